//! Drafts: /drafts. The editor is in `texts_web` and `question_web`; checking, previewing and publishing in `publish_web`.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::service::{self, Draft, Seen, Written};
use super::steps::{Next, language_step, outline_step};
use super::texts_view::{TextRow, Theirs};
use super::view::{Around, Choice, ListPage, NewPage, all_languages, title_of};
use super::{publish_web, question_web, texts_web};
use crate::app::App;
use crate::domain::id::{DefinitionId, DraftId};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Questionnaire, QuestionnaireWords, Section};
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Frame, Problems, SaveStatus};
use crate::features::questionnaire::service::{self as questionnaires, Version};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of this feature.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/drafts", web::get().to(list))
        .route("/drafts/new", web::get().to(new))
        .route("/drafts", web::post().to(create))
        .route("/drafts/{draft}/outline", web::post().to(outline))
        .route("/drafts/{draft}/languages", web::post().to(languages))
        .route("/drafts/{draft}/discard", web::post().to(discard))
        .configure(texts_web::configure)
        .configure(question_web::configure)
        .configure(publish_web::configure);
}

/// GET /drafts
async fn list(app: web::Data<App>, member: Member) -> Result<HttpResponse, AppError> {
    let language = member.visitor.language;
    let lines = service::list(&app, &member.scope).await?;
    let known = questionnaires::versions(&app, &member.scope).await?;
    let page = ListPage::new(&lines, member.scope.role.may_write(), |id| {
        known.iter().find(|known| known.id == *id).map(|found| version_name(found, language))
    });
    Frame::customer(&app, &member, "draft-list-title").html(&app, "draft/list.html", &page)
}

/// GET /drafts/new; `base` in the query chooses a version to begin from.
async fn new(app: web::Data<App>, writer: Writer, query: web::Query<Fields>) -> Result<HttpResponse, AppError> {
    let languages = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
    let page = new_page(&app, &writer.0, &query, languages, Vec::new()).await?;
    Frame::customer(&app, &writer.0, "draft-new-title").html(&app, "draft/new.html", &page)
}

/// What a version is called in lists.
fn version_name(version: &Version, language: Language) -> String {
    format!("{} {}", version.questionnaire.words(language).title, version.questionnaire.version)
}

async fn new_page(
    app: &App,
    member: &Member,
    fields: &Fields,
    languages: Vec<String>,
    errors: Vec<FieldError>,
) -> Result<NewPage, AppError> {
    let known = questionnaires::versions(app, &member.scope).await?;
    let versions = known
        .iter()
        .map(|version| Choice { value: version.id.to_string(), label: version_name(version, member.visitor.language) });
    Ok(NewPage {
        title: fields.text("title").to_owned(),
        languages,
        all_languages: all_languages(),
        versions: versions.collect(),
        base: fields.text("base").to_owned(),
        errors,
    })
}

/// POST /drafts: from nothing, with a title and languages; or from a published version, `base`.
async fn create(app: web::Data<App>, writer: Writer, fields: web::Form<Fields>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    if fields.text("from") == "version" {
        if fields.text("base").is_empty() {
            let mut problems = Problems::new(&app, member.visitor.language);
            problems.add("base", "draft-problem-no-base");
            let languages = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
            let page = new_page(&app, &member, &fields, languages, problems.found).await?;
            return Frame::customer(&app, &member, "draft-new-title").unprocessable(&app, "draft/new.html", &page);
        }
        let base = DefinitionId::new(fields.text("base"));
        let id = service::create_from(&app, &member.scope, &base).await?;
        return Ok(see_other(&format!("/drafts/{id}")));
    }
    let chosen: Vec<Language> = fields.all("languages").filter_map(Language::parse).collect();
    let mut problems = Problems::new(&app, member.visitor.language);
    problems.line("title", "draft-title", fields.text("title"));
    if chosen.is_empty() {
        problems.add("languages", "draft-problem-no-language");
    }
    if !problems.found.is_empty() {
        let languages = chosen.iter().map(|language| language.tag().to_owned()).collect();
        let page = new_page(&app, &member, &fields, languages, problems.found).await?;
        return Frame::customer(&app, &member, "draft-new-title").unprocessable(&app, "draft/new.html", &page);
    }
    let questionnaire = from_nothing(&app, &member, fields.text("title"), chosen);
    let id = service::create(&app, &member.scope, questionnaire, Vec::new()).await?;
    Ok(see_other(&format!("/drafts/{id}")))
}

