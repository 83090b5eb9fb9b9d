# Svar från Excel.
import-title = Svar från Excel
import-lead = Ladda upp arbetsboken ni har fyllt i. Ni granskar svaren innan något sparas.
import-file = Arbetsbok
import-file-help = Excel (.xlsx) utan lösenord, högst { $limit } MB. Både arbetsboken härifrån och formuläret i sitt ursprungliga upplägg fungerar.
import-read = Läs in
import-without-file = Har ni ingen arbetsbok?
import-review-title = Granska svaren från Excel
import-found = Läst från { $file }
import-nothing-yet = Inget är sparat ännu.
import-nothing-yet-text = Svaren i Tillit är orörda tills ni bekräftar.
import-new = Ny
import-same = Lika
import-changed = Ändrad
import-conflict = Välj själv
import-not-understood = Inte förstådd
import-conflicts = { $count ->
    [one] Ett svar ni måste ta ställning till
   *[other] { $count } svar ni måste ta ställning till
}
import-conflicts-text = Svaret i Tillit är ett annat än det som arbetsboken bygger på.
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
import-all = Alla svar i filen
import-cells = { $count ->
    [one] En cell läst
   *[other] { $count } celler lästa
}
import-cell = Cell
import-in-file = I filen
import-stored = I Tillit
import-empty = Tomt
import-effect = Vad händer
done-imported = Svaren från Excel är sparade.
