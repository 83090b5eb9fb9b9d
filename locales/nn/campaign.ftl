# Utsendingar og e-posten til leverandøren.
campaign-list-title = Utsendingar
campaign-list-lead = Eit spørjeskjema til éin eller fleire leverandørar, med éin frist.
campaign-all = Alle utsendingar
campaign-none = Ingen utsendingar enno
campaign-none-text = Send eit spørjeskjema, så ser du her kven som har svart.
campaign-new-title = Ny utsending
campaign-new-lead = Kvar leverandør får ein e-post med si eiga lenkje. Dei treng ingen konto.
campaign-new-lead-held = Kvar leverandør får si eiga lenkje. Tillit er ikkje sett opp til å sende e-post, så de deler lenkjene sjølve.
campaign-questionnaire = Spørjeskjema
campaign-choose-questionnaire = Vel spørjeskjema
campaign-title = Namn på utsendinga
campaign-title-help = Leverandøren ser det òg, til dømes «Læremiddel 2027».
campaign-deadline = Frist
campaign-deadline-help = Siste dag leverandøren kan sende inn.
campaign-message = Melding til leverandørane
campaign-message-help = E-posten byrjar med «Hei!» og kva de ber om, og sluttar med lenkja, namnet ditt og { $customer }. Skriv berre det som skal stå mellom.
campaign-to = Send til
campaign-to-help = Vel éi eller fleire løysingar.
campaign-send = Send ut
campaign-send-held = Lag utsendinga
campaign-no-suppliers = Registrer ein leverandør først
campaign-no-suppliers-text = Eit spørjeskjema blir sendt til ein leverandør om ei løysing.
campaign-problem-definition = Vel eit spørjeskjema.
campaign-problem-deadline = Vel ein frist.
campaign-problem-past = Fristen er passert. Vel i dag eller ein seinare dag.
campaign-problem-far = Fristen ligg meir enn ti år fram. Sjekk årstalet.
campaign-problem-products = Vel minst éi løysing.
campaign-due = Frist { $day }
campaign-tally = { $submitted } sende inn · { $started } påbyrja · { $untouched } ikkje starta
campaign-legend-submitted = Sendt inn
campaign-legend-started = Påbyrja
campaign-legend-untouched = Ikkje starta
campaign-compare = Samanlikn svar
campaign-held-title =
    { $count ->
        [one] De må sende ut éi lenkje sjølve
       *[other] De må sende ut { $count } lenkjer sjølve
    }
campaign-held-text = Tillit er ikkje sett opp til å sende e-post. Opne «E-post og lenkje» ved kvar leverandør, og send lenkja sjølv.
campaign-requests = Leverandørar
campaign-about = Om utsendinga
campaign-sent-at = Laga
campaign-status = Status
done-campaign-sent = Utsendinga er laga, og e-postane er på veg ut.
done-campaign-held = Utsendinga er laga. Ingen e-post er send: del lenkjene sjølve.
campaign-mail-subject = { $customer } ber dykk svare på spørsmål om { $product }
campaign-mail-greeting = Hei!
campaign-mail-ask = { $customer } ber dykk svare på spørjeskjemaet { $questionnaire } om { $product }. Utsendinga heiter «{ $title }», og fristen er { $deadline }.
campaign-mail-link =
    Opne lenkja for å svare. De treng ingen konto, og svara blir lagra medan de skriv:
    { $link }
campaign-mail-end = Lenkja er berre for dykk. Alle som har ho, kan lese og endre svara. Del ho berre med dei som skal svare.
campaign-mail-signature =
    Helsing
    { $sender }
    { $customer }
campaign-leave-out = Utelat delar av { $version }
campaign-left-out = Utelatne delar
campaign-left-out-help = Delane du kryssar av, blir det ikkje spurt om. Minst éin del må vere att.
campaign-left-out-musts = Delen har krav som må vere oppfylte: spørsmål { $numbers }.
campaign-problem-left-out = Minst éin del må vere att. Fjern krysset ved det de vil spørje om.
campaign-problem-asks-nothing = Spørsmåla som er att, avheng av svar i delane de utelèt, så ingenting blir spurt om. Ta med minst éin av delane.
campaign-mail-left-out = Desse delane av skjemaet spør vi ikkje om: { $sections }.
campaign-change-deadline = Endre fristen
campaign-change-deadline-help = Leverandørane ser den nye fristen på sidene sine. Dei får ingen e-post om endringa.
campaign-save-deadline = Lagre fristen
done-deadline-changed = Fristen er endra.
