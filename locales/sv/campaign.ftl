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
campaign-title = Utskickets namn
campaign-title-help = Leverantören ser det också, till exempel ”Läromedel 2027”.
campaign-deadline = Tidsfrist
campaign-deadline-help = Sista dagen då leverantören kan skicka in.
campaign-message = Meddelande till leverantörerna
campaign-message-help = Står mitt i mejlet: efter vad ni ber om och före länken.
campaign-to = Skicka till
campaign-to-help = Välj en eller flera produkter.
campaign-send = Skicka
campaign-send-held = Skapa länkar
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
campaign-held-title = { $count ->
    [one] En länk måste delas av er
   *[other] { $count } länkar måste delas av er
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
campaign-mail-ask = { $customer } ber er svara på frågeformuläret ”{ $title }” om { $product }. Sista dag är { $deadline }.
campaign-mail-link =
    Öppna länken för att svara. Ni behöver inget konto, och svaren sparas medan ni skriver:
    { $link }
campaign-mail-end = Länken är bara till er. Alla som har den kan läsa och ändra svaren. Dela den bara med dem som ska svara.
campaign-leave-out = Utelämna delar av { $version }
campaign-left-out = Utelämnade delar
campaign-left-out-help = De delar du kryssar för frågar ni inte om. Minst en del måste vara kvar.
campaign-left-out-musts = Delen har krav som måste vara uppfyllda: fråga { $numbers }.
campaign-problem-left-out = Minst en del måste vara kvar. Ta bort krysset vid det ni vill fråga om.
campaign-mail-left-out = De här delarna av formuläret frågar vi inte om: { $sections }.
