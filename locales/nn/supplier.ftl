# Leverandørar og løysingar.
supplier-list-title = Leverandørar
supplier-list-lead = Leverandørane kommunen bruker, og kven de skriv til.
supplier-new-title = Ny leverandør
supplier-new-lead = Finst leverandøren frå før, blir namn og kontakt oppdaterte.
supplier-count = { $count ->
    [one] Éin leverandør
   *[other] { $count } leverandørar
}
supplier-search = Søk etter namn
supplier-search-button = Søk
supplier-name = Leverandør
supplier-number = Organisasjonsnummer
supplier-number-short = Org.nr.
supplier-number-help = Ni siffer, som i Einingsregisteret.
supplier-contact-name = Kontaktperson
supplier-contact-email = E-post
supplier-contact-help = Hit blir lenkja til spørjeskjemaet send.
supplier-language = Språk i e-postar
supplier-first-product = Løysing
supplier-first-product-help = Det de bruker frå leverandøren. Fleire kan leggjast til etterpå.
supplier-save = Lagre leverandør
supplier-products = Løysingar
supplier-no-products = Ingen løysingar er lagde til enno.
supplier-product-name = Namn på løysinga
supplier-product-use = Kva de bruker ho til
supplier-add-product = Legg til løysing
supplier-ask = Send spørjeskjema
supplier-requests = Det de har spurt om
supplier-about = Om leverandøren
supplier-pages = Sider i lista
supplier-previous = Førre
supplier-next = Neste
supplier-none = Ingen leverandørar enno
supplier-none-text = Registrer den første for å kunne sende eit spørjeskjema.
supplier-none-found = Ingen treff
supplier-none-found-text = Prøv ein del av namnet.
supplier-problem-number = Skriv organisasjonsnummeret med ni siffer.
supplier-problem-check-digit = Organisasjonsnummeret stemmer ikkje. Kontroller siffera.
supplier-problem-email = Skriv ei e-postadresse, som namn@firma.no.
done-supplier-saved = Leverandøren er lagra.
done-product-saved = Løysinga er lagra.
supplier-change = Endre
supplier-change-product = Endre det de veit om løysinga
supplier-save-product = Lagre løysinga
supplier-product-conflict = Nokon andre har endra løysinga
supplier-product-conflict-text = Det du skreiv, står framleis i skjemaet, men er ikkje lagra. Lagre på nytt viss det skal erstatte dette:
