# Publiserte spørreskjemaer, slik kommunen leser dem.
questionnaire-list-title = Spørreskjemaer
questionnaire-list-lead = En publisert versjon endres aldri. Svar, karakterer og poeng viser alltid til den versjonen de ble gitt under.
questionnaire-count = { $count ->
    [one] Ett spørsmål
   *[other] { $count } spørsmål
}
questionnaire-hash = Kontrollsum:
questionnaire-frozen = Denne versjonen er publisert og endres ikke. Kontrollsummen viser at innholdet er det samme:
questionnaire-frameworks = Knyttet til:
questionnaire-head = Opplysninger om leverandøren
questionnaire-evidence = Dokumentasjon vi ber om:
questionnaire-conditional = Stilles bare hvis { $condition }.
questionnaire-must = Må være oppfylt
questionnaire-controls = Krav:
questionnaire-built-in = Innebygd
questionnaire-own = Egen
questionnaire-withdrawn = Trukket tilbake
questionnaire-withdraw = Trekk tilbake
questionnaire-withdraw-title = Trekke tilbake { $name }?
questionnaire-withdraw-send = Versjonen kan ikke lenger sendes til nye leverandører.
questionnaire-withdraw-open = Leverandører som allerede har fått den, kan svare ferdig.
questionnaire-withdraw-kept = Svar, vurderinger, poeng og eksport blir stående uendret.
questionnaire-withdraw-final = En versjon som er trukket tilbake, kan ikke hentes frem igjen. Publiser heller en ny versjon.
questionnaire-withdraw-keep = Behold versjonen
done-questionnaire-withdrawn = Versjonen er trukket tilbake.
questionnaire-withdrawn-note = Denne versjonen ble trukket tilbake { $date } og kan ikke sendes mer. Alt som er svart og vurdert under den, står uendret.
questionnaire-published = Publisert { $date }
questionnaire-evidence-if = Dokumentasjon vi ber om hvis svaret er { $options }:
