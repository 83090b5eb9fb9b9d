//! Page models of answering: the task list, one question, the head fields.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answer_view::AnswerView;
use super::head_view::{odd_fields, odd_key};
use super::reuse::Offer;
use super::service::{ResponseState, StoredAnswer, status_of};
use crate::domain::answer::{Answer, AnswerValue};
use crate::domain::completeness::{Completeness, completeness};
use crate::domain::condition::{may_come, shown};
use crate::domain::language::Language;
use crate::domain::questionnaire::{Question, QuestionKind};
use crate::features::carried::view::EarlierView;
use crate::features::evidence::view::CitedView;
use crate::features::frame::FieldError;
use crate::features::questionnaire::in_words::{evidence_if, section_titles};
use crate::features::request::service::RequestBrief;

/// Rows of a table that are offered beyond those that are filled in.
const SPARE_ROWS: usize = 2;

/// What stands above every page of a request.
#[derive(Debug, Serialize)]
pub struct Around {
    base: String,
    customer: String,
    /// Who sent the questionnaire, for questions.
    contact: String,
    contact_email: String,
    product: String,
    title: String,
    /// What the customer calls the campaign, where that is something else.
    campaign: String,
    version: String,
    deadline: String,
    /// Titles of the sections that the request leaves out.
    left_out: Vec<String>,
}

/// The address that all pages of a request begin with.
pub(super) fn base(brief: &RequestBrief) -> String {
    format!("/r/{}", brief.request)
}

impl Around {
    /// Around a response.
    pub fn new(state: &ResponseState, language: Language) -> Self {
        let (title, campaign) = (state.questionnaire.words(language).title.clone(), &state.brief.campaign_title);
        Self {
            base: base(&state.brief),
            customer: state.brief.customer_name.clone(),
            contact: state.brief.sender_name.clone(),
            contact_email: state.brief.sender_email.clone(),
            product: state.brief.product_name.clone(),
            campaign: if *campaign == title { String::new() } else { campaign.clone() },
            title,
            version: state.questionnaire.version.clone(),
            deadline: state.brief.deadline.to_string(),
            left_out: section_titles(&state.version, &state.brief.extent.left_out, language),
        }
    }
}

/// Every question that is asked, with how far its answer has come.
#[derive(Debug, Serialize)]
pub(super) struct Nav {
    answered: usize,
    owed: usize,
    percent: usize,
    /// How many questions may come with other answers.
    more: usize,
    /// The counts once the question that is shown is saved; `None`: its answer decides what else is asked, or it is not counted.
    then: Option<Then>,
    sections: Vec<NavSection>,
}

/// Counts with the question that is shown answered (`on`) and not answered (`off`).
#[derive(Debug, Serialize)]
struct Then {
    on: usize,
    off: usize,
    percent_on: usize,
    percent_off: usize,
}

impl Then {
    fn new(answered: usize, owed: usize, is_done: bool) -> Self {
        let on = answered + usize::from(!is_done);
        let off = answered.saturating_sub(usize::from(is_done));
        Self { on, off, percent_on: percent(on, owed), percent_off: percent(off, owed) }
    }
}

/// Rounded to the nearest; the whole only when nothing is missing.
fn percent(answered: usize, owed: usize) -> usize {
    let nearest = (answered * 100 + owed / 2).checked_div(owed).unwrap_or_default();
    if answered < owed { nearest.min(99) } else { nearest }
}

#[derive(Debug, Serialize)]
struct NavSection {
    title: String,
    intro: String,
    href: String,
    answered: usize,
    owed: usize,
    then: Option<Then>,
    begun: usize,
    waiting: usize,
    open: bool,
    questions: Vec<NavQuestion>,
}

#[derive(Debug, Serialize)]
struct NavQuestion {
    href: String,
    number: u32,
    subject: String,
    status: &'static str,
    current: bool,
}

