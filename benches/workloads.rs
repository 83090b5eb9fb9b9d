//! Workloads that are measured inside the program. `scripts/bench.py` runs them and puts the figures into `docs/performance.md`.
//!
//! `workloads workbook FILE N` reads and maps a workbook N times; `workloads inspect FILE N` finds the questions of anybody's.
//! `workloads write FILE N` writes the answers of such a workbook
//! as a workbook of ours N times. `workloads import FILE N` reads that workbook of ours N times. `workloads transaction URL N`
//! runs the bare statements of saving an answer N times, each time in a transaction of its own. `workloads definition N`
//! checks a made-up questionnaire of about N questions in four languages, and compares it with a renewed one;
//! `workloads large N TARGET` writes it down. Each prints the
//! CPU seconds that it took, start-up left out.

#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark says what is wrong by failing"
)]

use std::collections::BTreeMap;

use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use tillit::domain::answer::Answer;
use tillit::domain::change::{check_changes, propose};
use tillit::domain::language::Language;
use tillit::domain::questionnaire::Questionnaire;
use tillit::formats::xlsx::{Labels, MarkKey, WorkbookContent};
use tillit::formats::{definition, layout, xlsx};
use tillit::platform::db::{DatabaseUrl, Db, StoreError};
use tillit::platform::i18n::Words;

/// So often a workload is done before it is measured: the first time everything is slower.
const WARM_UP: u32 = 20;

fn main() {
    // `cargo bench` adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["workbook", file, times] => workbook(file, times.parse().unwrap()),
        ["definition", questions] => large_definition(questions.parse().unwrap()),
        ["large", questions, target] => {
            let large = definition::write_json(&made_up(questions.parse().unwrap())).unwrap();
            std::fs::write(target, large).unwrap();
        }
        ["write", file, times] => write(file, times.parse().unwrap()),
        ["import", file, times] => import(file, times.parse().unwrap()),
        ["export", file, target] => std::fs::write(target, Own::of(file).write()).unwrap(),
        ["inspect", file, times] => inspect(file, times.parse().unwrap()),
        ["transaction", url, times] => transaction(url, times.parse().unwrap()),
        _ => println!("run `make bench`"),
    }
}

/// Prints the CPU seconds that it takes to do something some times.
fn measure(times: u32, act: impl Fn()) {
    (0..WARM_UP.min(times)).for_each(|_| act());
    let before = cpu_seconds();
    (0..times).for_each(|_| act());
    println!("{}", cpu_seconds() - before);
}

