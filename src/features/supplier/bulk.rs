//! A list of suppliers and products in a table: which column is what, what each row says, and what is wrong with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::org_number::{OrgNumber, OrgNumberError};
use crate::domain::visible::is_visible;
use crate::features::frame::{LONGEST_LINE, LONGEST_TEXT};
use crate::formats::table_file::TableRow;

/// The most rows of a list.
pub(super) const MOST_ROWS: usize = 2_000;
/// How far down the row of heads is looked for.
const HEAD_WITHIN: usize = 20;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Name,
    OrgNumber,
    ContactName,
    ContactEmail,
    Language,
    Product,
    Use,
}

impl Column {
    /// Every column, in the order of the template.
    pub(super) const ALL: [Self; 7] =
        [Self::Name, Self::OrgNumber, Self::ContactName, Self::ContactEmail, Self::Language, Self::Product, Self::Use];

    /// The message key of its head.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Name => "supplier-name",
            Self::OrgNumber => "supplier-number",
            Self::ContactName => "supplier-contact-name",
            Self::ContactEmail => "supplier-contact-email",
            Self::Language => "supplier-import-language",
            Self::Product => "supplier-product-name",
            Self::Use => "supplier-product-use",
        }
    }

    /// The words by which a head is known, in the four languages.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "navn",
                "leverandør",
                "leverandørnavn",
                "leverandørens navn",
                "firma",
                "firmanavn",
                "namn",
                "leverandøren",
                "namn på leverandøren",
                "navn på leverandøren",
                "supplier",
                "supplier name",
                "vendor",
                "company",
                "name",
                "name of the supplier",
                "leverantör",
                "leverantörens namn",
                "företag",
            ],
            Self::OrgNumber => &[
                "orgnr",
                "org nr",
                "org nummer",
                "orgnummer",
                "organisasjonsnummer",
                "organisation number",
                "organization number",
                "org number",
                "organisationsnummer",
                "company number",
            ],
            Self::ContactName => &[
                "kontakt",
                "kontaktperson",
                "navn på kontaktperson",
                "contact",
                "contact person",
                "contact name",
                "kontaktnavn",
                "kontaktnamn",
            ],
            Self::ContactEmail => &[
                "e post",
                "epost",
                "e postadresse",
                "e postadress",
                "e mail",
                "email",
                "mail",
                "e post til kontakten",
                "kontakt e post",
                "contact e mail",
                "contact email",
                "mejl",
                "e postadresse til kontaktperson",
            ],
            Self::Language => &["språk", "mål", "målform", "language"],
            Self::Product => &[
                "produkt",
                "løsning",
                "løysing",
                "læremiddel",
                "system",
                "tjeneste",
                "teneste",
                "product",
                "solution",
                "service",
                "lösning",
                "läromedel",
                "tjänst",
                "navn på læremiddelet",
            ],
            Self::Use => &[
                "bruk",
                "brukes til",
                "blir brukt til",
                "brukast til",
                "bruksområde",
                "beskrivelse",
                "skildring",
                "use",
                "used for",
                "description",
                "purpose",
                "formål",
                "føremål",
                "användning",
                "används till",
                "beskrivning",
            ],
        }
    }
}

/// A list as it was read; it is kept until a person confirms it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct List {
    /// One for each organisation number, in the order of the file.
    pub(super) suppliers: Vec<Listed>,
    /// Rows that are left out, and what is wrong with each.
    pub(super) refused: Vec<Refused>,
    /// Heads of columns that are not read.
    pub(super) unknown: Vec<String>,
}

