//! Earlier answers that come along to a new version: which, how, and what it takes for them to count.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use tillit::domain::answer::Answer;
use tillit::domain::change::{ChangeClass, ConfirmedChange, ConfirmedChanges, Diff, propose};
use tillit::domain::id::DefinitionId;
use tillit::domain::questionnaire::{Question, QuestionKind, Questionnaire};
use tillit::domain::rating::{Confidence, Level, Verdict};
use tillit::domain::scope::CustomerScope;
use tillit::features::assessment::service as assessments;
use tillit::features::carried::service::{CarriedState, confirm};
use tillit::features::evidence::service as evidence;
use tillit::features::questionnaire::service::{publish, withdraw};
use tillit::features::response::service::{ResponseState, Saved, load, save_answer};
use tillit::features::response::submit::{Reasons, SubmitForm, SubmitOutcome, submit};

use crate::db_test;
use crate::harness::{Asked, SKOLESEC, TestApp, version_files};

fn skolesec(app: &TestApp) -> Questionnaire {
    (*app.app.library.by_reference(SKOLESEC).unwrap().1).clone()
}

fn reword(question: &mut Question, text: &str) {
    for words in question.words.values_mut() {
        text.clone_into(&mut words.subject);
        words.text = format!("{text} Hvordan gjør dere det?");
    }
}

/// A later version with something of every class, and what its author says.
fn renewed(before: &Questionnaire) -> (Questionnaire, ConfirmedChanges) {
    let mut after = before.clone();
    "1.50.0".clone_into(&mut after.version);
    let first = &mut after.sections[0].questions;
    for words in first[0].words.values_mut() {
        "Skriv kort.".clone_into(&mut words.help);
    }
    first[1].kind = QuestionKind::YesNo;
    first[1].how = false;
    let moved = first.remove(2);
    let removed = first.remove(2);
    // What was the fifth becomes two.
    let split = first[2].clone();
    let mut part = split.clone();
    (part.key, part.number) = ("split_part".to_owned(), 101);
    reword(&mut part, "Den andre halvdelen.");
    reword(&mut first[2], "Den første halvdelen.");
    first.insert(3, part);
    // The sixth and seventh become one, under a key of its own.
    let merged = [first.remove(4).key, first.remove(4).key];
    let mut whole = split.clone();
    (whole.key, whole.number, whole.must) = ("merged_whole".to_owned(), 102, false);
    reword(&mut whole, "Begge deler.");
    first.insert(4, whole);
    let mut new = split.clone();
    (new.key, new.number) = ("brand_new".to_owned(), 103);
    reword(&mut new, "Noe helt nytt.");
    first.push(new);
    let last = after.sections.last_mut().unwrap();
    let mut renamed = moved.clone();
    renamed.number = 104;
    last.questions.push(renamed);

    let special: [(ChangeClass, Vec<&str>, Vec<&str>); 7] = [
        (ChangeClass::Editorial, vec!["isms_documented"], vec!["isms_documented"]),
        (ChangeClass::MeaningChanged, vec!["roles_placed"], vec!["roles_placed"]),
        (ChangeClass::Moved, vec![&moved.key], vec![&moved.key]),
        (ChangeClass::Removed, vec![&removed.key], vec![]),
        (ChangeClass::Split, vec![&split.key], vec![&split.key, "split_part"]),
        (ChangeClass::Merged, vec![&merged[0], &merged[1]], vec!["merged_whole"]),
        (ChangeClass::New, vec![], vec!["brand_new"]),
    ];
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let mut changes: Vec<ConfirmedChange> = special
        .iter()
        .map(|(class, before, after)| ConfirmedChange {
            class: *class,
            before: owned(before),
            after: owned(after),
            note: BTreeMap::new(),
        })
        .collect();
    let said: BTreeSet<&str> = special.iter().flat_map(|(_, before, _)| before.iter().copied()).collect();
    for field in before.all_fields().filter(|field| !said.contains(field.key.as_str())) {
        let key = vec![field.key.clone()];
        let class = ChangeClass::Unchanged;
        changes.push(ConfirmedChange { class, before: key.clone(), after: key, note: BTreeMap::new() });
    }
    (after, ConfirmedChanges { from: before.version.clone(), changes })
}

