# Svar på tidligere versjoner som følger med når leverandøren får en ny.
carried-title = Svar fra tidligere
carried-lead = Disse svarene ga dere på en tidligere versjon, og spørsmålene er de samme. Les dem og bekreft dem som fortsatt stemmer. { $customer } får ingenting før dere bekrefter og sender inn.
carried-none = Ingen svar venter på bekreftelse.
carried-anew = { $count ->
    [one] Ett spørsmål har fått ny mening og må besvares på nytt. Det dere svarte før, står ved siden av.
   *[other] { $count } spørsmål har fått ny mening og må besvares på nytt. Det dere svarte før, står ved siden av.
}
carried-count = { $count ->
    [one] Ett svar å bekrefte
   *[other] { $count } svar å bekrefte
}
carried-waiting = Svaret er hentet fra versjon { $version }. Det teller ikke før dere har bekreftet det. Rett det gjerne først. Dokumentene det viser til, følger med.
carried-beside = Det dere svarte før
carried-beside-text = Spørsmålet er endret siden da. Svar på nytt, og bruk det som fortsatt stemmer.
carried-done-text = Dette svarte dere på en tidligere versjon.
carried-from = versjon { $version }, besvart { $at }
carried-question = Spørsmålet den gang:
carried-documents = Dokumenter:
carried-confirm-one = Bekreft
carried-confirm-next = Bekreft og gå videre
carried-confirm-section = { $count ->
    [one] Bekreft svaret i denne delen
   *[other] Bekreft alle { $count } i denne delen
}
carried-hub = { $count ->
    [one] Ett svar fra en tidligere versjon venter på at dere bekrefter det.
   *[other] { $count } svar fra en tidligere versjon venter på at dere bekrefter dem.
}
carried-hub-link = Gå gjennom dem
carried-submit = { $count ->
    [one] Ett svar fra en tidligere versjon er ikke bekreftet og blir ikke sendt.
   *[other] { $count } svar fra en tidligere versjon er ikke bekreftet og blir ikke sendt.
}
carried-class-unchanged = Uendret spørsmål
carried-class-editorial = Samme mening, andre ord
carried-class-moved = Flyttet spørsmål
carried-class-meaning_changed = Ny mening
carried-class-split = Delt i flere
carried-class-merged = Slått sammen
done-carried-confirmed = Svarene er bekreftet.
