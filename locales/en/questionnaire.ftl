# Published questionnaires, as the municipality reads them.
questionnaire-list-title = Questionnaires
questionnaire-list-lead = A published version never changes. Answers, ratings and scores always name the version they were given under.
questionnaire-count = { $count ->
    [one] One question
   *[other] { $count } questions
}
questionnaire-hash = Checksum:
questionnaire-frozen = This version is published and does not change. The checksum shows that the content is the same:
questionnaire-frameworks = Mapped to:
questionnaire-head = About the supplier
questionnaire-evidence = Evidence asked for:
questionnaire-conditional = Asked only when earlier answers call for it.
questionnaire-must = Must be met
questionnaire-controls = Controls:
