# Vurderinger og sammenligninger som arbeidsbok.
scorebook-take = Last ned vurderingen (Excel)
scorebook-take-answers = Last ned svarene (Excel)
comparison-take = Last ned Excel
scorebook-overview = Oversikt
scorebook-questions = Spørsmål
scorebook-arithmetic = Utregning
scorebook-asked = Stilt
scorebook-points = Vekt × karakter
scorebook-weight-rated = Vekt, vurdert
scorebook-weight-owed = Vekt, skal vurderes
scorebook-weight-documented = Vekt, dokumentert
scorebook-unmet = Krav ikke oppfylt
scorebook-uncapped = Uten tak
scorebook-exact = Nøyaktig
scorebook-rule = Sum av vekt × karakter delt på 4 × sum av vekt, over vurderte spørsmål. Er et krav vurdert under 2, blir resultatet høyst 49,99 %. Endre vekt, karakter eller grunnlag, så regnes alt på nytt.
