# Arbeidsbøker som andre har laget: hva som ble funnet, hva en person retter, og svar inn og ut.
layout-title = Har dere spørsmålene i et annet Excel-ark?
layout-lead = Har dere fått spørsmålene i en annen arbeidsbok, eller svart på dem før? Last den opp, så finner vi spørsmål og svar i den.
layout-file = Arbeidsbok
layout-file-help = Excel (.xlsx eller .xlsm) uten passord, inntil { $limit } MB. Ingen svar endres før dere har sett over dem.
layout-look = Finn spørsmålene
layout-found-title = Dette fant vi i arbeidsboken
layout-questions = spørsmål
layout-answered = med svar
layout-sections = deler
layout-problems = { $count ->
    [one] Én ting å se på
   *[other] { $count } ting å se på
}
layout-pairs = { $count ->
    [one] Ett spørsmål går igjen
   *[other] { $count } spørsmål går igjen
}
layout-pairs-text = Kryss av for spørsmålene som er de samme. Der vi er usikre, må dere selv sette krysset.
layout-no-pairs = Ingen av spørsmålene ligner på dem dere skal svare på her.
layout-use = Bruk
layout-their-question = Spørsmål i arbeidsboken
layout-our-question = Spørsmål her
layout-their-answer = Svar i arbeidsboken
layout-own-answer = Svaret deres her
layout-uncertain = Usikkert
layout-goes-to = Skrives i { $cell }.
layout-import = Hent svarene hit
layout-fill = Fyll svarene våre inn i arbeidsboken
layout-correct = Stemmer det ikke?
layout-correct-text = Rett hvor overskriftene står og hva kolonnene inneholder. Vi husker det til neste gang arbeidsboken ser slik ut.
layout-read = Les dette arket
layout-header-row = Raden med overskrifter
layout-sheet-counts = { $questions } spørsmål, { $answered } med svar.
layout-columns-of = Kolonnene i { $sheet }
layout-column = Kolonne
layout-column-header = Overskrift
layout-column-sample = Første tekst
layout-column-role = Inneholder
layout-role-of = Hva kolonne { $column } i { $sheet } inneholder
layout-role-none = Brukes ikke
layout-role-id = Nummer
layout-role-section = Del
layout-role-question = Spørsmål
layout-role-help = Hjelp
layout-role-options = Svaralternativer
layout-role-answer = Svar
layout-role-comment = Kommentar
layout-role-evidence = Dokumentasjon
layout-role-yes = Kryss for ja
layout-role-no = Kryss for nei
layout-role-not-applicable = Kryss for ikke aktuelt
layout-role-partly = Kryss for delvis
layout-save = Lagre og tell på nytt
layout-verdict-read = Arket leses.
layout-verdict-hidden = Arket er skjult og leses ikke.
layout-verdict-repeated = Arket gjentar spørsmål fra et annet ark og leses ikke.
layout-verdict-no-questions = Vi fant ingen spørsmål på arket.
layout-verdict-left-out = Dere har valgt bort arket.
layout-problem-no-questions = Vi fant ingen spørsmål. Velg ark og kolonner nedenfor.
layout-problem-id-ambiguous = Nummeret er lagret som et tall, så en null til slutt kan være borte. Det er ikke brukt.
layout-problem-id-twice = To spørsmål har samme nummer.
layout-problem-id-unreadable = Nummeret er en dato eller en feil.
layout-problem-hidden-rows = Så mange skjulte rader med spørsmål er utelatt:
layout-problem-preset-answers = Alle svar er like og ser ut til å ha stått der fra før. De regnes ikke med.
layout-problem-cell-error = Cellen viser en feil.
layout-problem-uncalculated = Formelen i cellen er aldri regnet ut. Lagre filen i Excel eller LibreOffice og send den på nytt.
layout-problem-two-ticks = Flere enn ett svar er krysset av.
layout-problem-not-in-list = Svaret er ikke blant dem som kan velges.
layout-problem-nothing-chosen = Kryss av for minst ett spørsmål som har et svar.
layout-outcome-beside-the-choice = Svaret finnes ikke i nedtrekkslisten. Det skrives ved siden av, og valget må dere gjøre selv.
layout-outcome-no-place = Arbeidsboken har ingen celle for svaret, eller regner den ut selv.
layout-outcome-too-long = Svaret er lengre enn en celle kan romme (32 767 tegn).
done-layout-saved = Endringene er lagret, og spørsmålene er talt på nytt.
layout-found = Lest fra { $file }
