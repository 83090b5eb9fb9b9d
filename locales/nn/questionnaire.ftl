# Publiserte spørjeskjema, slik kommunen les dei.
questionnaire-list-title = Spørjeskjema
questionnaire-list-lead = Ein publisert versjon blir aldri endra. Svar, karakterar og poeng viser alltid til den versjonen dei vart gitt under.
questionnaire-count = { $count ->
    [one] Eitt spørsmål
   *[other] { $count } spørsmål
}
questionnaire-hash = Kontrollsum:
questionnaire-frozen = Denne versjonen er publisert og blir ikkje endra. Kontrollsummen viser at innhaldet er det same:
questionnaire-frameworks = Knytt til:
questionnaire-head = Opplysningar om leverandøren
questionnaire-evidence = Dokumentasjon vi ber om:
questionnaire-conditional = Blir berre stilt når tidlegare svar tilseier det.
questionnaire-must = Må vere oppfylt
questionnaire-controls = Krav:
