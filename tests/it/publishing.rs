//! What an author confirms when a draft is published, and what keeps two authors from undoing each other.

use tillit::domain::change::{ChangeClass, Part};
use tillit::domain::draft::outline::field_mut;
use tillit::domain::id::{DefinitionId, DraftId};
use tillit::domain::language::Language;
use tillit::domain::scope::CustomerScope;
use tillit::error::Code;
use tillit::features::draft::service::{self as drafts, Written};
use tillit::features::questionnaire::service::{self as questionnaires, publish};
use tillit::platform::i18n::Words;

use crate::db_test;
use crate::harness::{Browser, SKOLESEC, TestApp, every_type_files};

const ASSESSOR: &str = "assessor@nordfjorden.example";

/// Writes in a draft past the pages.
async fn write(app: &TestApp, customer: &CustomerScope, id: &DraftId, key: &'static str, text: &'static str) {
    let written = drafts::write(&app.app, customer, id, None, move |questionnaire, _| {
        let words = &mut field_mut(questionnaire, key).ok_or(Code::NotFound)?.words;
        text.clone_into(&mut words.get_mut(&Language::Nb).ok_or(Code::NotFound)?.text);
        Ok(())
    });
    assert!(matches!(written.await.unwrap(), Written::Saved { .. }));
}

async fn publish_draft(browser: &mut Browser, id: &DraftId) -> DefinitionId {
    let address = format!("/drafts/{id}/publish");
    let page = browser.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let done = browser.submit(page.form(&address).set("do", "publish")).await;
    let place = done.location().unwrap_or_else(|| panic!("{}", done.text()));
    let id = place.strip_prefix("/questionnaires/").unwrap().split('?').next().unwrap();
    DefinitionId::new(id)
}

#[test]
fn whatever_has_changed_of_a_question_has_a_name_in_every_language() {
    let words = Words::load().unwrap();
    for language in Language::ALL {
        let keys = words.keys(language);
        for part in Part::ALL {
            let key = format!("change-part-{}", part.as_str());
            assert!(keys.contains(&key), "{language:?} {key}");
        }
        for class in ChangeClass::ALL {
            assert!(keys.iter().any(|key| key.ends_with(class.as_str())), "{language:?} {}", class.as_str());
        }
    }
}

db_test!(a_reworded_question_is_published_as_the_next_version, async |app: TestApp| {
    let customer = app.assessor().await;
    let (skolesec, before) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &skolesec).await.unwrap();
    let mut browser = app.signed_in(ASSESSOR).await;
    // A draft that says what the version before says makes no version.
    let address = format!("/drafts/{id}/publish");
    let same = browser.get(&address).await;
    let refused = browser.submit(same.form(&address).set("do", "publish")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Ingenting er endret siden 1.0.0"), "{}", refused.text());
    let key = before.questions().next().unwrap().key.clone();
    let page = format!("/drafts/{id}/questions/{key}");
    let form = browser.get(&page).await.form(&page);
    let text = format!("{} (kort)", form.value("text-nb").unwrap());
    assert_eq!(browser.submit(form.set("text-nb", &text).set("do", "save")).await.status, 303);
    let looked = browser.get(&address).await;
    assert!(looked.text().contains("Spørsmålet"), "{}", looked.text());
    let published = publish_draft(&mut browser, &id).await;
    let own = questionnaires::version(&app.app, &customer, &published).await.unwrap();
    assert_eq!(own.questionnaire.reference(), "skolesec-ros@1.0.1");
});

