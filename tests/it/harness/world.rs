//! What most tests need before they begin: a supplier that has been asked, a response that has been answered and sent in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use tillit::domain::answer::{Answer, AnswerValue};
use tillit::domain::id::{DefinitionId, OrganisationId, ProductId, RequestId, SubmissionId};
use tillit::domain::language::Language;
use tillit::domain::org_number::OrgNumber;
use tillit::domain::questionnaire::{Question, QuestionKind, Questionnaire};
use tillit::domain::scope::{CustomerScope, SupplierScope};
use tillit::features::campaign::service::{NewCampaign, send_campaign};
use tillit::features::response::service::{Saved, load, save_answer};
use tillit::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};
use tillit::features::supplier::service::{NewProduct, NewSupplier, register_product, register_supplier};

use super::{Browser, TestApp};

/// The questionnaire that tests send.
pub(crate) const SKOLESEC: &str = "skolesec-ros@1.0.0";

/// A supplier that was asked about a product.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) customer: CustomerScope,
    pub(crate) supplier: SupplierScope,
    pub(crate) product: ProductId,
    pub(crate) request: RequestId,
    /// The path of its link.
    pub(crate) link: String,
}

impl TestApp {
    /// Asks Fjordtavla about its product.
    pub(crate) async fn ask(&self, customer: &CustomerScope) -> Asked {
        self.ask_supplier(customer, "Fjordtavla AS", "310000124").await
    }

    /// Asks a supplier about a product of the same name.
    pub(crate) async fn ask_supplier(&self, customer: &CustomerScope, name: &str, number: &str) -> Asked {
        let supplier = NewSupplier {
            name: name.to_owned(),
            org_number: OrgNumber::parse(number).unwrap(),
            country: "NO".to_owned(),
            contact_name: String::new(),
            contact_email: format!("svar@n{number}.example"),
            language: Language::Nb,
        };
        let supplier = register_supplier(&self.app, customer, supplier).await.unwrap().id();
        let product = NewProduct { name: format!("{name} skole"), description: String::new(), flags: BTreeSet::new() };
        let product = register_product(&self.app, customer, &supplier, product).await.unwrap();
        self.ask_about(customer, &supplier, &product).await
    }

    pub(crate) async fn ask_about(
        &self,
        customer: &CustomerScope,
        supplier: &OrganisationId,
        product: &ProductId,
    ) -> Asked {
        let (definition, _) = self.app.library.by_reference(SKOLESEC).unwrap();
        self.ask_version(customer, supplier, product, &definition).await
    }

    /// Asks about a product with another version than the one that tests send.
    pub(crate) async fn ask_version(
        &self,
        customer: &CustomerScope,
        supplier: &OrganisationId,
        product: &ProductId,
        definition: &DefinitionId,
    ) -> Asked {
        let campaign = NewCampaign {
            definition: definition.clone(),
            title: "Læremidler 2027".to_owned(),
            message: String::new(),
            deadline: NaiveDate::from_ymd_opt(2026, 12, 12).unwrap(),
            products: vec![product.clone()],
            left_out: BTreeSet::new(),
        };
        let sent = send_campaign(&self.app, customer, "Nordfjorden kommune", campaign).await.unwrap();
        let (request, secret) = sent.requests.into_iter().next().unwrap();
        Asked {
            customer: customer.clone(),
            supplier: SupplierScope { supplier: supplier.clone(), request: request.clone() },
            product: product.clone(),
            request,
            link: format!("/l/{secret}"),
        }
    }

    /// Answers everything, with words that begin with `words`, and sends in.
    pub(crate) async fn answer_and_submit(&self, asked: &Asked, words: &str) -> SubmissionId {
        let state = load(&self.app, &asked.supplier).await.unwrap();
        for (key, answer) in full_answers(&state.questionnaire, words) {
            let revision = state.revision(&key);
            let saved = save_answer(&self.app, &asked.supplier, &key, answer, revision).await.unwrap();
            assert!(matches!(saved, Saved::Saved { .. }), "{key}");
        }
        let form = SubmitForm { submitted_by: "Kari Test".to_owned(), gaps: Reasons::default() };
        match submit(&self.app, &asked.supplier, form).await.unwrap() {
            SubmitOutcome::Submitted(given) => given.id,
            SubmitOutcome::Incomplete(missing) => panic!("{missing:?}"),
        }
    }

    /// Answers everything but the first question.
    pub(crate) async fn answer_all_but_one(&self, asked: &Asked) {
        let state = load(&self.app, &asked.supplier).await.unwrap();
        let first = state.questionnaire.questions().next().unwrap().key.clone();
        for (key, answer) in full_answers(&state.questionnaire, "Et svar") {
            if key != first {
                save_answer(&self.app, &asked.supplier, &key, answer, 0).await.unwrap();
            }
        }
    }

    /// A browser that has opened the link.
    pub(crate) async fn opened(&self, asked: &Asked) -> Browser {
        let mut browser = self.browser();
        let page = browser.get(&asked.link).await;
        let page = browser.submit(page.form(&asked.link)).await;
        // Once it is sent in, the link leads to the receipt.
        let place = format!("/r/{}", asked.request);
        let leads_there = page.location().is_some_and(|led| led == place || led == format!("{place}/receipt"));
        assert!(leads_there, "{}", page.text());
        browser
    }
}

/// A complete answer to every field of a questionnaire.
pub(crate) fn full_answers(questionnaire: &Questionnaire, words: &str) -> BTreeMap<String, Answer> {
    questionnaire.all_fields().map(|question| (question.key.clone(), full_answer(question, words))).collect()
}

/// A complete answer to a question.
pub(crate) fn full_answer(question: &Question, words: &str) -> Answer {
    let value = match &question.kind {
        QuestionKind::Text => AnswerValue::Text(format!("{words} for {}.", question.key)),
        QuestionKind::YesNo => AnswerValue::YesNo(true),
        QuestionKind::SingleChoice(options) => AnswerValue::Choice(options[0].key.clone()),
        QuestionKind::MultipleChoice(options) => AnswerValue::Choices(BTreeSet::from([options[0].key.clone()])),
        QuestionKind::Number => AnswerValue::Number("12".to_owned()),
        QuestionKind::Date => AnswerValue::Date(NaiveDate::from_ymd_opt(2026, 1, 2).unwrap()),
        QuestionKind::Table(columns) => AnswerValue::Table(vec![
            columns.iter().map(|column| (column.clone(), format!("{words} {column}"))).collect(),
        ]),
    };
    let explanation =
        if question.takes_explanation() { format!("{words} beside {}.", question.key) } else { String::new() };
    Answer { value, explanation, not_applicable: false }
}
