# Svar från Excel.
import-title = Svar från Excel
import-lead = Ladda upp arbetsboken ni har fyllt i. Ni granskar svaren innan något sparas.
import-file = Arbetsbok
import-file-help = Arbetsboken (.xlsx) utan lösenord, eller en ZIP-fil med arbetsboken och dokumenten den hänvisar till. Högst { $limit } MB, själva arbetsboken högst { $most } MB. Både arbetsboken härifrån och formuläret i sitt ursprungliga upplägg fungerar.
import-read = Läs in
import-without-file = Har ni ingen arbetsbok?
import-review-title = Granska svaren från Excel
import-nothing-yet = Inget är sparat ännu.
import-nothing-yet-text = Svaren i Tillit är orörda tills ni bekräftar.
import-new = Ny
import-same = Lika
import-changed = Ändrad
import-conflict = Konflikt
import-not-understood = Inte förstådd
import-conflicts = { $count ->
    [one] Ett svar ni måste ta ställning till
   *[other] { $count } svar ni måste ta ställning till
}
import-keep = Behåll svaret i Tillit
import-use = Använd svaret från filen
import-problem-choice = Välj vilket svar som ska gälla för fråga { $number }.
import-problems = { $count ->
    [one] En cell att titta på
   *[other] { $count } celler att titta på
}
import-apply = { $count ->
    [one] Spara ett svar
   *[other] Spara { $count } svar
}
import-all = Det här händer med svaren
import-cell = Cell
import-in-file = I filen
import-stored = I Tillit
import-empty = Tomt
import-effect = Vad händer
import-take = Ladda ner svaren som arbetsbok, eller tillsammans med dokumenten som en ZIP-fil. Det ni ändrar i den laddar ni upp här igen.
import-take-package = Ladda ner med dokumenten (ZIP)
import-long = Några svar är för långa för Excel
import-long-text = En cell rymmer 32 767 tecken. Svaren på fråga { $numbers } är längre: i arbetsboken står namnet på en textfil i stället, och filen följer med i ZIP-filen.
import-steps = Steg
import-step-upload = Ladda upp
import-step-review = Granska
import-step-saved = Klart
import-step-done = klart
import-found-in = Vi hittade { $found } i { $file }. Frågeformuläret är { $version }.
import-not-owed = Ska inte besvaras
import-newer = Nyare i Tillit
import-count-new = Nya svar
import-count-same = Lika, rörs inte
import-count-changed = Ändrade svar
import-count-conflict = Konflikter
import-what-new = Sparas som nytt svar
import-what-same = Inget händer
import-what-changed = Ersätter svaret från { $at }
import-what-emptied = Svaret i Tillit töms
import-what-not-owed = Sparas, men räknas inte så länge frågan inte ställs
import-what-newer = Ändrat på webben sedan arbetsboken laddades ner, och orört i den. Svaret i Tillit står kvar
import-what-choose = Du väljer ovan
import-rest = Resten kan sparas som de är.
import-said = I cellen står ”{ $text }”.
import-nearest = Närmast är ”{ $option }”.
import-meant = Välj det svar ni menar.
import-skip = Hoppa över, spara inte
import-answer-online = Svara på fråga { $number } på webben
import-ready = { $count ->
    [0] Inga svar att spara
    [one] Ett svar är klart att sparas
   *[other] { $count } svar är klara att sparas
}
import-ready-text = { $new } nya och { $changed } ändrade.
import-ready-documents = { $count ->
    [one] Ett dokument bifogas.
   *[other] { $count } dokument bifogas.
}
import-cancel = Avbryt utan att spara
import-about = Om filen
import-recognised = Igenkänd
import-read-at = Läst { $at }
import-sheets = Blad
import-written = Nedladdad från Tillit
import-documents = Dokument som filen hänvisar till
import-document-new = Följde med. Laddas upp och bifogas svaret
import-document-known = Uppladdat tidigare. Bifogas svaret
import-document-cited = Finns redan bifogat
import-document-missing = Följde inte med. Ladda upp det vid frågan
import-unnamed = Dessa filer följde med, men inget svar hänvisar till dem. De sparas inte:
import-the-same = Detsamma
import-found-both = Vi hittade { $answers } och { $facts } i { $file }. Frågeformuläret är { $version }.
import-answers = { $count ->
    [0] inga svar
    [one] ett svar
   *[other] { $count } svar
}
import-facts = { $count ->
    [one] en uppgift om er
   *[other] { $count } uppgifter om er
}
import-apply-chosen = { $count ->
    [0] Spara valen
    [one] Spara ett svar och valen
   *[other] Spara { $count } svar och valen
}
import-ready-chosen = Det ni väljer ovan tillkommer.
import-show-same = { $count ->
    [one] Visa ett likadant svar
   *[other] Visa { $count } likadana svar
}
import-done-title = Svaren från Excel är sparade
import-done-from = Från { $file }.
import-done-answers = { $count ->
    [0] Inga svar på frågor ändrades.
    [one] Ett svar är sparat.
   *[other] { $count } svar är sparade.
}
import-done-facts = { $count ->
    [one] En uppgift om er är sparad.
   *[other] { $count } uppgifter om er är sparade.
}
import-done-documents = { $count ->
    [one] Ett dokument är bifogat.
   *[other] { $count } dokument är bifogade.
}
import-done-missing = { $count ->
    [one] Ett dokument saknas
   *[other] { $count } dokument saknas
}
import-done-missing-text = Arbetsboken hänvisar till detta, men det är inte uppladdat. Ladda upp det vid frågan.
import-done-left-out = { $count ->
    [one] Ett svar togs inte med
   *[other] { $count } svar togs inte med
}
import-done-left-out-text = Här står det som redan fanns i Tillit: ni valde det, eller så förstods inte svaret i filen.
import-done-go-on = Till uppgiftslistan
