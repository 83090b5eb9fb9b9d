# Suppliers from a list.
supplier-import-title = Register many suppliers
supplier-import-lead = Upload a list from Excel or a CSV file. You see what happens to each row before anything is saved.
supplier-import-file = List
supplier-import-file-help = Excel (.xlsx) or CSV, up to { $rows } rows and { $limit } MB. The first row is headings, at least supplier and organisation number.
supplier-import-read = Read the list
supplier-import-template = Download a template
supplier-import-template-text = A supplier with several products has one row for each. The list may have more columns than the template.
supplier-import-template-file = suppliers
supplier-import-language = Language
supplier-import-review-title = Review the list
supplier-import-nothing-yet = Nobody has been registered yet.
supplier-import-nothing-yet-text = The list is saved when you confirm at the bottom of the page.
supplier-import-new = New
supplier-import-changed = Changed
supplier-import-known = Known already
supplier-import-without-email = No e-mail
supplier-import-refused = Left out
supplier-import-row = Row
supplier-import-new-products = New products
supplier-import-problems = Rows to look at
supplier-import-unknown = These columns are not read: { $heads }
supplier-import-apply = { $count ->
    [one] Save one supplier
   *[other] Save { $count } suppliers
}
supplier-import-products-too = { $count ->
    [0] No new products.
    [one] One new product.
   *[other] { $count } new products.
}
supplier-import-no-head = We find no row with the headings supplier and organisation number. Use the template, or give the columns these names.
supplier-import-too-many = The list has too many rows. Split it into several files.
supplier-import-empty = The list has headings, but no rows.
supplier-import-problem-language = The language is not one we have. Write nb, nn, en or sv.
supplier-import-problem-long = The text is too long.
supplier-import-problem-name = The name is missing.
supplier-import-problem-email = The supplier is new, and the list has no e-mail address.
supplier-import-problem-twice = An earlier row says the same. The row is not read again:
supplier-import-problem-differs = An earlier row with the same organisation number says otherwise. The earlier one holds; the product is taken. Row
done-suppliers-imported = The list has been saved.
