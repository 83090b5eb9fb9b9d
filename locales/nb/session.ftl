session-title = Logg inn
session-lead = For ansatte i kommunen
session-email = E-postadresse
session-password = Passord
session-submit = Logg inn
session-refused = E-postadressen eller passordet er feil. Sjekk begge og prøv igjen.
session-supplier = Er du leverandør? Du trenger ingen konto. Bruk lenken i e-posten fra kommunen.
done-signed-out = Du er logget ut.
