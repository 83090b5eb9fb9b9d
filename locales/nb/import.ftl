# Svar fra Excel.
import-title = Svar fra Excel
import-lead = Last opp arbeidsboken dere har fylt ut. Dere ser over svarene før noe lagres.
import-file = Arbeidsbok
import-file-help = Arbeidsboken (.xlsx) uten passord, eller en ZIP-fil med arbeidsboken og dokumentene den viser til. Inntil { $limit } MB, arbeidsboken selv inntil { $most } MB. Både arbeidsboken herfra og skjemaet i det opprinnelige oppsettet kan brukes.
import-read = Les inn
import-without-file = Har dere ingen arbeidsbok?
import-review-title = Se over svarene fra Excel
import-nothing-yet = Ingenting er lagret ennå.
import-nothing-yet-text = Svarene i Tillit er urørt til dere bekrefter.
import-new = Ny
import-same = Lik
import-changed = Endret
import-conflict = Konflikt
import-not-understood = Ikke forstått
import-conflicts = { $count ->
    [one] Ett svar dere må ta stilling til
   *[other] { $count } svar dere må ta stilling til
}
import-keep = Behold svaret i Tillit
import-use = Bruk svaret fra filen
import-problem-choice = Velg hvilket svar som skal stå på spørsmål { $number }.
import-problems = { $count ->
    [one] Én celle å se på
   *[other] { $count } celler å se på
}
import-apply = { $count ->
    [one] Lagre ett svar
   *[other] Lagre { $count } svar
}
import-all = Dette skjer med svarene
import-cell = Celle
import-in-file = I filen
import-stored = I Tillit
import-empty = Tomt
import-effect = Hva skjer
import-take = Last ned svarene som arbeidsbok, eller sammen med dokumentene som en ZIP-fil. Det dere endrer i den, lastes opp her igjen.
import-take-package = Last ned med dokumentene (ZIP)
import-long = Noen svar er for lange for Excel
import-long-text = En celle rommer 32 767 tegn. Svarene på spørsmål { $numbers } er lengre: i arbeidsboken står navnet på en tekstfil i stedet, og filen følger med i ZIP-filen.
import-steps = Trinn
import-step-upload = Last opp
import-step-review = Se over
import-step-saved = Ferdig
import-step-done = ferdig
import-found-in = Vi fant { $found } i { $file }. Spørreskjemaet er { $version }.
import-not-owed = Skal ikke besvares
import-newer = Nyere i Tillit
import-count-new = Nye svar
import-count-same = Like, røres ikke
import-count-changed = Endrede svar
import-count-conflict = Konflikter
import-what-new = Lagres som nytt svar
import-what-same = Ingenting skjer
import-what-changed = Erstatter svaret fra { $at }
import-what-emptied = Svaret i Tillit blir tømt
import-what-not-owed = Lagres, men teller ikke så lenge spørsmålet ikke stilles
import-what-newer = Endret på nett etter at arbeidsboken ble lastet ned, og urørt i den. Svaret i Tillit blir stående
import-what-choose = Du velger over
import-rest = Resten kan lagres som de er.
import-said = I cellen står «{ $text }».
import-nearest = Nærmest er «{ $option }».
import-meant = Velg svaret dere mener.
import-skip = Hopp over, lagre ikke
import-answer-online = Svar på spørsmål { $number } på nett
import-ready = { $count ->
    [0] Ingen svar å lagre
    [one] Ett svar er klart til å lagres
   *[other] { $count } svar er klare til å lagres
}
import-ready-text = { $new } nye og { $changed } endrede.
import-ready-documents = { $count ->
    [one] Ett dokument blir lagt ved.
   *[other] { $count } dokumenter blir lagt ved.
}
import-cancel = Avbryt uten å lagre
import-about = Om filen
import-recognised = Gjenkjent
import-read-at = Lest { $at }
import-sheets = Ark
import-written = Lastet ned fra Tillit
import-documents = Dokumenter filen viser til
import-document-new = Fulgte med. Blir lastet opp og lagt ved svaret
import-document-known = Lastet opp før. Blir lagt ved svaret
import-document-cited = Ligger ved svaret fra før
import-document-missing = Fulgte ikke med. Last det opp ved spørsmålet
import-unnamed = Disse filene fulgte med, men ingen svar viser til dem. De blir ikke lagret:
import-the-same = Det samme
import-found-both = Vi fant { $answers } og { $facts } i { $file }. Spørreskjemaet er { $version }.
import-answers = { $count ->
    [0] ingen svar
    [one] ett svar
   *[other] { $count } svar
}
import-facts = { $count ->
    [one] én opplysning om dere
   *[other] { $count } opplysninger om dere
}
import-apply-chosen = { $count ->
    [0] Lagre valgene
    [one] Lagre ett svar og valgene
   *[other] Lagre { $count } svar og valgene
}
import-ready-chosen = Det dere velger over, kommer i tillegg.
import-show-same = { $count ->
    [one] Vis ett likt svar
   *[other] Vis { $count } like svar
}
import-done-title = Svarene fra Excel er lagret
import-done-from = Fra { $file }.
import-done-answers = { $count ->
    [0] Ingen svar på spørsmål ble endret.
    [one] Ett svar er lagret.
   *[other] { $count } svar er lagret.
}
import-done-facts = { $count ->
    [one] Én opplysning om dere er lagret.
   *[other] { $count } opplysninger om dere er lagret.
}
import-done-documents = { $count ->
    [one] Ett dokument er lagt ved.
   *[other] { $count } dokumenter er lagt ved.
}
import-done-missing = { $count ->
    [one] Ett dokument mangler
   *[other] { $count } dokumenter mangler
}
import-done-missing-text = Arbeidsboken viser til dette, men det er ikke lastet opp. Last det opp ved spørsmålet.
import-done-left-out = { $count ->
    [one] Ett svar ble ikke tatt med
   *[other] { $count } svar ble ikke tatt med
}
import-done-left-out-text = Her står det som var i Tillit fra før: dere valgte det, eller svaret i filen ble ikke forstått.
import-done-go-on = Til oppgavelisten
