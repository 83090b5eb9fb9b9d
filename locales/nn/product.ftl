# Kva løysinga gjer, så langt det avgjer kva det blir spurt om.
product-flags = Om løysinga
product-flags-help = Avgjer kva spørsmål som blir stilte. Førespurnader som er sende, blir ikkje endra.
product-flag-childrens-data = Behandlar opplysningar om barn
product-flag-special-categories = Behandlar særlege kategoriar av personopplysningar
product-flag-protected-addresses = Behandlar skjerma adresser (kode 6 og 7)
product-flag-sub-processors-outside-eea = Har underdatabehandlarar utanfor EØS