/// A questionnaire with a title, the usual head fields and one empty section. The person's own language is the reference where it is chosen.
fn from_nothing(app: &App, member: &Member, title: &str, mut languages: Vec<Language>) -> Questionnaire {
    let own = member.visitor.language;
    if let Some(place) = languages.iter().position(|language| *language == own) {
        languages.swap(0, place);
        languages.get_mut(1..).unwrap_or_default().sort_unstable();
    }
    let reference = languages.first().copied().unwrap_or(Language::Nb);
    let words = QuestionnaireWords { title: title.to_owned(), description: String::new() };
    let section = Section { key: "section_1".to_owned(), ..Section::default() };
    Questionnaire {
        head: service::usual_head(app),
        words: [(reference, words)].into(),
        sections: vec![section],
        languages,
        ..Questionnaire::default()
    }
}

/// The version that a draft was made from.
pub(super) async fn made_from(app: &App, draft: &Draft) -> Result<Option<std::sync::Arc<Questionnaire>>, AppError> {
    match &draft.base {
        Some(base) => Ok(Some(questionnaires::get(app, base).await?)),
        None => Ok(None),
    }
}

/// Around a page of the editor.
pub(super) fn frame(app: &App, member: &Member, draft: &Draft, what: &str) -> Frame {
    let title = title_of(&draft.questionnaire, member.visitor.language);
    let title = if title.is_empty() { app.words.get(member.visitor.language, "draft-untitled", &[]) } else { title };
    let title = if what.is_empty() { title } else { format!("{what} – {title}") };
    Frame::customer(app, member, "draft-list-title").titled(title)
}

/// A draft to be written in; one that was published leads to the version that it became.
pub(super) async fn to_edit(app: &App, member: &Member, id: &str) -> Result<Result<Draft, HttpResponse>, AppError> {
    let draft = service::find(app, &member.scope, &DraftId::new(id)).await?;
    Ok(match &draft.published {
        Some(published) => Err(see_other(&format!("/questionnaires/{published}"))),
        None => Ok(draft),
    })
}

/// What somebody else has written in a part of the draft meanwhile.
#[derive(Serialize)]
pub(super) struct TheirTexts<'a> {
    by: &'a str,
    texts: &'a [Theirs],
}

/// What changes on the page beside the form that was saved.
#[derive(Serialize)]
pub(super) struct Follows<'a> {
    draft: &'a Around,
    preview: Option<&'a super::question_view::Preview>,
}

/// What autosave is told of a draft.
type DraftSaved<'a> = SaveStatus<TheirTexts<'a>, Follows<'a>>;

fn fragment(app: &App, member: &Member, status: &DraftSaved<'_>) -> Result<HttpResponse, AppError> {
    status.respond(app, &Frame::public(app, &member.visitor, "draft-list-title"), "draft/_saved.html")
}

/// Tells autosave that somebody else was faster.
pub(super) fn told_of_conflict(
    app: &App,
    member: &Member,
    draft: &Draft,
    theirs: &[Theirs],
) -> Result<HttpResponse, AppError> {
    let theirs = TheirTexts { by: &draft.updated_by, texts: theirs };
    fragment(app, member, &SaveStatus::conflict(theirs, draft.revision))
}

/// The revision that a form was drawn with.
pub(super) fn revision(fields: &Fields) -> i64 {
    fields.text("revision").parse().unwrap_or_default()
}

/// The keys that nothing new may take, for a form whose button asks for a step; autosave asks for none.
pub(super) async fn taken_for(
    app: &App,
    member: &Member,
    id: &DraftId,
    fields: &Fields,
) -> Result<BTreeSet<String>, AppError> {
    if matches!(fields.text("do"), "" | "save" | "next") {
        return Ok(BTreeSet::new());
    }
    service::taken_keys(app, &service::find(app, &member.scope, id).await?).await
}

