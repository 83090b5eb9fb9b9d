# Rammen rundt hver side, og ordene i felles komponenter.
frame-skip = Hopp til hovedinnhold
frame-nav = Hovedmeny
frame-nav-folded = Hovedmeny, sammenfoldet
frame-menu = Meny
frame-crumbs = Brødsmulesti
frame-sign-out = Logg ut
frame-language = Velg språk
frame-accessibility = Tilgjengelighetserklæring
frame-privacy = Personvern
frame-help = Hjelp
frame-operation = Oppgi dette nummeret hvis du spør om hjelp:
frame-error-prefix = Feil:
frame-error-summary = { $count ->
    [one] Én ting må rettes
   *[other] { $count } ting må rettes
}
frame-required = Må fylles ut
frame-optional = Valgfritt
frame-cancel = Avbryt
frame-count-max = Inntil { $max } tegn
frame-file-drop = Slipp filer her
frame-file-choose = Velg fil
frame-file-choose-many = Velg filer
frame-keys-switch = Bruk hurtigtaster

frame-rating = Karakter
frame-of-four = av 4
frame-level-0 = Ikke oppfylt
frame-level-1 = I liten grad
frame-level-2 = Delvis oppfylt
frame-level-3 = I stor grad
frame-level-4 = Helt oppfylt
frame-level-not-applicable = Ikke aktuelt
frame-level-none = Ikke vurdert

frame-status-queued = I kø
frame-status-sent = Sendt
frame-status-failed = Ikke sendt
frame-status-opened = Åpnet
frame-status-started = Påbegynt
frame-status-submitted = Innsendt
frame-status-overdue = Frist passert
frame-status-to_assess = Til vurdering
frame-status-under_assessment = Under vurdering
frame-status-assessed = Ferdig vurdert
frame-status-answered = Besvart
frame-status-partly = Påbegynt
frame-status-unanswered = Ikke besvart
frame-status-to_confirm = Må bekreftes
frame-status-not_applicable = Ikke aktuelt
frame-status-not_ready = Ikke klar ennå
frame-status-ready = Klar
frame-status-done = Ferdig

frame-js-saving = Lagrer …
frame-js-not-saved = Ikke lagret. Vi prøver igjen når du skriver videre.
frame-js-offline = Ikke lagret: nettet er borte. Vi prøver igjen når det er tilbake. La siden stå åpen.
frame-js-signed-out = Ikke lagret: du er logget ut. Kopier det du har skrevet, og logg inn på nytt.
frame-js-uploading = Laster opp { $name }, { $percent } %
frame-js-checking = { $name } er sendt og blir kontrollert
frame-js-uploaded = { $name } er lastet opp
frame-js-not-uploaded = { $name } ble ikke lastet opp. Prøv igjen.
frame-js-upload-cancelled = Opplastingen av { $name } ble avbrutt
frame-js-copied = Kopiert
frame-js-not-copied = Ikke kopiert. Merk teksten og kopier den selv.
frame-js-count = { $count } av { $max } tegn
frame-js-left = { $left } tegn igjen
frame-problem-empty = Fyll ut «{ $field }».
frame-problem-lines = Skriv «{ $field }» på én linje.
frame-problem-long = «{ $field }» kan ha høyst { $most } tegn. Nå er det { $count }.
frame-status-held = Lenken må deles
frame-status-shared = Lenken er delt
