# Att svara: uppgiftslista, fråga, inskickning och kvittens.
response-about = Om frågeformuläret
response-version = version { $version } · från { $customer }
response-hub-title = Uppgiftslista
response-hub-lead = Från { $customer }, om { $product }. Ni kan svara i vilken ordning ni vill, och flera kan svara samtidigt. Allt sparas efter hand.
response-message-from = Meddelande från { $customer }
response-of = { $some } av { $all }
response-answered-of = { $some } av { $all } besvarade
response-missing = { $count ->
    [one] Ett fält saknas
   *[other] { $count } fält saknas
}
response-progress = Frågor och framsteg
response-progress-bar = Besvarade frågor
response-questions = Frågor
response-questions-folded = Frågor, hopfällt
response-all-questions = Alla frågor
response-question-of = Fråga { $number } av { $count }
response-not-asked = Frågan ställs inte, så som de andra svaren ser ut nu. Det som står här skickas inte med.
response-because = Visas eftersom { $why }.
response-why = Varför frågar vi om det här?
response-your-answer = Ert svar
response-yes = Ja
response-no = Nej
response-explanation = Beskrivning
response-owed-on = Måste fyllas i när svaret är ”{ $option }”.
response-more-rows = Spara och visa fler rader
response-table = Tabell i svaret
response-not-applicable-ask = Är frågan inte aktuell för produkten?
response-not-applicable = Inte aktuellt
response-not-applicable-reason = Varför är det inte aktuellt?
response-next = Spara och gå vidare
response-previous = Föregående
response-later = Fortsätt senare
response-save = Spara
response-saved-at = Sparat { $at }
response-conflict-title = Någon annan har sparat ett annat svar
response-conflict-text = Det du skriver nu är inte sparat. Välj vilket svar som ska gälla.
response-conflict-form = Ditt svar står kvar i formuläret men är inte sparat. Spara igen om det ska ersätta det andra.
response-conflict-theirs = Detta är sparat:
response-conflict-mine = Spara mitt svar
response-conflict-take = Använd det andra svaret
response-problem-number = Skriv ett tal, till exempel 12 eller 2,5.
response-problem-yes-no = Välj ja eller nej.
response-problem-date = Skriv ett datum som 2026-11-30.
response-problem-long = Svaret är för långt. En cell i Excel rymmer 32 767 tecken. Lägg resten i ett dokument.
response-problem-rows = Tabellen har fler än 100 rader. Behåll de viktigaste och lägg resten i ett dokument.
response-problem-cell = En cell i tabellen är för lång. Den rymmer 32 767 tecken. Lägg resten i ett dokument.
response-head-title = Om er och produkten
response-head-lead = Vem svarar, och vad gäller svaren?
response-excel = Svara i Excel
response-excel-text = Hämta arbetsboken, fyll i den och ladda upp den igen. Svar som är sparade följer med.
response-excel-export = Hämta Excel
response-excel-import = Ladda upp Excel
response-submit-title = Granska och skicka in
response-submit-short = Ni får en kvittens.
response-submit-lead = När ni skickar in får { $customer } svaren och de dokument som de hänvisar till.
response-head-missing = Fyll i detta om er
response-head-fill = Till uppgifterna om er
response-odd = Titta på det här en gång till
response-odd-email = ser inte ut som en e-postadress.
response-odd-org-number = ser inte ut som ett organisationsnummer.
response-gaps = { $count ->
    [one] En fråga saknar svar
   *[other] { $count } frågor saknar svar
}
response-gaps-text = Svara på dem, eller förklara för kommunen varför svaret saknas.
response-gap-why = Varför saknas svaret på fråga { $number }?
response-gap-answer = inte besvarad
response-gap-explanation = beskrivningen saknas
response-gap-reason = motiveringen saknas
response-gap-said = Varför svaret saknas:
response-complete = Alla frågor är besvarade.
response-problem-head = Fyll först i uppgifterna om er.
response-problem-gap = { $number }. { $subject }: svara eller förklara
response-submit-what = Detta skickas in
response-submit-content = { $answered } av { $owed } frågor är besvarade. Dokument: { $documents }.
response-submit-final = Efter inskickning kan svaren inte ändras här. Kontakta { $customer } om något är fel.
response-submitted-by = Inskickat av
response-submit = Skicka in svaren
response-receipt-title = Kvittens
response-receipt-lead = Svaren har skickats till { $customer }.
response-receipt-about = Om inskickningen
response-receipt-questionnaire = Frågeformulär
response-receipt-at = Inskickat
response-receipt-number = Utgåva
response-receipt-hash = Kontrollsumma
response-receipt-frozen = Inskickningen är låst. Kontrollsumman visar att den inte har ändrats sedan dess.
done-answer-saved = Svaret är sparat.
done-head-saved = Uppgifterna är sparade.
done-submitted = Svaren är inskickade.
response-left-out = { $customer } har utelämnat { $sections }. Det behöver ni inte svara på här.
response-evidence-missing = { $count ->
    [one] Ett svar saknar dokumentation
   *[other] { $count } svar saknar dokumentation
}
response-evidence-missing-text = Här efterfrågas dokumentation. Ni kan skicka in utan, men kommunen ser att den saknas.
response-contact = Frågor? Kontakta { $name }, { $email }.
response-more = { $count ->
    [one] En fråga till kan tillkomma, beroende på svaren.
   *[other] { $count } frågor till kan tillkomma, beroende på svaren.
}
response-controls = Krav som frågan gäller
response-odd-count = { $count ->
    [one] Ett fält att se över
   *[other] { $count } fält att se över
}
response-odd-value = Se över: det här { $what }
response-gap-all = Samma skäl för alla som saknas
response-gap-all-help = Gäller där inget eget skäl står nedan.
response-problem-gaps = { $count ->
    [one] { $section }: en fråga saknar svar
   *[other] { $section }: { $count } frågor saknar svar
}
done-reasons-saved = Förklaringarna är sparade.
response-receipt-next = Vad händer nu?
response-receipt-next-text = { $customer } går igenom svaren och bedömer dem. Undrar de över något tar de kontakt med den som har fyllt i. Ni behöver inte göra något mer nu.
