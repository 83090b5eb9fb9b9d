# Hva løsningen gjør, så langt det avgjør hva det spørres om.
product-flags = Om løsningen
product-flags-help = Avgjør hvilke spørsmål som blir stilt. Forespørsler som er sendt, endres ikke.
product-flag-childrens-data = Behandler opplysninger om barn
product-flag-special-categories = Behandler særlige kategorier av personopplysninger
product-flag-protected-addresses = Behandler skjermede adresser (kode 6 og 7)
product-flag-sub-processors-outside-eea = Har underdatabehandlere utenfor EØS
