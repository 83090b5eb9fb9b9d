//! Tests of the definition files, by what they are about.

mod built_in;
mod extension;
mod mistakes;
mod problems;
mod files;
mod round_trip;
mod schema;
mod changes;

use std::collections::BTreeMap;

use super::*;

/// Files by name.
type Files = BTreeMap<String, Vec<u8>>;

/// A small questionnaire with a question of every type, in two languages.
fn sample() -> Files {
    let words = |language: &str| {
        format!(
            r#"title = "Sample ({language})"
description = "For tests."

[head.supplier]
label = "Supplier"

[head.partners]
label = "Partners"
explanation = "Unused"

[head.partners.columns]
name = "Name"
country = "Country"

[sections.first]
title = "First"
intro = "The first."

[sections.second]
title = "Second"
intro = "The second."

[questions.measures]
subject = "Measures"
text = "How are measures taken?"
help = "Tell how."
why = "It matters."
evidence = ["A plan", "A report"]

[questions.shared]
subject = "Sharing"
text = "Are data shared?"
explanation = "With whom?"

[questions.where_stored]
subject = "Place"
text = "Where are the data?"
explanation = "Which country?"

[questions.where_stored.options]
norway = "Norway"
elsewhere = "Elsewhere"

[questions.certificates]
subject = "Certificates"
text = "Which certificates are there?"
evidence = ["The certificate"]

[questions.certificates.options]
iso = "ISO"
other = "Other"

[questions.users]
subject = "Users"
text = "How many users?"

[questions.tested]
subject = "Tested"
text = "When was it tested?"
"#
        )
        .replace("explanation = \"Unused\"\n", "")
    };
    let structure = r#"key = "sample"
version = "1.0.0"
languages = ["nb", "en"]
frameworks = ["gdpr@2016-679", "iso-27001@2022"]

[[head]]
key = "supplier"
type = "text"
required = true

[[head]]
key = "partners"
type = "table"
columns = ["name", "country"]
when = { question = "supplier", answered = true }

[[sections]]
key = "first"

[[sections.questions]]
number = 1
key = "measures"
type = "text"
how = true
evidence = true
weight = 3
must = true
controls = ["gdpr/32", "iso-27001/A.5.1"]

[[sections.questions]]
number = 2
key = "shared"
type = "yes_no"
explanation_when = ["yes"]

[[sections]]
key = "second"

[[sections.questions]]
number = 3
key = "where_stored"
type = "single_choice"
explanation_when = ["elsewhere"]
when = { question = "shared", is = "yes" }

[[sections.questions.options]]
key = "norway"
points = 4

[[sections.questions.options]]
key = "elsewhere"
points = 1
flags = ["sub_processors_outside_eea"]

[[sections.questions]]
number = 4
key = "certificates"
type = "multiple_choice"

[[sections.questions.options]]
key = "iso"
evidence = true

[[sections.questions.options]]
key = "other"

[[sections.questions]]
number = 5
key = "users"
type = "number"
when = { all = [{ question = "where_stored", is = "norway" }, { any = [{ not = { question = "shared", is = "no" } }] }] }

[[sections.questions]]
number = 6
key = "tested"
type = "date"
when = { not = { flag = "childrens_data" } }
"#;
    BTreeMap::from([
        (STRUCTURE.to_owned(), structure.as_bytes().to_vec()),
        ("nb.toml".to_owned(), words("nb").into_bytes()),
        ("en.toml".to_owned(), words("en").into_bytes()),
    ])
}

/// A small framework in two languages.
fn sample_framework() -> Files {
    let structure = r#"key = "gdpr"
version = "2016-679"
languages = ["nb", "en"]

[[groups]]
key = "chapter_4"
controls = ["24", "32"]

[[groups]]
key = "chapter_5"
controls = ["44"]
"#;
    let words = r#"title = "GDPR"
label = "GDPR art."

[groups]
chapter_4 = "Duties"
chapter_5 = "Transfer"

[controls]
"24" = "Responsibility"
"32" = "Security"
"44" = "Transfer"
"#;
    BTreeMap::from([
        (FRAMEWORK.to_owned(), structure.as_bytes().to_vec()),
        ("nb.toml".to_owned(), words.as_bytes().to_vec()),
        ("en.toml".to_owned(), words.as_bytes().to_vec()),
    ])
}

/// The files with one text replaced by another, which must be there.
fn changed(mut files: Files, file: &str, from: &str, to: &str) -> Files {
    let text = String::from_utf8(files.remove(file).unwrap()).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}