/// The states of the carried answers by class of change, questions only.
fn states(state: &ResponseState) -> BTreeMap<(&'static str, bool), usize> {
    let mut counts = BTreeMap::new();
    for question in state.questionnaire.questions() {
        let Some(carried) = state.carried.get(&question.key) else { continue };
        let waits = carried.iter().any(|one| one.state == CarriedState::Waiting);
        *counts.entry((carried[0].class.as_str(), waits)).or_default() += 1;
    }
    counts
}

/// A supplier that has answered 1.0.0 with a document, and is then asked under a later version.
async fn answered_and_asked_again(
    app: &TestApp,
    customer: &CustomerScope,
    definition: impl AsyncFnOnce(&TestApp) -> DefinitionId,
) -> (Asked, Asked) {
    let first = app.ask(customer).await;
    let document =
        evidence::add(&app.app, &first.supplier, "plan.pdf", Bytes::from_static(b"%PDF-1.7 plan")).await.unwrap();
    evidence::cite(&app.app, &first.supplier, "isms_documented", &document, "side 4").await.unwrap();
    app.answer_and_submit(&first, "Et svar").await;
    let definition = definition(app).await;
    let again = app.ask_version(customer, &first.supplier.supplier, &first.product, &definition).await;
    (first, again)
}

async fn published(app: &TestApp, customer: &CustomerScope) -> DefinitionId {
    let (after, confirmed) = renewed(&skolesec(app));
    publish(&app.app, customer, version_files(&after, Some(&confirmed))).await.unwrap()
}

