# Felsidor: vad som hände (what) och vad du gör nu (todo). Koderna finns i docs/errors.md.
error-to-overview = Till översikten

error-not-found-title = Sidan finns inte
error-not-found-what = Det finns inget på den här adressen, eller så har du inte tillgång till det.
error-not-found-todo = Kontrollera att adressen är rätt. Om du svarar för en leverantör öppnar du länken i mejlet från kommunen igen. Allt du har sparat finns kvar.

error-sign-in-needed-title = Du behöver logga in
error-sign-in-needed-what = Du är inte inloggad, eller så har inloggningen gått ut. Det du skickade nu sparades inte. Allt du sparat tidigare finns kvar.
error-sign-in-needed-todo = Gå tillbaka i webbläsaren, kopiera det du skrev och logga in igen.

error-role-too-low-title = Du har inte behörighet att göra det här
error-role-too-low-what = Med din roll går det inte att ändra något här. Ingenting har ändrats.
error-role-too-low-todo = Be en administratör i kommunen om en annan roll om du behöver det.

error-cross-site-title = Formuläret stoppades
error-cross-site-what = Formuläret verkar komma från en annan webbplats och togs därför inte emot. Ingenting har ändrats.
error-cross-site-todo = Öppna sidan igen och skicka formuläret därifrån. Om meddelandet kommer tillbaka kan det bero på ett tillägg i webbläsaren. Prova då utan tillägget.

error-link-invalid-title = Länken fungerar inte
error-link-invalid-what = Vi känner inte igen länken. Ofta är det slutet som saknas, för att länken har delats på två rader i mejlet.
error-link-invalid-todo = Kopiera hela länken från mejlet och klistra in den i adressfältet. Fungerar den ändå inte ber du kommunen om en ny. Svar som har sparats försvinner inte.

error-link-expired-title = Länken är för gammal
error-link-expired-what = Länken gällde under en begränsad tid, och den tiden har gått ut. Allt du har sparat finns kvar.
error-link-expired-todo = Be kommunen om en ny länk. Den leder till samma svar.

error-link-replaced-title = Länken har bytts ut
error-link-replaced-what = Kommunen har skapat en nyare länk, så den här fungerar inte längre. Allt du har sparat finns kvar.
error-link-replaced-todo = Använd länken i det senaste mejlet. Hittar du det inte ber du kommunen skicka det igen.

error-already-submitted-title = Svaren är inskickade
error-already-submitted-what = Det som har skickats in kan inte ändras. Den senaste ändringen sparades inte. Det du skickade in är oförändrat.
error-already-submitted-todo = Är något fel i det du skickade in kontaktar du kommunen.

error-conflict-title = Något har ändrats under tiden
error-conflict-what = Någon har sparat något annat här sedan du öppnade sidan. Det har inte skrivits över, och din ändring har inte sparats.
error-conflict-todo = Gå tillbaka i webbläsaren och kopiera det du skrev. Ladda om sidan, se vad som har ändrats och spara igen.
error-version-exists-title = Versionen är redan publicerad
error-version-exists-what = Det finns redan en publicerad version med det här numret, och en publicerad version ändras aldrig. Ingenting har publicerats nu.
error-version-exists-todo = Ge utkastet ett nytt versionsnummer och publicera igen.

error-bad-input-title = Det som skickades gick inte att läsa
error-bad-input-what = Något saknas eller har en form som vi inte kan läsa. Ingenting har ändrats.
error-bad-input-todo = Gå tillbaka i webbläsaren, ladda om sidan och försök igen.

error-evidence-in-use-title = Dokumentet är inskickat
error-evidence-in-use-what = Dokumentet ingår i en inskickning. Därför har det inte tagits bort.
error-evidence-in-use-todo = Det som är inskickat kan inte tas bort. Är något fel kontaktar du kommunen.

error-assessment-finished-title = Bedömningen är klar
error-assessment-finished-what = Bedömningen är markerad som klar, så den senaste ändringen sparades inte. Allt annat är som förut.
error-assessment-finished-todo = Öppna bedömningen igen om något behöver ändras.

error-too-large-title = Filen eller texten är för stor
error-too-large-what = Det du skickade är större än vad vi tar emot. Det sparades inte. Allt du sparat tidigare finns kvar.
error-too-large-todo = Välj en mindre fil, dela upp den i flera eller korta ner texten. Gränsen står vid fältet.

error-file-kind-title = Filtypen går inte att använda
error-file-kind-what = Filens innehåll är inte av en typ som vi tar emot, oavsett vad filen heter. Den sparades inte. Allt du sparat tidigare finns kvar.
error-file-kind-todo = Vid fältet står vilka typer vi tar emot. Spara dokumentet som en av dem, till exempel PDF, och ladda upp det igen.

error-file-empty-title = Filen är tom
error-file-empty-what = Det finns inget i filen. Inget har sparats.
error-file-empty-todo = Öppna filen och kontrollera innehållet, spara den på nytt och ladda upp den igen.

error-workbook-unreadable-title = Excelfilen går inte att läsa
error-workbook-unreadable-what = Filen är inte en Excelarbetsbok (.xlsx), eller så är den skadad eller låst med lösenord. Ingenting har importerats, och svaren är som förut.
error-workbook-unreadable-todo = Öppna filen i Excel, spara den som .xlsx utan lösenord och försök igen.

error-too-many-title = För många försök
error-too-many-what = Det har kommit många försök på kort tid. För att hindra missbruk tar vi en liten paus.
error-too-many-todo = Vänta en minut och försök igen.

error-unavailable-title = Tillit är upptaget just nu
error-unavailable-what = Vi hann inte göra det du bad om. Det du skickade nu kanske inte har sparats. Allt du sparat tidigare finns kvar.
error-unavailable-todo = Vänta en stund, gå tillbaka i webbläsaren och försök igen.

error-corrupt-title = Sparade uppgifter kan inte användas
error-corrupt-what = Något som är sparat kan inte läsas eller är inte längre det som sparades. Därför visas det inte, och inget har ändrats nu.
error-corrupt-todo = Kontakta dem som driver Tillit hos er och uppge numret nedan. De kan jämföra med en säkerhetskopia.

error-internal-title = Något gick fel hos oss
error-internal-what = Felet ligger hos oss, inte hos dig. Det du skickade nu kanske inte har sparats. Allt du sparat tidigare finns kvar.
error-internal-todo = Försök igen. Om det inte hjälper kontaktar du dem som driver Tillit hos er och uppger numret nedan.

error-draft-published-title = Utkastet är publicerat
error-draft-published-what = Utkastet har blivit en publicerad version och kan inte ändras. Ingenting har sparats nu.
error-draft-published-todo = Gör ett nytt utkast från den publicerade versionen.

error-draft-part-gone-title = Den här delen av utkastet är borttagen
error-draft-part-gone-what = Någon annan tog bort den medan du skrev. Din text är inte sparad.
error-draft-part-gone-todo = Gå tillbaka i webbläsaren och kopiera din text. Under ”Borttaget” i utkastets översikt kan delen läggas tillbaka.
