//! Merged cells, looked up by column: thousands of them cost no more than a few.

use std::collections::BTreeMap;

use super::grid::{Area, Sheet};

/// The merged ranges of some columns, by their first rows.
#[derive(Debug, Default)]
pub(super) struct Merged {
    columns: BTreeMap<u32, Vec<Area>>,
}

impl Merged {
    /// The merged ranges that touch these columns.
    pub(super) fn of(sheet: &Sheet, columns: &[u32]) -> Self {
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
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&Area> {
        let areas = self.columns.get(&column)?;
        let behind = areas.partition_point(|area| area.top <= row);
        areas.get(..behind)?.last().filter(|area| area.holds(row, column))
    }

    /// The place whose text a cell shows: its own, or the first of its merged range.
    pub(super) fn shown_at(&self, row: u32, column: u32) -> (u32, u32) {
        self.at(row, column).map_or((row, column), |area| (area.top, area.left))
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