db_test!(earlier_answers_come_along_as_the_diff_says, async |app: TestApp| {
    let customer = app.assessor().await;
    let (first, again) =
        answered_and_asked_again(&app, &customer, async |app: &TestApp| published(app, &app.assessor().await).await)
            .await;
    let state = load(&app.app, &again.supplier).await.unwrap();
    let before = skolesec(&app);
    let (_, confirmed) = renewed(&before);
    let counts = Diff::confirmed(&before, &state.questionnaire, &confirmed).counts(&before, &state.questionnaire);
    let expected: BTreeMap<(&str, bool), usize> = BTreeMap::from([
        (("unchanged", true), counts[&ChangeClass::Unchanged]),
        (("editorial", true), 1),
        (("moved", true), 1),
        (("meaning_changed", false), 1),
        (("split", false), 2),
        (("merged", false), 1),
    ]);
    assert_eq!(counts[&ChangeClass::Unchanged], 45);
    assert_eq!(states(&state), expected);
    assert!(!state.carried.contains_key("brand_new"));
    assert_eq!(state.carried["merged_whole"].len(), 2, "both earlier answers stand beside");
    assert!(state.answers.is_empty(), "nothing is an answer before somebody has confirmed it");

    // Nothing of it is sent, either.
    let form = SubmitForm { submitted_by: "Kari Test".to_owned(), gaps: Reasons::default() };
    assert!(matches!(submit(&app.app, &again.supplier, form).await.unwrap(), SubmitOutcome::Incomplete(_)));

    // The pages say so.
    let mut browser = app.opened(&again).await;
    let base = format!("/r/{}", again.request);
    let waiting = state.all_waiting().count();
    let hub = browser.get(&base).await;
    assert!(hub.text().contains(&format!("{waiting} svar fra en tidligere versjon")), "{}", hub.text());
    let check = browser.get(&format!("{base}/submit")).await;
    assert!(check.text().contains(&format!("{waiting} svar fra en tidligere versjon er ikke bekreftet")));
    let page = browser.get(&format!("{base}/questions/isms_documented")).await;
    assert!(page.text().contains("hentet fra versjon 1.0.0"), "{}", page.text());
    assert!(page.text().contains("plan.pdf, side 4"));
    assert_eq!(page.words("textarea#text"), "Et svar for isms_documented.");
    let anew = browser.get(&format!("{base}/questions/roles_placed")).await;
    assert!(anew.text().contains("Det dere svarte før"), "{}", anew.text());
    assert!(anew.text().contains("Et svar for roles_placed."), "the earlier answer stands beside");
    assert!(anew.attributes("input[name=value][checked]", "value").is_empty(), "and is not filled in");
    let all = browser.get(&format!("{base}/carried")).await;
    assert_eq!(all.status, 200, "{}", all.text());
    assert_eq!(all.all_words("h3").len(), waiting);

    // Confirmed one by one, and what it rests on comes along.
    let save = browser.submit(page.form(&format!("{base}/questions/isms_documented")).set("go", "here")).await;
    assert_eq!(save.status, 303, "{}", save.text());
    let state = load(&app.app, &again.supplier).await.unwrap();
    assert_eq!(state.answers["isms_documented"].answer, Answer::text("Et svar for isms_documented."));
    assert_eq!(state.citations["isms_documented"][0].place, "side 4");
    assert_eq!(state.carried["isms_documented"][0].state, CarriedState::Confirmed);
    assert_eq!(state.carried["isms_documented"][0].source_response, first_response(&app, &first).await);
    assert_eq!(state.all_waiting().count(), waiting - 1);

    // Confirmed in one go for a section.
    let rest: BTreeSet<String> = state.all_waiting().map(|(question, _)| question.key.clone()).collect();
    assert_eq!(confirm(&app.app, &again.supplier, &rest).await.unwrap(), waiting - 1);
    assert_eq!(confirm(&app.app, &again.supplier, &rest).await.unwrap(), 0, "once is enough");
    // The answer to 51 makes 52 asked, and so the earlier answer to it waits now.
    let state = load(&app.app, &again.supplier).await.unwrap();
    let rest: BTreeSet<String> = state.all_waiting().map(|(question, _)| question.key.clone()).collect();
    assert_eq!(rest, BTreeSet::from(["transfer_agreements".to_owned()]));
    assert_eq!(confirm(&app.app, &again.supplier, &rest).await.unwrap(), 1);
    let state = load(&app.app, &again.supplier).await.unwrap();
    assert_eq!(state.all_waiting().count(), 0);
    for key in ["roles_placed", "split_part", "merged_whole", "brand_new"] {
        assert!(!state.answers.contains_key(key), "{key}");
    }
});

async fn first_response(app: &TestApp, first: &Asked) -> tillit::domain::id::ResponseId {
    load(&app.app, &first.supplier).await.unwrap().brief.response
}

db_test!(an_answer_of_ones_own_takes_the_place_of_the_one_that_waited, async |app: TestApp| {
    let customer = app.assessor().await;
    let (_, again) =
        answered_and_asked_again(&app, &customer, async |app: &TestApp| published(app, &app.assessor().await).await)
            .await;
    let own = Answer::text("Noe annet nå");
    let saved = save_answer(&app.app, &again.supplier, "isms_documented", own.clone(), 0).await.unwrap();
    assert!(matches!(saved, Saved::Saved { .. }));
    let state = load(&app.app, &again.supplier).await.unwrap();
    assert_eq!(state.carried["isms_documented"][0].state, CarriedState::Replaced);
    let keys = BTreeSet::from(["isms_documented".to_owned(), "roles_placed".to_owned()]);
    assert_eq!(confirm(&app.app, &again.supplier, &keys).await.unwrap(), 0, "neither waits");
    let state = load(&app.app, &again.supplier).await.unwrap();
    assert_eq!(state.answers["isms_documented"].answer, own);
    assert!(!state.answers.contains_key("roles_placed"));
});

