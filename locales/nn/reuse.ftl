# Å bruke svar som er gjevne til ein annan kommune.
reuse-title = Har de svart ein annan kommune på det same?
reuse-text = De har òg opna ei lenkje med det same spørjeskjemaet om den same løysinga. De kan bruke svara og dokumentasjonen derifrå. Etterpå er det eitt sett med svar for båe, og kvar kommune får si eiga innsending.
reuse-how = Er dette første gongen, treng de ikkje gjere noko her. Har ein annan kommune spurt om den same løysinga med dette skjemaet, opnar de lenkja derifrå i denne nettlesaren og kjem attende hit. Då kan de bruke svara om att.
reuse-do = Bruk svara til { $customer }
reuse-answered = { $count ->
    [one] Eitt felt er fylt ut
   *[other] { $count } felt er fylte ut
}
done-response-reused = Svara er tekne med hit. Sjå over dei før de sender inn.
