# Tillägg: det en kommun lägger till ett publicerat formulär.
extension-title = Utöka ett frågeformulär
extension-lead = Lägg till delar, frågor och hjälp utan att kopiera formuläret. Tillägget får en egen version, och grundformuläret ändras inte.
extension-new = Gör ett tillägg
extension-of = Tillägg till { $base }.
extension-move = Flytta över tillägget till { $base }
extension-file-structure = Delar och frågor som läggs till
extension-file-words = Ord i { $name }
extension-check = Kontrollera
extension-publish = Publicera
extension-publish-confirm = En publicerad version kan inte ändras. Publicera tillägget?
extension-fits = Tillägget passar
extension-fits-text = { $count ->
    [one] Formuläret får en fråga sammanlagt. Inget är publicerat än.
   *[other] Formuläret får { $count } frågor sammanlagt. Inget är publicerat än.
}
extension-moved = Se över det här innan du publicerar
extension-moved-text = Tillägget har flyttats till den nya versionen. Inget är publicerat än.
extension-problem-base = Hittar inte grundformuläret ”{ $base }”. Skriv nyckel och version för ett formulär som ni har.
extension-problem-withdrawn = Grundformuläret ”{ $base }” har dragits tillbaka. Välj en version som kan skickas.
extension-problem-key = Nyckeln ”{ $key }” används av ett annat formulär. Ge utvidgningen en egen nyckel.
extension-problem-version = Den här versionen finns redan. Ge tillägget ett nytt versionsnummer.
extension-note-section-anchor-gone = Delen { $key } stod efter { $other }, som inte finns längre. Den står nu sist.
extension-note-question-anchor-gone = Frågan { $key } stod efter { $other }, som inte finns längre. Den står nu sist i delen.
extension-note-followed = Frågan { $key } följde med sin granne till delen { $other }.
extension-note-section-gone = Delen { $other } finns inte längre. Frågan { $key } står nu i den sista delen.
extension-note-key-taken = Grundformuläret använder nu nyckeln { $key }. Er heter { $other }. Frågar de om samma sak kan er tas bort.
extension-note-number-taken = Grundformuläret använder nu numret på { $key }. Er har fått nummer { $other }.
extension-note-help-gone = Frågan { $key } finns inte längre. Hjälpen till den har tagits bort.
extension-note-help-to-read = Frågan { $key } har fått ny text. Läs om hjälpen fortfarande passar.
extension-note-condition-lost = Frågan { $key } ställdes utifrån { $other }, som inte finns längre. Nu ställs den alltid. Skriv ett nytt villkor.
done-extension-published = Tillägget har publicerats.
