# Publicerade frågeformulär, så som kommunen läser dem.
questionnaire-list-title = Frågeformulär
questionnaire-list-lead = En publicerad version ändras aldrig. Svar, betyg och poäng hänvisar alltid till den version som de gavs under.
questionnaire-count = { $count ->
    [one] En fråga
   *[other] { $count } frågor
}
questionnaire-hash = Kontrollsumma:
questionnaire-frozen = Den här versionen är publicerad och ändras inte. Kontrollsumman visar att innehållet är detsamma:
questionnaire-frameworks = Kopplat till:
questionnaire-head = Uppgifter om leverantören
questionnaire-evidence = Dokumentation vi ber om:
questionnaire-conditional = Ställs bara om { $condition }.
questionnaire-must = Måste vara uppfyllt
questionnaire-controls = Krav:
questionnaire-built-in = Inbyggt
questionnaire-own = Eget
questionnaire-withdrawn = Återkallad
questionnaire-withdraw = Återkalla
questionnaire-withdraw-title = Återkalla { $name }?
questionnaire-withdraw-send = Versionen kan inte längre skickas till leverantörer.
questionnaire-withdraw-open = Leverantörer som redan har fått den kan svara färdigt.
questionnaire-withdraw-kept = Svar, bedömningar, poäng och exporter står kvar oförändrade.
questionnaire-withdraw-final = En återkallad version kan inte tas tillbaka. Publicera en ny version i stället.
questionnaire-withdraw-keep = Behåll versionen
done-questionnaire-withdrawn = Versionen har återkallats.
questionnaire-withdrawn-note = Den här versionen återkallades { $date } och kan inte skickas längre. Allt som har besvarats och bedömts under den står kvar oförändrat.
questionnaire-published = Publicerad { $date }
questionnaire-evidence-if = Dokumentation vi ber om när svaret är { $options }:
