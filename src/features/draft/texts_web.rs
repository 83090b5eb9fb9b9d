//! The editor of the questionnaire as a whole and of a section: texts in several languages side by side.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use fluent_bundle::FluentValue;

use super::form;
use super::service::{self, Draft, Seen, TITLE_PART, Written};
use super::steps::{Next, outline_step};
use super::texts_view::{FrameworkView, LanguageView, NoteView, TextRow, TextsPage, cells, tabs};
use super::view::{Around, Beside, Here, all_languages, base, field_href, section_href, section_name};
use super::web::{destination, differences, frame, made_from, revision, saved, taken_for, to_edit, told_of_conflict};
use crate::app::App;
use crate::domain::draft::languages::{section_missing, title_missing};
use crate::domain::draft::outline::section_mut;
use crate::domain::framework::Framework;
use crate::domain::id::DraftId;
use crate::domain::language::Language;
use crate::domain::questionnaire::{Questionnaire, QuestionnaireWords, SectionWords};
use crate::error::{AppError, Code};
use crate::features::questionnaire::service as questionnaires;
use crate::features::session::visitor::{Member, Writer};
use crate::formats::import_note::{ImportNote, NoteKind};
use crate::platform::http::fields::Fields;
use crate::platform::http::{see_other, wants_fragment};

/// The routes of these pages.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/drafts/{draft}", web::get().to(title))
        .route("/drafts/{draft}", web::post().to(save_title))
        .route("/drafts/{draft}/sections/{section}", web::get().to(section))
        .route("/drafts/{draft}/sections/{section}", web::post().to(save_section));
}

/// GET /drafts/{draft}: the questionnaire as a whole.
async fn title(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let draft = match to_edit(&app, &member, &path.into_inner()).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let beside = Beside::asked(&draft.questionnaire, query.text("lang"));
    let page = title_page(&app, &member, &draft, beside).await?;
    let page = TextsPage { undo: query.raw("undo").is_some(), ..page };
    frame(&app, &member, &draft, "").html(&app, "draft/texts.html", &page)
}

async fn title_page(app: &App, member: &Member, draft: &Draft, beside: Beside) -> Result<TextsPage, AppError> {
    let language = member.visitor.language;
    let questionnaire = &draft.questionnaire;
    let shown = beside.shown(questionnaire);
    let row = |label, help, name: &str, rows, most, of: fn(&QuestionnaireWords) -> &String| TextRow {
        label,
        help,
        rows,
        most,
        cells: cells(&shown, &questionnaire.languages, name, true, |one| {
            questionnaire.words.get(&one).map(of).cloned().unwrap_or_default()
        }),
    };
    let texts = vec![
        row("draft-title", "", "title", 1, 200, |words| &words.title),
        row("draft-description", "draft-description-help", "description", 3, 0, |words| &words.description),
    ];
    let made_from = made_from(app, draft).await?;
    let here = base(draft);
    let first = questionnaire.sections.first().map(|section| section_href(&here, &section.key, beside));
    Ok(TextsPage {
        around: Around::new(draft, made_from.as_deref(), Here::Title, beside, language),
        part: "title",
        key: String::new(),
        heading: app.words.get(language, "draft-whole", &[]),
        tabs: tabs(questionnaire, &here, beside, |one| title_missing(questionnaire, one)),
        shown: shown.iter().map(|one| one.tag()).collect(),
        texts,
        languages: questionnaire
            .languages
            .iter()
            .enumerate()
            .map(|(at, one)| LanguageView { tag: one.tag(), name: one.own_name(), reference: at == 0 })
            .collect(),
        other_languages: all_languages()
            .into_iter()
            .filter(|choice| !questionnaire.languages.iter().any(|one| one.tag() == choice.value))
            .collect(),
        frameworks: frameworks(&questionnaires::frameworks(app, &member.scope).await?, questionnaire, language),
        notes: notes(app, draft, language),
        sections: Vec::new(),
        next: first,
        saved_at: draft.updated_at.to_rfc3339(),
        saved_by: draft.updated_by.clone(),
        theirs: Vec::new(),
        conflict: false,
        undo: false,
        errors: Vec::new(),
        action: here,
    })
}

