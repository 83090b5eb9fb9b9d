# Utskick och mejlet till leverantören.
campaign-list-title = Utskick
campaign-list-lead = Ett frågeformulär till en eller flera leverantörer, med en gemensam tidsfrist.
campaign-all = Alla utskick
campaign-none = Inga utskick ännu
campaign-none-text = Skicka ett frågeformulär så ser du här vilka som har svarat.
campaign-new-title = Nytt utskick
campaign-new-lead = Varje leverantör får ett mejl med en egen länk. Inget konto behövs.
campaign-new-lead-held = Varje leverantör får en egen länk. Tillit är inte inställt för att skicka e-post, så ni delar länkarna själva.
campaign-questionnaire = Frågeformulär
campaign-choose-questionnaire = Välj frågeformulär
campaign-title = Utskickets namn
campaign-title-help = Leverantören ser det också, till exempel ”Läromedel 2027”.
campaign-deadline = Tidsfrist
campaign-deadline-help = Sista dagen då leverantören kan skicka in.
campaign-message = Meddelande till leverantörerna
campaign-message-help = Mejlet börjar med ”Hej!” och vad ni ber om, och slutar med länken, ditt namn och { $customer }. Skriv bara det som ska stå däremellan.
campaign-to = Skicka till
campaign-to-help = Välj en eller flera produkter.
campaign-send = Skicka
campaign-send-held = Skapa utskicket
campaign-no-suppliers = Registrera en leverantör först
campaign-no-suppliers-text = Ett frågeformulär skickas till en leverantör om en produkt.
campaign-problem-definition = Välj ett frågeformulär.
campaign-problem-deadline = Välj en tidsfrist.
campaign-problem-past = Tidsfristen har passerat. Välj i dag eller en senare dag.
campaign-problem-far = Tidsfristen ligger mer än tio år fram. Kontrollera årtalet.
campaign-problem-products = Välj minst en produkt.
campaign-due = Tidsfrist { $day }
campaign-tally = { $submitted } inskickade · { $started } påbörjade · { $untouched } ej påbörjade
campaign-legend-submitted = Inskickat
campaign-legend-started = Påbörjat
campaign-legend-untouched = Ej påbörjat
campaign-compare = Jämför svar
campaign-held-title =
    { $count ->
        [one] Ni måste skicka ut en länk själva
       *[other] Ni måste skicka ut { $count } länkar själva
    }
campaign-held-text = Tillit är inte inställt för att skicka e-post. Öppna ”E-post och länk” vid varje leverantör och skicka länken själv.
campaign-requests = Leverantörer
campaign-about = Om utskicket
campaign-sent-at = Skapat
campaign-status = Status
done-campaign-sent = Utskicket har skapats och mejlen är på väg ut.
done-campaign-held = Utskicket har skapats. Inget mejl har skickats: dela länkarna själva.
campaign-mail-subject = { $customer } ber er svara på frågor om { $product }
campaign-mail-greeting = Hej!
campaign-mail-ask = { $customer } ber er svara på frågeformuläret { $questionnaire } om { $product }. Utskicket heter ”{ $title }” och sista dag är { $deadline }.
campaign-mail-link =
    Öppna länken för att svara. Ni behöver inget konto, och svaren sparas medan ni skriver:
    { $link }
campaign-mail-end = Länken är bara till er. Alla som har den kan läsa och ändra svaren. Dela den bara med dem som ska svara.
campaign-mail-signature =
    Hälsningar
    { $sender }
    { $customer }
campaign-leave-out = Utelämna delar av { $version }
campaign-left-out = Utelämnade delar
campaign-left-out-help = De delar du kryssar för frågar ni inte om. Minst en del måste vara kvar.
campaign-left-out-musts = Delen har krav som måste vara uppfyllda: fråga { $numbers }.
campaign-problem-left-out = Minst en del måste vara kvar. Ta bort krysset vid det ni vill fråga om.
campaign-problem-asks-nothing = De frågor som är kvar beror på svar i delarna ni utelämnar, så inget skulle frågas. Ta med minst en av delarna.
campaign-mail-left-out = De här delarna av formuläret frågar vi inte om: { $sections }.
campaign-change-deadline = Ändra tidsfristen
campaign-change-deadline-help = Leverantörerna ser den nya tidsfristen på sina sidor. De får inget mejl om ändringen.
campaign-save-deadline = Spara tidsfristen
done-deadline-changed = Tidsfristen är ändrad.
