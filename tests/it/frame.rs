//! Pages that belong to nobody, error pages, and the documents that list settings and errors.

use std::collections::BTreeSet;

use tillit::config::NAMES;
use tillit::domain::language::Language;
use tillit::error::{AppError, Code};

use crate::db_test;
use crate::harness::TestApp;

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

db_test!(help_and_error_pages_keep_the_menu_of_a_member, async |app: TestApp| {
    app.assessor().await;
    let mut signed_in = app.signed_in("assessor@nordfjorden.example").await;
    for (path, status) in [("/help", 200), ("/privacy", 200), ("/accessibility", 200), ("/no-such-page", 404)] {
        let page = signed_in.get(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.text().contains("action=\"/sign-out\""), "{path} lacks the menu");
        let page = app.browser().get(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(!page.text().contains("action=\"/sign-out\""), "{path} shows a menu to a stranger");
    }
});

db_test!(a_page_answers_head_as_it_answers_get, async |app: TestApp| {
    use actix_web::http::Method;
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    for (path, status) in [("/help", 200), ("/overview", 200), ("/no-such-page", 404), ("/healthz", 200)] {
        let page = browser.send(Method::HEAD, path, &[], None).await;
        assert_eq!(page.status, status, "{path}");
        assert_eq!(page.headers.get("content-type"), browser.get(path).await.headers.get("content-type"), "{path}");
    }
    // What changes things does not.
    assert_eq!(browser.send(Method::HEAD, "/sign-out", &[], None).await.status, 404);
});

#[test]
fn every_error_has_its_words_in_every_language() {
    let words = tillit::platform::i18n::Words::load().unwrap();
    for language in Language::ALL {
        for code in Code::ALL {
            for part in ["title", "what", "todo"] {
                let key = format!("error-{}-{part}", code.as_str());
                assert!(words.keys(language).contains(&key), "{key} is missing in {}", language.tag());
            }
        }
    }
}

#[test]
fn the_table_of_errors_is_that_of_the_code() {
    use actix_web::ResponseError as _;
    let listed: BTreeSet<String> = read("docs/errors.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .map(|(code, rest)| format!("{code} {}", rest.chars().take(3).collect::<String>()))
        .collect();
    let known: BTreeSet<String> = Code::ALL
        .into_iter()
        .map(|code| format!("{} {}", code.as_str(), AppError::new(code).status_code().as_u16()))
        .collect();
    assert_eq!(listed, known);
}

#[test]
fn every_setting_is_described() {
    let known: BTreeSet<String> =
        NAMES.iter().chain(&["config"]).map(|name| format!("TILLIT_{}", name.to_uppercase())).collect();
    let in_example: BTreeSet<String> = read(".env.example")
        .lines()
        .map(|line| line.trim_start_matches('#'))
        .filter(|line| line.starts_with("TILLIT_"))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.to_owned()))
        .collect();
    assert_eq!(in_example, known);
    let in_readme: BTreeSet<String> = read("README.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `TILLIT_")?.split_once("` |"))
        .map(|(name, _)| format!("TILLIT_{name}"))
        .collect();
    assert_eq!(in_readme, known);
}

#[test]
fn the_example_holds_the_defaults() {
    use tillit::config::{Config, RawConfig};
    let given = read(".env.example")
        .lines()
        .filter(|line| line.starts_with("TILLIT_"))
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()))
        .collect();
    let example = Config::check(RawConfig::from_parts(given, None).unwrap()).unwrap();
    let default = Config::check(RawConfig::default()).unwrap();
    assert_eq!(format!("{example:?}"), format!("{default:?}"));
}