/// What an import said, what needs a person first.
fn notes(app: &App, draft: &Draft, language: Language) -> Vec<NoteView> {
    let view = |note: &ImportNote| {
        let args: Vec<(&str, FluentValue<'_>)> =
            note.text.values.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.clone()))).collect();
        let text = app.words.get(language, &note.text.key, &args);
        NoteView { place: note.place.clone(), kind: note.kind.as_str(), text }
    };
    let of_kind = |kind| draft.about.notes.iter().filter(move |note| note.kind == kind).map(view);
    NoteKind::ALL.into_iter().flat_map(of_kind).collect()
}

/// Every framework that there is, and those that the draft names and that are not there.
fn frameworks(known: &[Arc<Framework>], questionnaire: &Questionnaire, language: Language) -> Vec<FrameworkView> {
    let mut views: Vec<FrameworkView> = known
        .iter()
        .map(|framework| FrameworkView {
            value: framework.reference(),
            label: framework
                .words
                .get(&language)
                .or(framework.words.values().next())
                .map_or_else(|| framework.reference(), |words| words.title.clone()),
            used: questionnaire.frameworks.contains(&framework.reference()),
            controls: framework.controls().count(),
        })
        .collect();
    let there: BTreeSet<String> = views.iter().map(|view| view.value.clone()).collect();
    let gone = questionnaire.frameworks.iter().filter(|reference| !there.contains(*reference));
    views.extend(gone.map(|reference| FrameworkView {
        value: reference.clone(),
        label: reference.clone(),
        used: true,
        controls: 0,
    }));
    views
}

/// POST /drafts/{draft}
async fn save_title(
    app: web::Data<App>,
    request: HttpRequest,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    save(&app, &request, &writer.0, &path.into_inner(), &Part::Title, &fields).await
}

/// POST /drafts/{draft}/sections/{section}
async fn save_section(
    app: web::Data<App>,
    request: HttpRequest,
    writer: Writer,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let (id, key) = path.into_inner();
    save(&app, &request, &writer.0, &id, &Part::Section(key), &fields).await
}

/// What a form of texts is about.
#[derive(Clone)]
enum Part {
    /// The questionnaire as a whole.
    Title,
    /// A section, by its key.
    Section(String),
}

impl Part {
    /// The name by which a draft keeps who has touched it.
    fn name(&self) -> &str {
        match self {
            Self::Title => TITLE_PART,
            Self::Section(key) => key,
        }
    }

    fn write(&self, questionnaire: &mut Questionnaire, fields: &Fields) -> Result<(), AppError> {
        match self {
            Self::Title => form::title(questionnaire, fields),
            Self::Section(key) => form::section(section_mut(questionnaire, key).ok_or(Code::DraftPartGone)?, fields),
        }
        Ok(())
    }

    async fn page(&self, app: &App, member: &Member, draft: &Draft, beside: Beside) -> Result<TextsPage, AppError> {
        match self {
            Self::Title => title_page(app, member, draft, beside).await,
            Self::Section(key) => section_page(app, member, draft, key, beside).await,
        }
    }

    fn href(&self, draft: &Draft, beside: Beside) -> String {
        match self {
            Self::Title => format!("{}?lang={}", base(draft), beside.text()),
            Self::Section(key) => section_href(&base(draft), key, beside),
        }
    }
}

async fn save(
    app: &App,
    request: &HttpRequest,
    member: &Member,
    id: &str,
    part: &Part,
    fields: &Fields,
) -> Result<HttpResponse, AppError> {
    form::refuse_long(fields)?;
    let id = DraftId::new(id);
    let seen = Seen { part: part.name().to_owned(), revision: revision(fields), within: false };
    let (typed, inner) = (fields.clone(), part.clone());
    let taken = taken_for(app, member, &id, fields).await?;
    let written = service::write(app, &member.scope, &id, Some(seen), move |draft, about| {
        inner.write(draft, &typed)?;
        Ok(outline_step(draft, about, typed.text("do"), "", &taken).unwrap_or(Next::Here))
    })
    .await?;
    let (draft, outcome) = match written {
        Written::Saved { draft, outcome } => (draft, Some(outcome)),
        Written::Conflict { theirs } => (theirs, None),
    };
    let beside = Beside::asked(&draft.questionnaire, fields.text("view"));
    let stored = part.page(app, member, &draft, beside).await?;
    let Some(outcome) = outcome else {
        let mut mine = draft.as_ref().clone();
        part.write(&mut mine.questionnaire, fields)?;
        let typed = part.page(app, member, &mine, beside).await?;
        return conflict(app, member, request, &draft, stored, typed);
    };
    if wants_fragment(request) {
        return saved(app, member, &draft, &stored.around, None);
    }
    let place = match (fields.text("do"), &stored.next) {
        _ if outcome != Next::Here => destination(&draft, &outcome, part.name(), fields.text("view")),
        ("next", Some(next)) => next.clone(),
        _ => part.href(&draft, beside),
    };
    Ok(see_other(&place))
}

/// Somebody else was faster: both texts, and nothing written.
fn conflict(
    app: &App,
    member: &Member,
    request: &HttpRequest,
    draft: &Draft,
    stored: TextsPage,
    typed: TextsPage,
) -> Result<HttpResponse, AppError> {
    let theirs = differences(app, member.visitor.language, stored.texts.iter(), typed.texts.iter());
    if wants_fragment(request) {
        return told_of_conflict(app, member, draft, &theirs);
    }
    let page = TextsPage { theirs, conflict: true, ..typed };
    frame(app, member, draft, &page.heading).conflict(app, "draft/texts.html", &page)
}

/// GET /drafts/{draft}/sections/{section}
async fn section(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<(String, String)>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let (id, key) = path.into_inner();
    let draft = match to_edit(&app, &member, &id).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let beside = Beside::asked(&draft.questionnaire, query.text("lang"));
    let page = section_page(&app, &member, &draft, &key, beside).await?;
    let page = TextsPage { undo: query.raw("undo").is_some(), ..page };
    frame(&app, &member, &draft, &page.heading).html(&app, "draft/texts.html", &page)
}

/// The form of a section.
async fn section_page(
    app: &App,
    member: &Member,
    draft: &Draft,
    key: &str,
    beside: Beside,
) -> Result<TextsPage, AppError> {
    let language = member.visitor.language;
    let questionnaire = &draft.questionnaire;
    let section = questionnaire.sections.iter().find(|section| section.key == key).ok_or(Code::NotFound)?;
    let number = questionnaire.sections.iter().position(|one| one.key == key).unwrap_or_default() + 1;
    let shown = beside.shown(questionnaire);
    let row = |label, help, name: &str, rows, most, of: fn(&SectionWords) -> &String| TextRow {
        label,
        help,
        rows,
        most,
        cells: cells(&shown, &questionnaire.languages, name, true, |one| {
            section.words.get(&one).map(of).cloned().unwrap_or_default()
        }),
    };
    let texts = vec![
        row("draft-section-title", "", "title", 1, 200, |words| &words.title),
        row("draft-intro", "draft-intro-help", "intro", 3, 0, |words| &words.intro),
    ];
    let made_from = made_from(app, draft).await?;
    let here = base(draft);
    let name = section_name(section, questionnaire, language);
    let args = [("number", FluentValue::from(number.to_string())), ("title", FluentValue::from(name))];
    Ok(TextsPage {
        around: Around::new(draft, made_from.as_deref(), Here::Section(key), beside, language),
        part: "section",
        key: key.to_owned(),
        heading: app.words.get(language, "draft-section-heading", &args),
        tabs: tabs(questionnaire, &format!("{here}/sections/{key}"), beside, |one| section_missing(section, one)),
        shown: shown.iter().map(|one| one.tag()).collect(),
        languages: Vec::new(),
        other_languages: Vec::new(),
        frameworks: Vec::new(),
        notes: Vec::new(),
        sections: Vec::new(),
        next: section.questions.first().map(|question| field_href(&here, &question.key, beside)),
        saved_at: draft.updated_at.to_rfc3339(),
        saved_by: draft.updated_by.clone(),
        theirs: Vec::new(),
        conflict: false,
        undo: false,
        errors: Vec::new(),
        action: format!("{here}/sections/{key}"),
        texts,
    })
}
