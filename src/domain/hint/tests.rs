//! Answers as suppliers write them, in sentences made up for the purpose, and the hints that they get.

use std::collections::BTreeMap;

use super::*;
use crate::domain::condition::Condition;
use crate::domain::questionnaire::{QuestionKind, Section};

#[test]
fn a_bare_yes_or_no_to_a_how_question_is_pointed_out() {
    for text in [
        "Ja",
        "ja.",
        "JA!",
        "Nei",
        "Jo",
        "Ja, det har vi.",
        "Nei, det gjør vi ikke",
        "Ja, alle",
        "Yes",
        "Yes, of course.",
        "No",
        "Nej, det gör vi inte.",
        "Ja, det gjer vi",
    ] {
        assert_eq!(hints_of_text(text), [Hint::BareYesNo], "{text}");
    }
    for text in [
        "Ja, alle ansatte signerer ved oppstart og fornyer hvert år.",
        "Nei, men vi planlegger det til høsten",
        "Yes, every employee signs on the first day.",
    ] {
        assert_eq!(hints_of_text(text), [], "{text}");
    }
    // Not a how-question: a yes can be a full answer, but it is short.
    let mut case = Case::new();
    case.question(1).how = false;
    case.answer(1, "Ja");
    assert_eq!(case.hints(1), [Hint::VeryShort]);
}

#[test]
fn documentation_that_is_asked_for_and_not_cited_is_pointed_out() {
    let mut case = Case::new();
    case.question(1).evidence = true;
    case.question(2).evidence = true;
    case.answer(1, "Rutinen ligger i styringssystemet og revideres hver vår.");
    case.answer(2, "Vi har en plan som oppdateres etter hver øvelse.");
    case.citations.insert("q2".to_owned(), 1);
    assert_eq!(case.hints(1), [Hint::EvidenceNotCited]);
    assert_eq!(case.hints(2), []);
    // What does not apply needs no document.
    case.answers.insert("q1".to_owned(), not_applicable("Vi lagrer ingen adresser i løsningen."));
    assert_eq!(case.hints(1), []);
}

