//! How the sheets look: what is locked is grey, what is to be filled in is white with a frame.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

const LINE: u32 = 0x00B8_C2CC;
const GREY: u32 = 0x00F1_F4F6;
const HEAD: u32 = 0x001E_3A4C;
const FAINT: u32 = 0x0080_8A94;
const BLUE: u32 = 0x000B_5C8A;

/// The formats of a workbook.
pub(super) struct Style {
    pub(super) title: Format,
    pub(super) plain: Format,
    pub(super) bold: Format,
    pub(super) header: Format,
    /// A cell that cannot be changed.
    pub(super) locked: Format,
    pub(super) locked_bold: Format,
    /// A cell to be filled in. Formatted as text, so that what is typed stays as typed: leading zeros, a leading `=`, `1.2`.
    pub(super) open: Format,
    /// The same for a text that a spreadsheet could take for a formula.
    pub(super) open_quoted: Format,
    pub(super) locked_quoted: Format,
    pub(super) date: Format,
    /// A row whose question is not asked.
    pub(super) not_asked: Format,
}

impl Style {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let framed = plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let locked = framed.clone().set_background_color(GREY);
        let open = framed.set_num_format("@").set_unlocked();
        Self {
            title: Format::new().set_bold().set_font_size(16.0).set_font_color(HEAD),
            bold: plain.clone().set_bold(),
            plain,
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(0x00FF_FFFF)
                .set_background_color(HEAD)
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE),
            locked_bold: locked.clone().set_bold(),
            locked_quoted: locked.clone().set_quote_prefix(),
            locked,
            open_quoted: open.clone().set_quote_prefix(),
            date: open.clone().set_num_format("yyyy-mm-dd"),
            open,
            not_asked: Format::new().set_font_color(FAINT),
        }
    }

    /// The format for a text to be filled in or changed.
    pub(super) fn open_for(&self, text: &str) -> &Format {
        if looks_like_a_formula(text) { &self.open_quoted } else { &self.open }
    }

    /// The format for a text that cannot be changed.
    pub(super) fn locked_for(&self, text: &str) -> &Format {
        if looks_like_a_formula(text) { &self.locked_quoted } else { &self.locked }
    }

    /// The colour of a sheet's tab that is to be filled in.
    pub(super) const OPEN_TAB: u32 = BLUE;
}

/// A text that a spreadsheet would take for a formula if it were typed in.
fn looks_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
