//! A questionnaire with a question of every type, conditions, flags, and documentation asked for per option.

use std::collections::BTreeMap;

use tillit::features::questionnaire::service::Files;

const STRUCTURE: &str = r#"key = "every-type"
version = "1.0.0"
languages = ["nb"]

[[head]]
key = "supplier"
type = "text"
required = true

[[sections]]
key = "basis"

[[sections.questions]]
number = 1
key = "persons"
type = "multiple_choice"
explanation_when = ["others"]

[[sections.questions.options]]
key = "pupils"
flags = ["childrens_data"]
points = 2

[[sections.questions.options]]
key = "staff"

[[sections.questions.options]]
key = "others"

[[sections.questions]]
number = 2
key = "measures"
type = "text"
how = true
evidence = true
must = true

[[sections.questions]]
number = 3
key = "shared"
type = "yes_no"
explanation_when = ["yes"]

[[sections]]
key = "details"

[[sections.questions]]
number = 4
key = "stored"
type = "single_choice"
explanation_when = ["elsewhere"]

[[sections.questions.options]]
key = "norway"
points = 4

[[sections.questions.options]]
key = "elsewhere"
flags = ["sub_processors_outside_eea"]
evidence = true

[[sections.questions]]
number = 5
key = "pupils_count"
type = "number"
when = { flag = "childrens_data" }

[[sections.questions]]
number = 6
key = "agreed"
type = "date"
when = { any = [{ question = "shared", is = "yes" }, { flag = "sub_processors_outside_eea" }] }

[[sections.questions]]
number = 7
key = "receivers"
type = "table"
columns = ["name", "country"]
when = { all = [{ question = "shared", is = "yes" }, { not = { question = "stored", is = "norway" } }] }
"#;

const WORDS: &str = r#"title = "Alle typer"
description = "Til prøving."

[head.supplier]
label = "Leverandør"

[sections.basis]
title = "Grunnlaget"
intro = "Det første."

[sections.details]
title = "Detaljene"
intro = "Det andre."

[questions.persons]
subject = "Personer"
text = "Hvem gjelder opplysningene?"
explanation = "Hvilke andre?"
options = { pupils = "Elever", staff = "Ansatte", others = "Andre" }

[questions.measures]
subject = "Tiltak"
text = "Hvordan er løsningen sikret?"
evidence = ["En plan"]

[questions.shared]
subject = "Deling"
text = "Deles opplysningene?"
explanation = "Med hvem?"

[questions.stored]
subject = "Lagring"
text = "Hvor lagres opplysningene?"
explanation = "Hvilket land?"
evidence = ["Overføringsgrunnlaget"]
options = { norway = "Norge", elsewhere = "Et annet sted" }

[questions.pupils_count]
subject = "Antall elever"
text = "Hvor mange elever bruker løsningen?"

[questions.agreed]
subject = "Avtaledato"
text = "Når ble avtalen inngått?"

[questions.receivers]
subject = "Mottakere"
text = "Hvem mottar opplysningene?"
columns = { name = "Navn", country = "Land" }
"#;

/// The files of `every-type@1.0.0`.
pub(crate) fn every_type_files() -> Files {
    let files = [("questionnaire.toml", STRUCTURE), ("nb.toml", WORDS)];
    files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into_iter().collect::<BTreeMap<_, _>>()
}
