# Evidence from the supplier.
evidence-title = Documents
evidence-lead = Your documents. One document can support several answers; the municipality gets only those that answers refer to.
evidence-count = { $count ->
    [0] No documents
    [one] One document
   *[other] { $count } documents
}
evidence-heading = Evidence
evidence-asked = The municipality asks for:
evidence-cited = The answer refers to
evidence-none-cited = The answer does not refer to any document yet.
evidence-upload = Upload evidence
evidence-upload-button = Upload
evidence-kinds = PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPG or text. Up to { $limit } MB per file.
evidence-place = Where in the document
evidence-place-help = For example “page 4” or “chapter 2”.
evidence-use-earlier = Use a document uploaded earlier
evidence-document = Document
evidence-cite = Refer to the document
evidence-uncite = Remove
evidence-uploaded = uploaded { $at }
evidence-covers = Used in answers: { $questions }
evidence-covers-none = Not used in any answer yet.
evidence-remove = Delete
evidence-remove-title = Delete document
evidence-remove-confirm = Delete { $name }?
evidence-remove-cited =
    { $count ->
        [0] No answer refers to the document any more.
        [one] One answer refers to the document, and will lose the reference:
       *[other] { $count } answers refer to the document, and will lose the reference:
    }
evidence-remove-stays = The text of the answers stays. The document can be uploaded again.
evidence-remove-all = Delete the document
evidence-none = No documents yet
evidence-none-text = Upload here, or at the question the document belongs to.
evidence-problem-large = The file is too large. Choose a smaller one, or split it.
evidence-problem-kind = The file’s content does not fit the types we accept, or its name. Save it as PDF, for example.
evidence-problem-empty = The file is empty. Check what is in it and upload it again.
evidence-problem-many = Too much was uploaded in a short time, or you have too many documents. Wait a little, or delete some.
evidence-problem-none = Choose a file first.
done-evidence-added = The document has been uploaded.
done-evidence-removed = The document has been deleted.
done-evidence-cited = The answer now refers to the document.
done-citation-removed = The answer no longer refers to the document.
evidence-asked-if = If the answer is { $options }, the municipality asks for:
evidence-save-first = Save the answer before you upload, or what you have written is lost.