db_test!(what_no_author_has_confirmed_is_only_shown, async |app: TestApp| {
    let customer = app.assessor().await;
    let (_, again) = answered_and_asked_again(&app, &customer, async |app: &TestApp| {
        let mut after = skolesec(app);
        after.version = "1.0.1".to_owned();
        publish(&app.app, &app.assessor().await, version_files(&after, None)).await.unwrap()
    })
    .await;
    let state = load(&app.app, &again.supplier).await.unwrap();
    assert_eq!(states(&state), BTreeMap::from([(("unchanged", false), 52)]));
    assert_eq!(state.all_waiting().count(), 0);
});

db_test!(answers_come_along_over_several_versions, async |app: TestApp| {
    let customer = app.assessor().await;
    let (_, again) = answered_and_asked_again(&app, &customer, async |app: &TestApp| {
        let customer = app.assessor().await;
        published(app, &customer).await;
        let (two, _) = renewed(&skolesec(app));
        let mut three = two.clone();
        three.version = "1.60.0".to_owned();
        // What was the same all the way is the same; one more question means something else.
        let last = three.sections.last_mut().unwrap();
        last.questions[0].kind = QuestionKind::Date;
        last.questions[0].how = false;
        let confirmed = propose(&two, &three).to_confirm();
        publish(&app.app, &customer, version_files(&three, Some(&confirmed))).await.unwrap()
    })
    .await;
    let state = load(&app.app, &again.supplier).await.unwrap();
    let states = states(&state);
    assert_eq!((states[&("unchanged", true)], states[&("editorial", true)], states[&("moved", true)]), (44, 1, 1));
    assert_eq!(states[&("meaning_changed", false)], 2);
    assert_eq!(state.carried["isms_documented"][0].source.version, "1.0.0");
});

db_test!(answers_to_another_customers_version_stay_there, async |app: TestApp| {
    let (customer, stranger) = (app.assessor().await, app.stranger().await);
    let first = app.ask(&customer).await;
    let mut own = skolesec(&app);
    own.version = "0.9.0".to_owned();
    let theirs = publish(&app.app, &stranger, version_files(&own, None)).await.unwrap();
    // The stranger asks the same supplier about the same product, under its own version.
    let asked = app.ask(&stranger).await;
    let asked = app.ask_version(&stranger, &asked.supplier.supplier, &asked.product, &theirs).await;
    app.answer_and_submit(&asked, "Til en annen").await;
    let mut own = skolesec(&app);
    own.version = "1.1.0".to_owned();
    let definition = publish(&app.app, &customer, version_files(&own, None)).await.unwrap();
    let again = app.ask_version(&customer, &first.supplier.supplier, &first.product, &definition).await;
    assert!(load(&app.app, &again.supplier).await.unwrap().carried.is_empty());
});

db_test!(answers_to_another_customers_request_do_not_come_along, async |app: TestApp| {
    let (customer, stranger) = (app.assessor().await, app.stranger().await);
    // Both ask about the same product of the same supplier under the built-in version; only the stranger gets answers.
    let theirs = app.ask(&stranger).await;
    app.answer_and_submit(&theirs, "Til en annen").await;
    let own = app.ask(&customer).await;
    assert_eq!(own.supplier.supplier, theirs.supplier.supplier);
    let mut next = skolesec(&app);
    next.version = "1.1.0".to_owned();
    let confirmed = propose(&skolesec(&app), &next).to_confirm();
    let definition = publish(&app.app, &customer, version_files(&next, Some(&confirmed))).await.unwrap();
    let again = app.ask_version(&customer, &own.supplier.supplier, &own.product, &definition).await;
    assert!(load(&app.app, &again.supplier).await.unwrap().carried.is_empty());
});

