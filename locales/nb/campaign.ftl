# Utsendelser og e-posten til leverandøren.
campaign-list-title = Utsendelser
campaign-list-lead = Et spørreskjema til én eller flere leverandører, med én frist.
campaign-all = Alle utsendelser
campaign-none = Ingen utsendelser ennå
campaign-none-text = Send et spørreskjema, så ser du her hvem som har svart.
campaign-new-title = Ny utsendelse
campaign-new-lead = Hver leverandør får en e-post med sin egen lenke. De trenger ingen konto.
campaign-new-lead-held = Hver leverandør får sin egen lenke. Tillit er ikke satt opp til å sende e-post, så dere deler lenkene selv.
campaign-questionnaire = Spørreskjema
campaign-choose-questionnaire = Velg spørreskjema
campaign-title = Navn på utsendelsen
campaign-title-help = Leverandøren ser det også, for eksempel «Læremidler 2027».
campaign-deadline = Frist
campaign-deadline-help = Siste dag leverandøren kan sende inn.
campaign-message = Melding til leverandørene
campaign-message-help = E-posten begynner med «Hei!» og hva dere ber om, og slutter med lenken, navnet ditt og { $customer }. Skriv bare det som skal stå mellom.
campaign-to = Send til
campaign-to-help = Velg én eller flere løsninger.
campaign-send = Send ut
campaign-send-held = Lag utsendelsen
campaign-no-suppliers = Registrer en leverandør først
campaign-no-suppliers-text = Et spørreskjema sendes til en leverandør om en løsning.
campaign-problem-definition = Velg et spørreskjema.
campaign-problem-deadline = Velg en frist.
campaign-problem-past = Fristen er passert. Velg i dag eller en senere dag.
campaign-problem-far = Fristen ligger mer enn ti år fram. Sjekk årstallet.
campaign-problem-products = Velg minst én løsning.
campaign-due = Frist { $day }
campaign-tally = { $submitted } innsendt · { $started } påbegynt · { $untouched } ikke startet
campaign-legend-submitted = Innsendt
campaign-legend-started = Påbegynt
campaign-legend-untouched = Ikke startet
campaign-compare = Sammenlign svar
campaign-held-title =
    { $count ->
        [one] Dere må sende ut én lenke selv
       *[other] Dere må sende ut { $count } lenker selv
    }
campaign-held-text = Tillit er ikke satt opp til å sende e-post. Åpne «E-post og lenke» ved hver leverandør, og send lenken selv.
campaign-requests = Leverandører
campaign-about = Om utsendelsen
campaign-sent-at = Laget
campaign-status = Status
done-campaign-sent = Utsendelsen er laget, og e-postene er på vei ut.
done-campaign-held = Utsendelsen er laget. Ingen e-post er sendt: del lenkene selv.
campaign-mail-subject = { $customer } ber dere svare på spørsmål om { $product }
campaign-mail-greeting = Hei!
campaign-mail-ask = { $customer } ber dere svare på spørreskjemaet { $questionnaire } om { $product }. Utsendelsen heter «{ $title }», og fristen er { $deadline }.
campaign-mail-link =
    Åpne lenken for å svare. Dere trenger ingen konto, og svarene lagres mens dere skriver:
    { $link }
campaign-mail-end = Lenken er personlig for dere. Alle som har den, kan lese og endre svarene. Del den bare med dem som skal svare.
campaign-mail-signature =
    Hilsen
    { $sender }
    { $customer }
campaign-leave-out = Utelat deler av { $version }
campaign-left-out = Utelatte deler
campaign-left-out-help = Delene du krysser av, blir det ikke spurt om. Minst én del må være igjen.
campaign-left-out-musts = Delen har krav som må være oppfylt: spørsmål { $numbers }.
campaign-problem-left-out = Minst én del må være igjen. Fjern krysset ved det dere vil spørre om.
campaign-problem-asks-nothing = Spørsmålene som er igjen, avhenger av svar i delene dere utelater, så ingenting blir spurt om. Ta med minst én av delene.
campaign-mail-left-out = Disse delene av skjemaet spør vi ikke om: { $sections }.
campaign-change-deadline = Endre fristen
campaign-change-deadline-help = Leverandørene ser den nye fristen på sidene sine. De får ingen e-post om endringen.
campaign-save-deadline = Lagre fristen
done-deadline-changed = Fristen er endret.
