//! Rows of a table out of free text, where that is safe: "Name AS, Street 1, 0484 Oslo, 991 124 810" on each line.
//!
//! Nothing is lost either way: what cannot be told apart safely stays whole, as one row's name.

use std::collections::BTreeMap;

/// The most words of a country's name, and the names that suppliers' forms hold most often.
const COUNTRIES: [&str; 26] = [
    "norge",
    "noreg",
    "norway",
    "sverige",
    "sweden",
    "danmark",
    "denmark",
    "finland",
    "island",
    "iceland",
    "irland",
    "ireland",
    "tyskland",
    "germany",
    "nederland",
    "netherlands",
    "the netherlands",
    "frankrike",
    "france",
    "usa",
    "united states",
    "storbritannia",
    "united kingdom",
    "uk",
    "polen",
    "poland",
];

/// How company names end.
const COMPANY_FORMS: [&str; 17] = [
    "as",
    "asa",
    "a/s",
    "ab",
    "oy",
    "oyj",
    "aps",
    "ltd",
    "limited",
    "inc",
    "llc",
    "gmbh",
    "bv",
    "b.v.",
    "corp",
    "corporation",
    "plc",
];

/// The rows that a text holds, for a table with these columns.
///
/// Split into columns only when every line can be: else one row with the whole text in the first column.
/// `role` goes into the column `role` of every row, when it is not empty and there is such a column.
pub(super) fn rows(text: &str, columns: &[String], role: &str) -> Vec<BTreeMap<String, String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let has = |key: &str| columns.iter().any(|column| column == key);
    let split: Option<Vec<_>> = if ["name", "address", "country", "org_number"].iter().all(|key| has(key)) {
        lines.iter().map(|line| split_line(line)).collect()
    } else {
        None
    };
    let mut rows = split.unwrap_or_else(|| {
        let first = columns.first().cloned().unwrap_or_default();
        vec![BTreeMap::from([(first, text.trim().to_owned())])]
    });
    if has("role") && !role.is_empty() {
        for row in &mut rows {
            row.insert("role".to_owned(), role.to_owned());
        }
    }
    rows
}

/// Name, address, country and organisation number of a line; `None` where the commas may mean something else.
fn split_line(line: &str) -> Option<BTreeMap<String, String>> {
    let mut parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return None;
    }
    let name = parts.remove(0);
    let org_number = take(&mut parts, is_org_number);
    let country = take(&mut parts, |part| COUNTRIES.contains(&part.to_lowercase().as_str()));
    let company = name
        .split_whitespace()
        .next_back()
        .is_some_and(|word| COMPANY_FORMS.contains(&word.trim_end_matches('.').to_lowercase().as_str()));
    let street = parts.iter().any(|part| part.chars().any(|c| c.is_ascii_digit()));
    if org_number.is_none() && !(company && street) {
        return None;
    }
    let mut row = BTreeMap::from([("name".to_owned(), name.to_owned())]);
    if !parts.is_empty() {
        row.insert("address".to_owned(), parts.join(", "));
    }
    if let Some(country) = country {
        row.insert("country".to_owned(), country.to_owned());
    }
    if let Some(org_number) = org_number {
        row.insert("org_number".to_owned(), org_number.to_owned());
    }
    Some(row)
}

/// Takes the last part that fits.
fn take<'a>(parts: &mut Vec<&'a str>, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    let place = parts.iter().rposition(|part| fits(part))?;
    Some(parts.remove(place))
}

/// Nine digits and spaces, and nothing else. The check digit is for the reader to look at: the text is kept as written.
fn is_org_number(part: &str) -> bool {
    part.chars().filter(char::is_ascii_digit).count() == 9
        && part.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<String> {
        ["name", "role", "address", "country", "org_number"].map(str::to_owned).to_vec()
    }

    fn row(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn lines_with_an_organisation_number_or_an_address_are_split() {
        let text = "Skyhus Norge AS, Storgata 71, 0194 Oslo, Norge, 957 485 030\nVaktdrift AS, Torget 5, NO-0484 Oslo, 991 124 810\nKode AB, Gatan 1, Lund, Sverige";
        assert_eq!(
            rows(text, &columns(), "Underleverandør"),
            [
                row(&[
                    ("name", "Skyhus Norge AS"),
                    ("role", "Underleverandør"),
                    ("address", "Storgata 71, 0194 Oslo"),
                    ("country", "Norge"),
                    ("org_number", "957 485 030")
                ]),
                row(&[
                    ("name", "Vaktdrift AS"),
                    ("role", "Underleverandør"),
                    ("address", "Torget 5, NO-0484 Oslo"),
                    ("org_number", "991 124 810")
                ]),
                row(&[
                    ("name", "Kode AB"),
                    ("role", "Underleverandør"),
                    ("address", "Gatan 1, Lund"),
                    ("country", "Sverige")
                ]),
            ]
        );
    }

    #[test]
    fn text_that_only_looks_like_a_list_stays_whole() {
        for text in [
            "Vi bruker to tjenester, en i Norge og en i Irland",
            "Skyhus AS\nStorgata 71\n0194 Oslo",
            "Ingen",
            "Skyhus AS, 957 485 030\nog noen til, se vedlegg",
        ] {
            assert_eq!(rows(text, &columns(), ""), [row(&[("name", text)])]);
        }
    }
}
