//! Finds the questions in other people's workbooks: a grid of cells in, a proposal out, which a person may correct.
//!
//! Every rule stands in a file of its own and is tested there: words of headers (`words` and `vocabulary`), header rows (`headers`),
//! what stands in a column (`columns`), ids (`ids`), kinds of rows (`rows`), texts that are no answers (`placeholders`),
//! sheets that only repeat (`sheets`). Nothing is known by its position alone.

pub mod grid;
pub mod proposal;
#[rustfmt::skip]
mod vocabulary;
mod words;
mod ids;
mod placeholders;
pub mod merged;
mod headers;
mod columns;
mod rows;
mod read;
mod sheets;
pub mod correct;
pub mod fill;
pub mod matching;
pub mod fingerprint;
pub mod report;
#[cfg(test)]
mod tests;

pub use proposal::{
    AnswerPlace, Columns, Item, LayoutProblem, LayoutProblemKind, Mapping, Proposal, Region, SheetMapping, Tick,
    Verdict,
};

use grid::Book;
use headers::Header;
use read::{Around, SheetReading};
use sheets::Candidate;

/// The most problems that are listed.
const MOST_PROBLEMS: usize = 500;

/// Proposes what each sheet holds.
pub fn find(book: &Book) -> Proposal {
    let headers: Vec<Vec<Header>> = book.sheets.iter().map(headers::find).collect();
    let sets = columns::answer_sets(book, &headers);
    let regions: Vec<Vec<Region>> =
        book.sheets.iter().zip(&headers).map(|(sheet, headers)| sheets::regions(sheet, headers, &sets)).collect();
    let readings: Vec<SheetReading> = book
        .sheets
        .iter()
        .zip(&regions)
        .enumerate()
        .map(|(place, (sheet, regions))| {
            read::sheet(sheet, place, regions, &Around { sets: &sets, each_line: each_line(book, &sheet.name) })
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = book
        .sheets
        .iter()
        .zip(&regions)
        .zip(&readings)
        .map(|((sheet, regions), reading)| Candidate { sheet, regions, items: &reading.items })
        .collect();
    let verdicts = sheets::verdicts(&candidates);
    let sheets = book.sheets.iter().zip(regions.clone()).zip(&verdicts);
    let mapping = Mapping {
        sheets: sheets
            .map(|((sheet, regions), verdict)| SheetMapping { name: sheet.name.clone(), verdict: *verdict, regions })
            .collect(),
    };
    proposal(mapping, readings)
}

/// Reads a workbook under a mapping that a person has corrected, or that is remembered from the same layout.
pub fn read(book: &Book, mapping: &Mapping) -> Proposal {
    let headers: Vec<Vec<Header>> = book.sheets.iter().map(headers::find).collect();
    let sets = columns::answer_sets(book, &headers);
    let readings = book
        .sheets
        .iter()
        .enumerate()
        .map(|(place, sheet)| match mapping.sheets.get(place).filter(|mapped| mapped.verdict == Verdict::Read) {
            Some(mapped) => read::sheet(
                sheet,
                place,
                &mapped.regions,
                &Around { sets: &sets, each_line: each_line(book, &sheet.name) },
            ),
            None => SheetReading::default(),
        })
        .collect();
    proposal(mapping.clone(), readings)
}

fn proposal(mapping: Mapping, readings: Vec<SheetReading>) -> Proposal {
    let mut proposal = Proposal { mapping, items: Vec::new(), problems: Vec::new() };
    for (place, reading) in readings.into_iter().enumerate() {
        if proposal.mapping.sheets.get(place).is_some_and(|sheet| sheet.verdict == Verdict::Read) {
            proposal.items.extend(reading.items);
            proposal.problems.extend(reading.problems);
        }
    }
    proposal.problems.truncate(MOST_PROBLEMS);
    if proposal.items.is_empty() {
        proposal.problems.push(LayoutProblem {
            kind: LayoutProblemKind::NoQuestions,
            place: String::new(),
            text: String::new(),
        });
    }
    proposal
}

/// CISO Assistant's second Excel format pairs `x_meta` with `x_content`, and there each line of a cell is a question.
fn each_line(book: &Book, name: &str) -> bool {
    name.strip_suffix("_content")
        .is_some_and(|stem| book.sheets.iter().any(|sheet| sheet.name == format!("{stem}_meta")))
}