/// What differs between two forms of the same part, by the labels of its texts.
pub(super) fn differences<'a>(
    app: &App,
    language: Language,
    theirs: impl Iterator<Item = &'a TextRow>,
    mine: impl Iterator<Item = &'a TextRow>,
) -> Vec<Theirs> {
    theirs
        .zip(mine)
        .flat_map(|(theirs, mine)| {
            let cells = theirs.cells.iter().zip(&mine.cells).filter(|(one, other)| one.value != other.value);
            cells.map(|(cell, _)| Theirs {
                label: format!("{}, {}", app.words.get(language, theirs.label, &[]), cell.language),
                text: cell.value.clone(),
            })
        })
        .collect()
}

/// Says that a part is saved, with what changes around it.
pub(super) fn saved(
    app: &App,
    member: &Member,
    draft: &Draft,
    around: &Around,
    preview: Option<&super::question_view::Preview>,
) -> Result<HttpResponse, AppError> {
    let status = SaveStatus::saved(draft.updated_at.to_rfc3339(), draft.revision);
    fragment(app, member, &status.beside(Follows { draft: around, preview }))
}

/// The address of a section or field, or of the title where the draft has nothing of that key.
pub(super) fn place_of(draft: &Draft, key: &str, view: &str) -> String {
    let base = format!("/drafts/{}", draft.id);
    let kind = if draft.questionnaire.sections.iter().any(|section| section.key == key) {
        "sections"
    } else if draft.questionnaire.field(key).is_some() {
        "questions"
    } else {
        return format!("{base}?lang={view}");
    };
    format!("{base}/{kind}/{key}?lang={view}")
}

/// Where a step leads; `here` is the key of the part that the person sees.
pub(super) fn destination(draft: &Draft, next: &Next, here: &str, view: &str) -> String {
    match next {
        Next::Here => place_of(draft, here, view),
        Next::To(key) => place_of(draft, key, view),
        Next::Removed(near) => format!("{}&undo=1", place_of(draft, near.as_deref().unwrap_or_default(), view)),
    }
}

/// POST /drafts/{draft}/outline: `do` names the step, `here` the part that the person sees.
///
/// Only a removal looks at the revision: nobody removes what somebody else has just written.
async fn outline(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let id = DraftId::new(path.into_inner());
    let draft = service::find(&app, &member.scope, &id).await?;
    let taken = service::taken_keys(&app, &draft).await?;
    let (what, to) = (fields.text("do").to_owned(), fields.text("to").to_owned());
    let seen = what.strip_prefix("remove ").map(|part| Seen {
        part: part.to_owned(),
        revision: revision(&fields),
        within: true,
    });
    let written = service::write(&app, &member.scope, &id, seen, move |questionnaire, about| {
        outline_step(questionnaire, about, &what, &to, &taken).ok_or_else(|| Code::BadInput.into())
    })
    .await?;
    let (here, view) = (fields.text("here"), fields.text("view"));
    let here = here.split_once('/').map_or("", |(_, key)| key);
    match written {
        Written::Saved { draft, outcome } => Ok(see_other(&destination(&draft, &outcome, here, view))),
        Written::Conflict { .. } => Err(Code::Conflict.into()),
    }
}

/// POST /drafts/{draft}/languages: `do` is `add nn`, `remove nn` or `first nn`; an added one may come by itself in `language`.
async fn languages(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let id = DraftId::new(path.into_inner());
    let what = match fields.text("do") {
        "add" => format!("add {}", fields.text("language")),
        other => other.to_owned(),
    };
    service::write(&app, &member.scope, &id, None, move |questionnaire, _| {
        language_step(questionnaire, &what).ok_or_else(|| Code::BadInput.into())
    })
    .await?;
    Ok(see_other(&format!("/drafts/{id}#languages")))
}

/// POST /drafts/{draft}/discard
async fn discard(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    service::discard(&app, &writer.0.scope, &DraftId::new(path.into_inner())).await?;
    Ok(see_other("/drafts?done=draft-discarded"))
}
