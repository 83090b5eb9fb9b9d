# Å bruke svar som er gjevne til ein annan kommune.
reuse-title = Har de svart på dette før?
reuse-text = De har òg opna ei lenkje med det same spørjeskjemaet om den same løysinga. De kan bruke svara og dokumentasjonen derifrå. Etterpå er det eitt sett med svar for båe, og kvar kommune får si eiga innsending.
reuse-how = Opne lenkja de fekk frå den andre kommunen, i denne nettlesaren, og kom attende hit. Då kan de bruke svara om att.
reuse-do = Bruk svara til { $customer }
reuse-answered = { $count ->
    [one] Eitt felt er fylt ut
   *[other] { $count } felt er fylte ut
}
done-response-reused = Svara er tekne med hit. Sjå over dei før de sender inn.
