# Ramen runt varje sida, och orden i gemensamma komponenter.
frame-skip = Hoppa till huvudinnehållet
frame-nav = Huvudmeny
frame-nav-folded = Huvudmeny, hopfälld
frame-menu = Meny
frame-crumbs = Länkstig
frame-sign-out = Logga ut
frame-language = Välj språk
frame-accessibility = Tillgänglighetsredogörelse
frame-privacy = Personuppgifter
frame-help = Hjälp
frame-operation = Uppge det här numret om du behöver hjälp:
frame-error-prefix = Fel:
frame-error-summary = { $count ->
    [one] En sak behöver rättas
   *[other] { $count } saker behöver rättas
}
frame-required = Måste fyllas i
frame-optional = Frivilligt
frame-cancel = Avbryt
frame-count-max = Högst { $max } tecken
frame-file-drop = Släpp filer här
frame-file-choose = Välj fil
frame-file-choose-many = Välj filer
frame-keys-switch = Använd kortkommandon

frame-rating = Betyg
frame-of-four = av 4
frame-level-0 = Inte uppfyllt
frame-level-1 = I liten grad
frame-level-2 = Delvis uppfyllt
frame-level-3 = I hög grad
frame-level-4 = Helt uppfyllt
frame-level-not-applicable = Inte aktuellt
frame-level-none = Inte bedömt

frame-status-queued = I kö
frame-status-sent = Skickad
frame-status-failed = Inte skickad
frame-status-opened = Öppnad
frame-status-started = Påbörjad
frame-status-submitted = Inskickad
frame-status-overdue = Tiden har gått ut
frame-status-to_assess = Att bedöma
frame-status-under_assessment = Under bedömning
frame-status-assessed = Färdigbedömd
frame-status-answered = Besvarad
frame-status-partly = Påbörjad
frame-status-unanswered = Inte besvarad
frame-status-to_confirm = Ska bekräftas
frame-status-not_applicable = Inte aktuellt
frame-status-not_ready = Inte klar än
frame-status-ready = Redo
frame-status-done = Klar

frame-js-saving = Sparar …
frame-js-not-saved = Inte sparat. Vi försöker igen när du skriver vidare.
frame-js-offline = Inte sparat: du är offline. Vi försöker igen när nätet är tillbaka. Låt sidan vara öppen.
frame-js-signed-out = Inte sparat: du är utloggad. Kopiera det du har skrivit och logga in igen.
frame-js-uploading = Laddar upp { $name }, { $percent } %
frame-js-checking = { $name } är skickad och kontrolleras
frame-js-uploaded = { $name } är uppladdad
frame-js-not-uploaded = { $name } laddades inte upp. Försök igen.
frame-js-upload-cancelled = Uppladdningen av { $name } avbröts
frame-js-copied = Kopierat
frame-js-not-copied = Inte kopierat. Markera texten och kopiera den själv.
frame-js-count = { $count } av { $max } tecken
frame-js-left = { $left } tecken kvar
frame-problem-empty = Fyll i ”{ $field }”.
frame-problem-lines = Skriv ”{ $field }” på en rad.
frame-problem-long = ”{ $field }” får ha högst { $most } tecken. Nu är det { $count }.
frame-status-held = Länken ska delas
frame-status-shared = Länken är delad
