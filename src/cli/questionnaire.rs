//! `tillit questionnaire …`

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::{CliError, disk};
use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::features::questionnaire::service::{Files, built_in};
use crate::formats::definition::{self, Problem};
use crate::say;

/// Questionnaires and frameworks: check files, show one, take one in from another format and out again.
///
/// Example: `tillit questionnaire check questionnaires`
#[derive(Debug, Subcommand)]
pub enum QuestionnaireCommand {
    Check(Check),
    Show(Show),
    Import(super::exchange::Import),
    Export(super::exchange::Export),
    Diff(super::questionnaire_diff::Diff),
}

/// Check definition files: every problem at once, with file, line and what to do.
///
/// Looks through the folders and all below them. A questionnaire's controls must exist in a framework among these folders or
/// among the built-in ones, and so must the base of an extension among the questionnaires. Needs no database.
///
/// Example: `tillit questionnaire check questionnaires/skolesec-ros/1.0.0`
#[derive(Debug, Args)]
pub struct Check {
    /// Folders with a questionnaire.toml, framework.toml or extension.toml, or with such folders below them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Print a built-in questionnaire. Needs no database.
///
/// Example: `tillit questionnaire show skolesec-ros@1.0.0 --language nn`
#[derive(Debug, Args)]
pub struct Show {
    /// Which one, as `KEY@VERSION`.
    reference: String,
    /// In which language: `nb`, `nn`, `en` or `sv`.
    #[arg(long, default_value = "nb", value_parser = parse_language)]
    language: Language,
    /// Text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

pub(super) fn parse_language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "a language is `nb`, `nn`, `en` or `sv`".to_owned())
}

impl QuestionnaireCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When a definition has problems or cannot be found.
    pub fn run(self) -> Result<(), CliError> {
        match self {
            Self::Check(check) => check.run(),
            Self::Show(show) => show.run(),
            Self::Import(import) => import.run(),
            Self::Export(export) => export.run(),
            Self::Diff(diff) => diff.run(),
        }
    }
}

impl Check {
    fn run(self) -> Result<(), CliError> {
        let mut folders = Vec::new();
        for path in &self.paths {
            let below = disk::definitions_below(path)?;
            if below.is_empty() {
                let message = format!(
                    "there is no `{}`, `{}` or `{}` in `{}`",
                    definition::STRUCTURE,
                    definition::FRAMEWORK,
                    definition::EXTENSION,
                    path.display()
                );
                return Err(message.into());
            }
            folders.extend(below);
        }
        let mut count = 0;
        let mut frameworks = Vec::new();
        for (folder, files) in folders.iter().filter(|(_, files)| files.contains_key(definition::FRAMEWORK)) {
            let (framework, problems) = definition::read_framework(files);
            frameworks.extend(framework);
            count += tell(folder, &problems);
        }
        frameworks.extend(built_in_frameworks());
        let mut known = built_in_questionnaires();
        for (folder, files) in folders.iter().filter(|(_, files)| files.contains_key(definition::STRUCTURE)) {
            known.extend(definition::read_questionnaire(files).0);
            count += tell(folder, &definition::check_questionnaire(files, &frameworks));
        }
        for (folder, files) in folders.iter().filter(|(_, files)| files.contains_key(definition::STRUCTURE)) {
            count += tell(folder, &problems_of_changes(files, &known));
        }
        let is_extension =
            |files: &Files| files.contains_key(definition::EXTENSION) && !files.contains_key(definition::STRUCTURE);
        for (folder, files) in folders.iter().filter(|(_, files)| is_extension(files)) {
            count += check_extension(folder, files, &known, &frameworks);
        }
        match count {
            0 => {
                say!("{} definitions, no problems.", folders.len());
                Ok(())
            }
            count => Err(format!("{count} problems in {} definitions, listed above", folders.len()).into()),
        }
    }
}

/// What is wrong with what the author says has changed, as seen from the version that is followed.
fn problems_of_changes(files: &Files, known: &[Questionnaire]) -> Vec<Problem> {
    let (Some(questionnaire), Some(from)) = (definition::read_questionnaire(files).0, definition::follows(files))
    else {
        return Vec::new();
    };
    match known.iter().find(|known| known.key == questionnaire.key && known.version == from) {
        Some(earlier) => definition::read_changes(files, &questionnaire, Some(earlier)).1,
        None => vec![definition::unknown_earlier(&questionnaire.key, &from)],
    }
}

fn check_extension(folder: &Path, files: &Files, bases: &[Questionnaire], frameworks: &[Framework]) -> usize {
    let named = definition::base_named_by(files);
    let Some(base) = bases.iter().find(|base| Some(base.reference()) == named) else {
        let known: Vec<String> = bases.iter().map(|base| format!("`{}`", base.reference())).collect();
        let message = match named {
            Some(named) => {
                format!("There is no base `{named}`. Name one of {}, or give its folder as well.", known.join(", "))
            }
            None => {
                format!("The file names no base. Add `base`, such as {}.", known.first().cloned().unwrap_or_default())
            }
        };
        say!("{}/{}: base: {message}", folder.display(), definition::EXTENSION);
        return 1;
    };
    let (composed, problems) = definition::compose(files, base);
    let controls = composed.map(|composed| definition::check_controls(&composed.questionnaire, frameworks));
    tell(folder, &problems) + tell(folder, &controls.unwrap_or_default())
}

