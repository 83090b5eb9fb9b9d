//! Checking and previewing a draft, and publishing it.

use std::sync::Arc;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::check::{self, Found};
use super::publish::{Choices, Plan};
use super::publish_view::{PublishPage, Typed, fault, step_of};
use super::question_view::Preview;
use super::service::{self, Draft};
use super::view::{Around, Beside, Here, base, name_of, section_name};
use super::web::{frame, made_from, revision, to_edit};
use crate::app::App;
use crate::domain::change::{VersionStep, check_changes};
use crate::domain::framework::Framework;
use crate::domain::id::DraftId;
use crate::domain::language::Language;
use crate::error::{AppError, Code};
use crate::features::frame::{FieldError, Problems};
use crate::features::questionnaire::service as questionnaires;
use crate::features::questionnaire::{history, in_words};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::see_other;

/// The routes of these pages.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/drafts/{draft}/check", web::get().to(check))
        .route("/drafts/{draft}/preview", web::get().to(preview))
        .route("/drafts/{draft}/publish", web::get().to(ask))
        .route("/drafts/{draft}/publish", web::post().to(publish));
}

#[derive(Serialize)]
struct CheckPage {
    around: Around,
    problems: Vec<Found>,
    errors: Vec<FieldError>,
}

/// What is wrong with a draft, found off the async threads: a large one takes a while.
pub(super) async fn problems(app: &web::Data<App>, member: &Member, draft: &Draft) -> Result<Vec<Found>, AppError> {
    let frameworks: Vec<Arc<Framework>> = questionnaires::frameworks(app, &member.scope).await?;
    let (inner, draft, language) = (app.clone(), draft.clone(), member.visitor.language);
    app.cpu(check::LIMIT, move || check::problems(&inner, &draft, &frameworks, language)).await?
}

/// GET /drafts/{draft}/check
async fn check(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let draft = match to_edit(&app, &member, &path.into_inner()).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let made_from = made_from(&app, &draft).await?;
    let beside = Beside::asked(&draft.questionnaire, "");
    let page = CheckPage {
        around: Around::new(&draft, made_from.as_deref(), Here::Elsewhere, beside, member.visitor.language),
        problems: problems(&app, &member, &draft).await?,
        errors: Vec::new(),
    };
    let what = app.words.get(member.visitor.language, "draft-check", &[]);
    frame(&app, &member, &draft, &what).html(&app, "draft/check.html", &page)
}

