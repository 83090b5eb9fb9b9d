//! `tillit questionnaire diff`

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::questionnaire::{Format, parse_language};
use super::{CliError, disk};
use crate::domain::change::{self, Certainty, Change, ChangeClass, Part, PieceKind, VersionStep, propose, word_diff};
use crate::domain::language::Language;
use crate::domain::questionnaire::Questionnaire;
use crate::features::questionnaire::service::{Files, built_in};
use crate::formats::definition;
use crate::say;

/// Say what has become of each question from one version to another: as the author has confirmed it in `changes.toml`,
/// else as the texts propose it. Needs no database.
///
/// With `--write` the proposal is put into the folder of the later version as `changes.toml`, for its author to go through and
/// correct: only what is confirmed there lets a supplier's earlier answers be filled in.
///
/// Example: `tillit questionnaire diff skolesec-ros@1.0.0 questionnaires/skolesec-ros/2.0.0 --write`
#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier version: a built-in one as `KEY@VERSION`, or a folder.
    before: String,
    /// The later version: likewise.
    after: String,
    /// In which language the words are shown: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "nb", value_parser = parse_language)]
    language: Language,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the proposed `changes.toml` into the folder of the later version.
    #[arg(long)]
    write: bool,
}

impl Diff {
    /// Runs the command.
    ///
    /// # Errors
    /// When a version cannot be found or read, or what its author has confirmed cannot stand.
    pub fn run(self) -> Result<(), CliError> {
        let (_, before) = read(&self.before)?;
        let (files, after) = read(&self.after)?;
        let follows = definition::follows(&files).filter(|from| *from == before.version);
        let (confirmed, problems) = match follows {
            Some(_) => definition::read_changes(&files, &after, Some(&before)),
            None => (None, Vec::new()),
        };
        if !problems.is_empty() {
            for problem in &problems {
                say!("{problem}");
            }
            return Err(format!("{} problems in what has been confirmed, listed above", problems.len()).into());
        }
        let diff = match &confirmed {
            Some(confirmed) => change::Diff::confirmed(&before, &after, confirmed),
            None => propose(&before, &after),
        };
        match self.format {
            Format::Text => text(&before, &after, &diff, self.language),
            Format::Json => say!("{}", serde_json::to_string_pretty(&as_json(&before, &after, &diff, self.language))?),
        }
        if self.write {
            write(Path::new(&self.after), &diff)?;
        }
        Ok(())
    }
}

/// The files of a version, and what they say.
fn read(named: &str) -> Result<(Files, Questionnaire), CliError> {
    let path = PathBuf::from(named);
    let files = if path.is_dir() {
        let mut below = disk::definitions_below(&path)?;
        below.retain(|(folder, _)| *folder == path);
        below.pop().map(|(_, files)| files)
    } else {
        built_in().remove(&named.replacen('@', "/", 1))
    };
    let missing = || {
        format!("there is no folder `{named}` with a `{}`, nor a built-in version of that name", definition::STRUCTURE)
    };
    let files = files.filter(|files| files.contains_key(definition::STRUCTURE)).ok_or_else(missing)?;
    match definition::read_questionnaire(&files) {
        (Some(questionnaire), _) => Ok((files, questionnaire)),
        (None, problems) => {
            for problem in &problems {
                say!("{named}/{problem}");
            }
            Err(format!("{} problems in `{named}`, listed above", problems.len()).into())
        }
    }
}

fn write(folder: &Path, diff: &change::Diff) -> Result<(), CliError> {
    if !folder.is_dir() {
        return Err("`--write` needs the folder of the later version".into());
    }
    let path = folder.join(definition::CHANGES);
    let proposed = definition::write_changes(&diff.to_confirm())?;
    let said = "# Proposed by `tillit questionnaire diff`. Go through every line and correct it before you publish:\n\
                # what stands here as `unchanged`, `editorial` or `moved` lets earlier answers be filled in.\n\n";
    disk::write_new(&path, format!("{said}{proposed}").as_bytes())?;
    say!("Wrote {}", path.display());
    Ok(())
}

