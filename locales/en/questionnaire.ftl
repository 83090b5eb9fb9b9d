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
questionnaire-conditional = Asked only if { $condition }.
questionnaire-must = Must be met
questionnaire-controls = Controls:
questionnaire-built-in = Built in
questionnaire-own = Our own
questionnaire-withdrawn = Withdrawn
questionnaire-withdraw = Withdraw
questionnaire-withdraw-title = Withdraw { $name }?
questionnaire-withdraw-send = The version can no longer be sent to suppliers.
questionnaire-withdraw-open = Suppliers who already have it can finish answering.
questionnaire-withdraw-kept = Answers, assessments, scores and exports stay as they are.
questionnaire-withdraw-final = A withdrawn version cannot be brought back. Publish a new version instead.
questionnaire-withdraw-keep = Keep the version
done-questionnaire-withdrawn = The version has been withdrawn.
questionnaire-withdrawn-note = This version was withdrawn on { $date } and can no longer be sent. Everything answered and assessed under it stays as it is.
questionnaire-published = Published { $date }
questionnaire-evidence-if = Evidence asked for if the answer is { $options }:
