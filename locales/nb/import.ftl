# Svar fra Excel.
import-title = Svar fra Excel
import-lead = Last opp arbeidsboken dere har fylt ut. Dere ser over svarene før noe lagres.
import-file = Arbeidsbok
import-file-help = Excel (.xlsx) uten passord, inntil { $limit } MB. Både arbeidsboken herfra og skjemaet i det opprinnelige oppsettet kan brukes.
import-read = Les inn
import-without-file = Har dere ingen arbeidsbok?
import-review-title = Se over svarene fra Excel
import-found = Lest fra { $file }
import-nothing-yet = Ingenting er lagret ennå.
import-nothing-yet-text = Svarene i Tillit er urørt til dere bekrefter.
import-new = Ny
import-same = Lik
import-changed = Endret
import-conflict = Velg selv
import-not-understood = Ikke forstått
import-conflicts = { $count ->
    [one] Ett svar dere må ta stilling til
   *[other] { $count } svar dere må ta stilling til
}
import-conflicts-text = Svaret i Tillit er et annet enn det arbeidsboken bygger på.
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
import-all = Alle svar i filen
import-cells = { $count ->
    [one] Én celle lest
   *[other] { $count } celler lest
}
import-cell = Celle
import-in-file = I filen
import-stored = I Tillit
import-empty = Tomt
import-effect = Hva skjer
done-imported = Svarene fra Excel er lagret.
