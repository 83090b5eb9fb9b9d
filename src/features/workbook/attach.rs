//! The documents that a workbook's answers name: which come along, which are known already, which are missing.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Document, Kept};
use crate::domain::id::EvidenceId;
use crate::domain::search::search_key;
use crate::features::evidence::service::{Citation, Evidence};

/// A document's name beside an answer, and what becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Attachment<'a> {
    pub(super) question: &'a str,
    pub(super) name: &'a str,
    pub(super) standing: Standing<'a>,
}

/// What becomes of a document that an answer names.
#[derive(Debug, Clone)]
pub(super) enum Standing<'a> {
    /// The answer cites it already.
    Cited,
    /// It came along and will be kept and cited.
    New(&'a Document),
    /// The supplier has uploaded it before: it will be cited.
    Known(EvidenceId),
    /// It came along, but is of a kind or size that is not taken.
    Refused(&'a Document),
    /// It did not come along.
    Missing,
}

/// What becomes of every name, in the order of the questions' keys.
pub(super) fn attachments<'a>(
    kept: &'a Kept,
    citations: &BTreeMap<String, Vec<Citation>>,
    known: &[Evidence],
) -> Vec<Attachment<'a>> {
    let mut found = Vec::new();
    for (question, names) in &kept.files {
        let cited = citations.get(question).map_or(&[][..], Vec::as_slice);
        for name in names {
            found.push(Attachment { question, name, standing: standing(name, kept, cited, known) });
        }
    }
    found
}

fn standing<'a>(name: &str, kept: &'a Kept, cited: &[Citation], known: &[Evidence]) -> Standing<'a> {
    let wanted = bare(name);
    let came = kept.documents.iter().find(|document| bare(&document.name) == wanted);
    if let Some(document) = came {
        return match &document.kept {
            Some(file) if cited.iter().any(|citation| citation.sha256 == file.sha256) => Standing::Cited,
            Some(_) => Standing::New(document),
            None => Standing::Refused(document),
        };
    }
    let is_named = |file_name: &str| bare(file_name) == wanted || bare(file_name) == without_number(&wanted);
    if cited.iter().any(|citation| is_named(&citation.file_name)) {
        return Standing::Cited;
    }
    match known.iter().find(|document| bare(&document.file_name) == wanted) {
        Some(document) => Standing::Known(document.id.clone()),
        None => Standing::Missing,
    }
}

/// The documents that came along and that no answer names.
pub(super) fn unnamed(kept: &Kept) -> Vec<&Document> {
    let named: BTreeSet<String> = kept.files.values().flatten().map(|name| bare(name)).collect();
    kept.documents.iter().filter(|document| !named.contains(&bare(&document.name))).collect()
}

/// A name as it is compared: without folders, and whichever way a system writes Å.
fn bare(name: &str) -> String {
    search_key(name.rsplit(['/', '\\']).next().unwrap_or(name).trim())
}

/// `plan (2).pdf` is how a package calls the second document of the name `plan.pdf`.
fn without_number(name: &str) -> String {
    let Some((stem, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    match stem.rsplit_once(" (") {
        Some((plain, number)) if number.trim_end_matches(')').bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{plain}.{ending}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::evidence::service::KeptFile;

    fn document(name: &str, is_taken: bool) -> Document {
        let kept = KeptFile {
            file_name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 1,
            sha256: format!("hash of {name}"),
        };
        Document { name: name.to_owned(), kept: is_taken.then_some(kept), refused: String::new() }
    }

    #[test]
    fn names_find_documents_and_what_nobody_names_is_listed() {
        let kept = Kept {
            files: BTreeMap::from([(
                "q".to_owned(),
                ["Rutine Å.pdf", "vedlegg/plan.PDF", "virus.exe", "borte.pdf"].map(str::to_owned).to_vec(),
            )]),
            documents: vec![
                // Å as one letter and as two.
                document("Rutine A\u{30a}.pdf", true),
                document("Plan.pdf", true),
                document("virus.exe", false),
                document("alene.pdf", true),
            ],
            ..Kept::default()
        };
        let standings: Vec<&str> = attachments(&kept, &BTreeMap::new(), &[])
            .into_iter()
            .map(|attachment| match attachment.standing {
                Standing::Cited => "cited",
                Standing::New(_) => "new",
                Standing::Known(_) => "known",
                Standing::Refused(_) => "refused",
                Standing::Missing => "missing",
            })
            .collect();
        assert_eq!(standings, ["new", "new", "refused", "missing"]);
        assert_eq!(
            unnamed(&kept).into_iter().map(|document| document.name.as_str()).collect::<Vec<_>>(),
            ["alene.pdf"]
        );
        assert_eq!(without_number("plan (2).pdf"), "plan.pdf");
        assert_eq!(without_number("plan (final).pdf"), "plan (final).pdf");
    }
}