/// A supplier of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// The row that it stands in first.
    pub(super) row: usize,
    pub(super) name: String,
    /// Digits only.
    pub(super) org_number: String,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    /// A tag; empty: not said.
    pub(super) language: String,
    pub(super) products: Vec<ListedProduct>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ListedProduct {
    pub(super) row: usize,
    pub(super) name: String,
    pub(super) used_for: String,
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Refused {
    pub(super) row: usize,
    /// What the row is known by: name, else number, else what stands in it.
    pub(super) text: String,
    /// Message key of what is wrong.
    pub(super) problem: String,
    /// The text that is wrong, or the row that it collides with.
    pub(super) value: String,
}

/// Why a list was not read at all: a message key.
pub(super) type NoList = &'static str;

/// `heads` are the heads of the template in every language, which a changed word must not make unreadable.
pub(super) fn read(rows: &[TableRow], heads: &BTreeMap<String, Column>) -> Result<List, NoList> {
    let found = rows.iter().take(HEAD_WITHIN).position(|row| {
        let columns: Vec<Column> = row.cells.iter().filter_map(|cell| column_of(cell, heads)).collect();
        columns.contains(&Column::OrgNumber) && columns.contains(&Column::Name)
    });
    let (Some(place), Some(head)) = (found, found.and_then(|place| rows.get(place))) else {
        return Err("supplier-import-no-head");
    };
    let mut columns: BTreeMap<Column, usize> = BTreeMap::new();
    let mut list = List::default();
    for (at, cell) in head.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match column_of(cell, heads) {
            Some(column) if !columns.contains_key(&column) => {
                columns.insert(column, at);
            }
            _ => list.unknown.push(cell.clone()),
        }
    }
    let body = rows.get(place + 1..).unwrap_or_default();
    if MOST_ROWS < body.len() {
        return Err("supplier-import-too-many");
    }
    for row in body {
        let cell = |column: Column| columns.get(&column).and_then(|at| row.cells.get(*at)).map_or("", String::as_str);
        read_row(row, &cell, &mut list);
    }
    if list.suppliers.is_empty() && list.refused.is_empty() { Err("supplier-import-empty") } else { Ok(list) }
}

fn column_of(head: &str, heads: &BTreeMap<String, Column>) -> Option<Column> {
    let head = plain(head);
    heads.get(&head).copied().or_else(|| Column::ALL.into_iter().find(|column| column.words().contains(&head.as_str())))
}

/// Lower case, words alone: `Org.nr.` → `org nr`, `E-post:` → `e post`.
pub(super) fn plain(head: &str) -> String {
    let lower = head.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn read_row<'a>(row: &TableRow, cell: &impl Fn(Column) -> &'a str, list: &mut List) {
    let name = cell(Column::Name);
    let known_by = || {
        let first = row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        if name.is_empty() { first.to_owned() } else { name.to_owned() }
    };
    let refuse = |list: &mut List, problem: &str, value: &str| {
        list.refused.push(Refused {
            row: row.number,
            text: known_by(),
            problem: problem.to_owned(),
            value: value.to_owned(),
        });
    };
    let number = match OrgNumber::parse(cell(Column::OrgNumber)) {
        Ok(number) => number.digits().to_owned(),
        Err(OrgNumberError::NotNineDigits) => {
            return refuse(list, "supplier-problem-number", cell(Column::OrgNumber));
        }
        Err(OrgNumberError::WrongCheckDigit) => {
            return refuse(list, "supplier-problem-check-digit", cell(Column::OrgNumber));
        }
    };
    let email = cell(Column::ContactEmail);
    if !email.is_empty() && email.parse::<lettre::Address>().is_err() {
        return refuse(list, "supplier-problem-email", email);
    }
    let language = match cell(Column::Language) {
        "" => "",
        text => match language_of(text) {
            Some(language) => language.tag(),
            None => return refuse(list, "supplier-import-problem-language", text),
        },
    };
    let long = [Column::Name, Column::ContactName, Column::Product].into_iter().map(cell);
    if long.into_iter().any(|text| LONGEST_LINE < text.chars().count())
        || LONGEST_TEXT < cell(Column::Use).chars().count()
    {
        return refuse(list, "supplier-import-problem-long", "");
    }
    let place = if let Some(place) = list.suppliers.iter().position(|listed| listed.org_number == number) {
        place
    } else {
        if !is_visible(name) {
            return refuse(list, "supplier-import-problem-name", "");
        }
        list.suppliers.push(Listed {
            row: row.number,
            name: name.to_owned(),
            org_number: number,
            contact_name: String::new(),
            contact_email: String::new(),
            language: String::new(),
            products: Vec::new(),
        });
        list.suppliers.len() - 1
    };
    let Some(listed) = list.suppliers.get_mut(place) else { return };
    let first = listed.row.to_string();
    // A second row of the same organisation is there for its product; what it says otherwise must not contradict the first.
    let says = [
        (name, &mut listed.name),
        (cell(Column::ContactName), &mut listed.contact_name),
        (email, &mut listed.contact_email),
        (language, &mut listed.language),
    ];
    let mut differs = false;
    for (said, known) in says {
        if known.is_empty() {
            said.clone_into(known);
        }
        differs |= !said.is_empty() && said != known.as_str();
    }
    let product = cell(Column::Product);
    let is_listed = listed.products.iter().any(|known| plain(&known.name) == plain(product));
    let is_first = listed.row == row.number;
    if !product.is_empty() && !is_listed {
        let used_for = cell(Column::Use).to_owned();
        listed.products.push(ListedProduct { row: row.number, name: product.to_owned(), used_for });
    } else if !is_first && !differs {
        return refuse(list, "supplier-import-problem-twice", &first);
    }
    if differs {
        refuse(list, "supplier-import-problem-differs", &first);
    }
}

