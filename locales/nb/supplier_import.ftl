# Leverandører fra en liste.
supplier-import-title = Registrer mange leverandører
supplier-import-lead = Last opp en liste fra Excel eller en CSV-fil. Du ser hva som skjer med hver rad, før noe blir lagret.
supplier-import-file = Liste
supplier-import-file-help = Excel (.xlsx) eller CSV, inntil { $rows } rader og { $limit } MB. Første rad er overskrifter, minst leverandør og organisasjonsnummer.
supplier-import-read = Les listen
supplier-import-template = Last ned en mal
supplier-import-template-text = Har leverandøren flere løsninger, får hver løsning sin rad. Listen kan ha flere kolonner enn malen.
supplier-import-template-file = leverandører
supplier-import-language = Språk
supplier-import-review-title = Se over listen
supplier-import-nothing-yet = Ingen er registrert ennå.
supplier-import-nothing-yet-text = Listen blir lagret når du bekrefter nederst på siden.
supplier-import-new = Ny
supplier-import-changed = Endres
supplier-import-known = Kjent fra før
supplier-import-without-email = Mangler e-post
supplier-import-refused = Utelates
supplier-import-row = Rad
supplier-import-new-products = Nye løsninger
supplier-import-problems = Rader å se på
supplier-import-unknown = Disse kolonnene blir ikke lest: { $heads }
supplier-import-apply = { $count ->
    [one] Lagre én leverandør
   *[other] Lagre { $count } leverandører
}
supplier-import-products-too = { $count ->
    [0] Ingen nye løsninger.
    [one] Én ny løsning.
   *[other] { $count } nye løsninger.
}
supplier-import-no-head = Vi finner ingen rad med overskriftene leverandør og organisasjonsnummer. Bruk malen, eller gi kolonnene disse navnene.
supplier-import-too-many = Listen har for mange rader. Del den i flere filer.
supplier-import-empty = Listen har overskrifter, men ingen rader.
supplier-import-problem-language = Språket er ikke et vi har. Skriv nb, nn, en eller sv.
supplier-import-problem-long = Teksten er for lang.
supplier-import-problem-name = Navnet mangler.
supplier-import-problem-email = Leverandøren er ny, og listen har ingen e-postadresse.
supplier-import-problem-twice = Det samme står i en tidligere rad. Raden blir ikke lest igjen:
supplier-import-problem-differs = En tidligere rad med samme organisasjonsnummer sier noe annet. Den tidligere gjelder; løsningen tas med. Rad
done-suppliers-imported = Listen er lagret.
