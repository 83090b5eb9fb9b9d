# Oversikta og hendingane i ho.
overview-title = Oversikt
overview-lead = Utsendingar i gang: { $active }. Svar som ventar på vurdering: { $waiting }.
overview-active = Utsendingar i gang
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
overview-no-tasks = Ingen svar ventar på vurdering.
overview-more-tasks =
    { $count ->
        [one] Éin til ventar på vurdering
       *[other] { $count } til ventar på vurdering
    }
overview-assess = Vurder svar frå { $supplier }
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
overview-event-product-changed = Løysing endra
overview-event-link-replaced = Ny lenkje laga
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