impl Nav {
    /// With the question that is shown, where one is.
    pub(super) fn new(state: &ResponseState, current: Option<&str>, language: Language) -> Self {
        let answers = state.plain_answers();
        let asked = shown(&state.questionnaire, &answers);
        let far = completeness(&state.questionnaire, &answers);
        let base = base(&state.brief);
        let decides = |key: &str| {
            state
                .questionnaire
                .all_fields()
                .any(|field| field.when.as_ref().is_some_and(|when| when.questions().contains(key)))
        };
        let counted = current.filter(|key| asked.contains(key) && !decides(key));
        let counted = counted.and_then(|key| state.questionnaire.field(key));
        let is_done = counted.is_some_and(|question| matches!(status(state, question), "answered" | "not_applicable"));
        let sections = state
            .questionnaire
            .sections
            .iter()
            .map(|section| {
                let questions: Vec<NavQuestion> = section
                    .questions
                    .iter()
                    .filter(|question| asked.contains(question.key.as_str()))
                    .map(|question| NavQuestion {
                        href: format!("{base}/questions/{}", question.key),
                        number: question.number,
                        subject: question.words(language).subject.clone(),
                        status: status(state, question),
                        current: current == Some(question.key.as_str()),
                    })
                    .collect();
                let progress = far.section(&section.key).cloned().unwrap_or_default();
                let next =
                    questions.iter().find(|question| matches!(question.status, "unanswered" | "partly" | "to_confirm"));
                NavSection {
                    title: section.words(language).title.clone(),
                    intro: section.words(language).intro.clone(),
                    href: next.or(questions.first()).map(|question| question.href.clone()).unwrap_or_default(),
                    answered: progress.answered,
                    owed: progress.owed,
                    then: counted
                        .filter(|counted| section.questions.iter().any(|question| question.key == counted.key))
                        .map(|_| Then::new(progress.answered, progress.owed, is_done)),
                    begun: progress.begun,
                    waiting: questions.iter().filter(|question| question.status == "to_confirm").count(),
                    open: questions.iter().any(|question| question.current),
                    questions,
                }
            })
            .collect();
        let (answered, owed) = (far.questions.answered, far.questions.owed);
        Self {
            answered,
            owed,
            percent: percent(answered, owed),
            more: may_come(&state.questionnaire, &asked),
            then: counted.map(|_| Then::new(answered, owed, is_done)),
            sections,
        }
    }
}

fn status(state: &ResponseState, question: &Question) -> &'static str {
    match state.answers.get(&question.key).map(|stored| &stored.answer) {
        _ if state.waiting(&question.key).is_some() => "to_confirm",
        Some(answer) => status_of(question, answer),
        None => "unanswered",
    }
}

