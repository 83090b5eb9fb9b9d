# Vad produkten gör, så långt det avgör vad man frågar om.
product-flags = Om produkten
product-flags-help = Avgör vilka frågor som ställs. Förfrågningar som har skickats ändras inte.
product-flag-childrens-data = Behandlar uppgifter om barn
product-flag-special-categories = Behandlar särskilda kategorier av personuppgifter
product-flag-protected-addresses = Behandlar skyddade adresser (kod 6 och 7)
product-flag-sub-processors-outside-eea = Har underbiträden utanför EES
