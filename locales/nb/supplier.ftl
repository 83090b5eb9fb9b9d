# Leverandører og løsninger.
supplier-list-title = Leverandører
supplier-list-lead = Leverandørene kommunen bruker, og hvem dere skriver til.
supplier-new-title = Ny leverandør
supplier-new-lead = Finnes leverandøren fra før, blir navn og kontakt oppdatert.
supplier-count = { $count ->
    [one] Én leverandør
   *[other] { $count } leverandører
}
supplier-search = Søk etter navn
supplier-search-button = Søk
supplier-name = Leverandør
supplier-number = Organisasjonsnummer
supplier-number-short = Org.nr.
supplier-number-help = Ni siffer, som i Enhetsregisteret.
supplier-contact-name = Kontaktperson
supplier-contact-email = E-post
supplier-contact-help = Hit sendes lenken til spørreskjemaet.
supplier-language = Språk i e-poster
supplier-first-product = Løsning
supplier-first-product-help = Det dere bruker fra leverandøren. Flere kan legges til etterpå.
supplier-save = Lagre leverandør
supplier-products = Løsninger
supplier-no-products = Ingen løsninger er lagt til ennå.
supplier-product-name = Navn på løsningen
supplier-product-use = Hva dere bruker den til
supplier-add-product = Legg til løsning
supplier-ask = Send spørreskjema
supplier-requests = Det dere har spurt om
supplier-about = Om leverandøren
supplier-pages = Sider i listen
supplier-previous = Forrige
supplier-next = Neste
supplier-none = Ingen leverandører ennå
supplier-none-text = Registrer den første for å kunne sende et spørreskjema.
supplier-none-found = Ingen treff
supplier-none-found-text = Prøv en del av navnet.
supplier-problem-number = Skriv organisasjonsnummeret med ni siffer.
supplier-problem-check-digit = Organisasjonsnummeret stemmer ikke. Kontroller sifrene.
supplier-problem-email = Skriv en e-postadresse, som navn@firma.no.
done-supplier-saved = Leverandøren er lagret.
done-product-saved = Løsningen er lagret.
supplier-change = Endre
supplier-change-product = Endre det dere vet om løsningen
supplier-save-product = Lagre løsningen
supplier-product-conflict = Noen andre har endret løsningen
supplier-product-conflict-text = Det du skrev, står fortsatt i skjemaet, men er ikke lagret. Lagre på nytt hvis det skal erstatte dette:
