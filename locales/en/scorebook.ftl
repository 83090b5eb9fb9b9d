# Assessments and comparisons as workbooks.
scorebook-take = Download the assessment (Excel)
scorebook-take-answers = Download the answers (Excel)
comparison-take = Download Excel
scorebook-overview = Overview
scorebook-questions = Questions
scorebook-arithmetic = Arithmetic
scorebook-asked = Asked
scorebook-points = Weight × rating
scorebook-weight-rated = Weight, rated
scorebook-weight-owed = Weight, to be rated
scorebook-weight-documented = Weight, documented
scorebook-unmet = Must not met
scorebook-uncapped = Without the cap
scorebook-exact = Exact
scorebook-rule = Sum of weight × rating divided by 4 × sum of weight, over rated questions. When a must is rated under 2, the result is at most 49.99 %. Change a weight, a rating or what it rests on, and everything is worked out anew.
