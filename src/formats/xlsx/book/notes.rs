//! The comments on a sheet's cells.

use quick_xml::events::Event;

use super::package::{Parts, attribute, next};
use super::{add_checked, strings};
use crate::formats::layout::grid::parse_reference;
use crate::formats::xlsx::reading::WorkbookError;

/// The most comments of a sheet.
const MAX_NOTES: usize = 20_000;
/// The most bytes of text in them.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Reads a part of comments: row, column and text of each. What goes beyond the limits is left out: comments are only help.
pub(super) fn read(parts: &mut Parts<'_>, name: &str) -> Result<Vec<(u32, u32, String)>, WorkbookError> {
    let mut notes = Vec::new();
    let Some(mut reader) = parts.part(name)? else { return Ok(notes) };
    let mut buffer = Vec::new();
    let (mut place, mut text, mut in_text, mut total) = (None, String::new(), false, 0);
    loop {
        let event = next(&mut reader, &mut buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" => {
                    place = attribute(element, "ref").and_then(|reference| parse_reference(&reference));
                    text.clear();
                }
                "t" => in_text = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "comment" => {
                    total += text.len();
                    if notes.len() < MAX_NOTES
                        && total <= MAX_TEXT
                        && let Some((row, column)) = place.take()
                    {
                        notes.push((row, column, strings::plain(&text)));
                    }
                }
                "t" => in_text = false,
                _ => {}
            },
            Event::Eof => return Ok(notes),
            _ if in_text => add_checked(&event, &mut text)?,
            _ => {}
        }
    }
}
