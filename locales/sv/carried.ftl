# Svar på tidigare versioner som följer med när leverantören får en ny.
carried-title = Svar från tidigare
carried-lead = De här svaren gav ni på en tidigare version, och frågorna är desamma. Läs dem och bekräfta de som fortfarande stämmer. { $customer } får ingenting förrän ni bekräftar och skickar in.
carried-none = Inga svar väntar på bekräftelse.
carried-anew = { $count ->
    [one] En fråga har fått ny innebörd och måste besvaras på nytt. Det ni svarade förut står bredvid.
   *[other] { $count } frågor har fått ny innebörd och måste besvaras på nytt. Det ni svarade förut står bredvid.
}
carried-count = { $count ->
    [one] Ett svar att bekräfta
   *[other] { $count } svar att bekräfta
}
carried-waiting = Svaret är hämtat från version { $version }. Det räknas inte förrän ni har bekräftat det. Rätta det gärna först. Dokumenten som det hänvisar till följer med.
carried-beside = Det ni svarade förut
carried-beside-text = Frågan har ändrats sedan dess. Svara på nytt och använd det som fortfarande stämmer.
carried-done-text = Så svarade ni på en tidigare version.
carried-from = version { $version }, besvarad { $at }
carried-question = Frågan den gången:
carried-documents = Dokument:
carried-confirm-one = Bekräfta
carried-confirm-next = Bekräfta och gå vidare
carried-confirm-section = { $count ->
    [one] Bekräfta svaret i den här delen
   *[other] Bekräfta alla { $count } i den här delen
}
carried-hub = { $count ->
    [one] Ett svar från en tidigare version väntar på att ni bekräftar det.
   *[other] { $count } svar från en tidigare version väntar på att ni bekräftar dem.
}
carried-hub-link = Gå igenom dem
carried-submit = { $count ->
    [one] Ett svar från en tidigare version är inte bekräftat och skickas inte.
   *[other] { $count } svar från en tidigare version är inte bekräftade och skickas inte.
}
carried-class-unchanged = Oförändrad fråga
carried-class-editorial = Samma innebörd, andra ord
carried-class-moved = Flyttad fråga
carried-class-meaning_changed = Ny innebörd
carried-class-split = Delad i flera
carried-class-merged = Sammanslagen
done-carried-confirmed = Svaren är bekräftade.
