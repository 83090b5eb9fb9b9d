# Svar frå Excel.
import-title = Svar frå Excel
import-lead = Last opp arbeidsboka de har fylt ut. De ser over svara før noko blir lagra.
import-file = Arbeidsbok
import-file-help = Excel (.xlsx) utan passord, inntil { $limit } MB. Både arbeidsboka herifrå og skjemaet i det opphavlege oppsettet kan brukast.
import-read = Les inn
import-without-file = Har de inga arbeidsbok?
import-review-title = Sjå over svara frå Excel
import-found = Lese frå { $file }
import-nothing-yet = Ingenting er lagra enno.
import-nothing-yet-text = Svara i Tillit er urørte til de stadfestar.
import-new = Ny
import-same = Lik
import-changed = Endra
import-conflict = Vel sjølv
import-not-understood = Ikkje forstått
import-conflicts = { $count ->
    [one] Eitt svar de må ta stilling til
   *[other] { $count } svar de må ta stilling til
}
import-conflicts-text = Svaret i Tillit er eit anna enn det arbeidsboka byggjer på.
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
import-all = Alle svar i fila
import-cells = { $count ->
    [one] Éi celle lesen
   *[other] { $count } celler lesne
}
import-cell = Celle
import-in-file = I fila
import-stored = I Tillit
import-empty = Tomt
import-effect = Kva skjer
done-imported = Svara frå Excel er lagra.
