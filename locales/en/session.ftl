session-title = Sign in
session-lead = For municipal staff
session-email = Email address
session-password = Password
session-submit = Sign in
session-refused = The email address or the password is wrong. Check both and try again.
session-supplier = Are you a supplier? You need no account. Use the link in the email from the municipality.
done-signed-out = You have signed out.
