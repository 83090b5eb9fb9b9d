# Utvidingar: det ein kommune legg til eit publisert skjema.
extension-title = Utvid eit spørjeskjema
extension-lead = Legg til delar, spørsmål og hjelp utan å kopiere skjemaet. Utvidinga får sin eigen versjon, og grunnskjemaet blir ikkje endra.
extension-new = Lag utviding
extension-of = Utviding av { $base }.
extension-move = Flytt utvidinga over til { $base }
extension-file-structure = Delar og spørsmål som blir lagde til
extension-file-words = Ord i { $name }
extension-check = Kontroller
extension-publish = Publiser
extension-publish-confirm = Ein publisert versjon kan ikkje endrast. Publisere utvidinga?
extension-fits = Utvidinga passar
extension-fits-text = { $count ->
    [one] Skjemaet får eitt spørsmål til saman. Ingenting er publisert enno.
   *[other] Skjemaet får { $count } spørsmål til saman. Ingenting er publisert enno.
}
extension-moved = Sjå over dette før du publiserer
extension-moved-text = Utvidinga er flytt til den nye versjonen. Ingenting er publisert enno.
extension-problem-base = Finn ikkje grunnskjemaet «{ $base }». Skriv nøkkel og versjon til eit skjema de har.
extension-problem-withdrawn = Grunnskjemaet «{ $base }» er trekt tilbake. Vel ein versjon som kan sendast.
extension-problem-key = Nøkkelen «{ $key }» er i bruk av eit anna skjema. Gi utvidinga ein eigen nøkkel.
extension-problem-version = Denne versjonen finst frå før. Gi utvidinga eit nytt versjonsnummer.
extension-note-section-anchor-gone = Delen { $key } stod etter { $other }, som ikkje finst lenger. Han står no sist.
extension-note-question-anchor-gone = Spørsmålet { $key } stod etter { $other }, som ikkje finst lenger. Det står no sist i delen.
extension-note-followed = Spørsmålet { $key } følgde med naboen sin til delen { $other }.
extension-note-section-gone = Delen { $other } finst ikkje lenger. Spørsmålet { $key } står no i den siste delen.
extension-note-key-taken = Grunnskjemaet bruker no nøkkelen { $key }. Dykkar heiter { $other }. Spør dei om det same, kan dykkar fjernast.
extension-note-number-taken = Grunnskjemaet bruker no nummeret til { $key }. Dykkar har fått nummer { $other }.
extension-note-help-gone = Spørsmålet { $key } finst ikkje lenger. Hjelpa til det er fjerna.
extension-note-help-to-read = Spørsmålet { $key } har fått ny tekst. Les om hjelpa framleis passar.
extension-note-condition-lost = Spørsmålet { $key } vart stilt ut frå { $other }, som ikkje finst lenger. No blir det alltid stilt. Skriv eit nytt vilkår.
done-extension-published = Utvidinga er publisert.
