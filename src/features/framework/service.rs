//! Frameworks that a customer sees, and the questions that cover their controls.
#![warn(missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::App;
use crate::domain::framework::Framework;
use crate::domain::language::Language;
use crate::domain::scope::CustomerScope;
use crate::error::{AppError, Code};
use crate::features::questionnaire::service::{self as questionnaires, Version};
use crate::formats::oscal;

/// A framework with what covers it.
#[derive(Debug, Clone)]
pub struct Covered {
    /// The framework.
    pub framework: Arc<Framework>,
    /// By control: the questions that map to it. A control that nothing covers is not among them.
    pub by_control: BTreeMap<String, Vec<Covering>>,
}

/// A question that maps to a control.
#[derive(Debug, Clone)]
pub struct Covering {
    /// The version that asks it.
    pub version: Version,
    /// Key of the question.
    pub question: String,
}

impl Covered {
    /// How many of the framework's controls a question covers.
    pub fn count(&self) -> usize {
        self.framework.controls().filter(|control| self.by_control.contains_key(*control)).count()
    }
}

/// Every framework that the customer sees, by key, each with what covers it in versions that have not been withdrawn.
///
/// # Errors
/// When the database does not answer.
pub async fn all(app: &App, scope: &CustomerScope) -> Result<Vec<Covered>, AppError> {
    let versions = questionnaires::versions(app, scope).await?;
    let frameworks = questionnaires::frameworks(app, scope).await?;
    Ok(frameworks.into_iter().map(|framework| covered(framework, &versions)).collect())
}

/// One framework that the customer sees.
///
/// # Errors
/// [`Code::NotFound`] when there is none, or it is another customer's.
pub async fn find(app: &App, scope: &CustomerScope, key: &str, version: &str) -> Result<Covered, AppError> {
    let all = all(app, scope).await?;
    let is_wanted = |covered: &Covered| covered.framework.key == key && covered.framework.version == version;
    all.into_iter().find(is_wanted).ok_or_else(|| AppError::new(Code::NotFound))
}

fn covered(framework: Arc<Framework>, versions: &[Version]) -> Covered {
    let reference = framework.reference();
    let mut by_control: BTreeMap<String, Vec<Covering>> = BTreeMap::new();
    for version in versions.iter().filter(|version| version.withdrawn_at.is_none()) {
        // A questionnaire names the version of the framework that its controls are of.
        if !version.questionnaire.frameworks.contains(&reference) {
            continue;
        }
        for question in version.questionnaire.questions() {
            for control in question.controls.iter().filter(|control| control.framework == framework.key) {
                let covering = Covering { version: version.clone(), question: question.key.clone() };
                by_control.entry(control.control.clone()).or_default().push(covering);
            }
        }
    }
    Covered { framework, by_control }
}

/// A framework as an OSCAL catalogue: a name for the file, and its text.
///
/// # Errors
/// As [`find`].
pub async fn as_oscal(
    app: &App,
    scope: &CustomerScope,
    (key, version): (&str, &str),
    language: Language,
) -> Result<(String, String), AppError> {
    let framework = find(app, scope, key, version).await?.framework;
    let text = oscal::write(&framework, language, app.clock.now()).map_err(AppError::internal)?;
    Ok((format!("{key}-{version}.oscal.json"), text))
}
