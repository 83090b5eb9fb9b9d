# Utvidelser: det en kommune legger til et publisert skjema.
extension-title = Utvid et spørreskjema
extension-lead = Legg til deler, spørsmål og hjelp uten å kopiere skjemaet. Utvidelsen får sin egen versjon, og grunnskjemaet endres ikke.
extension-new = Lag utvidelse
extension-of = Utvidelse av { $base }.
extension-move = Flytt utvidelsen over til { $base }
extension-file-structure = Deler og spørsmål som legges til
extension-file-words = Ord i { $name }
extension-check = Kontroller
extension-publish = Publiser
extension-publish-confirm = En publisert versjon kan ikke endres. Publisere utvidelsen?
extension-fits = Utvidelsen passer
extension-fits-text = { $count ->
    [one] Skjemaet får ett spørsmål til sammen. Ingenting er publisert ennå.
   *[other] Skjemaet får { $count } spørsmål til sammen. Ingenting er publisert ennå.
}
extension-moved = Se over dette før du publiserer
extension-moved-text = Utvidelsen er flyttet til den nye versjonen. Ingenting er publisert ennå.
extension-problem-base = Finner ikke grunnskjemaet «{ $base }». Skriv nøkkel og versjon til et skjema dere har.
extension-problem-withdrawn = Grunnskjemaet «{ $base }» er trukket tilbake. Velg en versjon som kan sendes.
extension-problem-key = Nøkkelen «{ $key }» er i bruk av et annet skjema. Gi utvidelsen en egen nøkkel.
extension-problem-version = Denne versjonen finnes fra før. Gi utvidelsen et nytt versjonsnummer.
extension-note-section-anchor-gone = Delen { $key } sto etter { $other }, som ikke finnes lenger. Den står nå sist.
extension-note-question-anchor-gone = Spørsmålet { $key } sto etter { $other }, som ikke finnes lenger. Det står nå sist i delen.
extension-note-followed = Spørsmålet { $key } fulgte med naboen sin til delen { $other }.
extension-note-section-gone = Delen { $other } finnes ikke lenger. Spørsmålet { $key } står nå i den siste delen.
extension-note-key-taken = Grunnskjemaet bruker nå nøkkelen { $key }. Deres heter { $other }. Spør de om det samme, kan deres fjernes.
extension-note-number-taken = Grunnskjemaet bruker nå nummeret til { $key }. Deres har fått nummer { $other }.
extension-note-help-gone = Spørsmålet { $key } finnes ikke lenger. Hjelpen til det er fjernet.
extension-note-help-to-read = Spørsmålet { $key } har fått ny tekst. Les om hjelpen fortsatt passer.
extension-note-condition-lost = Spørsmålet { $key } ble stilt ut fra { $other }, som ikke finnes lenger. Nå stilles det alltid. Skriv et nytt vilkår.
done-extension-published = Utvidelsen er publisert.
