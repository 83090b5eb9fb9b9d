# Svar på tidlegare versjonar som følgjer med når leverandøren får ein ny.
carried-title = Svar frå tidlegare
carried-lead = Desse svara gav de på ein tidlegare versjon, og spørsmåla er dei same. Les dei og stadfest dei som framleis stemmer. { $customer } får ingenting før de stadfestar og sender inn.
carried-none = Ingen svar ventar på stadfesting.
carried-anew = { $count ->
    [one] Eitt spørsmål har fått ny meining og må svarast på på nytt. Det de svara før, står ved sida av.
   *[other] { $count } spørsmål har fått ny meining og må svarast på på nytt. Det de svara før, står ved sida av.
}
carried-count = { $count ->
    [one] Eitt svar å stadfeste
   *[other] { $count } svar å stadfeste
}
carried-waiting = Svaret er henta frå versjon { $version }. Det tel ikkje før de har stadfesta det. Rett det gjerne først. Dokumenta det viser til, følgjer med.
carried-beside = Det de svara før
carried-beside-text = Spørsmålet er endra sidan då. Svar på nytt, og bruk det som framleis stemmer.
carried-done-text = Dette svara de på ein tidlegare versjon.
carried-from = versjon { $version }, svara { $at }
carried-question = Spørsmålet den gongen:
carried-documents = Dokument:
carried-confirm-one = Stadfest
carried-confirm-next = Stadfest og gå vidare
carried-confirm-section = { $count ->
    [one] Stadfest svaret i denne delen
   *[other] Stadfest alle { $count } i denne delen
}
carried-hub = { $count ->
    [one] Eitt svar frå ein tidlegare versjon ventar på at de stadfestar det.
   *[other] { $count } svar frå ein tidlegare versjon ventar på at de stadfestar dei.
}
carried-hub-link = Gå gjennom dei
carried-submit = { $count ->
    [one] Eitt svar frå ein tidlegare versjon er ikkje stadfesta og blir ikkje sendt.
   *[other] { $count } svar frå ein tidlegare versjon er ikkje stadfesta og blir ikkje sende.
}
carried-class-unchanged = Uendra spørsmål
carried-class-editorial = Same meining, andre ord
carried-class-moved = Flytta spørsmål
carried-class-meaning_changed = Ny meining
carried-class-split = Delt i fleire
carried-class-merged = Slått saman
done-carried-confirmed = Svara er stadfesta.
