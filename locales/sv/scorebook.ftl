# Bedömningar och jämförelser som arbetsbok.
scorebook-take = Ladda ner bedömningen (Excel)
scorebook-take-answers = Ladda ner svaren (Excel)
comparison-take = Ladda ner Excel
scorebook-overview = Översikt
scorebook-questions = Frågor
scorebook-arithmetic = Uträkning
scorebook-asked = Ställd
scorebook-points = Vikt × betyg
scorebook-weight-rated = Vikt, bedömd
scorebook-weight-owed = Vikt, ska bedömas
scorebook-weight-documented = Vikt, dokumenterad
scorebook-unmet = Krav ej uppfyllt
scorebook-uncapped = Utan tak
scorebook-exact = Exakt
scorebook-rule = Summan av vikt × betyg delad med 4 × summan av vikt, över bedömda frågor. Är ett krav bedömt under 2 blir resultatet högst 49,99 %. Ändra vikt, betyg eller underlag, så räknas allt om.
