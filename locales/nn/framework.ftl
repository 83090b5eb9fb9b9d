# Rammeverk og krav.
framework-list-title = Rammeverk
framework-list-lead = Katalogane som spørsmåla viser til, og kva krav som ikkje er dekte.
framework-search = Søk i krav
framework-found = { $count } krav
framework-none-found = Ingen krav passar
framework-none-found-text = Prøv eit anna ord, eller vis alle.
framework-coverage = { $covered } av { $total } krav er dekte av spørsmål
framework-show = Vis
framework-show-all = Alle ({ $count })
framework-show-covered = Dekte ({ $count })
framework-show-uncovered = Ikkje dekte ({ $count })
framework-uncovered = Ikkje dekt av noko spørsmål
framework-controls = { $count } krav
framework-text = Kva kravet seier:
framework-export = Last ned som OSCAL
