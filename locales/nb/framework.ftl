# Rammeverk og krav.
framework-list-title = Rammeverk
framework-list-lead = Katalogene som spørsmålene viser til, og hvilke krav som ikke er dekket.
framework-search = Søk i krav
framework-found = { $count } krav
framework-none-found = Ingen krav passer
framework-none-found-text = Prøv et annet ord, eller vis alle.
framework-coverage = { $covered } av { $total } krav er dekket av spørsmål
framework-show = Vis
framework-show-all = Alle ({ $count })
framework-show-covered = Dekket ({ $count })
framework-show-uncovered = Ikke dekket ({ $count })
framework-uncovered = Ikke dekket av noe spørsmål
framework-controls = { $count } krav
framework-text = Hva kravet sier:
framework-export = Last ned som OSCAL
