# Feilsider: hva som skjedde (what) og hva du gjør nå (todo). Kodene står i docs/errors.md.
error-to-overview = Til oversikten

error-not-found-title = Siden finnes ikke
error-not-found-what = Det er ingenting på denne adressen, eller så har du ikke tilgang til det.
error-not-found-todo = Sjekk at adressen er riktig. Svarer du for en leverandør, åpner du lenken i e-posten fra kommunen på nytt. Alt du har lagret, er der fortsatt.

error-sign-in-needed-title = Du må logge inn
error-sign-in-needed-what = Du er ikke logget inn, eller innloggingen har gått ut på tid. Det du sendte nå, ble ikke lagret. Alt du lagret tidligere, er der fortsatt.
error-sign-in-needed-todo = Gå tilbake i nettleseren, kopier det du skrev, og logg inn på nytt.

error-role-too-low-title = Du har ikke tilgang til å gjøre dette
error-role-too-low-what = Rollen din gir ikke adgang til å endre noe her. Ingenting er endret.
error-role-too-low-todo = Be en administrator i kommunen om en annen rolle hvis du trenger det.

error-cross-site-title = Skjemaet ble stanset
error-cross-site-what = Skjemaet ser ut til å komme fra et annet nettsted, og da tar vi det ikke imot. Ingenting er endret.
error-cross-site-todo = Åpne siden på nytt og send skjemaet derfra. Kommer denne meldingen igjen, kan det skyldes et tillegg i nettleseren. Prøv i så fall uten tillegget.

error-link-invalid-title = Lenken virker ikke
error-link-invalid-what = Vi kjenner ikke denne lenken. Ofte er det slutten som mangler, fordi lenken er delt over to linjer i e-posten.
error-link-invalid-todo = Kopier hele lenken fra e-posten og lim den inn i adressefeltet. Virker den fortsatt ikke, ber du kommunen om en ny. Svar som er lagret, blir ikke borte.

error-link-expired-title = Lenken er for gammel
error-link-expired-what = Lenken virket en begrenset tid, og den er nå ute. Alt du har lagret, er der fortsatt.
error-link-expired-todo = Be kommunen om en ny lenke. Den fører til de samme svarene.

error-link-replaced-title = Lenken er byttet ut
error-link-replaced-what = Kommunen har laget en nyere lenke, og da virker ikke denne lenger. Alt du har lagret, er der fortsatt.
error-link-replaced-todo = Bruk lenken i den nyeste e-posten. Finner du den ikke, ber du kommunen sende den på nytt.

error-already-submitted-title = Besvarelsen er sendt inn
error-already-submitted-what = En besvarelse som er sendt inn, kan ikke endres. Den siste endringen ble ikke lagret. Det som er sendt inn, står som det var.
error-already-submitted-todo = Er noe feil i det du sendte inn, tar du kontakt med kommunen.

error-conflict-title = Noe er endret i mellomtiden
error-conflict-what = Noen har lagret noe annet her etter at du åpnet siden. Det er ikke overskrevet, og endringen din er ikke lagret.
error-conflict-todo = Gå tilbake i nettleseren og kopier det du skrev. Last siden på nytt, se hva som er endret, og lagre igjen.
error-version-exists-title = Versjonen er publisert fra før
error-version-exists-what = Det finnes allerede en publisert versjon med dette nummeret, og en publisert versjon endres aldri. Ingenting er publisert nå.
error-version-exists-todo = Gi utkastet et nytt versjonsnummer og publiser igjen.

error-bad-input-title = Vi forsto ikke det som ble sendt
error-bad-input-what = Noe mangler eller har en form vi ikke kan lese. Ingenting er endret.
error-bad-input-todo = Gå tilbake i nettleseren, last siden på nytt og prøv igjen.

error-evidence-in-use-title = Dokumentet er sendt inn
error-evidence-in-use-what = Dokumentet er med i en innsending. Derfor er det ikke slettet.
error-evidence-in-use-todo = Det som er sendt inn, kan ikke slettes. Er noe feil, tar du kontakt med kommunen.

error-assessment-finished-title = Vurderingen er ferdig
error-assessment-finished-what = Vurderingen er merket som ferdig, så den siste endringen ble ikke lagret. Alt annet står som før.
error-assessment-finished-todo = Åpne vurderingen igjen hvis noe skal endres.

error-too-large-title = Filen eller teksten er for stor
error-too-large-what = Det du sendte, er større enn det vi tar imot. Det ble ikke lagret. Alt du lagret tidligere, er der fortsatt.
error-too-large-todo = Velg en mindre fil, del den i flere eller kort ned teksten. Grensen står ved feltet.

error-file-kind-title = Filtypen kan ikke brukes
error-file-kind-what = Innholdet i filen er ikke av en type vi tar imot, uansett hva filen heter. Den ble ikke lagret. Alt du lagret tidligere, er der fortsatt.
error-file-kind-todo = Se ved feltet hvilke typer vi tar imot. Lagre dokumentet som en av dem, for eksempel PDF, og last det opp på nytt.

error-file-empty-title = Filen er tom
error-file-empty-what = Det er ingenting i filen. Ingenting er lagret.
error-file-empty-todo = Åpne filen og kontroller innholdet, lagre den på nytt og last den opp igjen.

error-workbook-unreadable-title = Excel-filen kan ikke leses
error-workbook-unreadable-what = Filen er ikke en Excel-arbeidsbok (.xlsx), eller så er den skadet eller låst med passord. Ingenting er importert, og svarene står som før.
error-workbook-unreadable-todo = Åpne filen i Excel, lagre den som .xlsx uten passord og prøv igjen.

error-too-many-title = For mange forsøk
error-too-many-what = Det har kommet mange forsøk på kort tid. For å hindre misbruk tar vi en liten pause.
error-too-many-todo = Vent ett minutt og prøv igjen.

error-unavailable-title = Tillit er opptatt akkurat nå
error-unavailable-what = Vi rakk ikke å gjøre det du ba om. Det du sendte nå, er kanskje ikke lagret. Alt du lagret tidligere, er der fortsatt.
error-unavailable-todo = Vent litt, gå tilbake i nettleseren og prøv igjen.

error-corrupt-title = Lagrede opplysninger kan ikke brukes
error-corrupt-what = Noe som er lagret, kan ikke leses eller er ikke lenger det som ble lagret. Derfor vises det ikke, og ingenting er endret nå.
error-corrupt-todo = Kontakt dem som drifter Tillit hos dere, og oppgi nummeret under. De kan sammenligne med en sikkerhetskopi.

error-internal-title = Noe gikk galt hos oss
error-internal-what = Feilen ligger hos oss, ikke hos deg. Det du sendte nå, er kanskje ikke lagret. Alt du lagret tidligere, er der fortsatt.
error-internal-todo = Prøv igjen. Hjelper ikke det, kontakter du dem som drifter Tillit hos dere, og oppgir nummeret under.

error-draft-published-title = Utkastet er publisert
error-draft-published-what = Utkastet er blitt en publisert versjon og kan ikke endres. Ingenting er lagret nå.
error-draft-published-todo = Lag et nytt utkast fra den publiserte versjonen.

error-draft-part-gone-title = Denne delen av utkastet er fjernet
error-draft-part-gone-what = Noen andre fjernet den mens du skrev. Teksten din er ikke lagret.
error-draft-part-gone-todo = Gå tilbake i nettleseren og kopier teksten din. Under «Fjernet» i oversikten over utkastet kan delen settes inn igjen.
