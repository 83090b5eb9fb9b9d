# Error pages: what happened (what) and what to do now (todo). The codes are listed in docs/errors.md.
error-to-overview = To the overview

error-not-found-title = Page not found
error-not-found-what = There is nothing at this address, or you do not have access to it.
error-not-found-todo = Check the address. If you answer for a supplier, open the link in the email from the municipality again. Everything you have saved is still there.

error-sign-in-needed-title = You need to sign in
error-sign-in-needed-what = You are not signed in, or your sign-in has timed out. What you sent just now was not saved. Everything you saved earlier is still there.
error-sign-in-needed-todo = Go back in the browser, copy what you wrote, and sign in again.

error-role-too-low-title = You do not have access to do this
error-role-too-low-what = Your role does not let you change anything here. Nothing has been changed.
error-role-too-low-todo = Ask an administrator in your municipality for another role if you need one.

error-cross-site-title = The form was stopped
error-cross-site-what = The form seems to come from another website, so it was not accepted. Nothing has been changed.
error-cross-site-todo = Open the page again and send the form from there. If this message comes back, a browser extension may be the cause. Try without it.

error-link-invalid-title = The link does not work
error-link-invalid-what = We do not recognise this link. Often the end is missing because the link was split over two lines in the email.
error-link-invalid-todo = Copy the whole link from the email and paste it into the address bar. If it still does not work, ask the municipality for a new one. Saved answers do not disappear.

error-link-expired-title = The link is too old
error-link-expired-what = The link worked for a limited time, and that time is over. Everything you have saved is still there.
error-link-expired-todo = Ask the municipality for a new link. It leads to the same answers.

error-link-replaced-title = The link has been replaced
error-link-replaced-what = The municipality has made a newer link, so this one no longer works. Everything you have saved is still there.
error-link-replaced-todo = Use the link in the latest email. If you cannot find it, ask the municipality to send it again.

error-already-submitted-title = The response has been sent in
error-already-submitted-what = A response that has been sent in cannot be changed. The latest change was not saved. What was sent in is as it was.
error-already-submitted-todo = If something in it is wrong, contact the municipality.

error-conflict-title = Something has changed in the meantime
error-conflict-what = Someone has saved something else here since you opened the page. It has not been overwritten, and your change has not been saved.
error-conflict-todo = Go back in the browser and copy what you wrote. Reload the page, see what has changed, and save again.
error-version-exists-title = That version has been published already
error-version-exists-what = A version with this number is already published, and a published version never changes. Nothing has been published now.
error-version-exists-todo = Give the draft a new version number and publish again.

error-bad-input-title = We could not read what was sent
error-bad-input-what = Something is missing or has a form we cannot read. Nothing has been changed.
error-bad-input-todo = Go back in the browser, reload the page and try again.

error-evidence-in-use-title = The document has been submitted
error-evidence-in-use-what = The document is part of a submission. That is why it was not deleted.
error-evidence-in-use-todo = What has been submitted cannot be deleted. If something is wrong, contact the municipality.

error-assessment-finished-title = The assessment is finished
error-assessment-finished-what = The assessment is marked as finished, so the latest change was not saved. Everything else is as it was.
error-assessment-finished-todo = Open the assessment again if something needs changing.

error-too-large-title = The file or text is too large
error-too-large-what = What you sent is larger than we accept. It was not saved. Everything you saved earlier is still there.
error-too-large-todo = Choose a smaller file, split it into several or shorten the text. The limit is shown at the field.

error-file-kind-title = This type of file cannot be used
error-file-kind-what = The content of the file is not of a type we accept, whatever the file is called. It was not saved. Everything you saved earlier is still there.
error-file-kind-todo = See at the field which types we accept. Save the document as one of them, for example PDF, and upload it again.

error-file-empty-title = The file is empty
error-file-empty-what = There is nothing in the file. Nothing has been saved.
error-file-empty-todo = Open the file and check what is in it, save it again and upload it once more.

error-workbook-unreadable-title = The Excel file cannot be read
error-workbook-unreadable-what = The file is not an Excel workbook (.xlsx), or it is damaged or locked with a password. Nothing was imported, and the answers are as they were.
error-workbook-unreadable-todo = Open the file in Excel, save it as .xlsx without a password and try again.

error-too-many-title = Too many attempts
error-too-many-what = There have been many attempts in a short time. To prevent misuse we take a short break.
error-too-many-todo = Wait a minute and try again.

error-unavailable-title = Tillit is busy right now
error-unavailable-what = We could not do what you asked in time. What you sent just now may not have been saved. Everything you saved earlier is still there.
error-unavailable-todo = Wait a little, go back in the browser and try again.

error-corrupt-title = Stored data cannot be used
error-corrupt-what = Something that is stored cannot be read, or is no longer what was stored. It is not shown for that reason, and nothing has been changed now.
error-corrupt-todo = Contact those who run Tillit at your organisation and give them the number below. They can compare with a backup.

error-internal-title = Something went wrong on our side
error-internal-what = The fault is ours, not yours. What you sent just now may not have been saved. Everything you saved earlier is still there.
error-internal-todo = Try again. If that does not help, contact those who run Tillit at your organisation and give them the number below.

error-draft-published-title = The draft is published
error-draft-published-what = The draft has become a published version and cannot be changed. Nothing was saved now.
error-draft-published-todo = Make a new draft from the published version.

error-draft-part-gone-title = This part of the draft was removed
error-draft-part-gone-what = Somebody else removed it while you were writing. Your text was not saved.
error-draft-part-gone-todo = Go back in the browser and copy your text. The part can be put back from “Removed” in the draft's outline.
