//! A form as the browser sent it: names and values in order, for forms with groups of boxes or fields made from data.

use serde::Deserialize;

use crate::error::{AppError, Code};

/// The fields of a form. Take it as `web::Form<Fields>`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<(String, String)>")]
pub struct Fields(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Fields {
    fn from(sent: Vec<(String, String)>) -> Self {
        Self(sent.into_iter().map(|(name, value)| (name, clean(&value))).collect())
    }
}

/// Line breaks as `\n`, and no characters that neither database, mail nor workbook can hold.
pub fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

impl Fields {
    /// The revision that the form was written over; 0 where it names none.
    ///
    /// # Errors
    /// [`Code::BadInput`] for what is none: no page of ours makes that, and a guess could overwrite somebody's text.
    pub fn revision(&self) -> Result<i64, AppError> {
        match self.text("revision") {
            "" => Ok(0),
            text => text.parse::<u32>().map(i64::from).map_err(|error| AppError::because(Code::BadInput, error)),
        }
    }

    /// The first value of a name without white space around it; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).unwrap_or_default().trim()
    }

    /// The first value of a name as sent; `None` when the form has no such field.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a name, such as the boxes that are ticked.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every name and value whose name begins so; the names come without the beginning.
    pub fn starting_with<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(field, value)| Some((field.strip_prefix(beginning)?, value.as_str())))
    }
}
