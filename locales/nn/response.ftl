# Å svare: oppgåveliste, spørsmål, innsending og kvittering.
response-about = Om spørjeskjemaet
response-version = versjon { $version } · frå { $customer }
response-hub-title = Oppgåveliste
response-hub-lead = Frå { $customer }, om { $product }. De kan svare i den rekkjefølgja de vil, og fleire kan svare samstundes. Alt blir lagra undervegs.
response-message-from = Melding frå { $customer }
response-of = { $some } av { $all }
response-answered-of = Svart på { $some } av { $all }
response-missing = { $count ->
    [one] Eitt felt manglar
   *[other] { $count } felt manglar
}
response-progress = Spørsmål og framdrift
response-progress-bar = Spørsmål det er svart på
response-questions = Spørsmål
response-questions-folded = Spørsmål, samanfalda
response-all-questions = Alle spørsmål
response-question-of = Spørsmål { $number } av { $count }
response-not-asked = Dette spørsmålet blir ikkje stilt, slik dei andre svara er no. Det som står her, blir ikkje med i innsendinga.
response-because = Vist fordi { $why }.
response-why = Kvifor spør vi om dette?
response-your-answer = Svaret dykkar
response-yes = Ja
response-no = Nei
response-explanation = Skildring
response-owed-on = Må fyllast ut når svaret er «{ $option }».
response-more-rows = Lagre og vis fleire rader
response-table = Tabell i svaret
response-not-applicable-ask = Er spørsmålet ikkje aktuelt for løysinga?
response-not-applicable = Ikkje aktuelt
response-not-applicable-reason = Kvifor er det ikkje aktuelt?
response-next = Lagre og gå vidare
response-previous = Førre
response-later = Hald fram seinare
response-save = Lagre
response-saved-at = Lagra { $at }
response-conflict-title = Nokon andre har lagra eit anna svar
response-conflict-text = Det du skriv no, er ikkje lagra. Vel kva svar som skal stå.
response-conflict-form = Svaret ditt står framleis i skjemaet, men er ikkje lagra. Lagre på nytt dersom det skal erstatte det andre.
response-conflict-theirs = Dette er lagra:
response-conflict-mine = Lagre svaret mitt
response-conflict-take = Bruk det andre svaret
response-problem-number = Skriv eit tal, til dømes 12 eller 2,5.
response-problem-yes-no = Vel ja eller nei.
response-problem-date = Skriv ein dato som 2026-11-30.
response-problem-long = Svaret er for langt. Ei celle i Excel rommar 32 767 teikn. Legg resten i eit dokument.
response-problem-rows = Tabellen har meir enn 100 rader. Behald dei viktigaste, og legg resten i eit dokument.
response-problem-cell = Ei celle i tabellen er for lang. Ho rommar 32 767 teikn. Legg resten i eit dokument.
response-head-title = Om dykk og løysinga
response-head-lead = Kven svarar, og kva gjeld svara?
response-excel = Svar i Excel
response-excel-text = Last ned arbeidsboka, fyll ho ut og last ho opp igjen. Svara som er lagra, følgjer med.
response-excel-export = Last ned Excel
response-excel-import = Last opp Excel
response-submit-title = Sjå over og send inn
response-submit-short = De får ei kvittering.
response-submit-lead = Når de sender inn, får { $customer } svara og dokumenta dei viser til.
response-head-missing = Fyll ut dette om dykk
response-head-fill = Til opplysningane om dykk
response-odd = Sjå over dette ein gong til
response-odd-email = ser ikkje ut som ei e-postadresse.
response-odd-org-number = ser ikkje ut som eit organisasjonsnummer.
response-gaps = { $count ->
    [one] Eitt spørsmål manglar svar
   *[other] { $count } spørsmål manglar svar
}
response-gaps-text = Svar på dei, eller forklar kommunen kvifor svaret manglar.
response-gap-why = Kvifor manglar svaret på spørsmål { $number }?
response-gap-answer = ikkje svart på
response-gap-explanation = skildringa manglar
response-gap-reason = grunngivinga manglar
response-gap-said = Kvifor svaret manglar:
response-complete = Det er svart på alle spørsmål.
response-problem-head = Fyll ut opplysningane om dykk først.
response-problem-gap = { $number }. { $subject }: svar eller forklar
response-submit-what = Dette blir sendt inn
response-submit-content = { $answered } av { $owed } spørsmål er svara på. Dokument: { $documents }.
response-submit-final = Etter innsending kan svara ikkje endrast her. Er noko feil, tek de kontakt med { $customer }.
response-submitted-by = Sendt inn av
response-submit = Send inn svara
response-receipt-title = Kvittering
response-receipt-lead = Svara er sende til { $customer }.
response-receipt-about = Om innsendinga
response-receipt-questionnaire = Spørjeskjema
response-receipt-at = Sendt inn
response-receipt-number = Utgåve
response-receipt-hash = Kontrollsum
response-receipt-frozen = Innsendinga er låst. Kontrollsummen viser at ho ikkje er endra sidan.
done-answer-saved = Svaret er lagra.
done-head-saved = Opplysningane er lagra.
done-submitted = Svara er sende inn.
response-left-out = { $customer } har utelate { $sections }. Det treng de ikkje svare på her.
response-evidence-missing = { $count ->
    [one] Eitt svar manglar dokumentasjon
   *[other] { $count } svar manglar dokumentasjon
}
response-evidence-missing-text = Her er det bede om dokumentasjon. De kan sende inn utan, men kommunen ser at han manglar.
response-contact = Spørsmål? Ta kontakt med { $name }, { $email }.
response-more = { $count ->
    [one] Eitt spørsmål til kan kome, ut frå svara.
   *[other] { $count } spørsmål til kan kome, ut frå svara.
}
response-controls = Krav spørsmålet gjeld
response-odd-count = { $count ->
    [one] Eitt felt å sjå over
   *[other] { $count } felt å sjå over
}
response-odd-value = Sjå over: dette { $what }
response-gap-all = Same grunn for alle som manglar
response-gap-all-help = Gjeld der det ikkje står ein eigen grunn nedanfor.
response-problem-gaps = { $count ->
    [one] { $section }: eitt spørsmål manglar svar
   *[other] { $section }: { $count } spørsmål manglar svar
}
done-reasons-saved = Forklaringane er lagra.
response-receipt-next = Kva skjer no?
response-receipt-next-text = { $customer } går gjennom svara og vurderer dei. Lurer dei på noko, tek dei kontakt med den som har fylt ut. De treng ikkje gjere noko meir no.
