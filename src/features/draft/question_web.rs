//! The editor of one question or head field.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form;
use super::question_view::{Parts, QuestionPage};
use super::service::{self, Draft, Seen, Written};
use super::steps::{Next, outline_step};
use super::texts_view::Theirs;
use super::view::{Beside, Choice};
use super::web::{
    destination, differences, frame, made_from, place_of, revision, saved, taken_for, to_edit, told_of_conflict,
};
use crate::app::App;
use crate::domain::draft::outline::field_mut;
use crate::domain::id::DraftId;
use crate::domain::product_flag::ProductFlag;
use crate::domain::questionnaire::{Question, Questionnaire};
use crate::error::{AppError, Code};
use crate::features::session::visitor::{Member, Writer};
use crate::platform::http::fields::Fields;
use crate::platform::http::{percent_encoded, see_other, wants_fragment};

/// The routes of this page.
pub(super) fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/drafts/{draft}/questions/{question}", web::get().to(question))
        .route("/drafts/{draft}/questions/{question}", web::post().to(save));
}

/// GET /drafts/{draft}/questions/{question}; `lang` says what stands beside the reference, `search` looks for controls.
async fn question(
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
    let question = draft.questionnaire.field(&key).ok_or(Code::NotFound)?;
    let beside = Beside::asked(&draft.questionnaire, query.text("lang"));
    let mut page = page(&app, &member, &draft, question, beside, query.text("search")).await?;
    page.undo = query.raw("undo").is_some();
    frame(&app, &member, &draft, &page.heading()).html(&app, "draft/question.html", &page)
}

/// The page of a question as it is stored, or with what was typed.
async fn page(
    app: &App,
    member: &Member,
    draft: &Draft,
    question: &Question,
    beside: Beside,
    search: &str,
) -> Result<QuestionPage, AppError> {
    let language = member.visitor.language;
    let made_from = made_from(app, draft).await?;
    let frameworks = service::frameworks(app, &member.scope, &draft.questionnaire).await?;
    let yes_no = ["response-yes", "response-no"].map(|key| app.words.get(language, key, &[]));
    let flags = ProductFlag::ALL
        .map(|flag| Choice { value: flag.as_str().to_owned(), label: app.words.get(language, flag.word_key(), &[]) });
    let (flags, words) = (flags.to_vec(), app.words.as_ref());
    let parts = Parts {
        made_from: made_from.as_deref(),
        frameworks: &frameworks,
        question,
        beside,
        search,
        language,
        yes_no,
        flags,
        words,
    };
    Ok(QuestionPage::new(draft, &parts))
}

/// POST /drafts/{draft}/questions/{question}: saves the form, and then takes the step that its button asks for.
async fn save(
    app: web::Data<App>,
    request: HttpRequest,
    writer: Writer,
    path: web::Path<(String, String)>,
    fields: web::Form<Fields>,
) -> Result<HttpResponse, AppError> {
    let Writer(member) = writer;
    form::refuse_long(&fields)?;
    let (id, key) = path.into_inner();
    let id = DraftId::new(id);
    let taken = taken_for(&app, &member, &id, &fields).await?;
    let references = references(&app, &member, &id, &fields).await?;
    let seen = Seen { part: key.clone(), revision: revision(&fields), within: false };
    let (typed, part) = (fields.clone(), key.clone());
    let written = service::write(&app, &member.scope, &id, Some(seen), move |questionnaire, about| {
        let question = field_mut(questionnaire, &part).ok_or(Code::DraftPartGone)?;
        form::question(question, &typed);
        if form::step(questionnaire, &part, &typed) {
            name_frameworks(questionnaire, &references);
            return Ok(Next::Here);
        }
        let step = outline_step(questionnaire, about, typed.text("do"), typed.text("to"), &taken);
        Ok(step.unwrap_or(Next::Here))
    })
    .await?;
    let (draft, outcome) = match written {
        Written::Saved { draft, outcome } => (draft, outcome),
        Written::Conflict { theirs } => return conflict(&app, &member, &request, *theirs, &key, &fields).await,
    };
    let view = fields.text("view");
    let beside = Beside::asked(&draft.questionnaire, view);
    if wants_fragment(&request) {
        let question = draft.questionnaire.field(&key).ok_or(Code::NotFound)?;
        let page = page(&app, &member, &draft, question, beside, "").await?;
        return saved(&app, &member, &draft, &page.around, Some(&page.preview));
    }
    let step = fields.text("do");
    let here = place_of(&draft, &key, view);
    let place = match step.split(['-', ' ']).next().unwrap_or_default() {
        _ if outcome != Next::Here => destination(&draft, &outcome, &key, view),
        "next" => after(&draft, &key).map_or(here, |next| place_of(&draft, next, view)),
        "control" if step == "control-search" => {
            format!("{here}&search={}#controls", percent_encoded(fields.text("search")))
        }
        "control" => format!("{here}#controls"),
        "option" | "column" | "kind" => format!("{here}#answer"),
        "piece" => format!("{here}#evidence"),
        "line" | "condition" => format!("{here}#condition"),
        _ => here,
    };
    Ok(see_other(&place))
}

/// The frameworks by key, for a form that attaches a control.
async fn references(
    app: &App,
    member: &Member,
    id: &DraftId,
    fields: &Fields,
) -> Result<Vec<(String, String)>, AppError> {
    if !fields.text("do").starts_with("control-add") {
        return Ok(Vec::new());
    }
    let draft = service::find(app, &member.scope, id).await?;
    let frameworks = service::frameworks(app, &member.scope, &draft.questionnaire).await?;
    Ok(frameworks.iter().map(|framework| (framework.key.clone(), framework.reference())).collect())
}

/// The draft names the framework of every control that a question is tied to.
fn name_frameworks(questionnaire: &mut Questionnaire, references: &[(String, String)]) {
    let used: Vec<String> =
        questionnaire.questions().flat_map(|question| &question.controls).map(|one| one.framework.clone()).collect();
    for (key, reference) in references {
        let is_named = questionnaire.frameworks.iter().any(|named| named.split('@').next() == Some(key.as_str()));
        if used.contains(key) && !is_named {
            questionnaire.frameworks.push(reference.clone());
        }
    }
}

/// The field after one, in reading order.
fn after<'a>(draft: &'a Draft, key: &str) -> Option<&'a str> {
    draft.questionnaire.all_fields().skip_while(|field| field.key != key).nth(1).map(|field| field.key.as_str())
}

/// Somebody else has written in this question meanwhile: both texts, and nothing written.
async fn conflict(
    app: &App,
    member: &Member,
    request: &HttpRequest,
    draft: Draft,
    key: &str,
    fields: &Fields,
) -> Result<HttpResponse, AppError> {
    let beside = Beside::asked(&draft.questionnaire, fields.text("view"));
    let theirs = draft.questionnaire.field(key).ok_or(Code::NotFound)?.clone();
    let stored = page(app, member, &draft, &theirs, beside, "").await?;
    let mut typed = theirs;
    form::question(&mut typed, fields);
    let mut mine = page(app, member, &draft, &typed, beside, "").await?;
    let differ: Vec<Theirs> = differences(app, member.visitor.language, stored.text_rows(), mine.text_rows());
    if wants_fragment(request) {
        return told_of_conflict(app, member, &draft, &differ);
    }
    mine.theirs = differ;
    mine.conflict = true;
    frame(app, member, &draft, &mine.heading()).conflict(app, "draft/question.html", &mine)
}