/// The task list that every visit starts from.
#[derive(Debug, Serialize)]
pub(super) struct HubPage {
    around: Around,
    nav: Nav,
    message: String,
    head_missing: usize,
    /// Head fields whose value looks odd.
    head_odd: usize,
    documents: usize,
    /// Earlier answers that wait for a person to confirm them.
    waiting: usize,
    carried: String,
    ready: bool,
    /// Other requests whose answers can be used here; `None`: there are answers here already.
    offers: Option<Vec<OfferView>>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct OfferView {
    request: String,
    customer: String,
    answered: usize,
}

impl HubPage {
    pub(super) fn new(state: &ResponseState, documents: usize, offers: Option<Vec<Offer>>, language: Language) -> Self {
        let offer = |offer: Offer| OfferView {
            request: offer.request.to_string(),
            customer: offer.customer_name,
            answered: offer.answered,
        };
        let far: Completeness = completeness(&state.questionnaire, &state.plain_answers());
        Self {
            around: Around::new(state, language),
            nav: Nav::new(state, None, language),
            message: state.brief.message.clone(),
            head_missing: far.head.missing.len(),
            head_odd: odd_fields(state).count(),
            documents,
            waiting: state.all_waiting().count(),
            carried: format!("{}/carried", base(&state.brief)),
            ready: far.is_complete(),
            offers: offers.map(|offers| offers.into_iter().map(offer).collect()),
            errors: Vec::new(),
        }
    }
}

/// One answer in a form.
#[derive(Debug, Serialize)]
pub struct FieldView {
    /// Before the names of its fields.
    prefix: String,
    /// Message key of what looks odd about the value; empty where nothing does.
    odd: &'static str,
    kind: &'static str,
    label: String,
    help: String,
    required: bool,
    text: String,
    value: Option<String>,
    values: Vec<String>,
    options: Vec<OptionView>,
    columns: Vec<OptionView>,
    rows: Vec<Vec<Cell>>,
    takes_explanation: bool,
    explanation_label: String,
    /// For which answers the explanation is owed: `yes`, `no`, `options` (those named beside) or `always`.
    explanation_owed: &'static str,
    explanation_options: Vec<String>,
    explanation: String,
    not_applicable: bool,
    reason: String,
}

#[derive(Debug, Serialize)]
struct OptionView {
    value: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Cell {
    name: String,
    /// From 1.
    row: usize,
    value: String,
}

impl FieldView {
    /// `prefix` stands before the names of its fields.
    pub fn new(question: &Question, answer: &Answer, prefix: &str, language: Language) -> Self {
        let words = question.words(language);
        let word = |key: &String, among: &BTreeMap<String, String>| OptionView {
            value: key.clone(),
            label: among.get(key).unwrap_or(key).clone(),
        };
        let options = question.options().iter().map(|option| word(&option.key, &words.options)).collect();
        let columns: Vec<OptionView> = match &question.kind {
            QuestionKind::Table(columns) => columns.iter().map(|column| word(column, &words.columns)).collect(),
            _ => Vec::new(),
        };
        let (text, value, values) = match &answer.value {
            AnswerValue::Text(text) | AnswerValue::Number(text) => (text.clone(), None, Vec::new()),
            AnswerValue::Date(day) => (day.to_string(), None, Vec::new()),
            AnswerValue::YesNo(yes) => (String::new(), Some(if *yes { "yes" } else { "no" }.to_owned()), Vec::new()),
            AnswerValue::Choice(key) => (String::new(), Some(key.clone()), Vec::new()),
            AnswerValue::Choices(keys) => (String::new(), None, keys.iter().cloned().collect()),
            AnswerValue::None | AnswerValue::Table(_) => (String::new(), None, Vec::new()),
        };
        let filled: &[BTreeMap<String, String>] = match &answer.value {
            AnswerValue::Table(rows) => rows,
            _ => &[],
        };
        let rows = (0..filled.len() + SPARE_ROWS)
            .map(|row| {
                columns
                    .iter()
                    .map(|column| Cell {
                        name: format!("{prefix}cell-{row}-{}", column.value),
                        row: row + 1,
                        value: filled.get(row).and_then(|cells| cells.get(&column.value)).cloned().unwrap_or_default(),
                    })
                    .collect()
            })
            .collect();
        Self {
            prefix: prefix.to_owned(),
            odd: if question.is_head() { odd_key(&question.key, &answer.plain_text()).unwrap_or_default() } else { "" },
            kind: match question.kind {
                QuestionKind::Text => "text",
                QuestionKind::YesNo => "yes_no",
                QuestionKind::SingleChoice(_) => "choice",
                QuestionKind::MultipleChoice(_) => "choices",
                QuestionKind::Number => "number",
                QuestionKind::Date => "date",
                QuestionKind::Table(_) => "table",
            },
            label: words.text.clone(),
            help: words.help.clone(),
            required: question.required,
            text,
            value,
            values,
            options,
            columns,
            rows,
            takes_explanation: question.takes_explanation(),
            explanation_label: words.explanation.clone(),
            explanation_owed: explanation_owed(question),
            explanation_options: question
                .explanation_when
                .iter()
                .filter_map(|key| words.options.get(key).cloned())
                .collect(),
            explanation: if answer.not_applicable { String::new() } else { answer.explanation.clone() },
            not_applicable: answer.not_applicable,
            reason: if answer.not_applicable { answer.explanation.clone() } else { String::new() },
        }
    }
}

/// For which answers to a question the explanation beside it is owed.
fn explanation_owed(question: &Question) -> &'static str {
    let choices = if question.kind == QuestionKind::YesNo { 2 } else { question.options().len() };
    match question.explanation_when.as_slice() {
        owed if choices <= owed.len() => "always",
        [one] if one == "yes" => "yes",
        [one] if one == "no" => "no",
        _ => "options",
    }
}

/// One question.
#[derive(Debug, Serialize)]
pub(super) struct QuestionPage {
    around: Around,
    nav: Nav,
    action: String,
    number: u32,
    count: usize,
    section: String,
    why: String,
    /// What about other answers and the product makes it asked.
    because: Option<String>,
    controls: Vec<String>,
    asked: bool,
    field: FieldView,
    evidence_asked: Vec<String>,
    /// The options for which it is asked; empty: whatever the answer.
    evidence_if: String,
    evidence: CitedView,
    revision: i64,
    saved_at: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    /// Answers to earlier versions.
    earlier: Vec<EarlierView>,
    /// Message key of what they are there for.
    earlier_text: &'static str,
    /// One of them stands in the form and waits to be confirmed.
    to_confirm: bool,
    /// What somebody else has saved meanwhile.
    theirs: Option<AnswerView>,
    errors: Vec<FieldError>,
}

/// What a question page is made from, beside the response.
pub(super) struct QuestionParts<'a> {
    pub(super) question: &'a Question,
    /// What stands in the form: what was typed, or what is stored.
    pub(super) answer: &'a Answer,
    pub(super) controls: Vec<String>,
    pub(super) because: Option<String>,
    pub(super) evidence: CitedView,
    pub(super) theirs: Option<&'a StoredAnswer>,
    pub(super) errors: Vec<FieldError>,
}

