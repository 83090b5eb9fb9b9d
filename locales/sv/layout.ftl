# Arbetsböcker som andra har gjort: vad som hittades, vad en person rättar, och svar in och ut.
layout-title = Har ni frågorna i ett annat Excel-ark?
layout-lead = Har ni fått frågorna i en annan arbetsbok, eller svarat på dem förut? Ladda upp den, så hittar vi frågor och svar i den.
layout-file = Arbetsbok
layout-file-help = Excel (.xlsx eller .xlsm) utan lösenord, högst { $limit } MB. Inga svar ändras innan ni har sett över dem.
layout-look = Hitta frågorna
layout-found-title = Det här hittade vi i arbetsboken
layout-questions = frågor
layout-answered = med svar
layout-sections = avsnitt
layout-problems = { $count ->
    [one] En sak att titta på
   *[other] { $count } saker att titta på
}
layout-pairs = { $count ->
    [one] En fråga finns i båda
   *[other] { $count } frågor finns i båda
}
layout-pairs-text = Kryssa för de frågor som är desamma. Där vi är osäkra får ni själva sätta krysset.
layout-no-pairs = Ingen av frågorna liknar dem som ni ska svara på här.
layout-use = Använd
layout-their-question = Fråga i arbetsboken
layout-our-question = Fråga här
layout-their-answer = Svar i arbetsboken
layout-own-answer = Ert svar här
layout-uncertain = Osäkert
layout-goes-to = Skrivs i { $cell }.
layout-import = Hämta svaren hit
layout-fill = Fyll i våra svar i arbetsboken
layout-correct = Stämmer det inte?
layout-correct-text = Rätta var rubrikerna står och vad kolumnerna innehåller. Vi minns det till nästa gång arbetsboken ser ut så.
layout-read = Läs det här bladet
layout-header-row = Raden med rubriker
layout-sheet-counts = { $questions } frågor, { $answered } med svar.
layout-columns-of = Kolumnerna i { $sheet }
layout-column = Kolumn
layout-column-header = Rubrik
layout-column-sample = Första texten
layout-column-role = Innehåller
layout-role-of = Vad kolumn { $column } i { $sheet } innehåller
layout-role-none = Används inte
layout-role-id = Nummer
layout-role-section = Avsnitt
layout-role-question = Fråga
layout-role-help = Hjälp
layout-role-options = Svarsalternativ
layout-role-answer = Svar
layout-role-comment = Kommentar
layout-role-evidence = Dokumentation
layout-role-yes = Kryss för ja
layout-role-no = Kryss för nej
layout-role-not-applicable = Kryss för ej aktuellt
layout-role-partly = Kryss för delvis
layout-save = Spara och räkna om
layout-verdict-read = Bladet läses.
layout-verdict-hidden = Bladet är dolt och läses inte.
layout-verdict-repeated = Bladet upprepar frågor från ett annat blad och läses inte.
layout-verdict-no-questions = Vi hittade inga frågor på bladet.
layout-verdict-left-out = Ni har valt bort bladet.
layout-problem-no-questions = Vi hittade inga frågor. Välj blad och kolumner nedan.
layout-problem-id-ambiguous = Numret är sparat som ett tal, så en nolla på slutet kan ha försvunnit. Det används inte.
layout-problem-id-twice = Två frågor har samma nummer.
layout-problem-id-unreadable = Numret är ett datum eller ett fel.
layout-problem-hidden-rows = Så många dolda rader med frågor är utelämnade:
layout-problem-preset-answers = Alla svar är lika och verkar ha stått där från början. De räknas inte.
layout-problem-cell-error = Cellen visar ett fel.
layout-problem-uncalculated = Formeln i cellen har aldrig räknats ut. Spara filen i Excel eller LibreOffice och skicka den igen.
layout-problem-two-ticks = Mer än ett svar är ikryssat.
layout-problem-not-in-list = Svaret är inte bland dem som kan väljas.
layout-problem-nothing-chosen = Kryssa för minst en fråga som har ett svar.
layout-outcome-beside-the-choice = Svaret finns inte i listrutan. Det skrivs bredvid, och valet får ni göra själva.
layout-outcome-no-place = Arbetsboken har ingen cell för svaret, eller räknar ut den själv.
layout-outcome-too-long = Svaret är längre än vad en cell rymmer (32 767 tecken).
done-layout-saved = Ändringarna är sparade och frågorna räknade på nytt.
layout-found = Läst från { $file }
