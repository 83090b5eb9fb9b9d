# Using answers that were given to another municipality.
reuse-title = Have you answered another municipality on the same?
reuse-text = You have also opened a link with the same questionnaire about the same product. You can use the answers and documents from there. After that there is one set of answers for both, and each municipality gets its own submission.
reuse-how = If this is the first time, you need not do anything here. If another municipality has asked about the same product with this questionnaire, open the link from them in this browser and come back here. Then you can use the answers again.
reuse-do = Use the answers to { $customer }
reuse-answered = { $count ->
    [one] One field is filled in
   *[other] { $count } fields are filled in
}
done-response-reused = The answers have been brought here. Look them over before you send in.
