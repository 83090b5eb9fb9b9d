session-title = Logga in
session-lead = För anställda i kommunen
session-email = E-postadress
session-password = Lösenord
session-submit = Logga in
session-refused = E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.
session-supplier = Är du leverantör? Du behöver inget konto. Använd länken i mejlet från kommunen.
done-signed-out = Du har loggat ut.
