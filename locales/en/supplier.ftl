# Suppliers and products.
supplier-list-title = Suppliers
supplier-list-lead = The suppliers you use, and whom you write to.
supplier-new-title = New supplier
supplier-new-lead = If the supplier is registered already, its name and contact are updated.
supplier-count = { $count ->
    [one] One supplier
   *[other] { $count } suppliers
}
supplier-search = Search by name
supplier-search-button = Search
supplier-name = Supplier
supplier-number = Organisation number
supplier-number-short = Org. no.
supplier-number-help = Nine digits, as in the Norwegian register of entities.
supplier-contact-name = Contact person
supplier-contact-email = E-mail
supplier-contact-help = The link to the questionnaire is sent here.
supplier-language = Language of e-mails
supplier-first-product = Product
supplier-first-product-help = What you use from the supplier. You can add more later.
supplier-save = Save supplier
supplier-products = Products
supplier-no-products = No products have been added yet.
supplier-product-name = Name of the product
supplier-product-use = What you use it for
supplier-add-product = Add product
supplier-ask = Send questionnaire
supplier-requests = What you have asked
supplier-about = About the supplier
supplier-pages = Pages of the list
supplier-previous = Previous
supplier-next = Next
supplier-none = No suppliers yet
supplier-none-text = Register the first one to be able to send a questionnaire.
supplier-none-found = Nothing found
supplier-none-found-text = Try a part of the name.
supplier-problem-number = Write the organisation number with nine digits.
supplier-problem-check-digit = The organisation number is not valid. Check the digits.
supplier-problem-email = Write an e-mail address, such as name@company.com.
done-supplier-saved = The supplier has been saved.
done-product-saved = The product has been saved.
supplier-change = Change
supplier-change-product = Change what you know of the product
supplier-save-product = Save product
supplier-product-conflict = Somebody else has changed the product
supplier-product-conflict-text = What you wrote still stands in the form, but is not saved. Save again if it is to replace this:
