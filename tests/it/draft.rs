//! Writing a questionnaire: in pages, by two authors, and what keeps it from being published.

use tillit::domain::draft::outline;
use tillit::domain::language::Language;
use tillit::domain::questionnaire::{QuestionKind, Questionnaire};
use tillit::error::Code;
use tillit::features::draft::service::{self as drafts, Seen, Written};

use crate::db_test;
use crate::harness::{Browser, Page, SKOLESEC, TestApp};

/// The fields of the page's form with some of them changed.
async fn edit(browser: &mut Browser, path: &str, changes: &[(&str, &str)]) -> Page {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    let action = path.split('?').next().unwrap();
    let mut form = page.form(action);
    for (name, value) in changes {
        form = form.set(name, value);
    }
    browser.submit(form).await
}

db_test!(a_questionnaire_is_written_from_nothing, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let form = browser.get("/drafts/new").await.form("/drafts");
    let page = browser.submit(form.clone().set("title", "")).await;
    assert_eq!(page.status, 422, "a draft needs a title");
    let page = browser.submit(form.set("title", "Sikkerhetssjekk")).await;
    let base = page.location().unwrap();
    let draft = drafts::list(&app.app, &customer).await.unwrap().remove(0);
    assert_eq!((base.clone(), draft.title.as_str()), (format!("/drafts/{}", draft.id), "Sikkerhetssjekk"));
    let page = edit(&mut browser, &base, &[("description-nb", "Om fagsystemer."), ("do", "save")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page =
        edit(&mut browser, &format!("{base}/sections/section_1"), &[("title-nb", "Tilgang"), ("do", "save")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let add = browser.get(&base).await.form(&base).set("do", "add-question section_1");
    let question = browser.submit(add).await.location().unwrap();
    assert!(question.starts_with(&format!("{base}/questions/question_1")), "{question}");
    let question = format!("{base}/questions/question_1");
    edit(&mut browser, &question, &[("text-nb", "Hvordan?"), ("kind", "single_choice"), ("do", "kind")]).await;
    let steps: [&[(&str, &str)]; 5] = [
        &[("option-option_1-nb", "Ja"), ("points-option_1", "4"), ("do", "option-add")],
        &[("option-option_3-nb", "Delvis"), ("points-option_3", "2"), ("do", "option-up option_3")],
        &[("explain", "option_3"), ("do", "piece-add")],
        &[("piece-0-nb", "Rutinen"), ("do", "control-search"), ("search", "a.5.17")],
        &[("do", "control-add iso-27001/A.5.17")],
    ];
    for step in steps {
        let page = edit(&mut browser, &question, step).await;
        assert_eq!(page.status, 303, "{step:?}: {}", page.text());
    }
    let hits = browser.get(&format!("{question}?search=A.5.17")).await;
    assert!(hits.text().contains("A.5.17"), "{}", hits.text());
    let draft = drafts::find(&app.app, &customer, &draft.id).await.unwrap();
    let written = draft.questionnaire.field("question_1").unwrap();
    let QuestionKind::SingleChoice(options) = &written.kind else { panic!("{:?}", written.kind) };
    let options: Vec<_> = options.iter().map(|option| (option.key.as_str(), option.points)).collect();
    assert_eq!(options, [("option_1", Some(4)), ("option_3", Some(2)), ("option_2", None)]);
    assert_eq!(written.explanation_when, ["option_3"]);
    assert!(written.evidence);
    assert_eq!(written.words(Language::Nb).evidence, ["Rutinen"]);
    assert_eq!(written.controls.len(), 1);
    assert_eq!(draft.questionnaire.frameworks, ["iso-27001@2022"]);
    // A second question is asked only for one answer to the first.
    let add = browser.get(&question).await.form(&question).set("do", "add-question question_1");
    browser.submit(add).await;
    let second = format!("{base}/questions/question_2");
    edit(&mut browser, &second, &[("about", "question:question_1"), ("do", "line-add")]).await;
    edit(&mut browser, &second, &[("line-0-is", "option_3"), ("line-0-negated", "1"), ("do", "save")]).await;
    let draft = drafts::find(&app.app, &customer, &draft.id).await.unwrap();
    let when = serde_json::to_string(&draft.questionnaire.field("question_2").unwrap().when).unwrap();
    assert_eq!(when, r#"{"not":{"question":"question_1","is":"option_3"}}"#);
    let preview = browser.get(&format!("{base}/preview?at=question_1&lang=nb")).await;
    assert!(preview.text().contains("Hvordan?") && preview.text().contains("Delvis"), "{}", preview.text());
});

db_test!(two_authors_write_in_different_questions_and_never_over_each_other, async |app: TestApp| {
    let customer = app.assessor().await;
    app.member("other@nordfjorden.example", "Nordfjorden kommune", "310000108", tillit::domain::scope::Role::Assessor)
        .await;
    let (definition, published) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    let keys: Vec<String> = published.questions().map(|question| question.key.clone()).take(2).collect();
    let path = |key: &str| format!("/drafts/{id}/questions/{key}");
    let mut one = app.signed_in("assessor@nordfjorden.example").await;
    let mut other = app.signed_in("other@nordfjorden.example").await;
    let mine = one.get(&path(&keys[0])).await.form(&path(&keys[0])).set("text-nb", "Min tekst?");
    let theirs = other.get(&path(&keys[0])).await.form(&path(&keys[0])).set("text-nb", "Deres tekst?");
    let beside = other.get(&path(&keys[1])).await.form(&path(&keys[1])).set("help-nb", "Noe annet.");
    assert_eq!(other.submit(theirs).await.status, 303);
    assert_eq!(other.submit(beside).await.status, 303, "another question is another part");
    // Without the script: the page with both texts. With it: a fragment, and the revision to save over.
    let page = one.submit(mine.clone()).await;
    assert_eq!(page.status, 409);
    assert!(page.text().contains("Deres tekst?") && page.text().contains("Min tekst?"), "{}", page.text());
    let refused = one.save(&path(&keys[0]), &mine.fields).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("Deres tekst?") && refused.text().contains("data-resolve=\"mine\""));
    let mine = mine.set("revision", &refused.headers["x-revision"]);
    let saved = one.save(&path(&keys[0]), &mine.fields).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert!(saved.text().contains("data-swap=\"preview\"") && saved.text().contains("Min tekst?"));
    let draft = drafts::find(&app.app, &customer, &id).await.unwrap();
    assert_eq!(draft.questionnaire.field(&keys[0]).unwrap().words(Language::Nb).text, "Min tekst?");
    assert_eq!(draft.questionnaire.field(&keys[1]).unwrap().words(Language::Nb).help, "Noe annet.");
    // The same once more makes no new revision; and nobody removes what another has just written.
    let revision = draft.revision;
    assert_eq!(one.save(&path(&keys[0]), &mine.fields).await.headers["x-revision"], revision.to_string());
    let remove = [
        ("do".to_owned(), format!("remove {}", keys[0])),
        ("revision".to_owned(), "1".to_owned()),
        ("here".to_owned(), format!("questions/{}", keys[0])),
    ];
    assert_eq!(other.post(&format!("/drafts/{id}/outline"), &remove).await.status, 409);
});

db_test!(what_was_removed_is_put_back, async |app: TestApp| {
    let customer = app.assessor().await;
    let (definition, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    let before = drafts::find(&app.app, &customer, &id).await.unwrap().questionnaire;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let key = before.questions().nth(3).unwrap().key.clone();
    let path = format!("/drafts/{id}/questions/{key}");
    let page = edit(&mut browser, &path, &[("do", &format!("remove {key}"))]).await;
    let page = browser.visit(&page.location().unwrap()).await;
    assert_eq!(drafts::find(&app.app, &customer, &id).await.unwrap().questionnaire.questions().count(), 51);
    let undo = page.form(&format!("/drafts/{id}/outline")).set("do", "restore");
    assert_eq!(browser.submit(undo).await.status, 303);
    let after = drafts::find(&app.app, &customer, &id).await.unwrap().questionnaire;
    assert!(before == after, "everything stands where it stood");
});

db_test!(every_problem_leads_to_the_field_that_it_is_about, async |app: TestApp| {
    let customer = app.assessor().await;
    let (definition, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let check = format!("/drafts/{id}/check");
    assert_eq!(browser.get(&check).await.all_words(".probs li").len(), 0);
    let spoil = |questionnaire: &mut Questionnaire| {
        let keys: Vec<String> = questionnaire.questions().map(|question| question.key.clone()).collect();
        questionnaire.words.get_mut(&Language::Sv).unwrap().title.clear();
        questionnaire.sections[0].words.get_mut(&Language::Nn).unwrap().intro.clear();
        outline::field_mut(questionnaire, "supplier").unwrap().words.remove(&Language::En);
        let mut field = |place: usize| outline::field_mut(questionnaire, &keys[place]).unwrap().clone();
        let (mut long, mut help, mut choice, mut table, mut later) = (field(0), field(1), field(2), field(3), field(4));
        long.words.get_mut(&Language::Nb).unwrap().subject = "Et navn som er altfor langt for en tabell".to_owned();
        help.words.get_mut(&Language::Nb).unwrap().help.clear();
        choice.kind = QuestionKind::SingleChoice(Vec::new());
        table.kind = QuestionKind::Table(vec!["name".to_owned()]);
        later.when = Some(serde_json::from_str(&format!(r#"{{"question":"{}","answered":true}}"#, keys[9])).unwrap());
        later.words.get_mut(&Language::En).unwrap().evidence[0].clear();
        for changed in [long, help, choice, table, later] {
            let key = changed.key.clone();
            *outline::field_mut(questionnaire, &key).unwrap() = changed;
        }
        let last = outline::field_mut(questionnaire, &keys[51]).unwrap();
        last.controls[0].control = "999".to_owned();
    };
    let written = drafts::write(&app.app, &customer, &id, None, move |questionnaire, _| {
        spoil(questionnaire);
        Ok(())
    });
    assert!(matches!(written.await.unwrap(), Written::Saved { .. }));
    let page = browser.get(&check).await;
    let found = page.all_words(".probs li");
    for expected in [
        "Tittelen mangler på Svenska",
        "Innledningen mangler på Nynorsk",
        "Ledeteksten mangler på English",
        "lengre enn 34 tegn",
        "Hjelpeteksten mangler på Bokmål",
        "minst to alternativer",
        "Navnet på en kolonne mangler på Svenska",
        "et spørsmål som kommer senere",
        "En linje om dokumentasjon mangler på English",
        "Kravet gdpr/999 finnes ikke",
    ] {
        assert!(found.iter().any(|words| words.contains(expected)), "{expected} is not among {found:#?}");
    }
    assert!(!found.iter().any(|words| words.contains('`')), "no words for those who write files: {found:#?}");
    for href in page.attributes(".probs a", "href") {
        let (path, id) = href.split_once('#').unwrap_or_else(|| panic!("{href} leads to no field"));
        let field = browser.get(path).await;
        assert_eq!(field.status, 200, "{href}");
        assert!(field.text().contains(&format!("id=\"{id}\"")), "{href} leads to nothing on its page");
    }
});

db_test!(a_draft_of_another_customer_is_not_there, async |app: TestApp| {
    let customer = app.assessor().await;
    let stranger = app.stranger().await;
    let (definition, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    assert_eq!(drafts::find(&app.app, &stranger, &id).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(drafts::discard(&app.app, &stranger, &id).await.unwrap_err().code(), Code::NotFound);
    let seen = Some(Seen { part: drafts::TITLE_PART.to_owned(), revision: 1, within: false });
    let written = drafts::write(&app.app, &stranger, &id, seen, |_, _| Ok(())).await;
    assert_eq!(written.unwrap_err().code(), Code::NotFound);
    assert!(drafts::list(&app.app, &stranger).await.unwrap().is_empty());
    drafts::discard(&app.app, &customer, &id).await.unwrap();
    assert_eq!(drafts::find(&app.app, &customer, &id).await.unwrap_err().code(), Code::NotFound);
});

db_test!(languages_come_and_go_without_losing_their_words, async |app: TestApp| {
    let customer = app.assessor().await;
    let (definition, _) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let path = format!("/drafts/{id}/languages");
    for step in ["remove sv", "first en"] {
        assert_eq!(browser.post(&path, &[("do".to_owned(), step.to_owned())]).await.status, 303, "{step}");
    }
    let draft = drafts::find(&app.app, &customer, &id).await.unwrap();
    assert_eq!(draft.questionnaire.languages, [Language::En, Language::Nb, Language::Nn]);
    let add = [("do".to_owned(), "add".to_owned()), ("language".to_owned(), "sv".to_owned())];
    assert_eq!(browser.post(&path, &add).await.status, 303);
    assert_eq!(browser.post(&path, &add).await.status, 400, "it is there already");
    let check = browser.get(&format!("/drafts/{id}/check")).await;
    assert_eq!(check.all_words(".probs li").len(), 0, "{}", check.text());
});

db_test!(a_draft_is_published_once_with_the_number_that_its_changes_call_for, async |app: TestApp| {
    let customer = app.assessor().await;
    let (definition, before) = app.app.library.by_reference(SKOLESEC).unwrap();
    let id = drafts::create_from(&app.app, &customer, &definition).await.unwrap();
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let (base, publish) = (format!("/drafts/{id}"), format!("/drafts/{id}/publish"));
    let key = before.questions().next().unwrap().key.clone();
    let path = format!("{base}/questions/{key}");
    // Refused while something is missing, with the problem named.
    let add = browser.get(&base).await.form(&base).set("do", &format!("add-question {key}"));
    let question = browser.submit(add).await.location().unwrap();
    let refused = browser.post(&publish, &[("do".to_owned(), "publish".to_owned())]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Spørsmålet mangler på Bokmål"), "{}", refused.text());
    let question = question.split('?').next().unwrap().to_owned();
    for language in ["nn", "en", "sv"] {
        let words: Vec<(String, String)> = ["nb", language]
            .into_iter()
            .flat_map(|tag| {
                let subject = (format!("subject-{tag}"), "Kvantenøkler".to_owned());
                [subject, (format!("text-{tag}"), format!("Hvordan byttes kvantenøklene? ({tag})"))]
            })
            .collect();
        let mut form = browser.get(&format!("{question}?lang={language}")).await.form(&question);
        for (name, text) in &words {
            form = form.set(name, text);
        }
        assert_eq!(browser.submit(form.set("do", "save")).await.status, 303);
    }
    let page = browser.get(&publish).await;
    assert_eq!(page.words(".ver b"), "1.1.0", "{}", page.text());
    // A question that means something else makes it a new main number; a lower one has to be explained.
    edit(&mut browser, &path, &[("kind", "number"), ("do", "kind")]).await;
    let page = browser.get(&publish).await;
    // 2.0.0 is taken: it is built in.
    assert_eq!(page.words(".ver b"), "3.0.0", "{}", page.text());
    let form = page.form(&publish).set("do", "publish").set("step", "minor");
    assert_eq!(browser.submit(form.clone()).await.status, 422);
    let stale = form.clone().set("notes", "Ikke tatt i bruk.").set("revision", "1");
    assert_eq!(browser.submit(stale).await.status, 422, "somebody has written since");
    let done = browser.submit(form.set("step", "major")).await;
    let place = done.location().unwrap_or_else(|| panic!("{}", done.text()));
    assert!(place.starts_with("/questionnaires/"), "{place}");
    let known = tillit::features::questionnaire::service::versions(&app.app, &customer).await.unwrap();
    let own = known.iter().find(|version| version.is_own).unwrap();
    assert_eq!(own.questionnaire.reference(), "skolesec-ros@3.0.0");
    assert_eq!(own.questionnaire.questions().count(), 53);
    // It is closed.
    assert_eq!(browser.get(&base).await.location(), Some(format!("/questionnaires/{}", own.id)));
    assert_eq!(browser.post(&path, &[("do".to_owned(), "save".to_owned())]).await.status, 409);
    let discarded = drafts::discard(&app.app, &customer, &id).await;
    assert_eq!(discarded.unwrap_err().code(), Code::DraftPublished);
});
