# Arbeidsbøker som andre har laga: kva som vart funne, kva ein person rettar, og svar inn og ut.
layout-title = Har de spørsmåla i eit anna Excel-ark?
layout-lead = Har de fått spørsmåla i ei anna arbeidsbok, eller svart på dei før? Last ho opp, så finn vi spørsmål og svar i ho.
layout-file = Arbeidsbok
layout-file-help = Excel (.xlsx eller .xlsm) utan passord, inntil { $limit } MB. Ingen svar blir endra før de har sett over dei.
layout-look = Finn spørsmåla
layout-found-title = Dette fann vi i arbeidsboka
layout-questions = spørsmål
layout-answered = med svar
layout-sections = delar
layout-problems = { $count ->
    [one] Éin ting å sjå på
   *[other] { $count } ting å sjå på
}
layout-pairs = { $count ->
    [one] Eitt spørsmål går igjen
   *[other] { $count } spørsmål går igjen
}
layout-pairs-text = Kryss av for spørsmåla som er dei same. Der vi er usikre, må de sjølve setje krysset.
layout-no-pairs = Ingen av spørsmåla liknar på dei de skal svare på her.
layout-use = Bruk
layout-their-question = Spørsmål i arbeidsboka
layout-our-question = Spørsmål her
layout-their-answer = Svar i arbeidsboka
layout-own-answer = Svaret dykkar her
layout-uncertain = Usikkert
layout-goes-to = Blir skrive i { $cell }.
layout-import = Hent svara hit
layout-fill = Fyll svara våre inn i arbeidsboka
layout-correct = Stemmer det ikkje?
layout-correct-text = Rett kvar overskriftene står og kva kolonnane inneheld. Vi hugsar det til neste gong arbeidsboka ser slik ut.
layout-read = Les dette arket
layout-header-row = Rada med overskrifter
layout-sheet-counts = { $questions } spørsmål, { $answered } med svar.
layout-columns-of = Kolonnane i { $sheet }
layout-column = Kolonne
layout-column-header = Overskrift
layout-column-sample = Første tekst
layout-column-role = Inneheld
layout-role-of = Kva kolonne { $column } i { $sheet } inneheld
layout-role-none = Blir ikkje brukt
layout-role-id = Nummer
layout-role-section = Del
layout-role-question = Spørsmål
layout-role-help = Hjelp
layout-role-options = Svaralternativ
layout-role-answer = Svar
layout-role-comment = Kommentar
layout-role-evidence = Dokumentasjon
layout-role-yes = Kryss for ja
layout-role-no = Kryss for nei
layout-role-not-applicable = Kryss for ikkje aktuelt
layout-role-partly = Kryss for delvis
layout-save = Lagre og tel på nytt
layout-verdict-read = Arket blir lese.
layout-verdict-hidden = Arket er gøymt og blir ikkje lese.
layout-verdict-repeated = Arket gjentek spørsmål frå eit anna ark og blir ikkje lese.
layout-verdict-no-questions = Vi fann ingen spørsmål på arket.
layout-verdict-left-out = De har valt bort arket.
layout-problem-no-questions = Vi fann ingen spørsmål. Vel ark og kolonnar nedanfor.
layout-problem-id-ambiguous = Nummeret er lagra som eit tal, så ein null til slutt kan vere borte. Det er ikkje brukt.
layout-problem-id-twice = To spørsmål har same nummer.
layout-problem-id-unreadable = Nummeret er ein dato eller ein feil.
layout-problem-hidden-rows = Så mange gøymde rader med spørsmål er utelatne:
layout-problem-preset-answers = Alle svar er like og ser ut til å ha stått der frå før. Dei er ikkje rekna med.
layout-problem-cell-error = Cella viser ein feil.
layout-problem-uncalculated = Formelen i cella er aldri rekna ut. Lagre fila i Excel eller LibreOffice og send ho på nytt.
layout-problem-two-ticks = Fleire enn eitt svar er kryssa av.
layout-problem-not-in-list = Svaret er ikkje blant dei som kan veljast.
layout-problem-nothing-chosen = Kryss av for minst eitt spørsmål som har eit svar.
layout-outcome-beside-the-choice = Svaret finst ikkje i nedtrekkslista. Det blir skrive ved sida av, og valet må de gjere sjølve.
layout-outcome-no-place = Arbeidsboka har inga celle for svaret, eller reknar ho ut sjølv.
layout-outcome-too-long = Svaret er lengre enn ei celle kan romme (32 767 teikn).
done-layout-saved = Endringane er lagra, og spørsmåla er talde på nytt.
layout-found = Lese frå { $file }
