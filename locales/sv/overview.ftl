# Översikten och dess händelser.
overview-title = Översikt
overview-lead =
    { $active ->
        [0] Inga utskick pågår.
        [one] Ett utskick pågår.
        [2] Två utskick pågår.
        [3] Tre utskick pågår.
       *[other] { $active } utskick pågår.
    } { $waiting ->
        [0] Inga svar väntar på bedömning.
        [one] Ett svar väntar på bedömning.
        [2] Två svar väntar på bedömning.
        [3] Tre svar väntar på bedömning.
       *[other] { $waiting } svar väntar på bedömning.
    }
overview-active = Pågående utskick
overview-all-campaigns = Alla utskick
overview-none-active = Inga utskick pågår
overview-of = av { $all }
overview-received = Svar mottagna
overview-waiting = Väntar på bedömning
overview-near = Tidsfrist inom 7 dagar
overview-requests = Leverantörer
overview-overdue =
    { $count ->
        [one] En tidsfrist har passerat
       *[other] { $count } tidsfrister har passerat
    }
overview-more =
    { $count ->
        [one] En till i utskicken
       *[other] { $count } till i utskicken
    }
overview-aside = Uppgifter och händelser
overview-tasks = Uppgifter
overview-task-count =
    { $count ->
        [one] en uppgift
       *[other] { $count } uppgifter
    }
overview-no-tasks = Inget väntar på er.
overview-more-tasks =
    { $count ->
        [one] En uppgift till
       *[other] { $count } uppgifter till
    }
overview-assess = Bedöm svar från { $supplier }
overview-remind = Påminn { $supplier }
overview-due-passed = Tidsfristen gick ut { $day }
overview-events = Senaste händelser
overview-event-questions =
    { $count ->
        [one] Fråga { $numbers }
       *[other] Frågor { $numbers }
    }
overview-event-times = { $count } gånger
overview-event-signed-in = Loggade in
overview-event-sign-in-refused = Inloggning nekad
overview-event-signed-out = Loggade ut
overview-event-user-added = Användare tillagd
overview-event-supplier-saved = Leverantör sparad
overview-event-product-added = Produkt tillagd
overview-event-campaign-sent = Utskick skapat
overview-event-deadline-changed = Tidsfrist ändrad
overview-event-product-changed = Produkt ändrad
overview-event-link-replaced = Ny länk gjord
overview-event-link-shared = Länk delad med leverantören
overview-event-link-opened = Leverantören öppnade länken
overview-event-submitted = Svar inskickade
overview-event-evidence-read = Dokument öppnat
overview-event-submission-shared = Svar delade med er
overview-event-assessment-started = Bedömning påbörjad
overview-event-rated = Svar bedömt
overview-event-note-added = Anteckning skriven
overview-event-assessment-finished = Bedömning klar
overview-event-assessment-reopened = Bedömning öppnad igen
overview-event-exported = Arbetsbok hämtad
overview-event-imported = Arbetsbok inläst
overview-event-definition-published = Frågeformulär eller ramverk publicerat
overview-event-definition-withdrawn = Frågeformulär återkallat
overview-event-workbook-read = Främmande arbetsbok läst
overview-event-layout-saved = Arbetsbokens upplägg rättat
overview-event-draft-begun = Utkast påbörjat
overview-event-draft-saved = Utkast ändrat
overview-event-draft-discarded = Utkast raderat