db_test!(two_drafts_from_one_version_follow_each_other, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = publish(&app.app, &customer, every_type_files()).await.unwrap();
    let from = questionnaires::version(&app.app, &customer, &first).await.unwrap().questionnaire;
    let mut keys = from.questions().map(|question| question.key.clone());
    let one: &'static str = Box::leak(keys.next().unwrap().into_boxed_str());
    let two: &'static str = Box::leak(keys.next().unwrap().into_boxed_str());
    let early = drafts::create_from(&app.app, &customer, &first).await.unwrap();
    let late = drafts::create_from(&app.app, &customer, &first).await.unwrap();
    write(&app, &customer, &early, one, "Hvor mange brukere har tilgang til løsningen i dag?").await;
    write(&app, &customer, &late, two, "Hvilken dag ble løsningen sist prøvd av noen utenfra?").await;
    let mut browser = app.signed_in(ASSESSOR).await;
    let second = publish_draft(&mut browser, &early).await;
    let second = questionnaires::version(&app.app, &customer, &second).await.unwrap().questionnaire;
    let page = browser.get(&format!("/drafts/{late}/publish")).await;
    assert!(page.text().contains(&format!("Versjon {} er publisert etter", second.version)), "{}", page.text());
    let third = publish_draft(&mut browser, &late).await;
    let predecessor = tillit::features::questionnaire::service::predecessor(&app.app, &third).await.unwrap();
    let predecessor = questionnaires::get(&app.app, &predecessor.unwrap()).await.unwrap();
    assert_eq!(predecessor.version, second.version);
});

db_test!(a_section_is_not_removed_over_what_somebody_has_just_written_in_it, async |app: TestApp| {
    let customer = app.assessor().await;
    let (skolesec, before) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &skolesec).await.unwrap();
    let section = before.sections[0].key.clone();
    let question = before.sections[0].questions[0].key.clone();
    let mut jon = app.signed_in(ASSESSOR).await;
    let mut anna = app.signed_in(ASSESSOR).await;
    let outline = format!("/drafts/{id}/outline");
    let address = format!("/drafts/{id}/questions/{question}");
    let theirs = jon.get(&address).await.form(&address).set("help-nb", "Skrevet nå.").set("do", "save");
    let later = theirs.clone();
    assert_eq!(jon.submit(theirs).await.status, 303);
    let remove = |revision: &str| {
        let fields = [("do", format!("remove {section}")), ("revision", revision.to_owned())];
        fields.map(|(name, value)| (name.to_owned(), value))
    };
    assert_eq!(anna.post(&outline, &remove("1")).await.status, 409);
    assert_eq!(anna.post(&outline, &remove("9999")).await.status, 409, "a revision that there is not yet");
    assert_eq!(anna.post(&outline, &remove("2")).await.status, 303);
    let gone = jon.submit(later.set("help-nb", "Mer.").set("revision", "2")).await;
    assert_eq!(gone.status, 410);
    assert!(gone.text().contains("Noen andre fjernet den mens du skrev"), "{}", gone.text());
});

db_test!(the_editor_cuts_nothing_and_changes_a_kind_by_its_button_only, async |app: TestApp| {
    let customer = app.assessor().await;
    let (skolesec, before) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &skolesec).await.unwrap();
    let key = before.questions().next().unwrap().key.clone();
    let address = format!("/drafts/{id}/questions/{key}");
    let mut browser = app.signed_in(ASSESSOR).await;
    let form = browser.get(&address).await.form(&address);
    let long = form.clone().set("help-nb", &"å".repeat(8_001)).set("do", "save");
    assert_eq!(browser.submit(long).await.status, 400);
    let most = "å".repeat(8_000);
    assert_eq!(browser.submit(form.set("help-nb", &most).set("do", "save")).await.status, 303);
    let form = browser.get(&address).await.form(&address).set("kind", "number").set("weight", "11");
    browser.submit(form).await;
    let draft = drafts::find(&app.app, &customer, &id).await.unwrap();
    let question = draft.questionnaire.field(&key).unwrap();
    assert_eq!(question.words(Language::Nb).help, most);
    assert_eq!(
        (&question.kind, question.weight),
        (&before.field(&key).unwrap().kind, before.field(&key).unwrap().weight)
    );
});