#[derive(Serialize)]
struct PreviewPage {
    around: Around,
    tabs: Vec<PreviewLink>,
    questions: Vec<PreviewLink>,
    section: String,
    preview: Option<Preview>,
    condition: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    edit: Option<String>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct PreviewLink {
    href: String,
    label: String,
    number: u32,
    current: bool,
}

/// As many questions stand in the list of the preview; around the one that is shown.
const LISTED: usize = 120;

/// GET /drafts/{draft}/preview; `lang` is the language, `at` the question's key. Readers may look as well.
async fn preview(
    app: web::Data<App>,
    member: Member,
    path: web::Path<String>,
    query: web::Query<Fields>,
) -> Result<HttpResponse, AppError> {
    let draft = service::find(&app, &member.scope, &DraftId::new(path.into_inner())).await?;
    let questionnaire = &draft.questionnaire;
    let own = member.visitor.language;
    let asked = Language::parse(query.text("lang")).filter(|language| questionnaire.languages.contains(language));
    let known = Some(own).filter(|language| questionnaire.languages.contains(language));
    let language = asked.or(known).or(questionnaire.languages.first().copied()).unwrap_or(own);
    let here = base(&draft);
    let at = query.text("at");
    let fields: Vec<_> = questionnaire.all_fields().collect();
    let place = fields.iter().position(|field| field.key == at);
    let place = if at.is_empty() { 0 } else { place.ok_or(Code::NotFound)? };
    let shown = fields.get(place).copied();
    let link = |key: &str| format!("{here}/preview?lang={}&at={key}", language.tag());
    let from = place.saturating_sub(LISTED / 2);
    let made_from = made_from(&app, &draft).await?;
    let beside = Beside::asked(questionnaire, "");
    let condition = shown.and_then(|field| field.when.as_ref());
    let page = PreviewPage {
        around: Around::new(&draft, made_from.as_deref(), Here::Elsewhere, beside, own),
        tabs: questionnaire
            .languages
            .iter()
            .map(|one| PreviewLink {
                href: format!("{here}/preview?lang={}&at={}", one.tag(), shown.map_or("", |field| &field.key)),
                label: one.own_name().to_owned(),
                number: 0,
                current: *one == language,
            })
            .collect(),
        questions: fields
            .iter()
            .enumerate()
            .skip(from)
            .take(LISTED)
            .map(|(index, field)| PreviewLink {
                href: link(&field.key),
                label: name_of(field, questionnaire, language),
                number: field.number,
                current: index == place,
            })
            .collect(),
        section: shown
            .and_then(|field| questionnaire.section_of(&field.key))
            .map(|section| section_name(section, questionnaire, language))
            .unwrap_or_default(),
        preview: shown.map(|field| Preview::new(questionnaire, field, language)),
        condition: condition.map(|one| in_words::condition(&app.words, questionnaire, one, own)),
        previous: place.checked_sub(1).and_then(|place| fields.get(place)).map(|field| link(&field.key)),
        next: fields.get(place + 1).map(|field| link(&field.key)),
        edit: shown
            .filter(|_| member.scope.role.may_write() && draft.published.is_none())
            .map(|field| format!("{here}/questions/{}", field.key)),
        errors: Vec::new(),
    };
    let what = app.words.get(own, "draft-preview-legend", &[]);
    frame(&app, &member, &draft, &what).html(&app, "draft/preview.html", &page)
}

/// The choices of a form: what each question was, by its key.
fn choices(fields: &Fields) -> Choices {
    let named = fields.starting_with("change-").filter(|(_, choice)| !choice.is_empty());
    named.map(|(key, choice)| (key.to_owned(), choice.to_owned())).collect()
}

/// GET /drafts/{draft}/publish: the last look. What keeps the draft from being published stands first.
async fn ask(app: web::Data<App>, writer: Writer, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let draft = match to_edit(&app, &member, &path.into_inner()).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (_, page) = publish_page(&app, &member, &draft, &Fields::default()).await?;
    frame(&app, &member, &draft, &page_name(&app, &member)).html(&app, "draft/publish.html", &page)
}

fn page_name(app: &App, member: &Member) -> String {
    app.words.get(member.visitor.language, "draft-publish", &[])
}

/// What publishing would make with the choices of a form, and the page that shows it.
async fn publish_page(
    app: &web::Data<App>,
    member: &Member,
    draft: &Draft,
    fields: &Fields,
) -> Result<(Plan, PublishPage), AppError> {
    let language = member.visitor.language;
    let made_from = made_from(app, draft).await?;
    let known = questionnaires::versions(app, &member.scope).await?;
    let around =
        Around::new(draft, made_from.as_deref(), Here::Elsewhere, Beside::asked(&draft.questionnaire, ""), language);
    let problems = problems(app, member, draft).await?;
    let choices = choices(fields);
    let (inner, kept) = (draft.clone(), choices.clone());
    let follows = match &draft.base {
        Some(base) => Some(questionnaires::get(app, &history::newest_after(app, &known, base).await?).await?),
        None => None,
    };
    let newer = follows.as_ref().map(|follows| follows.version.clone());
    let newer = newer.filter(|version| made_from.as_ref().is_none_or(|from| from.version != *version));
    let plan = app.cpu(check::LIMIT, move || Plan::new(&inner, follows, &known, &kept)).await?;
    let typed = Typed { choices: &choices, step: step_of(fields.text("step")), notes: fields.text("notes") };
    let mut page = PublishPage::new(app, around, problems, &plan, &typed, language);
    page.newer = newer;
    if let (Some(before), Some(diff)) = (&plan.before, &plan.diff) {
        let faults = check_changes(Some(before), &plan.questionnaire, &diff.to_confirm());
        page.errors = faults.iter().map(|one| fault(app, &plan, one, language)).collect();
    }
    Ok((plan, page))
}

/// POST /drafts/{draft}/publish: `do` is `publish`, or anything else to look again with other classes.
async fn publish(
    app: web::Data<App>,
    writer: Writer,
    path: web::Path<String>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    let draft = match to_edit(&app, &member, &path.into_inner()).await? {
        Ok(draft) => draft,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (plan, mut page) = publish_page(&app, &member, &draft, &fields).await?;
    let title = page_name(&app, &member);
    if fields.text("do") != "publish" {
        let frame = frame(&app, &member, &draft, &title);
        return if page.errors.is_empty() {
            frame.html(&app, "draft/publish.html", &page)
        } else {
            frame.unprocessable(&app, "draft/publish.html", &page)
        };
    }
    let mut found = Problems::new(&app, member.visitor.language);
    if let Some(before) = plan.before.as_ref().filter(|_| plan.changes_nothing()) {
        found.add_with("", "draft-problem-nothing-changed", &[("version", before.version.clone().into())]);
    }
    let proposed = plan.step().unwrap_or(VersionStep::Major);
    let step = step_of(fields.text("step")).unwrap_or(proposed);
    found.text("notes", "draft-publish-notes", fields.text("notes"));
    if step < proposed && fields.text("notes").is_empty() {
        found.add("notes", "draft-problem-reason");
    }
    if revision(&fields) != draft.revision {
        // Somebody has written since the diff was looked at; it is shown anew.
        found.add("", "draft-problem-moved-on");
    }
    page.errors.extend(found.found);
    if !page.errors.is_empty() || !page.problems.is_empty() {
        return frame(&app, &member, &draft, &title).unprocessable(&app, "draft/publish.html", &page);
    }
    let files = plan.files(&plan.number(step))?;
    let notes = fields.text("notes").replace("\r\n", "\n");
    let published = service::publish(&app, &member.scope, &draft, files, notes).await?;
    Ok(see_other(&format!("/questionnaires/{published}?done=draft-published")))
}
