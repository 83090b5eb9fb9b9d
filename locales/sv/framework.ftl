# Ramverk och krav.
framework-list-title = Ramverk
framework-list-lead = Katalogerna som frågorna hänvisar till, och vilka krav som inte täcks.
framework-search = Sök i krav
framework-found = { $count } krav
framework-none-found = Inga krav passar
framework-none-found-text = Prova ett annat ord, eller visa alla.
framework-coverage = { $covered } av { $total } krav täcks av frågor
framework-show = Visa
framework-show-all = Alla ({ $count })
framework-show-covered = Täckta ({ $count })
framework-show-uncovered = Inte täckta ({ $count })
framework-uncovered = Täcks inte av någon fråga
framework-controls = { $count } krav
framework-text = Vad kravet säger:
framework-export = Ladda ner som OSCAL
