# Leverantörer från en lista.
supplier-import-title = Registrera många leverantörer
supplier-import-lead = Ladda upp en lista från Excel eller en CSV-fil. Du ser vad som händer med varje rad innan något sparas.
supplier-import-file = Lista
supplier-import-file-help = Excel (.xlsx) eller CSV, högst { $rows } rader och { $limit } MB. Första raden är rubriker, minst leverantör och organisationsnummer.
supplier-import-read = Läs listan
supplier-import-template = Ladda ner en mall
supplier-import-template-text = Har leverantören flera produkter får varje produkt en egen rad. Listan får ha fler kolumner än mallen.
supplier-import-template-file = leverantörer
supplier-import-language = Språk
supplier-import-review-title = Granska listan
supplier-import-nothing-yet = Ingen är registrerad ännu.
supplier-import-nothing-yet-text = Listan sparas när du bekräftar längst ner på sidan.
supplier-import-new = Ny
supplier-import-changed = Ändras
supplier-import-known = Känd sedan tidigare
supplier-import-without-email = Saknar e-post
supplier-import-refused = Utelämnas
supplier-import-row = Rad
supplier-import-new-products = Nya produkter
supplier-import-problems = Rader att titta på
supplier-import-unknown = Dessa kolumner läses inte: { $heads }
supplier-import-apply = { $count ->
    [one] Spara en leverantör
   *[other] Spara { $count } leverantörer
}
supplier-import-products-too = { $count ->
    [0] Inga nya produkter.
    [one] En ny produkt.
   *[other] { $count } nya produkter.
}
supplier-import-no-head = Vi hittar ingen rad med rubrikerna leverantör och organisationsnummer. Använd mallen, eller ge kolumnerna dessa namn.
supplier-import-too-many = Listan har för många rader. Dela upp den i flera filer.
supplier-import-empty = Listan har rubriker men inga rader.
supplier-import-problem-language = Språket är inte ett vi har. Skriv nb, nn, en eller sv.
supplier-import-problem-long = Texten är för lång.
supplier-import-problem-name = Namnet saknas.
supplier-import-problem-email = Leverantören är ny, och listan har ingen e-postadress.
supplier-import-problem-twice = Samma sak står i en tidigare rad. Raden läses inte igen:
supplier-import-problem-differs = En tidigare rad med samma organisationsnummer säger något annat. Den tidigare gäller; produkten tas med. Rad
done-suppliers-imported = Listan är sparad.
