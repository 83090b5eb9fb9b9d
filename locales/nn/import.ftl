# Svar frå Excel.
import-title = Svar frå Excel
import-lead = Last opp arbeidsboka de har fylt ut. De ser over svara før noko blir lagra.
import-file = Arbeidsbok
import-file-help = Arbeidsboka (.xlsx) utan passord, eller ei ZIP-fil med arbeidsboka og dokumenta ho viser til. Inntil { $limit } MB, sjølve arbeidsboka inntil { $most } MB. Både arbeidsboka herifrå og skjemaet i det opphavlege oppsettet kan brukast.
import-read = Les inn
import-without-file = Har de inga arbeidsbok?
import-review-title = Sjå over svara frå Excel
import-nothing-yet = Ingenting er lagra enno.
import-nothing-yet-text = Svara i Tillit er urørte til de stadfestar.
import-new = Ny
import-same = Lik
import-changed = Endra
import-conflict = Konflikt
import-not-understood = Ikkje forstått
import-conflicts = { $count ->
    [one] Eitt svar de må ta stilling til
   *[other] { $count } svar de må ta stilling til
}
import-keep = Behald svaret i Tillit
import-use = Bruk svaret frå fila
import-problem-choice = Vel kva svar som skal stå på spørsmål { $number }.
import-problems = { $count ->
    [one] Éi celle å sjå på
   *[other] { $count } celler å sjå på
}
import-apply = { $count ->
    [one] Lagre eitt svar
   *[other] Lagre { $count } svar
}
import-all = Dette skjer med svara
import-cell = Celle
import-in-file = I fila
import-stored = I Tillit
import-empty = Tomt
import-effect = Kva skjer
import-take = Last ned svara som arbeidsbok, eller saman med dokumenta som ei ZIP-fil. Det de endrar der, lastar de opp her att.
import-take-package = Last ned med dokumenta (ZIP)
import-long = Nokre svar er for lange for Excel
import-long-text = Ei celle har plass til 32 767 teikn. Svara på spørsmål { $numbers } er lengre: i arbeidsboka står namnet på ei tekstfil i staden, og fila følgjer med i ZIP-fila.
import-steps = Steg
import-step-upload = Last opp
import-step-review = Sjå over
import-step-saved = Ferdig
import-step-done = ferdig
import-found-in = Vi fann { $found } i { $file }. Spørjeskjemaet er { $version }.
import-not-owed = Skal ikkje svarast på
import-newer = Nyare i Tillit
import-count-new = Nye svar
import-count-same = Like, blir ikkje rørte
import-count-changed = Endra svar
import-count-conflict = Konfliktar
import-what-new = Blir lagra som nytt svar
import-what-same = Ingenting skjer
import-what-changed = Kjem i staden for svaret frå { $at }
import-what-emptied = Svaret i Tillit blir tømt
import-what-not-owed = Blir lagra, men tel ikkje så lenge spørsmålet ikkje blir stilt
import-what-newer = Endra på nett etter at arbeidsboka vart lasta ned, og urørt der. Svaret i Tillit blir ståande
import-what-choose = Du vel over
import-rest = Resten kan lagrast som dei er.
import-said = I cella står «{ $text }».
import-nearest = Nærast er «{ $option }».
import-meant = Vel svaret de meiner.
import-skip = Hopp over, ikkje lagre
import-answer-online = Svar på spørsmål { $number } på nett
import-ready = { $count ->
    [0] Ingen svar å lagre
    [one] Eitt svar er klart til å lagrast
   *[other] { $count } svar er klare til å lagrast
}
import-ready-text = { $new } nye og { $changed } endra.
import-ready-documents = { $count ->
    [one] Eitt dokument blir lagt ved.
   *[other] { $count } dokument blir lagde ved.
}
import-cancel = Avbryt utan å lagre
import-about = Om fila
import-recognised = Kjend att
import-read-at = Lesen { $at }
import-sheets = Ark
import-written = Lasta ned frå Tillit
import-documents = Dokument fila viser til
import-document-new = Følgde med. Blir lasta opp og lagt ved svaret
import-document-known = Lasta opp før. Blir lagt ved svaret
import-document-cited = Ligg ved svaret frå før
import-document-missing = Følgde ikkje med. Last det opp ved spørsmålet
import-unnamed = Desse filene følgde med, men ingen svar viser til dei. Dei blir ikkje lagra:
import-the-same = Det same
import-found-both = Vi fann { $answers } og { $facts } i { $file }. Spørjeskjemaet er { $version }.
import-answers = { $count ->
    [0] ingen svar
    [one] eitt svar
   *[other] { $count } svar
}
import-facts = { $count ->
    [one] éi opplysning om dykk
   *[other] { $count } opplysningar om dykk
}
import-apply-chosen = { $count ->
    [0] Lagre vala
    [one] Lagre eitt svar og vala
   *[other] Lagre { $count } svar og vala
}
import-ready-chosen = Det de vel over, kjem i tillegg.
import-show-same = { $count ->
    [one] Vis eitt likt svar
   *[other] Vis { $count } like svar
}
import-done-title = Svara frå Excel er lagra
import-done-from = Frå { $file }.
import-done-answers = { $count ->
    [0] Ingen svar på spørsmål vart endra.
    [one] Eitt svar er lagra.
   *[other] { $count } svar er lagra.
}
import-done-facts = { $count ->
    [one] Éi opplysning om dykk er lagra.
   *[other] { $count } opplysningar om dykk er lagra.
}
import-done-documents = { $count ->
    [one] Eitt dokument er lagt ved.
   *[other] { $count } dokument er lagde ved.
}
import-done-missing = { $count ->
    [one] Eitt dokument manglar
   *[other] { $count } dokument manglar
}
import-done-missing-text = Arbeidsboka viser til dette, men det er ikkje lasta opp. Last det opp ved spørsmålet.
import-done-left-out = { $count ->
    [one] Eitt svar vart ikkje teke med
   *[other] { $count } svar vart ikkje tekne med
}
import-done-left-out-text = Her står det som var i Tillit frå før: de valde det, eller svaret i fila vart ikkje forstått.
import-done-go-on = Til oppgåvelista