impl QuestionPage {
    pub(super) fn new(state: &ResponseState, parts: QuestionParts<'_>, language: Language) -> Self {
        let question = parts.question;
        let words = question.words(language);
        let answers = state.plain_answers();
        let asked = shown(&state.questionnaire, &answers);
        let (previous, next) = neighbours(state, question, &asked);
        let base = base(&state.brief);
        let link = |question: &Question| format!("{base}/questions/{}", question.key);
        Self {
            around: Around::new(state, language),
            nav: Nav::new(state, Some(&question.key), language),
            action: link(question),
            number: question.number,
            count: state.questionnaire.questions().count(),
            section: state
                .questionnaire
                .section_of(&question.key)
                .map(|section| section.words(language).title.clone())
                .unwrap_or_default(),
            why: words.why.clone(),
            because: parts.because,
            controls: parts.controls,
            asked: asked.contains(question.key.as_str()),
            field: FieldView::new(question, parts.answer, "", language),
            evidence_asked: words.evidence.clone(),
            evidence_if: evidence_if(question, language),
            evidence: parts.evidence,
            revision: parts.theirs.map_or_else(|| state.revision(&question.key), |theirs| theirs.revision),
            saved_at: state.answers.get(&question.key).map(|stored| stored.updated_at.to_rfc3339()),
            previous: previous.map(link),
            next: next.map(link),
            earlier: EarlierView::of(state, &question.key, language),
            earlier_text: if state.is_asked_anew(&question.key) { "carried-beside-text" } else { "carried-done-text" },
            to_confirm: state.waiting(&question.key).is_some(),
            theirs: parts.theirs.map(|theirs| AnswerView::new(question, &theirs.answer, language)),
            errors: parts.errors,
        }
    }
}

/// The questions before and after one, among those that are asked.
pub(super) fn neighbours<'a>(
    state: &'a ResponseState,
    question: &Question,
    asked: &BTreeSet<&str>,
) -> (Option<&'a Question>, Option<&'a Question>) {
    let mut others = state.questionnaire.questions().filter(|other| asked.contains(other.key.as_str()));
    let mut previous = None;
    let next = others.find(|other| {
        if other.number < question.number {
            previous = Some(*other);
        }
        question.number < other.number
    });
    (previous, next)
}