fn text(before: &Questionnaire, after: &Questionnaire, diff: &change::Diff, language: Language) {
    let how = if diff.is_confirmed() { "confirmed by the author" } else { "proposed from the texts" };
    say!("{} to {} ({how})", before.reference(), after.version);
    let counts = diff.counts(before, after);
    let told: Vec<String> = ChangeClass::ALL
        .into_iter()
        .filter_map(|class| {
            counts.get(&class).filter(|count| 0 < **count).map(|count| format!("{count} {}", name(class)))
        })
        .collect();
    say!("{}", told.join(", "));
    let step = step(diff.step());
    match diff.step().after(&before.version) {
        Some(next) => say!("A {step} change: at least {next}"),
        None => say!("A {step} change"),
    }
    for change in diff.changes.iter().filter(|change| change.class != ChangeClass::Unchanged) {
        say!("");
        say!("{} {}{}", name(change.class), keys(change), sure(change.certainty));
        if let ([old], [new]) = (change.before.as_slice(), change.after.as_slice()) {
            let words = |questionnaire: &Questionnaire, key: &str| {
                questionnaire.field(key).map(|field| field.words(language).text.clone()).unwrap_or_default()
            };
            say!("    {}", marked(&words(before, old), &words(after, new)));
            if !change.differs.is_empty() {
                say!("    differs: {}", change.differs.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(", "));
            }
            continue;
        }
        for (sign, questionnaire, keys) in [("-", before, &change.before), ("+", after, &change.after)] {
            for field in keys.iter().filter_map(|key| questionnaire.field(key)) {
                say!("  {sign} {}", field.words(language).text);
            }
        }
    }
}

/// One text for both: `[-taken out-]` and `{+put in+}`.
fn marked(before: &str, after: &str) -> String {
    word_diff(before, after)
        .into_iter()
        .map(|piece| match piece.kind {
            PieceKind::Same => piece.text,
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("{{+{}+}}", piece.text),
        })
        .collect()
}

fn keys(change: &Change) -> String {
    match (change.before.join(", "), change.after.join(", ")) {
        (before, after) if before == after => before,
        (before, after) if before.is_empty() => after,
        (before, after) if after.is_empty() => before,
        (before, after) => format!("{before} -> {after}"),
    }
}

fn name(class: ChangeClass) -> String {
    class.as_str().replace('_', " ")
}

fn sure(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Uncertain => " (uncertain: look at it)",
        Certainty::Likely => " (likely)",
        Certainty::Certain | Certainty::Confirmed => "",
    }
}

fn step(step: VersionStep) -> &'static str {
    match step {
        VersionStep::Patch => "patch",
        VersionStep::Minor => "minor",
        VersionStep::Major => "major",
    }
}

fn as_json(before: &Questionnaire, after: &Questionnaire, diff: &change::Diff, language: Language) -> Value {
    let side = |questionnaire: &Questionnaire, keys: &[String]| -> Vec<Value> {
        keys.iter()
            .filter_map(|key| questionnaire.field(key))
            .map(|field| json!({ "key": field.key, "number": field.number, "text": field.words(language).text }))
            .collect()
    };
    let changes: Vec<Value> = diff
        .changes
        .iter()
        .map(|change| {
            json!({
                "class": change.class,
                "certainty": change.certainty,
                "before": side(before, &change.before),
                "after": side(after, &change.after),
                "differs": change.differs.iter().map(|part: &Part| part.as_str()).collect::<Vec<_>>(),
                "note": change.note,
            })
        })
        .collect();
    let counts: serde_json::Map<String, Value> = diff
        .counts(before, after)
        .into_iter()
        .map(|(class, count)| (class.as_str().to_owned(), json!(count)))
        .collect();
    json!({
        "key": after.key,
        "from": before.version,
        "to": after.version,
        "confirmed": diff.is_confirmed(),
        "step": step(diff.step()),
        "proposed_version": diff.step().after(&before.version),
        "counts": counts,
        "changes": changes,
    })
}
