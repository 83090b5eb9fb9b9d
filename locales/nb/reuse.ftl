# Å bruke svar som er gitt for en annen kommune.
reuse-title = Har dere svart på dette før?
reuse-text = Dere har også åpnet en lenke med det samme spørreskjemaet om den samme løsningen. Dere kan bruke svarene og dokumentasjonen derfra. Etterpå er det ett sett med svar for begge, og hver kommune får sin egen innsending.
reuse-how = Åpne lenken dere fikk fra den andre kommunen, i denne nettleseren, og kom tilbake hit. Da kan dere bruke svarene om igjen.
reuse-do = Bruk svarene til { $customer }
reuse-answered = { $count ->
    [one] Ett felt er fylt ut
   *[other] { $count } felter er fylt ut
}
done-response-reused = Svarene er tatt med hit. Se over dem før dere sender inn.
