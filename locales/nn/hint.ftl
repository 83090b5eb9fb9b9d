# Tips til den som vurderer: kva ein kan sjå i svaret. Ikkje noko av dette er ein dom.
hint-bare-yes-no = Berre ja eller nei, men spørsmålet er korleis
hint-evidence-not-cited = Viser ikkje til dokumentasjonen det er spurt etter
hint-refers-to = Viser til spørsmål { $number }
hint-same-words-as = Same ord som i svar { $number }
hint-hands-back = Overlèt svaret til kommunen
hint-very-short = Svært kort