#[test]
fn references_to_other_questions_are_found() {
    let cases: [(&str, &[u32]); 33] = [
        ("Se 18", &[18]),
        ("se 18.", &[18]),
        ("Se også 18 og 19.", &[18, 19]),
        ("Sjå spørsmål 18", &[18]),
        ("See 51", &[51]),
        ("See also question 12.", &[12]),
        ("Ref. 32", &[32]),
        ("Ref punkt 32 blir databasen kopiert hver natt.", &[32]),
        ("ref.pkt.32", &[32]),
        ("Innlogging skjer iht. punkt 18 for alle roller.", &[18]),
        ("Dette gjelder ikke oss, se pkt 51.", &[51]),
        ("jf. spørsmål 18", &[18]),
        ("Jfr. svaret på spørsmål 18 og 20", &[18, 20]),
        ("Viser til svar 12.", &[12]),
        ("Vi henviser til vårt svar på punkt 9.", &[9]),
        ("Se fråga 12", &[12]),
        ("Se svaret på fråga 12–14", &[12, 13, 14]),
        ("Hänvisar till punkt 7", &[7]),
        ("Samme som 30", &[30]),
        ("Same as for question 30, with the exception of night shifts.", &[30]),
        ("Besvart under punkt 4, 5 og 6", &[4, 5, 6]),
        ("Se spm. 22 / 23", &[22, 23]),
        ("Se spørsmål nr. 3", &[3]),
        ("Som beskrevet i spørsmål 25 er alt kryptert", &[25]),
        ("cf. Q18", &[18]),
        ("(se 18)", &[18]),
        ("Er en del av rutinen i 9 (se 9), og gjelder også ansatte", &[9]),
        ("I henhold til punkt 15", &[15]),
        ("Se 3 vedlegg", &[]),
        ("Se vår rutine, punkt 4", &[]),
        ("Se punkt 4.2 i rutinen", &[]),
        ("SE\u{a0}18", &[18]),
        ("se spør\u{ad}smål 18", &[18]),
    ];
    for (text, expected) in cases {
        assert_eq!(references::numbers(text).into_iter().collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn other_numbers_are_no_references() {
    for text in [
        "Vi følger GDPR art. 32 og ISO 27001 A.5.1.",
        "jf. GDPR artikkel 28",
        "Jf. personopplysningsloven § 20",
        "Se kapittel 5 i veilederen",
        "Brukeren kan se 10 elever om gangen",
        "Passord må ha minst 12 tegn, og AES-256 brukes",
        "Kommunen varsles innen 72 timer",
        "Vi svarer på spørsmål 24 timer i døgnet",
        "We answer questions 24/7.",
        "Planlagt til Q3",
        "Se 2-faktor i dokumentasjonen",
        "See 10 % of the log",
        "Det er 52 spørsmål i skjemaet",
        "Versjon 18 kom i mai",
        "Innlogging tar 3 sekunder",
        "Se side 18 i vedlegget",
    ] {
        assert_eq!(references::numbers(text).into_iter().collect::<Vec<_>>(), Vec::<u32>::new(), "{text}");
    }
}

#[test]
fn a_reference_links_to_a_question_that_exists_and_is_another() {
    let mut case = Case::new();
    case.answer(1, "Dette er beskrevet tidligere, se spørsmål 1, 2 og 99.");
    assert_eq!(case.hints(1), [Hint::RefersTo { question: "q2".to_owned(), number: 2 }]);
    assert_eq!(Hint::RefersTo { question: "q2".to_owned(), number: 2 }.other(), Some(("q2", 2)));
    // Very short besides, but that says nothing more.
    case.answer(1, "Se 2");
    assert_eq!(case.hints(1), [Hint::RefersTo { question: "q2".to_owned(), number: 2 }]);
    // A reference in a reason counts as well.
    case.answers.insert("q1".to_owned(), not_applicable("Ikke aktuelt, se pkt 3."));
    assert_eq!(case.hints(1), [Hint::RefersTo { question: "q3".to_owned(), number: 3 }]);
}

#[test]
fn the_same_words_are_found_however_they_are_typed() {
    let mut case = Case::new();
    case.answer(1, "Tjenesten står hos en skyleverandør i Norge.");
    case.answer(2, "Noe helt annet som ikke ligner på de andre.");
    case.answer(3, "  tjenesten STÅR hos en\nskyleverandør i Norge");
    case.answer(4, "Tjenesten står hos en sky\u{ad}leverandør, i Norge!");
    let same = |number: u32| Hint::SameWordsAs { question: format!("q{number}"), number };
    assert_eq!(case.hints(1), [same(3)]);
    assert_eq!(case.hints(2), []);
    assert_eq!(case.hints(3), [same(1)]);
    assert_eq!(case.hints(4), [same(1)]);

    // Two words may well be the same by chance, and one reason may hold for several questions.
    let mut case = Case::new();
    case.answer(1, "Microsoft Azure");
    case.answer(2, "Microsoft Azure");
    case.answers.insert("q3".to_owned(), not_applicable("Vi behandler ingen adresser."));
    case.answers.insert("q4".to_owned(), not_applicable("Vi behandler ingen adresser."));
    assert_eq!(case.hints(1), [Hint::VeryShort]);
    assert_eq!(case.hints(3), []);
}

#[test]
fn answers_that_hand_the_question_back_are_found() {
    for text in [
        "Kunden må selv besvare dette",
        "Dette må kommunen svare på.",
        "Her må kommunen ta stilling selv.",
        "Dette er kommunens ansvar.",
        "Kundens eget ansvar",
        "Ansvaret ligger hos kommunen.",
        "Avhenger av kommunen",
        "Det kommer an på hva kommunen velger.",
        "Opp til den enkelte kommune å avgjøre",
        "Bestemmes av oppdragsgiver.",
        "Kommunen er selv ansvarlig for dette.",
        "Spør kommunen",
        "Dette er et spørsmål til kommunen",
        "Dette må kommunen sjølv svare på.",
        "Kommunen sitt ansvar",
        "Det kjem an på kva kommunen vel",
        "Det måste kommunen själv besvara.",
        "Beror på kommunen.",
        "Kundens ansvar, men vi kan hjälpa till.",
        "Beställaren ansvarar för detta",
        "This must be answered by the customer.",
        "The customer must answer this themselves.",
        "Depends on the municipality’s set-up",
        "It is the customer's responsibility.",
        "This is up to the customer.",
    ] {
        assert!(hands_back::hands_back(text), "{text}");
    }
    for text in [
        "Kommunen får varsel innen 24 timer.",
        "Vi varsler kommunen straks, og kommunen vurderer om tilsynet skal ha melding.",
        "Sikkerhetsansvarlig har ansvaret for varsling til kommunen.",
        "Leverandøren er ansvarlig for driften, også hos underleverandøren.",
        "Kundens administrator gir tilgang til egne brukere.",
        "Data kommer til kommunen i et kjent format.",
        "Kommunen er behandlingsansvarlig, vi er databehandler.",
        "We contact the customer at once and no later than within 24 hours.",
        "Trafikken går over TLS 1.3 med moderne algoritmer, og eldre versjoner er slått av. Kommunen må selv velge nettleser. \
         Vi tester oppsettet hver måned og retter feil innen en uke.",
        "",
    ] {
        assert!(!hands_back::hands_back(text), "{text}");
    }
}

#[test]
fn a_very_short_answer_is_pointed_out_unless_something_else_says_so() {
    let cases: [(&str, &[Hint]); 5] = [
        ("Via slettejobber", &[Hint::VeryShort]),
        ("En egen nøkkeltjeneste brukes", &[Hint::VeryShort]),
        ("En egen nøkkeltjeneste brukes daglig", &[]),
        ("Nei", &[Hint::BareYesNo]),
        ("Avhenger av kommunen", &[Hint::HandsBack]),
    ];
    for (text, expected) in cases {
        assert_eq!(hints_of_text(text), expected, "{text}");
    }
    // A yes that needs no explanation is a full answer to a yes/no question; a short explanation is a short one.
    let mut case = Case::new();
    case.question(1).kind = QuestionKind::YesNo;
    case.answers.insert("q1".to_owned(), Answer { value: AnswerValue::YesNo(false), ..Answer::default() });
    assert_eq!(case.hints(1), []);
    let explained =
        Answer { value: AnswerValue::YesNo(true), explanation: "Nordlys, Irland".to_owned(), ..Answer::default() };
    case.answers.insert("q1".to_owned(), explained);
    assert_eq!(case.hints(1), [Hint::VeryShort]);
}

#[test]
fn what_is_not_asked_or_not_answered_gets_no_hint() {
    let mut case = Case::new();
    case.question(2).when = Some(Condition::Answered { question: "q1".to_owned(), answered: true });
    case.answer(2, "Ja");
    case.answer(3, "  ");
    assert!(case.all_hints().is_empty());
    case.answer(1, "Vi gjør dette på en god måte.");
    assert_eq!(case.hints(2), [Hint::BareYesNo]);
}

#[test]
fn every_code_has_words_in_four_languages() {
    let files = [
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/nb/hint.ftl")),
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/nn/hint.ftl")),
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en/hint.ftl")),
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/sv/hint.ftl")),
    ];
    let (question, number) = ("q2".to_owned(), 2);
    let all = [
        Hint::BareYesNo,
        Hint::EvidenceNotCited,
        Hint::RefersTo { question: question.clone(), number },
        Hint::SameWordsAs { question, number },
        Hint::HandsBack,
        Hint::VeryShort,
    ];
    for file in files {
        for hint in &all {
            let line = file.lines().find(|line| line.starts_with(&format!("{} = ", hint.code())));
            assert!(
                line.is_some_and(|line| line.contains("$number") == hint.other().is_some()),
                "{} in\n{file}",
                hint.code()
            );
        }
    }
}

/// Four text questions that ask how, and the answers to them.
struct Case {
    questionnaire: Questionnaire,
    answers: BTreeMap<String, Answer>,
    citations: BTreeMap<String, usize>,
}

impl Case {
    fn new() -> Self {
        let questions = (1..=4).map(|number| Question {
            key: format!("q{number}"),
            number,
            kind: QuestionKind::Text,
            how: true,
            required: true,
            evidence: false,
            weight: 1,
            must: false,
            when: None,
            explanation_when: Vec::new(),
            controls: Vec::new(),
            words: BTreeMap::new(),
        });
        let section = Section { key: "only".to_owned(), questions: questions.collect(), words: BTreeMap::new() };
        let questionnaire = Questionnaire {
            key: "case".to_owned(),
            version: "1.0.0".to_owned(),
            hash: String::new(),
            languages: Vec::new(),
            frameworks: Vec::new(),
            head: Vec::new(),
            sections: vec![section],
            words: BTreeMap::new(),
        };
        Self { questionnaire, answers: BTreeMap::new(), citations: BTreeMap::new() }
    }

    fn question(&mut self, number: usize) -> &mut Question {
        &mut self.questionnaire.sections[0].questions[number - 1]
    }

    fn answer(&mut self, number: u32, text: &str) {
        self.answers.insert(format!("q{number}"), Answer::text(text));
    }

    fn all_hints(&self) -> BTreeMap<String, Vec<Hint>> {
        hints(&self.questionnaire, &self.answers, &self.citations)
    }

    fn hints(&self, number: u32) -> Vec<Hint> {
        self.all_hints().remove(&format!("q{number}")).unwrap_or_default()
    }
}

fn hints_of_text(text: &str) -> Vec<Hint> {
    let mut case = Case::new();
    case.answer(1, text);
    case.hints(1)
}

fn not_applicable(reason: &str) -> Answer {
    Answer { not_applicable: true, explanation: reason.to_owned(), ..Answer::default() }
}