/// Prints what checking took, and what the diff took.
fn large_definition(questions: usize) {
    let before = made_up(questions);
    let after = renewed(&before);
    let files = definition::write_questionnaire(&before).unwrap();
    let start = cpu_seconds();
    let times = 10;
    for _ in 0..times {
        let (read, problems) = definition::read_questionnaire(&files);
        assert!(problems.is_empty() && read.is_some(), "{problems:?}");
    }
    println!("{}", (cpu_seconds() - start) / f64::from(times));
    let start = cpu_seconds();
    for _ in 0..times {
        let diff = propose(&before, &after);
        assert!(check_changes(Some(&before), &after, &diff.to_confirm()).is_empty());
    }
    println!("{}", (cpu_seconds() - start) / f64::from(times));
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn sentence(&mut self, vocabulary: &[String]) -> String {
        (0..14).map(|_| vocabulary[self.below(vocabulary.len())].as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The built-in questionnaire over and over, each question with words of its own, drawn from all of its words.
fn made_up(questions: usize) -> Questionnaire {
    let built_in = skolesec();
    let mut dice = Dice(1);
    let vocabularies: BTreeMap<Language, Vec<String>> =
        Language::ALL.map(|language| (language, words(&built_in, language))).into();
    let mut made = built_in.clone();
    made.sections.clear();
    let copies = questions.div_ceil(built_in.questions().count());
    let mut number = 0;
    for copy in 0..copies {
        for section in &built_in.sections {
            let mut section = section.clone();
            section.key = format!("{}_{copy}", section.key);
            for question in &mut section.questions {
                number += 1;
                question.key = format!("{}_{copy}", question.key);
                question.number = number;
                question.when = None;
                for (language, words) in &mut question.words {
                    words.text = dice.sentence(&vocabularies[language]);
                }
            }
            made.sections.push(section);
        }
    }
    made
}

/// A tenth reworded, a tenth under other keys, a twentieth removed, moved and new.
fn renewed(before: &Questionnaire) -> Questionnaire {
    let mut dice = Dice(2);
    let mut after = before.clone();
    "2.0.0".clone_into(&mut after.version);
    let vocabulary = words(before, Language::Nb);
    let mut moved = Vec::new();
    for section in &mut after.sections {
        for mut question in std::mem::take(&mut section.questions) {
            match dice.below(20) {
                0 => continue,
                1 => {
                    moved.push(question);
                    continue;
                }
                2 | 3 => question.key = format!("x{}", question.key),
                4 | 5 => {
                    let words = question.words.get_mut(&Language::Nb).unwrap();
                    words.text = format!("{} {}", words.text, vocabulary[dice.below(vocabulary.len())]);
                }
                6 => {
                    let mut new = question.clone();
                    new.key = format!("n{}", new.key);
                    new.number += 100_000;
                    new.words.get_mut(&Language::Nb).unwrap().text = dice.sentence(&vocabulary);
                    section.questions.push(new);
                }
                _ => {}
            }
            section.questions.push(question);
        }
    }
    after.sections.last_mut().unwrap().questions.extend(moved);
    after
}

fn words(questionnaire: &Questionnaire, language: Language) -> Vec<String> {
    let texts = questionnaire.questions().map(|question| question.words(language));
    texts.flat_map(|words| words.text.split_whitespace()).map(str::to_owned).collect()
}

fn skolesec() -> Questionnaire {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/skolesec-ros/1.0.0");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    let (questionnaire, problems) = definition::read_questionnaire(&files);
    assert!(problems.is_empty(), "{problems:?}");
    questionnaire.unwrap()
}

/// What a workbook of ours is written from.
struct Own {
    questionnaire: Questionnaire,
    labels: Labels,
    answers: BTreeMap<String, Answer>,
    revisions: BTreeMap<String, i64>,
    files: BTreeMap<String, Vec<String>>,
    key: MarkKey,
}

impl Own {
    /// The answers of a filled-in form, each with a revision and every other with a document.
    fn of(file: &str) -> Self {
        let questionnaire = skolesec();
        let reading = xlsx::read(&std::fs::read(file).unwrap(), &questionnaire).unwrap();
        let found = reading.head.iter().chain(&reading.answers);
        let answers: BTreeMap<String, Answer> =
            found.filter_map(|found| Some((found.question.clone(), found.answer.clone()?))).collect();
        let words = Words::load().unwrap();
        Self {
            labels: Labels::new(|key| words.get(Language::Nb, key, &[])),
            revisions: answers.keys().map(|key| (key.clone(), 3)).collect(),
            files: answers.keys().step_by(2).map(|key| (key.clone(), vec!["rutine.pdf".to_owned()])).collect(),
            key: MarkKey::new("bench"),
            questionnaire,
            answers,
        }
    }

    fn write(&self) -> Vec<u8> {
        let content = WorkbookContent {
            questionnaire: &self.questionnaire,
            language: Language::Nb,
            labels: &self.labels,
            answers: &self.answers,
            revisions: &self.revisions,
            files: &self.files,
            left_out: &[],
            response: "response",
            supplier: "Fjordtavla AS",
            product: "Tavla",
            created: chrono::DateTime::UNIX_EPOCH.naive_utc(),
            key: Some(&self.key),
        };
        xlsx::write(&content).unwrap()
    }
}

fn write(file: &str, times: u32) {
    let own = Own::of(file);
    assert_eq!(xlsx::read(&own.write(), &own.questionnaire).unwrap().answers.len(), 52);
    measure(times, || assert!(!own.write().is_empty()));
}

fn import(file: &str, times: u32) {
    let own = Own::of(file);
    let bytes = own.write();
    measure(times, || assert_eq!(xlsx::read(&bytes, &own.questionnaire).unwrap().answers.len(), 52));
}

fn workbook(file: &str, times: u32) {
    let questionnaire = skolesec();
    let bytes = std::fs::read(file).unwrap();
    measure(times, || assert_eq!(xlsx::read(&bytes, &questionnaire).unwrap().answers.len(), 52));
}

fn inspect(file: &str, times: u32) {
    let bytes = std::fs::read(file).unwrap();
    measure(times, || assert_eq!(layout::find(&xlsx::book::read(&bytes).unwrap()).answered(), 52));
}

/// An answer that is there, and the request that it answers.
#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = Text)]
    response: String,
    #[diesel(sql_type = Text)]
    question: String,
    #[diesel(sql_type = Text)]
    request: String,
}

/// The statements of a save by hand: lock, request, answer, write, what waits from earlier versions, event. Nothing around them.
#[actix_web::main]
async fn transaction(url: &str, times: u32) {
    let url = DatabaseUrl::parse(url).unwrap();
    let is_postgres = matches!(url, DatabaseUrl::Postgres(_));
    let db = Db::open(&url, 1).unwrap();
    let run = |statements: Vec<String>| {
        let db = db.clone();
        async move {
            db.write(move |connection| -> Result<(), StoreError> {
                for statement in &statements {
                    sql_query(statement.as_str()).execute(connection)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        }
    };
    let place: Place = db
        .read(|connection| -> Result<Place, StoreError> {
            let place = "SELECT answers.response_id AS response, answers.question_key AS question, requests.id AS request \
                         FROM answers JOIN requests ON requests.response_id = answers.response_id ORDER BY 1, 2 LIMIT 1";
            Ok(sql_query(place).get_result(connection)?)
        })
        .await
        .unwrap();
    let Place { response, question, request } = place;
    let lock = format!("SELECT id FROM responses WHERE id = '{response}' FOR UPDATE");
    let statements: Vec<String> = is_postgres
        .then_some(lock)
        .into_iter()
        .chain([
            format!(
                "SELECT requests.id, requests.submission_id, requests.response_id, campaigns.definition_id, campaigns.deadline, \
                 organisations.name, products.name, customer_suppliers.name FROM requests \
                 JOIN campaigns ON campaigns.id = requests.campaign_id JOIN organisations ON organisations.id = requests.customer_id \
                 JOIN products ON products.id = requests.product_id \
                 JOIN customer_suppliers ON customer_suppliers.customer_id = requests.customer_id \
                 AND customer_suppliers.supplier_id = requests.supplier_id WHERE requests.id = '{request}'"
            ),
            format!("SELECT body, revision FROM answers WHERE response_id = '{response}' AND question_key = '{question}'"),
            format!(
                "UPDATE answers SET revision = revision + 1, updated_at = updated_at \
                 WHERE response_id = '{response}' AND question_key = '{question}'"
            ),
            format!("SELECT question_key, state FROM carried_answers WHERE response_id = '{response}'"),
            "UPDATE event_heads SET sequence = sequence + 1 WHERE tenant = 'bench' RETURNING sequence, hash".to_owned(),
            "INSERT INTO events (tenant, sequence, at, actor, action, object, detail, hash) \
             SELECT 'bench', sequence, '2026-01-01T00:00:00Z', '{}', 'answer_saved', 'q', '{}', '0' FROM event_heads WHERE tenant = 'bench'"
                .to_owned(),
            "UPDATE event_heads SET hash = 'y' WHERE tenant = 'bench'".to_owned(),
        ])
        .collect();
    let forget =
        || ["events", "event_heads"].map(|table| format!("DELETE FROM {table} WHERE tenant = 'bench'")).to_vec();
    run(forget()).await;
    run(vec!["INSERT INTO event_heads (tenant, sequence, hash) VALUES ('bench', 0, 'x')".to_owned()]).await;
    let before = cpu_seconds();
    for _ in 0..times {
        run(statements.clone()).await;
    }
    println!("{}", cpu_seconds() - before);
    run(forget()).await;
}

/// User and system time of this process, all threads, in seconds. Linux counts it in hundredths.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, rest) = stat.rsplit_once(") ").unwrap();
    let fields: Vec<f64> = rest.split(' ').filter_map(|field| field.parse().ok()).collect();
    // After the name: state, which is no number, then fields 4, 5, …; utime is field 14, stime field 15.
    let [utime, stime] = fields.get(10..12).unwrap() else { unreachable!() };
    (utime + stime) / 100.0
}
