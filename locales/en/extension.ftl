# Extensions: what a municipality adds to a published questionnaire.
extension-title = Extend a questionnaire
extension-lead = Add parts, questions and help without copying the questionnaire. The extension gets a version of its own, and the base does not change.
extension-new = Make an extension
extension-of = An extension of { $base }.
extension-move = Move the extension over to { $base }
extension-file-structure = Parts and questions that are added
extension-file-words = Words in { $name }
extension-check = Check
extension-publish = Publish
extension-publish-confirm = A published version cannot be changed. Publish the extension?
extension-fits = The extension fits
extension-fits-text = { $count ->
    [one] The questionnaire will have one question in all. Nothing is published yet.
   *[other] The questionnaire will have { $count } questions in all. Nothing is published yet.
}
extension-moved = Look at this before you publish
extension-moved-text = The extension has been moved to the new version. Nothing is published yet.
extension-problem-base = The base “{ $base }” was not found. Write the key and version of a questionnaire that you have.
extension-problem-withdrawn = The base “{ $base }” has been withdrawn. Choose a version that can be sent.
extension-problem-key = The key “{ $key }” belongs to another questionnaire. Give the extension a key of its own.
extension-problem-version = This version exists already. Give the extension a new version number.
extension-note-section-anchor-gone = Part { $key } stood after { $other }, which is gone. It now stands last.
extension-note-question-anchor-gone = Question { $key } stood after { $other }, which is gone. It now stands last in its part.
extension-note-followed = Question { $key } followed its neighbour to the part { $other }.
extension-note-section-gone = Part { $other } is gone. Question { $key } now stands in the last part.
extension-note-key-taken = The base now uses the key { $key }. Yours is called { $other }. If they ask the same, yours can be removed.
extension-note-number-taken = The base now uses the number of { $key }. Yours has been given number { $other }.
extension-note-help-gone = Question { $key } is gone. The help to it has been removed.
extension-note-help-to-read = Question { $key } reads differently now. See whether the help still fits.
extension-note-condition-lost = Question { $key } was asked depending on { $other }, which is gone. It is now always asked. Write a new condition.
done-extension-published = The extension has been published.
