# Å svare: oppgaveliste, spørsmål, innsending og kvittering.
response-about = Om spørreskjemaet
response-version = versjon { $version } · fra { $customer }
response-hub-title = Oppgaveliste
response-hub-lead = Fra { $customer }, om { $product }. Dere kan svare i den rekkefølgen dere vil, og flere kan svare samtidig. Alt lagres underveis.
response-message-from = Melding fra { $customer }
response-of = { $some } av { $all }
response-answered-of = { $some } av { $all } besvart
response-missing = { $count ->
    [one] Ett felt mangler
   *[other] { $count } felter mangler
}
response-progress = Spørsmål og fremdrift
response-progress-bar = Besvarte spørsmål
response-questions = Spørsmål
response-questions-folded = Spørsmål, sammenfoldet
response-all-questions = Alle spørsmål
response-question-of = Spørsmål { $number } av { $count }
response-not-asked = Dette spørsmålet stilles ikke, slik de andre svarene er nå. Det som står her, blir ikke med i innsendingen.
response-because = Vises fordi { $why }.
response-why = Hvorfor spør vi om dette?
response-your-answer = Svaret deres
response-yes = Ja
response-no = Nei
response-explanation = Beskrivelse
response-owed-on = Må fylles ut når svaret er «{ $option }».
response-more-rows = Lagre og vis flere rader
response-table = Tabell i svaret
response-not-applicable-ask = Er spørsmålet ikke aktuelt for løsningen?
response-not-applicable = Ikke aktuelt
response-not-applicable-reason = Hvorfor er det ikke aktuelt?
response-next = Lagre og gå videre
response-previous = Forrige
response-later = Fortsett senere
response-save = Lagre
response-saved-at = Lagret { $at }
response-conflict-title = Noen andre har lagret et annet svar
response-conflict-text = Det du skriver nå, er ikke lagret. Velg hvilket svar som skal stå.
response-conflict-form = Svaret ditt står fortsatt i skjemaet, men er ikke lagret. Lagre på nytt hvis det skal erstatte det andre.
response-conflict-theirs = Dette er lagret:
response-conflict-mine = Lagre mitt svar
response-conflict-take = Bruk det andre svaret
response-problem-number = Skriv et tall, for eksempel 12 eller 2,5.
response-problem-yes-no = Velg ja eller nei.
response-problem-date = Skriv en dato som 2026-11-30.
response-problem-long = Svaret er for langt. En celle i Excel rommer 32 767 tegn. Legg resten i et dokument.
response-problem-rows = Tabellen har mer enn 100 rader. Behold de viktigste, og legg resten i et dokument.
response-problem-cell = En celle i tabellen er for lang. Den rommer 32 767 tegn. Legg resten i et dokument.
response-head-title = Om dere og løsningen
response-head-lead = Hvem svarer, og hva gjelder svarene?
response-excel = Svar i Excel
response-excel-text = Last ned arbeidsboken, fyll den ut og last den opp igjen. Svarene som er lagret, følger med.
response-excel-export = Last ned Excel
response-excel-import = Last opp Excel
response-submit-title = Se over og send inn
response-submit-short = Dere får en kvittering.
response-submit-lead = Når dere sender inn, får { $customer } svarene og dokumentene de viser til.
response-head-missing = Fyll ut dette om dere
response-head-fill = Til opplysningene om dere
response-odd = Se over dette en gang til
response-odd-email = ser ikke ut som en e-postadresse.
response-odd-org-number = ser ikke ut som et organisasjonsnummer.
response-gaps = { $count ->
    [one] Ett spørsmål mangler svar
   *[other] { $count } spørsmål mangler svar
}
response-gaps-text = Svar på dem, eller forklar kommunen hvorfor svaret mangler.
response-gap-why = Hvorfor mangler svaret på spørsmål { $number }?
response-gap-answer = ikke besvart
response-gap-explanation = beskrivelsen mangler
response-gap-reason = begrunnelsen mangler
response-gap-said = Hvorfor svaret mangler:
response-complete = Alle spørsmål er besvart.
response-problem-head = Fyll ut opplysningene om dere først.
response-problem-gap = { $number }. { $subject }: svar eller forklar
response-submit-what = Dette sendes inn
response-submit-content = { $answered } av { $owed } spørsmål er besvart. Dokumenter: { $documents }.
response-submit-final = Etter innsending kan svarene ikke endres her. Er noe feil, tar dere kontakt med { $customer }.
response-submitted-by = Sendt inn av
response-submit = Send inn svarene
response-receipt-title = Kvittering
response-receipt-lead = Svarene er sendt til { $customer }.
response-receipt-about = Om innsendingen
response-receipt-questionnaire = Spørreskjema
response-receipt-at = Sendt inn
response-receipt-number = Utgave
response-receipt-hash = Kontrollsum
response-receipt-frozen = Innsendingen er låst. Kontrollsummen viser at den ikke er endret siden.
done-answer-saved = Svaret er lagret.
done-head-saved = Opplysningene er lagret.
done-submitted = Svarene er sendt inn.
response-left-out = { $customer } har utelatt { $sections }. Det trenger dere ikke svare på her.
response-evidence-missing = { $count ->
    [one] Ett svar mangler dokumentasjon
   *[other] { $count } svar mangler dokumentasjon
}
response-evidence-missing-text = Det er bedt om dokumentasjon her. Dere kan sende inn uten, men kommunen ser at den mangler.
response-contact = Spørsmål? Ta kontakt med { $name }, { $email }.
response-more = { $count ->
    [one] Ett spørsmål til kan komme, ut fra svarene.
   *[other] { $count } spørsmål til kan komme, ut fra svarene.
}
response-controls = Krav spørsmålet gjelder
response-odd-count = { $count ->
    [one] Ett felt å se over
   *[other] { $count } felter å se over
}
response-odd-value = Se over: dette { $what }
response-gap-all = Samme grunn for alle som mangler
response-gap-all-help = Gjelder der det ikke står en egen grunn nedenfor.
response-problem-gaps = { $count ->
    [one] { $section }: ett spørsmål mangler svar
   *[other] { $section }: { $count } spørsmål mangler svar
}
done-reasons-saved = Forklaringene er lagret.
response-receipt-next = Hva skjer nå?
response-receipt-next-text = { $customer } går gjennom svarene og vurderer dem. Lurer de på noe, tar de kontakt med den som har fylt ut. Dere trenger ikke gjøre noe mer nå.
