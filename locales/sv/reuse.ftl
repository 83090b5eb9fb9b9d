# Att använda svar som har lämnats till en annan kommun.
reuse-title = Har ni svarat en annan kommun på samma frågor?
reuse-text = Ni har också öppnat en länk med samma frågeformulär om samma lösning. Ni kan använda svaren och dokumenten därifrån. Sedan finns det en uppsättning svar för båda, och varje kommun får sin egen inlämning.
reuse-how = Är det här första gången behöver ni inte göra något här. Har en annan kommun frågat om samma produkt med det här formuläret öppnar ni länken därifrån i den här webbläsaren och kommer tillbaka hit. Då kan ni använda svaren igen.
reuse-do = Använd svaren till { $customer }
reuse-answered = { $count ->
    [one] Ett fält är ifyllt
   *[other] { $count } fält är ifyllda
}
done-response-reused = Svaren har tagits med hit. Gå igenom dem innan ni lämnar in.
