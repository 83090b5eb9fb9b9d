# Tips til den som vurderer: hva som er å se i svaret. Ikke noe av dette er en dom.
hint-bare-yes-no = Bare ja eller nei, men spørsmålet er hvordan
hint-evidence-not-cited = Viser ikke til dokumentasjonen det er spurt etter
hint-refers-to = Viser til spørsmål { $number }
hint-same-words-as = Samme ord som i svar { $number }
hint-hands-back = Overlater svaret til kommunen
hint-very-short = Svært kort
