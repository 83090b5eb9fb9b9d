# Översikten och dess händelser.
overview-title = Översikt
overview-lead = Pågående utskick: { $active }. Svar som väntar på bedömning: { $waiting }.
overview-active = Pågående utskick
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
overview-no-tasks = Inga svar väntar på bedömning.
overview-more-tasks =
    { $count ->
        [one] En till väntar på bedömning
       *[other] { $count } till väntar på bedömning
    }
overview-assess = Bedöm svar från { $supplier }
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
overview-event-product-changed = Produkt ändrad
overview-event-link-replaced = Ny länk gjord
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
