# Publiserte spørjeskjema, slik kommunen les dei.
questionnaire-list-title = Spørjeskjema
questionnaire-list-lead = Ein publisert versjon blir aldri endra. Svar, karakterar og poeng viser alltid til den versjonen dei vart gitt under.
questionnaire-count = { $count ->
    [one] Eitt spørsmål
   *[other] { $count } spørsmål
}
questionnaire-hash = Kontrollsum:
questionnaire-frozen = Denne versjonen er publisert og blir ikkje endra. Kontrollsummen viser at innhaldet er det same:
questionnaire-frameworks = Knytt til:
questionnaire-head = Opplysningar om leverandøren
questionnaire-evidence = Dokumentasjon vi ber om:
questionnaire-conditional = Blir berre stilt viss { $condition }.
questionnaire-must = Må vere oppfylt
questionnaire-controls = Krav:
questionnaire-built-in = Innebygd
questionnaire-own = Eigen
questionnaire-withdrawn = Trekt tilbake
questionnaire-withdraw = Trekk tilbake
questionnaire-withdraw-title = Trekkje tilbake { $name }?
questionnaire-withdraw-send = Versjonen kan ikkje lenger sendast til nye leverandørar.
questionnaire-withdraw-open = Leverandørar som alt har fått han, kan svare ferdig.
questionnaire-withdraw-kept = Svar, vurderingar, poeng og eksport står uendra.
questionnaire-withdraw-final = Ein versjon som er trekt tilbake, kan ikkje hentast fram att. Publiser heller ein ny versjon.
questionnaire-withdraw-keep = Behald versjonen
done-questionnaire-withdrawn = Versjonen er trekt tilbake.
questionnaire-withdrawn-note = Denne versjonen vart trekt tilbake { $date } og kan ikkje sendast meir. Alt som er svara og vurdert under han, står uendra.
questionnaire-published = Publisert { $date }
questionnaire-evidence-if = Dokumentasjon vi ber om viss svaret er { $options }:
