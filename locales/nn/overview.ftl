# Oversikta og hendingane i ho.
overview-title = Oversikt
overview-lead =
    { $active ->
        [0] Ingen utsendingar er i gang.
        [one] Éi utsending er i gang.
        [2] To utsendingar er i gang.
        [3] Tre utsendingar er i gang.
       *[other] { $active } utsendingar er i gang.
    } { $waiting ->
        [0] Ingen svar ventar på vurdering.
        [one] Eitt svar ventar på vurdering.
        [2] To svar ventar på vurdering.
        [3] Tre svar ventar på vurdering.
       *[other] { $waiting } svar ventar på vurdering.
    }
overview-active = Utsendingar i gang
overview-all-campaigns = Alle utsendingar
overview-none-active = Ingen utsendingar er i gang
overview-of = av { $all }
overview-received = Svar mottekne
overview-waiting = Ventar på vurdering
overview-near = Frist innan 7 dagar
overview-requests = Leverandørar
overview-overdue =
    { $count ->
        [one] Éin frist er passert
       *[other] { $count } fristar er passerte
    }
overview-more =
    { $count ->
        [one] Éin til i utsendingane
       *[other] { $count } til i utsendingane
    }
overview-aside = Oppgåver og hendingar
overview-tasks = Oppgåver
overview-task-count =
    { $count ->
        [one] éi oppgåve
       *[other] { $count } oppgåver
    }
overview-no-tasks = Ingenting ventar på dykk.
overview-more-tasks =
    { $count ->
        [one] Éi oppgåve til
       *[other] { $count } oppgåver til
    }
overview-assess = Vurder svar frå { $supplier }
overview-remind = Purr på { $supplier }
overview-due-passed = Fristen gjekk ut { $day }
overview-events = Siste hendingar
overview-event-questions = Spørsmål { $numbers }
overview-event-times = { $count } gonger
overview-event-signed-in = Logga inn
overview-event-sign-in-refused = Innlogging avvist
overview-event-signed-out = Logga ut
overview-event-user-added = Brukar lagd til
overview-event-supplier-saved = Leverandør lagra
overview-event-product-added = Løysing lagd til
overview-event-campaign-sent = Utsending laga
overview-event-deadline-changed = Frist endra
overview-event-product-changed = Løysing endra
overview-event-link-replaced = Ny lenkje laga
overview-event-link-shared = Lenkje delt med leverandøren
overview-event-link-opened = Leverandøren opna lenkja
overview-event-submitted = Svar sende inn
overview-event-evidence-read = Dokument opna
overview-event-submission-shared = Svar delte med dykk
overview-event-assessment-started = Vurdering påbyrja
overview-event-rated = Svar vurdert
overview-event-note-added = Notat skrive
overview-event-assessment-finished = Vurdering ferdig
overview-event-assessment-reopened = Vurdering opna igjen
overview-event-exported = Arbeidsbok lasta ned
overview-event-imported = Arbeidsbok lesen inn
overview-event-definition-published = Spørjeskjema eller rammeverk publisert
overview-event-definition-withdrawn = Spørjeskjema trekt tilbake
overview-event-workbook-read = Framand arbeidsbok lesen
overview-event-layout-saved = Oppsett av arbeidsbok retta
overview-event-draft-begun = Utkast påbyrja
overview-event-draft-saved = Utkast endra
overview-event-draft-discarded = Utkast sletta
