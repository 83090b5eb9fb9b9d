# Publiserte spørreskjemaer, slik kommunen leser dem.
questionnaire-list-title = Spørreskjemaer
questionnaire-list-lead = En publisert versjon endres aldri. Svar, karakterer og poeng viser alltid til den versjonen de ble gitt under.
questionnaire-count = { $count ->
    [one] Ett spørsmål
   *[other] { $count } spørsmål
}
questionnaire-hash = Kontrollsum:
questionnaire-frozen = Denne versjonen er publisert og endres ikke. Kontrollsummen viser at innholdet er det samme:
questionnaire-frameworks = Knyttet til:
questionnaire-head = Opplysninger om leverandøren
questionnaire-evidence = Dokumentasjon som etterspørres:
questionnaire-conditional = Stilles bare når tidligere svar tilsier det.
questionnaire-must = Må være oppfylt
questionnaire-controls = Krav:
