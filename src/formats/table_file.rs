//! A plain table from a file that people send: `.xlsx`, or `.csv` with `;`, `,` or a tab, in UTF-8, UTF-16 or Windows-1252.

use super::xlsx::{self, WorkbookError};

/// The most rows that are read.
const MOST_ROWS: usize = 20_000;
/// The most cells of a row.
const MOST_CELLS: usize = 100;
/// The largest text file.
const MOST_BYTES: usize = 20 * 1024 * 1024;

/// A row with cells in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The number that people see beside the row, from 1.
    pub number: usize,
    /// Its cells without white space around them.
    pub cells: Vec<String>,
}

/// The rows of the first sheet that has any, or of a text file; empty rows are left out.
///
/// # Errors
/// When it is neither, or goes beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Vec<TableRow>, WorkbookError> {
    if bytes.starts_with(b"PK") {
        return Ok(rows(xlsx::first_table(bytes)?));
    }
    let Some(text) = text_of(bytes) else {
        // Says what it is instead.
        return Err(xlsx::what_is(bytes));
    };
    if MOST_BYTES < bytes.len() {
        return Err(WorkbookError::TooLarge(xlsx::TooLarge::File));
    }
    // The last line as the others, so that rows can be counted by their line breaks.
    let text = format!("{}\n", text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n'));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut found = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|error| WorkbookError::Damaged(error.to_string()))? {
            break;
        }
        // The reader passes over empty lines; a line break within a cell begins no row.
        let lines = usize::try_from(reader.position().line().saturating_sub(before)).unwrap_or(1);
        let within = record.iter().map(|cell| cell.matches('\n').count()).sum();
        number += lines.saturating_sub(within).max(1);
        found.push((number, record.iter().map(str::to_owned).collect()));
        if MOST_ROWS < found.len() {
            return Err(WorkbookError::TooLarge(xlsx::TooLarge::Cells));
        }
    }
    Ok(rows(found))
}

fn rows(found: Vec<(usize, Vec<String>)>) -> Vec<TableRow> {
    found
        .into_iter()
        .map(|(number, cells)| TableRow {
            number,
            cells: cells.into_iter().take(MOST_CELLS).map(|cell| cell.trim().to_owned()).collect(),
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .take(MOST_ROWS)
        .collect()
}

/// The text of a file; `None` when it is no text.
fn text_of(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return None;
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes.get(mark..)?);
        return (!has_errors).then(|| text.into_owned());
    }
    // UTF-16 without a mark: every second byte of Western text is zero.
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).take(200).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(400) / 2;
    for (offset, encoding) in [(1, encoding_rs::UTF_16LE), (0, encoding_rs::UTF_16BE)] {
        if 0 < half && half <= zeros(offset) + half / 10 && 0 < zeros(offset) {
            let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
            return (!has_errors).then(|| text.into_owned());
        }
    }
    if bytes.contains(&0) {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Excel in Norway saves `.csv` so.
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    // A PDF or a picture can be decoded as Windows-1252 as well.
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    (odd == 0).then_some(text)
}

/// The sign between cells: the one that most of the first lines have the most of.
fn delimiter(text: &str) -> u8 {
    // "sep=;" in front is Excel's own way to say it.
    if let Some(sign) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return sign;
    }
    let count = |sign: char| {
        text.lines()
            .take(20)
            .map(|line| {
                let mut is_quoted = false;
                line.chars()
                    .filter(|c| {
                        is_quoted ^= *c == '"';
                        *c == sign && !is_quoted
                    })
                    .count()
            })
            .sum::<usize>()
    };
    // Addresses and names hold commas more often than semicolons or tabs.
    [(b'\t', count('\t')), (b';', count(';'))]
        .into_iter()
        .filter(|(_, number)| 0 < *number)
        .max_by_key(|(_, number)| *number)
        .map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn every_encoding_and_sign_gives_the_same_table() {
        for sign in [';', ',', '\t'] {
            let text = format!("Navn{sign}Nr\r\n\"Blåbær {sign} Æøå AS\"{sign} 1 \r\n\r\nTo{sign}2\r\n");
            let expected = [["Navn", "Nr"], [&format!("Blåbær {sign} Æøå AS"), "1"], ["To", "2"]];
            let utf16 = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
                let mark = mark.then_some(0xFEFF);
                mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
            };
            let with_mark: Vec<u8> = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
            let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&text);
            for bytes in [
                text.clone().into_bytes(),
                with_mark,
                windows.into_owned(),
                utf16(u16::to_le_bytes, true),
                utf16(u16::to_be_bytes, true),
                utf16(u16::to_le_bytes, false),
                utf16(u16::to_be_bytes, false),
            ] {
                assert_eq!(cells(&bytes), expected, "{bytes:?}");
            }
        }
        let rows = read(b"a;b\r\n\r\n\r\n\"c\nd\";e\r\nf;g").unwrap();
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 4, 5]);
        assert_eq!(rows.get(1).and_then(|row| row.cells.first()).map(String::as_str), Some("c\nd"));
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert!(matches!(read(b"%PDF-1.7\n\x00\x01"), Err(WorkbookError::NotAWorkbook(xlsx::NotAWorkbook::Pdf))));
        assert!(matches!(read(b""), Err(WorkbookError::NotAWorkbook(xlsx::NotAWorkbook::Empty))));
        assert!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00").is_err());
    }
}
