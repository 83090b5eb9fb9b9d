# Ramma rundt kvar side, og orda i felles komponentar.
frame-skip = Hopp til hovudinnhaldet
frame-nav = Hovudmeny
frame-nav-folded = Hovudmeny, samanfalda
frame-menu = Meny
frame-crumbs = Brødsmulesti
frame-sign-out = Logg ut
frame-language = Vel språk
frame-accessibility = Tilgjengelegheitserklæring
frame-privacy = Personvern
frame-help = Hjelp
frame-operation = Oppgje dette nummeret om du spør om hjelp:
frame-error-prefix = Feil:
frame-error-summary = { $count ->
    [one] Éin ting må rettast
   *[other] { $count } ting må rettast
}
frame-required = Må fyllast ut
frame-optional = Valfritt
frame-cancel = Avbryt
frame-count-max = Inntil { $max } teikn
frame-file-drop = Slepp filer her
frame-file-choose = Vel fil
frame-file-choose-many = Vel filer
frame-keys-switch = Bruk hurtigtastar

frame-rating = Karakter
frame-of-four = av 4
frame-level-0 = Ikkje oppfylt
frame-level-1 = I liten grad
frame-level-2 = Delvis oppfylt
frame-level-3 = I stor grad
frame-level-4 = Heilt oppfylt
frame-level-not-applicable = Ikkje aktuelt
frame-level-none = Ikkje vurdert

frame-status-queued = I kø
frame-status-sent = Sendt
frame-status-failed = Ikkje sendt
frame-status-opened = Opna
frame-status-started = Påbyrja
frame-status-submitted = Sendt inn
frame-status-overdue = Fristen er ute
frame-status-to_assess = Til vurdering
frame-status-under_assessment = Under vurdering
frame-status-assessed = Ferdig vurdert
frame-status-answered = Svart på
frame-status-partly = Påbyrja
frame-status-unanswered = Ikkje svart på
frame-status-to_confirm = Må stadfestast
frame-status-not_applicable = Ikkje aktuelt
frame-status-not_ready = Ikkje klar enno
frame-status-ready = Klar
frame-status-done = Ferdig

frame-js-saving = Lagrar …
frame-js-not-saved = Ikkje lagra. Vi prøver på nytt når du skriv vidare.
frame-js-offline = Ikkje lagra: nettet er borte. Vi prøver på nytt når det er tilbake. Lat sida stå open.
frame-js-signed-out = Ikkje lagra: du er logga ut. Kopier det du har skrive, og logg inn på nytt.
frame-js-uploading = Lastar opp { $name }, { $percent } %
frame-js-checking = { $name } er sendt og blir kontrollert
frame-js-uploaded = { $name } er lasta opp
frame-js-not-uploaded = { $name } vart ikkje lasta opp. Prøv på nytt.
frame-js-upload-cancelled = Opplastinga av { $name } vart avbroten
frame-js-copied = Kopiert
frame-js-not-copied = Ikkje kopiert. Merk teksten og kopier han sjølv.
frame-js-count = { $count } av { $max } teikn
frame-js-left = { $left } teikn att
frame-problem-empty = Fyll ut «{ $field }».
frame-problem-lines = Skriv «{ $field }» på éi linje.
frame-problem-long = «{ $field }» kan ha høgst { $most } teikn. No er det { $count }.
frame-status-held = Lenkja må delast
frame-status-shared = Lenkja er delt
