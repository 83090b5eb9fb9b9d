# Oversikten og hendelsene i den.
overview-title = Oversikt
overview-lead =
    { $active ->
        [0] Ingen utsendelser er i gang.
        [one] Én utsendelse er i gang.
        [2] To utsendelser er i gang.
        [3] Tre utsendelser er i gang.
       *[other] { $active } utsendelser er i gang.
    } { $waiting ->
        [0] Ingen svar venter på vurdering.
        [one] Ett svar venter på vurdering.
        [2] To svar venter på vurdering.
        [3] Tre svar venter på vurdering.
       *[other] { $waiting } svar venter på vurdering.
    }
overview-active = Utsendelser i gang
overview-all-campaigns = Alle utsendelser
overview-none-active = Ingen utsendelser er i gang
overview-of = av { $all }
overview-received = Svar mottatt
overview-waiting = Venter på vurdering
overview-near = Frist innen 7 dager
overview-requests = Leverandører
overview-overdue =
    { $count ->
        [one] Én frist er passert
       *[other] { $count } frister er passert
    }
overview-more =
    { $count ->
        [one] Én til i utsendelsene
       *[other] { $count } til i utsendelsene
    }
overview-aside = Oppgaver og hendelser
overview-tasks = Oppgaver
overview-task-count =
    { $count ->
        [one] én oppgave
       *[other] { $count } oppgaver
    }
overview-no-tasks = Ingenting venter på dere.
overview-more-tasks =
    { $count ->
        [one] Én oppgave til
       *[other] { $count } oppgaver til
    }
overview-assess = Vurder svar fra { $supplier }
overview-remind = Purr { $supplier }
overview-due-passed = Fristen gikk ut { $day }
overview-events = Siste hendelser
overview-event-questions = Spørsmål { $numbers }
overview-event-times = { $count } ganger
overview-event-signed-in = Logget inn
overview-event-sign-in-refused = Innlogging avvist
overview-event-signed-out = Logget ut
overview-event-user-added = Bruker lagt til
overview-event-supplier-saved = Leverandør lagret
overview-event-product-added = Løsning lagt til
overview-event-campaign-sent = Utsendelse laget
overview-event-deadline-changed = Frist endret
overview-event-product-changed = Løsning endret
overview-event-link-replaced = Ny lenke laget
overview-event-link-shared = Lenke delt med leverandøren
overview-event-link-opened = Leverandøren åpnet lenken
overview-event-submitted = Svar sendt inn
overview-event-evidence-read = Dokument åpnet
overview-event-submission-shared = Svar delt med dere
overview-event-assessment-started = Vurdering påbegynt
overview-event-rated = Svar vurdert
overview-event-note-added = Notat skrevet
overview-event-assessment-finished = Vurdering ferdig
overview-event-assessment-reopened = Vurdering åpnet igjen
overview-event-exported = Arbeidsbok lastet ned
overview-event-imported = Arbeidsbok lest inn
overview-event-definition-published = Spørreskjema eller rammeverk publisert
overview-event-definition-withdrawn = Spørreskjema trukket tilbake
overview-event-workbook-read = Fremmed arbeidsbok lest
overview-event-layout-saved = Oppsett av arbeidsbok rettet
overview-event-draft-begun = Utkast påbegynt
overview-event-draft-saved = Utkast endret
overview-event-draft-discarded = Utkast slettet