db_test!(a_new_version_changes_nothing_of_what_was_made_under_the_old_one, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    let other = app.ask_supplier(&customer, "Vardesyn AS", "310000132").await;
    let submissions = [app.answer_and_submit(&first, "Et svar").await, app.answer_and_submit(&other, "Annet").await];
    let mut paths = Vec::new();
    for submission in &submissions {
        let id = assessments::start(&app.app, &customer, submission).await.unwrap();
        for question in skolesec(&app).questions() {
            let verdict = Some(Verdict::Level(Level::new(3).unwrap(), Confidence::Documented));
            assessments::rate(&app.app, &customer, &id, &question.key, verdict, "", 0).await.unwrap();
            paths.push(format!("/assessments/{id}/questions/{}", question.key));
        }
        assessments::finish(&app.app, &customer, &id).await.unwrap();
        paths.extend([
            format!("/assessments/{id}"),
            format!("/assessments/{id}/score"),
            format!("/submissions/{submission}/workbook"),
        ]);
    }
    paths.push(format!("/comparison?submission={}&submission={}", submissions[0], submissions[1]));
    paths.push(format!("/comparison/questions/backup?submission={}&submission={}", submissions[0], submissions[1]));
    paths.push("/assessments".to_owned());
    let mut assessor = app.signed_in("assessor@nordfjorden.example").await;
    let mut supplier = app.opened(&first).await;
    let receipt = format!("/r/{}/receipt", first.request);
    let mut before = Vec::new();
    for path in &paths {
        let page = assessor.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        before.push(page.body);
    }
    let given = supplier.get(&receipt).await.body;

    let definition = published(&app, &customer).await;
    app.ask_version(&customer, &first.supplier.supplier, &first.product, &definition).await;
    withdraw(&app.app, &customer, &definition).await.unwrap();
    for (path, before) in paths.iter().zip(before) {
        assert!(assessor.get(path).await.body == before, "{path} is not what it was");
    }
    assert!(supplier.get(&receipt).await.body == given);
});

db_test!(the_page_of_changes_shows_words_and_what_they_mean, async |app: TestApp| {
    let customer = app.assessor().await;
    let first = app.ask(&customer).await;
    app.answer_and_submit(&first, "Et svar").await;
    let definition = published(&app, &customer).await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let version = browser.get(&format!("/questionnaires/{definition}")).await;
    let path = format!("/questionnaires/{definition}/changes");
    assert!(version.attributes("a", "href").contains(&path), "{}", version.text());
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.words("h1"), "Endringer fra 1.0.0 til 1.50.0");
    let tiles: Vec<String> = page.all_words(".tile b");
    assert_eq!(tiles, ["45", "1", "1", "1", "1", "1", "1", "1"]);
    assert_eq!(page.all_words("article").len(), 7, "what is unchanged is not shown at first");
    assert!(page.words("ins").contains("lagt til"), "{}", page.text());
    assert_eq!(page.all_words("aside tbody th, aside tbody td"), ["Fjordtavla AS", "47", "4", "1"]);
    let narrowed = browser.get(&format!("{path}?class=merged")).await;
    assert_eq!(narrowed.all_words("article").len(), 1);
    assert!(narrowed.text().contains("merged_whole") || narrowed.text().contains("Begge deler."));
    assert_eq!(browser.get(&format!("{path}?from=nothing")).await.status, 404);
    // The first version has nothing before it.
    let (built_in, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let page = browser.get(&format!("/questionnaires/{built_in}/changes")).await;
    assert!(page.text().contains("den første versjonen"), "{}", page.text());
});

db_test!(what_an_author_says_is_checked_against_the_version_before, async |app: TestApp| {
    use tillit::error::Code;
    let customer = app.assessor().await;
    let before = skolesec(&app);
    let (after, confirmed) = renewed(&before);
    let edits: [fn(&mut ConfirmedChanges); 5] = [
        |said| said.from = "0.5.0".to_owned(),
        |said| said.changes[1].class = ChangeClass::Editorial,
        |said| said.changes[0].class = ChangeClass::Unchanged,
        |said| drop(said.changes.pop()),
        |said| said.changes[3].before = vec!["nothing".to_owned()],
    ];
    for (number, edit) in edits.into_iter().enumerate() {
        let mut said = confirmed.clone();
        edit(&mut said);
        let refused = publish(&app.app, &customer, version_files(&after, Some(&said))).await;
        assert_eq!(refused.unwrap_err().code(), Code::BadInput, "edit {number}");
    }
    publish(&app.app, &customer, version_files(&after, Some(&confirmed))).await.unwrap();
});
