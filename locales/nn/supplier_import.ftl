# Leverandørar frå ei liste.
supplier-import-title = Registrer mange leverandørar
supplier-import-lead = Last opp ei liste frå Excel eller ei CSV-fil. Du ser kva som skjer med kvar rad, før noko blir lagra.
supplier-import-file = Liste
supplier-import-file-help = Excel (.xlsx) eller CSV, inntil { $rows } rader og { $limit } MB. Første rada er overskrifter, minst leverandør og organisasjonsnummer.
supplier-import-read = Les lista
supplier-import-template = Last ned ein mal
supplier-import-template-text = Har leverandøren fleire løysingar, får kvar løysing si rad. Lista kan ha fleire kolonnar enn malen.
supplier-import-template-file = leverandørar
supplier-import-language = Språk
supplier-import-review-title = Sjå over lista
supplier-import-nothing-yet = Ingen er registrerte enno.
supplier-import-nothing-yet-text = Lista blir lagra når du stadfestar nedst på sida.
supplier-import-new = Ny
supplier-import-changed = Blir endra
supplier-import-known = Kjend frå før
supplier-import-without-email = Manglar e-post
supplier-import-refused = Blir utelaten
supplier-import-row = Rad
supplier-import-new-products = Nye løysingar
supplier-import-problems = Rader å sjå på
supplier-import-unknown = Desse kolonnane blir ikkje lesne: { $heads }
supplier-import-apply = { $count ->
    [one] Lagre éin leverandør
   *[other] Lagre { $count } leverandørar
}
supplier-import-products-too = { $count ->
    [0] Ingen nye løysingar.
    [one] Éi ny løysing.
   *[other] { $count } nye løysingar.
}
supplier-import-no-head = Vi finn inga rad med overskriftene leverandør og organisasjonsnummer. Bruk malen, eller gje kolonnane desse namna.
supplier-import-too-many = Lista har for mange rader. Del ho i fleire filer.
supplier-import-empty = Lista har overskrifter, men ingen rader.
supplier-import-problem-language = Språket er ikkje eit vi har. Skriv nb, nn, en eller sv.
supplier-import-problem-long = Teksten er for lang.
supplier-import-problem-name = Namnet manglar.
supplier-import-problem-email = Leverandøren er ny, og lista har inga e-postadresse.
supplier-import-problem-twice = Det same står i ei tidlegare rad. Rada blir ikkje lesen om att:
supplier-import-problem-differs = Ei tidlegare rad med same organisasjonsnummer seier noko anna. Den tidlegare gjeld; løysinga blir teken med. Rad
done-suppliers-imported = Lista er lagra.
