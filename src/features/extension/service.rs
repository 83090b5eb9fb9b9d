//! Checking and publishing extensions, and moving them over.
#![warn(missing_docs)]

use std::sync::Arc;

use crate::app::App;
use crate::domain::framework::Framework;
use crate::domain::id::DefinitionId;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::questionnaire::service::{self as questionnaires, Files};
use crate::formats::definition::{self, Composed, MoveNote, Problem};

/// What came of checking the files of an extension.
#[derive(Debug)]
pub enum Checked {
    /// It can be published.
    Fits(Box<Composed>),
    /// Its base is not among the versions that the customer sees; what it names, if anything.
    NoBase(Option<String>),
    /// Its base has been withdrawn; what it names.
    Withdrawn(String),
    /// Its key is that of another questionnaire.
    OthersKey(String),
    /// Everything that is wrong with it.
    Problems(Vec<Problem>),
}

/// Checks the files of an extension against the base that they name, and its controls against their frameworks.
///
/// # Errors
/// When the database does not answer.
pub async fn check(app: &App, scope: &CustomerScope, files: &Files) -> Result<Checked, AppError> {
    let named = definition::base_named_by(files);
    let versions = questionnaires::versions(app, scope).await?;
    let base = versions.iter().find(|version| Some(version.questionnaire.reference()) == named);
    let Some(base) = base else { return Ok(Checked::NoBase(named)) };
    if base.withdrawn_at.is_some() {
        return Ok(Checked::Withdrawn(base.questionnaire.reference()));
    }
    let (composed, problems) = definition::compose(files, &base.questionnaire);
    let Some(composed) = composed else { return Ok(Checked::Problems(problems)) };
    // Under another questionnaire's key it would be taken for that one's next version.
    let key = &composed.questionnaire.key;
    let is_others = versions.iter().any(|version| !version.is_own && version.questionnaire.key == *key);
    if is_others || *key == base.questionnaire.key {
        return Ok(Checked::OthersKey(key.clone()));
    }
    let frameworks = questionnaires::frameworks(app, scope).await?;
    let frameworks: Vec<Framework> = frameworks.iter().map(|framework| Framework::clone(framework)).collect();
    let problems = definition::check_controls(&composed.questionnaire, &frameworks);
    Ok(if problems.is_empty() { Checked::Fits(Box::new(composed)) } else { Checked::Problems(problems) })
}

/// Publishes a composed extension as a version of the customer's own.
///
/// # Errors
/// [`Code::VersionExists`] when the customer has that version of that key already.
pub async fn publish(app: &App, scope: &CustomerScope, composed: Composed) -> Result<DefinitionId, AppError> {
    questionnaires::publish(app, scope, composed.files).await
}

/// An extension of the customer's, moved over.
#[derive(Debug)]
pub struct Moved {
    /// Its files under the next version: a proposal, not published.
    pub files: Files,
    /// What no longer fits, or should be looked at.
    pub notes: Vec<MoveNote>,
}

/// Moves a published extension over to another version of its base. Nothing is published or changed.
///
/// # Errors
/// [`Code::NotFound`] when one of the two is not a version that the customer sees, or the first is no extension.
pub async fn move_over(
    app: &App,
    scope: &CustomerScope,
    extension: &DefinitionId,
    base: &DefinitionId,
) -> Result<Moved, AppError> {
    let published = questionnaires::files(app, scope, extension).await?;
    let own = definition::own_files(&published).ok_or(Code::NotFound)?;
    let to = questionnaires::version(app, scope, base).await?.questionnaire;
    let from = base_of(app, scope, &own).await?.ok_or(Code::NotFound)?;
    let (files, notes) = definition::move_extension(&own, &from, &to).ok_or(Code::NotFound)?;
    Ok(Moved { files, notes })
}

/// The base that an extension's own files name, where the customer sees it.
async fn base_of(app: &App, scope: &CustomerScope, own: &Files) -> Result<Option<Arc<Questionnaire>>, AppError> {
    let named = definition::base_named_by(own);
    let versions = questionnaires::versions(app, scope).await?;
    let found = versions.into_iter().find(|version| Some(version.questionnaire.reference()) == named);
    Ok(found.map(|version| version.questionnaire))
}

/// A published extension: its base, and the versions of it that it can be moved over to.
#[derive(Debug)]
pub struct Origin {
    /// `key@version` of the base.
    pub base: String,
    /// Newer versions of the base that may be sent.
    pub newer: Vec<(DefinitionId, Arc<Questionnaire>)>,
}

/// Where a version comes from; `None` for one that is no extension.
///
/// # Errors
/// [`Code::NotFound`] when the customer sees no such version.
pub async fn origin(app: &App, scope: &CustomerScope, id: &DefinitionId) -> Result<Option<Origin>, AppError> {
    let published = questionnaires::files(app, scope, id).await?;
    let Some(base) = definition::own_files(&published).as_ref().and_then(definition::base_named_by) else {
        return Ok(None);
    };
    let (key, version) = base.split_once('@').unwrap_or((&base, ""));
    let version = semver::Version::parse(version).ok();
    let newer = questionnaires::versions(app, scope).await?.into_iter().filter(|other| {
        other.questionnaire.key == key
            && other.withdrawn_at.is_none()
            && semver::Version::parse(&other.questionnaire.version).ok() > version
    });
    let newer = newer.map(|version| (version.id, version.questionnaire)).collect();
    Ok(Some(Origin { base, newer }))
}

/// The files of a new extension of a base, to be filled in.
pub fn begin(base: &Questionnaire) -> Files {
    let first = base.sections.first();
    let section = first.map_or("", |section| section.key.as_str());
    let question = first.and_then(|section| section.questions.first()).map_or("", |question| question.key.as_str());
    let number = base.questions().map(|question| question.number).max().unwrap_or_default() + 1;
    let tags: Vec<String> = base.languages.iter().map(|language| format!("\"{}\"", language.tag())).collect();
    let structure = format!(
        "key = \"{}-own\"\nversion = \"1.0.0\"\nbase = \"{}\"\nlanguages = [{}]\n\n\
         [[questions]]\nsection = \"{section}\"\nafter = \"{question}\"\nnumber = {number}\nkey = \"own_question\"\ntype = \"text\"\n",
        base.key,
        base.reference(),
        tags.join(", "),
    );
    let mut files = Files::from([(definition::EXTENSION.to_owned(), structure.into_bytes())]);
    for language in &base.languages {
        let words = "[questions.own_question]\nsubject = \"\"\ntext = \"\"\n\n[help]\n";
        files.insert(format!("{}.toml", language.tag()), words.as_bytes().to_vec());
    }
    files
}
