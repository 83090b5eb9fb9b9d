//! Earlier answers as their supplier sees them: beside a question, and all that wait on one page.

use serde::Serialize;

use super::service::{Carried, CarriedState};
use crate::domain::language::Language;
use crate::domain::questionnaire::Question;
use crate::features::frame::FieldError;
use crate::features::response::answer_view::AnswerView;
use crate::features::response::service::ResponseState;

/// An earlier answer.
#[derive(Debug, Serialize)]
pub struct EarlierView {
    version: String,
    class: &'static str,
    waiting: bool,
    answered_at: String,
    /// The earlier question, where its words were other ones.
    question: Option<String>,
    answer: AnswerView,
    documents: Vec<String>,
}

impl EarlierView {
    /// Those at a question.
    pub fn of(state: &ResponseState, question: &str, language: Language) -> Vec<Self> {
        let Some(asked) = state.questionnaire.field(question) else { return Vec::new() };
        let earlier = state.carried.get(question).into_iter().flatten();
        earlier.filter_map(|carried| Self::new(asked, carried, language)).collect()
    }

    fn new(asked: &Question, carried: &Carried, language: Language) -> Option<Self> {
        let source = carried.source.field(&carried.source_key)?;
        let text = &source.words(language).text;
        let documents = carried.citations.iter().map(|citation| {
            if citation.place.is_empty() {
                citation.file_name.clone()
            } else {
                format!("{}, {}", citation.file_name, citation.place)
            }
        });
        Some(Self {
            version: carried.source.version.clone(),
            class: carried.class.as_str(),
            waiting: carried.state == CarriedState::Waiting,
            answered_at: carried.answered_at.to_rfc3339(),
            question: (*text != asked.words(language).text).then(|| text.clone()),
            answer: AnswerView::new(source, &carried.answer, language),
            documents: documents.collect(),
        })
    }
}

/// Every earlier answer that waits to be confirmed.
#[derive(Debug, Serialize)]
pub(super) struct CarriedPage {
    back: String,
    action: String,
    customer: String,
    sections: Vec<SectionView>,
    /// How many questions have an earlier answer beside them and are asked anew.
    anew: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct SectionView {
    title: String,
    questions: Vec<QuestionView>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    key: String,
    number: u32,
    text: String,
    href: String,
    earlier: Vec<EarlierView>,
}

impl CarriedPage {
    /// The page; `head_title` is the heading of the fields about who answers.
    pub(super) fn new(state: &ResponseState, head_title: String, language: Language) -> Self {
        let back = format!("/r/{}", state.brief.request);
        let mut sections: Vec<(Option<&str>, SectionView)> = Vec::new();
        for (field, carried) in state.all_waiting() {
            let section = state.questionnaire.section_of(&field.key);
            let key = section.map(|section| section.key.as_str());
            let view = QuestionView {
                key: field.key.clone(),
                number: field.number,
                text: field.words(language).text.clone(),
                href: if field.is_head() { format!("{back}/head") } else { format!("{back}/questions/{}", field.key) },
                earlier: EarlierView::new(field, carried, language).into_iter().collect(),
            };
            match sections.last_mut() {
                Some((last, section)) if *last == key => section.questions.push(view),
                _ => {
                    let title = section.map(|section| section.words(language).title.clone());
                    let title = title.unwrap_or_else(|| head_title.clone());
                    sections.push((key, SectionView { title, questions: vec![view] }));
                }
            }
        }
        let is_anew = |carried: &Vec<Carried>| carried.iter().any(|one| one.state == CarriedState::Shown);
        let anew = state.carried.iter().filter(|(key, carried)| {
            let is_asked = state.questionnaire.field(key).is_some();
            is_asked && is_anew(carried) && !state.answers.get(*key).is_some_and(|stored| stored.answer.is_given())
        });
        Self {
            action: format!("{back}/carried"),
            back,
            customer: state.brief.customer_name.clone(),
            sections: sections.into_iter().map(|(_, section)| section).collect(),
            anew: anew.count(),
            errors: Vec::new(),
        }
    }
}
