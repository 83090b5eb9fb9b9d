//! What a document is, by its content; the name must agree.

use crate::domain::visible::turns_direction;

/// A kind of document that is taken: its media type and the endings that its name may have.
pub(super) struct Kind {
    pub(super) media_type: &'static str,
    endings: &'static [&'static str],
}

const KINDS: [Kind; 9] = [
    Kind { media_type: "application/pdf", endings: &["pdf"] },
    Kind { media_type: "image/png", endings: &["png"] },
    Kind { media_type: "image/jpeg", endings: &["jpg", "jpeg"] },
    Kind { media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: &["docx"] },
    Kind { media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: &["xlsx"] },
    Kind {
        media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        endings: &["pptx"],
    },
    Kind { media_type: "application/vnd.oasis.opendocument.text", endings: &["odt"] },
    Kind { media_type: "application/vnd.oasis.opendocument.spreadsheet", endings: &["ods"] },
    Kind { media_type: "text/plain", endings: &["txt", "csv", "md"] },
];

/// The kind of some bytes under a name; `None`: not taken.
pub(super) fn of(file_name: &str, bytes: &[u8]) -> Option<&'static Kind> {
    let (_, ending) = file_name.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    let media_type = match infer::get(bytes) {
        Some(found) if found.mime_type() == "application/zip" => office(bytes)?,
        Some(found) => found.mime_type(),
        // Text has no mark of its own: it is what has no other mark and can be read.
        None if is_text(bytes) => "text/plain",
        None => return None,
    };
    KINDS.iter().find(|kind| kind.media_type == media_type && kind.endings.contains(&ending.as_str()))
}

/// Office files whose parts stand in another order than their marks expect: told by the part that each must have.
fn office(bytes: &[u8]) -> Option<&'static str> {
    let parts = [(&b"word/document.xml"[..], 3), (&b"xl/workbook.xml"[..], 4), (&b"ppt/presentation.xml"[..], 5)];
    let (_, place) = parts.into_iter().find(|(part, _)| bytes.windows(part.len()).any(|window| window == *part))?;
    KINDS.get(place).map(|kind| kind.media_type)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
}

/// A name without folders, without characters that some system cannot keep, and without those that make it look like another.
pub(super) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !turns_direction(*c) && !matches!(c, '"' | '<' | '>' | '|' | '?' | '*' | ':'))
        .collect();
    let kept = kept.trim().trim_start_matches('.');
    let count = kept.chars().count();
    // The ending is at the end: a long name loses its beginning.
    kept.chars().skip(count.saturating_sub(150)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_and_name_must_agree() {
        let pdf = b"%PDF-1.7\n1 0 obj";
        assert_eq!(of("Rapport.PDF", pdf).map(|kind| kind.media_type), Some("application/pdf"));
        for (name, bytes) in [
            ("report.png", pdf.as_slice()),
            ("report", pdf.as_slice()),
            ("page.html", b"<!doctype html><p>hi".as_slice()),
            ("page.txt", b"\x00\x01\x02".as_slice()),
            ("run.exe", b"MZ\x90\x00".as_slice()),
            ("run.pdf", b"MZ\x90\x00".as_slice()),
        ] {
            assert!(of(name, bytes).is_none(), "{name}");
        }
        assert_eq!(of("liste.csv", "a;b\næ;ø\n".as_bytes()).map(|kind| kind.media_type), Some("text/plain"));
    }

    #[test]
    fn a_name_is_only_a_name() {
        assert_eq!(safe_name("..\\..\\etc/passwd.txt"), "passwd.txt");
        assert_eq!(safe_name("C:\\Mine\\Rapport \"2026\".pdf"), "Rapport 2026.pdf");
        assert_eq!(safe_name("a\r\nb.pdf"), "ab.pdf");
        assert_eq!(safe_name("rapport\u{202E}fdp.txt\u{2069}"), "rapportfdp.txt");
        assert_eq!(safe_name(&format!("{}.pdf", "x".repeat(500))), format!("{}.pdf", "x".repeat(146)));
    }
}
