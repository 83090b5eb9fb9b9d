session-title = Logg inn
session-lead = For tilsette i kommunen
session-email = E-postadresse
session-password = Passord
session-submit = Logg inn
session-refused = E-postadressa eller passordet er feil. Sjekk begge og prøv igjen.
session-supplier = Er du leverandør? Du treng ingen konto. Bruk lenkja i e-posten frå kommunen.
done-signed-out = Du er logga ut.
