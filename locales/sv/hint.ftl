# Tips till den som bedömer: vad som syns i svaret. Inget av detta är en dom.
hint-bare-yes-no = Bara ja eller nej, men frågan är hur
hint-evidence-not-cited = Hänvisar inte till den dokumentation som efterfrågas
hint-refers-to = Hänvisar till fråga { $number }
hint-same-words-as = Samma ord som i svar { $number }
hint-hands-back = Överlåter svaret till kommunen
hint-very-short = Mycket kort
