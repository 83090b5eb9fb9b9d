# Vurderingar og samanlikningar som arbeidsbok.
scorebook-take = Last ned vurderinga (Excel)
scorebook-take-answers = Last ned svara (Excel)
comparison-take = Last ned Excel
scorebook-overview = Oversikt
scorebook-questions = Spørsmål
scorebook-arithmetic = Utrekning
scorebook-asked = Stilt
scorebook-points = Vekt × karakter
scorebook-weight-rated = Vekt, vurdert
scorebook-weight-owed = Vekt, skal vurderast
scorebook-weight-documented = Vekt, dokumentert
scorebook-unmet = Krav ikkje oppfylt
scorebook-uncapped = Utan tak
scorebook-exact = Nøyaktig
scorebook-rule = Sum av vekt × karakter delt på 4 × sum av vekt, over vurderte spørsmål. Er eit krav vurdert under 2, blir resultatet høgst 49,99 %. Endre vekt, karakter eller grunnlag, så blir alt rekna på nytt.
