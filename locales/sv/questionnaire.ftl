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
questionnaire-evidence = Dokumentation som efterfrågas:
questionnaire-conditional = Ställs bara när tidigare svar kräver det.
questionnaire-must = Måste vara uppfyllt
questionnaire-controls = Krav:
