# Å bruke svar som er gitt for en annen kommune.
reuse-title = Har dere svart en annen kommune på det samme?
reuse-text = Dere har også åpnet en lenke med det samme spørreskjemaet om den samme løsningen. Dere kan bruke svarene og dokumentasjonen derfra. Etterpå er det ett sett med svar for begge, og hver kommune får sin egen innsending.
reuse-how = Er dette første gang, trenger dere ikke gjøre noe her. Har en annen kommune spurt om den samme løsningen med dette skjemaet, åpner dere lenken derfra i denne nettleseren og kommer tilbake hit. Da kan dere bruke svarene om igjen.
reuse-do = Bruk svarene til { $customer }
reuse-answered = { $count ->
    [one] Ett felt er fylt ut
   *[other] { $count } felter er fylt ut
}
done-response-reused = Svarene er tatt med hit. Se over dem før dere sender inn.