fn language_of(text: &str) -> Option<Language> {
    let text = text.to_lowercase();
    match text.as_str() {
        "bokmål" | "norsk" | "norsk bokmål" | "norwegian" | "norska" => Some(Language::Nb),
        "nynorsk" | "norsk nynorsk" => Some(Language::Nn),
        "engelsk" | "english" | "engelska" => Some(Language::En),
        "svensk" | "swedish" | "svenska" => Some(Language::Sv),
        tag => Language::parse(tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: &[&[&str]]) -> Result<List, NoList> {
        let rows: Vec<TableRow> = (1..)
            .zip(rows)
            .map(|(number, cells)| TableRow { number, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() })
            .collect();
        read(&rows, &BTreeMap::new())
    }

    #[test]
    fn a_supplier_has_as_many_products_as_rows() {
        let found = list(&[
            &["Leverandører 2027"],
            &["Leverandør", "Org.nr.", "E-post", "Løsning", "Brukes til", "Avtalenr"],
            &["Blåbær AS", "310 000 124", "a@b.example", "Bok", "Lesing", "7"],
            &["", "310000124", "", "Tavle", "", "8"],
            &["Annen", "310000132", "", "", "", ""],
        ])
        .unwrap();
        assert_eq!(found.unknown, ["Avtalenr"]);
        assert_eq!(found.refused, []);
        let names: Vec<(&str, usize)> =
            found.suppliers.iter().map(|listed| (listed.name.as_str(), listed.products.len())).collect();
        assert_eq!(names, [("Blåbær AS", 2), ("Annen", 0)]);
        assert_eq!(found.suppliers[0].products[1].row, 4);
    }

    #[test]
    fn what_is_wrong_is_said_of_its_row() {
        let found = list(&[
            &["Navn", "Organisasjonsnummer", "E-post", "Språk", "Produkt"],
            &["En", "310000123", "", "", ""],
            &["To", "12", "", "", ""],
            &["Tre", "310000124", "ikke e-post", "", ""],
            &["Fire", "310000124", "", "klingon", ""],
            &["", "310000124", "", "", ""],
            &["Fem", "310000124", "", "svensk", "Bok"],
            &["Fem", "310000124", "", "", "bok"],
            &["Seks", "310000124", "", "", "Tavle"],
        ])
        .unwrap();
        let problems: Vec<(usize, &str, &str)> =
            found.refused.iter().map(|row| (row.row, row.problem.as_str(), row.value.as_str())).collect();
        assert_eq!(
            problems,
            [
                (2, "supplier-problem-check-digit", "310000123"),
                (3, "supplier-problem-number", "12"),
                (4, "supplier-problem-email", "ikke e-post"),
                (5, "supplier-import-problem-language", "klingon"),
                (6, "supplier-import-problem-name", ""),
                (8, "supplier-import-problem-twice", "7"),
                (9, "supplier-import-problem-differs", "7"),
            ]
        );
        assert_eq!(found.suppliers.len(), 1);
        assert_eq!((found.suppliers[0].language.as_str(), found.suppliers[0].products.len()), ("sv", 2));
    }

    #[test]
    fn a_table_without_heads_is_no_list() {
        assert_eq!(list(&[&["Blåbær AS", "310000124"]]), Err("supplier-import-no-head"));
        assert_eq!(list(&[&["Navn", "Orgnr"]]), Err("supplier-import-empty"));
        assert_eq!(list(&[]), Err("supplier-import-no-head"));
    }
}