fn tell(folder: &Path, problems: &[Problem]) -> usize {
    for problem in problems {
        say!("{}/{problem}", folder.display());
    }
    problems.len()
}

pub(super) fn built_in_frameworks() -> Vec<Framework> {
    built_in().values().filter_map(|files| definition::read_framework(files).0).collect()
}

fn built_in_questionnaires() -> Vec<Questionnaire> {
    let folders = built_in();
    let files = folders.values().filter(|files| files.contains_key(definition::STRUCTURE));
    files.filter_map(|files| definition::read_questionnaire(files).0).collect()
}

/// The built-in questionnaires as `KEY@VERSION`, each marked as a literal.
pub(super) fn built_in_references() -> Vec<String> {
    built_in_questionnaires().iter().map(|questionnaire| format!("`{}`", questionnaire.reference())).collect()
}

/// A built-in questionnaire by `KEY@VERSION`.
///
/// # Errors
/// When there is none; the text names those that there are.
pub(super) fn built_in_questionnaire(reference: &str) -> Result<Questionnaire, CliError> {
    let all = built_in_questionnaires();
    let known: Vec<String> = all.iter().map(|questionnaire| format!("`{}`", questionnaire.reference())).collect();
    all.into_iter().find(|questionnaire| questionnaire.reference() == reference).ok_or_else(|| {
        format!("there is no built-in questionnaire `{reference}`; there is {}", known.join(", ")).into()
    })
}

impl Show {
    fn run(self) -> Result<(), CliError> {
        let questionnaire = built_in_questionnaire(&self.reference)?;
        match self.format {
            Format::Text => show_text(&questionnaire, self.language),
            Format::Json => say!("{}", serde_json::to_string_pretty(&as_json(&questionnaire, self.language))?),
        }
        Ok(())
    }
}

fn show_text(questionnaire: &Questionnaire, language: Language) {
    let words = questionnaire.words(language);
    say!("{} ({})", words.title, questionnaire.reference());
    say!("{}", words.description);
    say!("SHA-256 {}", questionnaire.hash);
    say!("");
    for field in &questionnaire.head {
        say!("  {} [{}]", field.words(language).text, kind(field));
    }
    for section in &questionnaire.sections {
        say!("");
        say!("{}", section.words(language).title);
        for question in &section.questions {
            let words = question.words(language);
            let controls: Vec<String> =
                question.controls.iter().map(|control| format!("{}/{}", control.framework, control.control)).collect();
            say!("");
            say!("{:>3}  {} [{}, {}]", question.number, words.text, question.key, kind(question));
            if !words.evidence.is_empty() {
                say!("     + {}", words.evidence.join("; "));
            }
            say!("     = {}", controls.join(" "));
        }
    }
}

fn as_json(questionnaire: &Questionnaire, language: Language) -> Value {
    let sections: Vec<Value> = questionnaire
        .sections
        .iter()
        .map(|section| {
            let questions: Vec<Value> =
                section.questions.iter().map(|question| question_json(question, language)).collect();
            json!({ "key": section.key, "words": section.words(language), "questions": questions })
        })
        .collect();
    let head: Vec<Value> = questionnaire.head.iter().map(|field| question_json(field, language)).collect();
    json!({
        "key": questionnaire.key,
        "version": questionnaire.version,
        "sha256": questionnaire.hash,
        "language": language.tag(),
        "frameworks": questionnaire.frameworks,
        "words": questionnaire.words(language),
        "head": head,
        "sections": sections,
    })
}

fn question_json(question: &Question, language: Language) -> Value {
    let options: Vec<&str> = question.options().iter().map(|option| option.key.as_str()).collect();
    let columns: &[String] = if let QuestionKind::Table(columns) = &question.kind { columns } else { &[] };
    json!({
        "key": question.key,
        "number": question.number,
        "type": kind(question),
        "options": options,
        "columns": columns,
        "required": question.required,
        "how": question.how,
        "evidence": question.evidence,
        "weight": question.weight,
        "must": question.must,
        "when": question.when,
        "explanation_when": question.explanation_when,
        "controls": question.controls,
        "words": question.words(language),
    })
}

/// The type as it stands in questionnaire.toml.
fn kind(question: &Question) -> &'static str {
    match question.kind {
        QuestionKind::Text => "text",
        QuestionKind::YesNo => "yes_no",
        QuestionKind::SingleChoice(_) => "single_choice",
        QuestionKind::MultipleChoice(_) => "multiple_choice",
        QuestionKind::Number => "number",
        QuestionKind::Date => "date",
        QuestionKind::Table(_) => "table",
    }
}
