//! Walks a TOML document table by table and notes everything that is wrong, instead of stopping at the first.
//!
//! Serde would give one error for a whole file, in words about types; an author wants all of them, with the line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Log, listed};

/// One table of the document, being read: every key that is asked for becomes known, and [`Fields::finish`] names the others.
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    /// Where the table begins, in bytes.
    pub(super) start: usize,
    /// The path of keys that leads to it.
    pub(super) place: String,
    known: Vec<&'static str>,
}

/// A text with the byte that it begins at.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) start: usize,
}

/// The document of a file; `None` and every syntax error noted where it is not TOML.
pub(super) fn parse<'t>(log: &mut Log<'_>, text: &'t str) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = format!("The file is not well-formed TOML: {}. Correct this line.", error.message().trim());
        match error.span() {
            Some(span) => log.at(span.start, "", message),
            None => log.nowhere("", message),
        }
    }
    errors.is_empty().then_some(table)
}

/// The path of a key below a place.
pub(super) fn below(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

impl<'t> Fields<'t> {
    pub(super) fn root(table: &'t Spanned<DeTable<'t>>) -> Self {
        Self { table: table.get_ref(), start: table.span().start, place: String::new(), known: Vec::new() }
    }

    /// A value as a table; noted where it is something else.
    pub(super) fn of(log: &mut Log<'_>, place: String, value: &'t Spanned<DeValue<'t>>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self { table, start: value.span().start, place, known: Vec::new() }),
            other => {
                log.at(value.span().start, &place, wrong_kind(other, "a table"));
                None
            }
        }
    }

    /// The path of one of this table's keys.
    pub(super) fn place_of(&self, key: &str) -> String {
        below(&self.place, key)
    }

    /// Where a key's value begins; where the table begins when the key is not there.
    pub(super) fn start_of(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.start, |value| value.span().start)
    }

    /// Every key of the table, for tables whose keys are the author's own.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'t str, usize)> {
        let table: &'t DeTable<'t> = self.table;
        table.iter().map(|(key, _)| (key.get_ref().as_ref(), key.span().start))
    }

    /// The value of a key, which thereby is known.
    pub(super) fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.table.get(key)
    }

    /// The value of a key of the author's own.
    pub(super) fn own(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    /// A text that must be there and not be blank.
    pub(super) fn text(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Text> {
        let Some(value) = self.value(key) else {
            log.at(self.start, &self.place_of(key), format!("`{key}` is missing. Add it."));
            return None;
        };
        text_of(log, &self.place_of(key), value)
    }

    /// A text that may be left out, but not be blank.
    pub(super) fn optional_text(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        text_of(log, &self.place_of(key), value)
    }

    /// `true` or `false`; false where it is left out.
    pub(super) fn flag(&mut self, log: &mut Log<'_>, key: &'static str) -> bool {
        match self.value(key).map(|value| (value, value.get_ref())) {
            None => false,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((value, other)) => {
                log.at(value.span().start, &self.place_of(key), wrong_kind(other, "`true` or `false`"));
                false
            }
        }
    }

    /// A whole number within bounds; `None` where it is left out or noted as wrong.
    pub(super) fn number(&mut self, log: &mut Log<'_>, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.value(key)?;
        let place = self.place_of(key);
        let DeValue::Integer(integer) = value.get_ref() else {
            log.at(value.span().start, &place, wrong_kind(value.get_ref(), "a whole number"));
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .filter(|number| least <= *number && *number <= most);
        if number.is_none() {
            let wanted = if most == u32::MAX { format!("{least} or more") } else { format!("{least} to {most}") };
            let message = format!("`{key}` is {integer}. Give a whole number of {wanted}.");
            log.at(value.span().start, &place, message);
        }
        number
    }

    /// A list of texts, none of them blank; `None` where it is left out or is no list.
    pub(super) fn texts(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Vec<Text>> {
        let value = self.value(key)?;
        let place = self.place_of(key);
        let DeValue::Array(items) = value.get_ref() else {
            log.at(value.span().start, &place, wrong_kind(value.get_ref(), "a list of texts"));
            return None;
        };
        Some(items.iter().filter_map(|item| text_of(log, &place, item)).collect())
    }

    /// The tables of a `[[key]]`; none where it is left out.
    pub(super) fn tables(&mut self, log: &mut Log<'_>, key: &'static str) -> Vec<Self> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let place = self.place_of(key);
        let DeValue::Array(items) = value.get_ref() else {
            log.at(
                value.span().start,
                &place,
                wrong_kind(value.get_ref(), &format!("tables, each begun with `[[{key}]]`")),
            );
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| Self::of(log, format!("{place} #{}", index + 1), item))
            .collect()
    }

    /// The table of a key; `None` where it is left out.
    pub(super) fn table(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Self> {
        let value = self.value(key)?;
        Self::of(log, self.place_of(key), value)
    }

    /// Names every key that was not asked for.
    pub(super) fn finish(self, log: &mut Log<'_>) {
        let known = listed(self.known.iter().copied());
        for (key, start) in self.keys() {
            if !self.known.contains(&key) {
                let message =
                    format!("`{key}` is not a key of this table. Remove it or correct it; the keys are {known}.");
                log.at(start, &self.place_of(key), message);
            }
        }
    }
}

/// A value as a text that is not blank and can be stored and printed anywhere.
pub(super) fn text_of(log: &mut Log<'_>, place: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
    let start = value.span().start;
    let DeValue::String(text) = value.get_ref() else {
        log.at(start, place, wrong_kind(value.get_ref(), "a text in quotation marks"));
        return None;
    };
    if text.trim().is_empty() {
        log.at(start, place, "The text is empty. Write it, or remove the key where it may be left out.");
        return None;
    }
    // PostgreSQL stores no NUL, a workbook no other control character.
    if let Some(found) = text.chars().find(|found| found.is_control() && !matches!(found, '\n' | '\t')) {
        let message = format!("The text holds the control character U+{:04X}. Remove it.", u32::from(found));
        log.at(start, place, message);
        return None;
    }
    Some(Text { text: text.to_string(), start })
}

fn wrong_kind(value: &DeValue<'_>, wanted: &str) -> String {
    let found = match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    format!("Here stands {found}. Give {wanted}.")
}
