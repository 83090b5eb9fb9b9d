# Feilsider: kva som hende (what) og kva du gjer no (todo). Kodane står i docs/errors.md.
error-to-overview = Til oversikta

error-not-found-title = Sida finst ikkje
error-not-found-what = Det er ingenting på denne adressa, eller så har du ikkje tilgang til det.
error-not-found-todo = Sjekk at adressa er rett. Svarar du for ein leverandør, opnar du lenkja i e-posten frå kommunen på nytt. Alt du har lagra, er der framleis.

error-sign-in-needed-title = Du må logge inn
error-sign-in-needed-what = Du er ikkje logga inn, eller innlogginga har gått ut på tid. Det du sende no, vart ikkje lagra. Alt du lagra tidlegare, er der framleis.
error-sign-in-needed-todo = Gå tilbake i nettlesaren, kopier det du skreiv, og logg inn på nytt.

error-role-too-low-title = Du har ikkje tilgang til å gjere dette
error-role-too-low-what = Rolla di gir ikkje høve til å endre noko her. Ingenting er endra.
error-role-too-low-todo = Be ein administrator i kommunen om ei anna rolle om du treng det.

error-cross-site-title = Skjemaet vart stansa
error-cross-site-what = Skjemaet ser ut til å kome frå ein annan nettstad, og då tek vi det ikkje imot. Ingenting er endra.
error-cross-site-todo = Opne sida på nytt og send skjemaet derifrå. Kjem denne meldinga igjen, kan det kome av eit tillegg i nettlesaren. Prøv i så fall utan tillegget.

error-link-invalid-title = Lenkja verkar ikkje
error-link-invalid-what = Vi kjenner ikkje denne lenkja. Ofte er det slutten som manglar, fordi lenkja er delt over to linjer i e-posten.
error-link-invalid-todo = Kopier heile lenkja frå e-posten og lim ho inn i adressefeltet. Verkar ho framleis ikkje, bed du kommunen om ei ny. Svar som er lagra, blir ikkje borte.

error-link-expired-title = Lenkja er for gammal
error-link-expired-what = Lenkja verka ei avgrensa tid, og den tida er ute. Alt du har lagra, er der framleis.
error-link-expired-todo = Be kommunen om ei ny lenkje. Ho fører til dei same svara.

error-link-replaced-title = Lenkja er bytt ut
error-link-replaced-what = Kommunen har laga ei nyare lenkje, og då verkar ikkje denne lenger. Alt du har lagra, er der framleis.
error-link-replaced-todo = Bruk lenkja i den nyaste e-posten. Finn du han ikkje, bed du kommunen sende han på nytt.

error-already-submitted-title = Svara er sende inn
error-already-submitted-what = Det som er sendt inn, kan ikkje endrast. Den siste endringa vart ikkje lagra. Det du sende inn, står som det var.
error-already-submitted-todo = Er noko feil i det du sende inn, tek du kontakt med kommunen.

error-conflict-title = Noko er endra i mellomtida
error-conflict-what = Nokon har lagra noko anna her etter at du opna sida. Det er ikkje skrive over, og endringa di er ikkje lagra.
error-conflict-todo = Gå tilbake i nettlesaren og kopier det du skreiv. Last sida på nytt, sjå kva som er endra, og lagre igjen.
error-version-exists-title = Versjonen er publisert frå før
error-version-exists-what = Det finst alt ein publisert versjon med dette nummeret, og ein publisert versjon blir aldri endra. Ingenting er publisert no.
error-version-exists-todo = Gje utkastet eit nytt versjonsnummer og publiser igjen.

error-bad-input-title = Vi forstod ikkje det som vart sendt
error-bad-input-what = Noko manglar eller har ei form vi ikkje kan lese. Ingenting er endra.
error-bad-input-todo = Gå tilbake i nettlesaren, last sida på nytt og prøv igjen.

