# Leverantörer och produkter.
supplier-list-title = Leverantörer
supplier-list-lead = De leverantörer ni använder och vem ni skriver till.
supplier-new-title = Ny leverantör
supplier-new-lead = Finns leverantören redan uppdateras namn och kontakt.
supplier-count = { $count ->
    [one] En leverantör
   *[other] { $count } leverantörer
}
supplier-search = Sök på namn
supplier-search-button = Sök
supplier-name = Leverantör
supplier-number = Organisationsnummer
supplier-number-short = Org.nr
supplier-number-help = Nio siffror, som i det norska Enhetsregisteret.
supplier-contact-name = Kontaktperson
supplier-contact-email = E-post
supplier-contact-help = Hit skickas länken till frågeformuläret.
supplier-language = Språk i e-post
supplier-first-product = Produkt
supplier-first-product-help = Det ni använder från leverantören. Fler kan läggas till efteråt.
supplier-save = Spara leverantör
supplier-products = Produkter
supplier-no-products = Inga produkter har lagts till ännu.
supplier-product-name = Produktens namn
supplier-product-use = Vad ni använder den till
supplier-add-product = Lägg till produkt
supplier-ask = Skicka frågeformulär
supplier-requests = Det ni har frågat om
supplier-about = Om leverantören
supplier-pages = Sidor i listan
supplier-previous = Föregående
supplier-next = Nästa
supplier-none = Inga leverantörer ännu
supplier-none-text = Registrera den första för att kunna skicka ett frågeformulär.
supplier-none-found = Inga träffar
supplier-none-found-text = Prova en del av namnet.
supplier-problem-number = Skriv organisationsnumret med nio siffror.
supplier-problem-check-digit = Organisationsnumret stämmer inte. Kontrollera siffrorna.
supplier-problem-email = Skriv en e-postadress, som namn@foretag.se.
done-supplier-saved = Leverantören är sparad.
done-product-saved = Produkten är sparad.
supplier-change = Ändra
supplier-change-product = Ändra det ni vet om produkten
supplier-save-product = Spara produkten
supplier-product-conflict = Någon annan har ändrat produkten
supplier-product-conflict-text = Det du skrev står kvar i formuläret, men är inte sparat. Spara igen om det ska ersätta detta:
