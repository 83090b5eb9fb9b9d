//! Merged cells and drop-downs, looked up by column: thousands of them cost no more than a few.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::{Area, Sheet};

/// The merged ranges of some columns, by their first rows.
#[derive(Debug, Default)]
pub struct Merged {
    columns: BTreeMap<u32, Vec<Area>>,
}

impl Merged {
    /// The merged ranges that touch these columns.
    pub fn of(sheet: &Sheet, columns: &[u32]) -> Self {
        let mut by_column: BTreeMap<u32, Vec<Area>> = columns.iter().map(|column| (*column, Vec::new())).collect();
        for area in &sheet.merges {
            for (_, areas) in by_column.range_mut(area.left..=area.right) {
                areas.push(*area);
            }
        }
        for areas in by_column.values_mut() {
            areas.sort_by_key(|area| area.top);
        }
        Self { columns: by_column }
    }

    /// The merged range that a cell lies in. Ranges of a well-formed sheet do not overlap: the one that begins last counts.
    pub fn at(&self, row: u32, column: u32) -> Option<&Area> {
        let areas = self.columns.get(&column)?;
        let behind = areas.partition_point(|area| area.top <= row);
        areas.get(..behind)?.last().filter(|area| area.holds(row, column))
    }

    /// The place whose text a cell shows: its own, or the first of its merged range.
    pub fn shown_at(&self, row: u32, column: u32) -> (u32, u32) {
        self.at(row, column).map_or((row, column), |area| (area.top, area.left))
    }
}

/// A range and the values that its cells may be chosen from.
type ListArea<'s> = (Area, &'s Arc<Vec<String>>);

/// The drop-downs of some columns, by their first rows.
#[derive(Debug, Default)]
pub struct Lists<'s> {
    columns: BTreeMap<u32, Vec<ListArea<'s>>>,
}

impl<'s> Lists<'s> {
    /// How many ranges are looked at for one cell: in a form that people made they hardly overlap.
    const STEPS: usize = 64;

    /// The drop-downs that touch these columns.
    pub fn of(sheet: &'s Sheet, columns: &[u32]) -> Self {
        let mut by_column: BTreeMap<u32, Vec<ListArea<'_>>> =
            columns.iter().map(|column| (*column, Vec::new())).collect();
        for list in &sheet.lists {
            for area in &list.areas {
                for (_, areas) in by_column.range_mut(area.left..=area.right) {
                    areas.push((*area, &list.values));
                }
            }
        }
        for areas in by_column.values_mut() {
            areas.sort_by_key(|(area, _)| area.top);
        }
        Self { columns: by_column }
    }

    /// The values that a cell may be chosen from; none known for a list that is calculated. `None`: there is no drop-down.
    pub fn at(&self, row: u32, column: u32) -> Option<&'s Arc<Vec<String>>> {
        let areas = self.columns.get(&column)?;
        let behind = areas.partition_point(|(area, _)| area.top <= row);
        let near = areas.get(..behind)?.iter().rev().take(Self::STEPS);
        near.into_iter().find(|(area, _)| area.holds(row, column)).map(|(_, values)| *values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_shows_the_text_of_its_first() {
        let area = Area { top: 3, left: 0, bottom: 7, right: 1 };
        let sheet = Sheet { merges: vec![area, Area { top: 10, left: 1, bottom: 10, right: 4 }], ..Sheet::default() };
        let merged = Merged::of(&sheet, &[0, 1, 2]);
        assert_eq!(merged.shown_at(5, 1), (3, 0));
        assert_eq!(merged.shown_at(8, 1), (8, 1));
        assert_eq!(merged.shown_at(10, 2), (10, 1));
        assert_eq!(merged.at(10, 4), None);
    }
}