error-evidence-in-use-title = Dokumentet er sendt inn
error-evidence-in-use-what = Dokumentet er med i ei innsending. Derfor er det ikkje sletta.
error-evidence-in-use-todo = Det som er sendt inn, kan ikkje slettast. Er noko feil, tek du kontakt med kommunen.

error-assessment-finished-title = Vurderinga er ferdig
error-assessment-finished-what = Vurderinga er merkt som ferdig, så den siste endringa vart ikkje lagra. Alt anna står som før.
error-assessment-finished-todo = Opne vurderinga igjen om noko skal endrast.

error-too-large-title = Fila eller teksten er for stor
error-too-large-what = Det du sende, er større enn det vi tek imot. Det vart ikkje lagra. Alt du lagra tidlegare, er der framleis.
error-too-large-todo = Vel ei mindre fil, del ho i fleire eller kort ned teksten. Grensa står ved feltet.

error-file-kind-title = Filtypen kan ikkje brukast
error-file-kind-what = Innhaldet i fila er ikkje av ein type vi tek imot, same kva fila heiter. Ho vart ikkje lagra. Alt du lagra tidlegare, er der framleis.
error-file-kind-todo = Sjå ved feltet kva typar vi tek imot. Lagre dokumentet som ein av dei, til dømes PDF, og last det opp på nytt.

error-file-empty-title = Fila er tom
error-file-empty-what = Det er ingenting i fila. Ingenting er lagra.
error-file-empty-todo = Opne fila og kontroller innhaldet, lagre ho på nytt og last ho opp igjen.

error-workbook-unreadable-title = Excel-fila kan ikkje lesast
error-workbook-unreadable-what = Fila er ikkje ei Excel-arbeidsbok (.xlsx), eller så er ho skadd eller låst med passord. Ingenting er importert, og svara står som før.
error-workbook-unreadable-todo = Opne fila i Excel, lagre ho som .xlsx utan passord og prøv igjen.

error-too-many-title = For mange forsøk
error-too-many-what = Det har kome mange forsøk på kort tid. For å hindre misbruk tek vi ein liten pause.
error-too-many-todo = Vent eitt minutt og prøv igjen.

error-unavailable-title = Tillit er oppteken akkurat no
error-unavailable-what = Vi rakk ikkje å gjere det du bad om. Det du sende no, er kanskje ikkje lagra. Alt du lagra tidlegare, er der framleis.
error-unavailable-todo = Vent litt, gå tilbake i nettlesaren og prøv igjen.

error-corrupt-title = Lagra opplysningar kan ikkje brukast
error-corrupt-what = Noko som er lagra, kan ikkje lesast eller er ikkje lenger det som vart lagra. Difor blir det ikkje vist, og ingenting er endra no.
error-corrupt-todo = Kontakt dei som driftar Tillit hos dykk, og oppgje nummeret under. Dei kan samanlikne med ein tryggingskopi.

error-internal-title = Noko gjekk gale hos oss
error-internal-what = Feilen ligg hos oss, ikkje hos deg. Det du sende no, er kanskje ikkje lagra. Alt du lagra tidlegare, er der framleis.
error-internal-todo = Prøv igjen. Hjelper ikkje det, kontaktar du dei som driftar Tillit hos dykk, og oppgir nummeret under.

error-draft-published-title = Utkastet er publisert
error-draft-published-what = Utkastet er vorte ein publisert versjon og kan ikkje endrast. Ingenting er lagra no.
error-draft-published-todo = Lag eit nytt utkast frå den publiserte versjonen.

error-draft-part-gone-title = Denne delen av utkastet er fjerna
error-draft-part-gone-what = Nokon andre fjerna han medan du skreiv. Teksten din er ikkje lagra.
error-draft-part-gone-todo = Gå tilbake i nettlesaren og kopier teksten din. Under «Fjerna» i oversikta over utkastet kan delen setjast inn att.
