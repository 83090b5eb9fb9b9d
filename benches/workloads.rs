//! Workloads that are measured inside the program. `scripts/bench.py` runs them and puts the figures into `docs/performance.md`.
//!
//! `workloads workbook FILE N` reads and maps a workbook N times; `workloads inspect FILE N` finds the questions of anybody's. `workloads transaction URL N` saves an answer N times with
//! the bare statements of such a save, each in a transaction of its own. Each prints the CPU seconds that it took, start-up left out.

#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark says what is wrong by failing"
)]

use std::collections::BTreeMap;

use diesel::{RunQueryDsl, sql_query};
use tillit::formats::{definition, layout, xlsx};
use tillit::platform::db::{DatabaseUrl, Db, StoreError};

fn main() {
    // `cargo bench` adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["workbook", file, times] => workbook(file, times.parse().unwrap()),
        ["inspect", file, times] => inspect(file, times.parse().unwrap()),
        ["transaction", url, times] => transaction(url, times.parse().unwrap()),
        _ => println!("run `make bench`"),
    }
}

fn workbook(file: &str, times: u32) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/skolesec-ros/1.0.0");
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    let (questionnaire, problems) = definition::read_questionnaire(&files);
    assert!(problems.is_empty(), "{problems:?}");
    let questionnaire = questionnaire.unwrap();
    let bytes = std::fs::read(file).unwrap();
    let before = cpu_seconds();
    for _ in 0..times {
        let reading = xlsx::read(&bytes, &questionnaire).unwrap();
        assert_eq!(reading.answers.len(), 52);
    }
    println!("{}", cpu_seconds() - before);
}

fn inspect(file: &str, times: u32) {
    let bytes = std::fs::read(file).unwrap();
    let before = cpu_seconds();
    for _ in 0..times {
        let proposal = layout::find(&xlsx::book::read(&bytes).unwrap());
        assert_eq!(proposal.answered(), 52);
    }
    println!("{}", cpu_seconds() - before);
}

#[actix_web::main]
async fn transaction(url: &str, times: u32) {
    let db = Db::open(&DatabaseUrl::parse(url).unwrap(), 1).unwrap();
    let run = |statements: &'static [&'static str]| {
        let db = db.clone();
        async move {
            db.write(move |connection| -> Result<(), StoreError> {
                for statement in statements {
                    sql_query(*statement).execute(connection)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        }
    };
    run(&["DELETE FROM events WHERE tenant = 'bench'", "DELETE FROM event_heads WHERE tenant = 'bench'"]).await;
    run(&["INSERT INTO event_heads (tenant, sequence, hash) VALUES ('bench', 0, 'x')"]).await;
    let before = cpu_seconds();
    for _ in 0..times {
        run(&[
            "UPDATE answers SET revision = revision + 1, updated_at = updated_at WHERE question_key = (SELECT min(question_key) FROM answers) \
             AND response_id = (SELECT min(response_id) FROM answers)",
            "UPDATE event_heads SET sequence = sequence + 1 WHERE tenant = 'bench'",
            "INSERT INTO events (tenant, sequence, at, actor, action, object, detail, hash) \
             SELECT 'bench', sequence, '2026-01-01T00:00:00Z', '{}', 'answer_saved', 'q', '{}', '0' FROM event_heads WHERE tenant = 'bench'",
        ])
        .await;
    }
    println!("{}", cpu_seconds() - before);
    run(&["DELETE FROM events WHERE tenant = 'bench'", "DELETE FROM event_heads WHERE tenant = 'bench'"]).await;
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
