//! The rules of ARCHITECTURE.md that can be read off the source.

use std::collections::BTreeSet;

use crate::source::{self, RustFile};

/// The longest file that a person can hold in the head.
const MOST_LINES: usize = 500;

fn files_of(part: &str) -> Vec<RustFile> {
    source::rust_files().into_iter().filter(|file| file.path.starts_with(part)).collect()
}

fn is_store(file: &RustFile) -> bool {
    file.path.starts_with("src/features/") && file.module().iter().any(|part| part == "store")
}

/// Fails with every file that names a path of ours that is not allowed there.
fn allow_only(files: &[RustFile], allowed: &[&str]) {
    assert!(!files.is_empty());
    let mut broken = Vec::new();
    for file in files {
        for path in file.own_paths() {
            if !allowed.iter().any(|prefix| path == *prefix || path.starts_with(&format!("{prefix}::"))) {
                broken.push(format!("{} uses {path}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "only {allowed:?} may be used here:\n{}", broken.join("\n"));
}

fn forbid_crates(files: &[RustFile], forbidden: &[&str]) {
    assert!(!files.is_empty());
    let mut broken = Vec::new();
    for file in files {
        let mut named = file.crates();
        for name in forbidden {
            if file.code.contains(&format!("{name}::")) {
                named.insert((*name).to_owned());
            }
        }
        broken.extend(
            named
                .iter()
                .filter(|name| forbidden.contains(&name.as_str()))
                .map(|name| format!("{} uses {name}", file.path)),
        );
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_domain_is_pure() {
    let files = files_of("src/domain/");
    allow_only(&files, &["domain"]);
    let impure = [
        "actix_web",
        "diesel",
        "tera",
        "tokio",
        "tracing",
        "rand",
        "uuid",
        "lettre",
        "object_store",
        "calamine",
        "rust_xlsxwriter",
    ];
    forbid_crates(&files, &impure);
    for file in &files {
        for word in ["std::fs", "std::env", "std::net", "std::time", "Utc::now", "println!"] {
            assert!(!file.code.contains(word), "{} uses {word}", file.path);
        }
    }
}

#[test]
fn formats_know_the_domain_only() {
    let files = files_of("src/formats/");
    allow_only(&files, &["domain", "formats"]);
    forbid_crates(&files, &["actix_web", "diesel", "tera", "tokio"]);
}

#[test]
fn stores_know_the_database_and_the_domain_only() {
    let files: Vec<RustFile> = source::rust_files().into_iter().filter(is_store).collect();
    for file in files {
        let feature = file.module()[1].clone();
        allow_only(&[file], &["domain", "platform", "on_each", &format!("features::{feature}")]);
    }
    let files: Vec<RustFile> = source::rust_files().into_iter().filter(is_store).collect();
    forbid_crates(&files, &["actix_web", "tera", "tokio", "lettre", "object_store"]);
}

#[test]
fn only_stores_and_the_database_layer_speak_diesel() {
    let others: Vec<RustFile> = source::rust_files()
        .into_iter()
        .filter(|file| !is_store(file) && !file.path.starts_with("src/platform/db/"))
        .collect();
    forbid_crates(&others, &["diesel", "diesel_migrations"]);
}

#[test]
fn nobody_uses_another_features_store() {
    let mut broken = Vec::new();
    for file in source::rust_files() {
        let module = file.module();
        for path in file.own_paths() {
            let parts: Vec<&str> = path.split("::").collect();
            let ["features", feature, "store", ..] = parts.as_slice() else { continue };
            if module.first().is_none_or(|first| first != "features") || module.get(1).is_none_or(|own| own != feature)
            {
                broken.push(format!("{} uses {path}", file.path));
            }
            if module.last().is_some_and(|last| last == "web" || last == "view") {
                broken.push(format!("{} uses {path}: only a service may", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_platform_knows_no_feature() {
    allow_only(&files_of("src/platform/"), &["platform", "domain", "error", "config", "on_each"]);
}

#[test]
fn errors_know_no_http() {
    forbid_crates(&files_of("src/error.rs"), &["actix_web"]);
}

#[test]
fn pages_know_no_database() {
    let pages = |file: &RustFile| file.path.ends_with("web.rs") || file.path.ends_with("view.rs");
    let asking: Vec<String> = source::rust_files()
        .into_iter()
        .filter(|file| file.path.starts_with("src/features/") && pages(file))
        .filter(|file| file.code.contains("app.db") || file.code.contains("DbConnection"))
        .map(|file| file.path)
        .collect();
    assert!(asking.is_empty(), "a service asks the database, no page does: {asking:?}");
}

#[test]
fn what_people_send_is_cleaned_by_the_one_type_that_does_it() {
    let mut broken = Vec::new();
    for file in source::rust_files() {
        for extractor in ["Form<", "Query<", "Json<"] {
            for (at, _) in file.code.match_indices(extractor) {
                let is_whole = !file.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                if is_whole && !file.code[at + extractor.len()..].starts_with("Fields>") {
                    broken.push(format!("{}: {extractor}…>", file.path));
                }
            }
        }
    }
    // A character that a database cannot hold would be our fault, a 500, where nobody takes it away.
    assert!(broken.is_empty(), "take `web::Form<Fields>` or `web::Query<Fields>`: {broken:?}");
}

#[test]
fn services_know_no_http() {
    let services: Vec<RustFile> = source::rust_files()
        .into_iter()
        .filter(|file| file.path.starts_with("src/features/") && file.module().iter().any(|part| part == "service"))
        .collect();
    forbid_crates(&services, &["actix_web", "tera"]);
}

#[test]
fn every_module_says_what_it_is_for() {
    let files = source::files("src", ".rs")
        .into_iter()
        .chain(source::files("tests", ".rs"))
        .chain(source::files("benches", ".rs"));
    let silent: Vec<String> = files.filter(|path| !source::read(path).starts_with("//!")).collect();
    assert!(silent.is_empty(), "these begin without `//!`: {silent:?}");
}

#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for (folder, ending) in [
        ("src", ".rs"),
        ("tests", ".rs"),
        ("benches", ".rs"),
        ("templates", ".html"),
        ("locales", ".ftl"),
        ("assets", ".css"),
        ("assets", ".js"),
        ("assets", ".mjs"),
        ("tests", ".mjs"),
        ("scripts", ".sh"),
    ] {
        for path in source::files(folder, ending) {
            // Made by tools: the design system's theme, and what esbuild puts together.
            if path.starts_with("assets/dist/") || path == "assets/theme-tillit.css" {
                continue;
            }
            let lines = source::without_tests(&source::read(&path)).lines().count();
            if lines > MOST_LINES {
                long.push(format!("{path}: {lines} lines"));
            }
        }
    }
    assert!(long.is_empty(), "more than {MOST_LINES} lines without tests:\n{}", long.join("\n"));
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |backend: &str| -> BTreeSet<String> {
        let folder = format!("migrations/{backend}");
        source::files(&folder, ".sql").into_iter().map(|path| path.replacen(&folder, "", 1)).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

/// Functions of stores that take no scope, each with the reason.
const WITHOUT_SCOPE: &[(&str, &str, &str)] = &[
    ("session", "*", "a scope is made from what these find"),
    (
        "event",
        "*",
        "a chain is named by its tenant, which the service takes from the scope; `verify` walks all of them",
    ),
    (
        "response",
        "insert",
        "a campaign of a customer begins the supplier's response: ids come from the customer's own products",
    ),
    ("request", "find_link", "a scope is made from what it finds"),
    ("workbook", "supplier_of_request", "the command line acts for the operator and makes a scope from what it finds"),
    ("layout", "*", "a holder is one of the two scopes, and every query is filtered by it"),
    ("mail", "claim", "the program itself sends every tenant's mails"),
    ("mail", "sent", "as `claim`"),
    ("mail", "refused", "as `claim`"),
    ("evidence", "has_content", "files are kept once for all suppliers, by the hash of their bytes"),
    ("questionnaire", "built_in", "built-in definitions belong to nobody: everybody may read them"),
    ("questionnaire", "by_id", "its id comes from a request, campaign or submission that was found within a scope"),
    ("questionnaire", "files", "as `by_id`"),
    ("questionnaire", "related", "as `by_id`: the owner comes from that row"),
    ("questionnaire", "frameworks_of", "as `by_id`: the owner comes from that row"),
    ("questionnaire", "insert", "the row says whose it is; the program itself publishes what is built in"),
];

#[test]
fn every_function_of_a_store_takes_a_scope() {
    let mut broken = Vec::new();
    let mut used = BTreeSet::new();
    for file in source::rust_files().into_iter().filter(is_store) {
        let feature = file.module()[1].clone();
        for (at, _) in file.code.match_indices("pub(super) fn ") {
            let rest = &file.code[at + "pub(super) fn ".len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let parameters = rest.split_once(") ->").map_or(rest, |(before, _)| before);
            let parameters = parameters.split_once('{').map_or(parameters, |(before, _)| before);
            let is_query = parameters.contains("DbConnection");
            if !is_query || parameters.contains("CustomerScope") || parameters.contains("SupplierScope") {
                continue;
            }
            match WITHOUT_SCOPE
                .iter()
                .find(|(known, function, _)| *known == feature && (*function == "*" || *function == name))
            {
                Some(entry) => {
                    used.insert(entry);
                }
                None => broken.push(format!("{}: {name}", file.path)),
            }
        }
    }
    assert!(broken.is_empty(), "these take neither a CustomerScope nor a SupplierScope:\n{}", broken.join("\n"));
    let idle: Vec<_> = WITHOUT_SCOPE.iter().filter(|entry| !used.contains(entry)).collect();
    assert!(idle.is_empty(), "these exceptions are not needed any more: {idle:?}");
}

#[test]
fn every_template_that_is_named_is_there_and_every_one_that_is_there_is_named() {
    let there: BTreeSet<String> =
        source::files("templates", ".html").into_iter().map(|path| path.replacen("templates/", "", 1)).collect();
    let mut named = BTreeSet::new();
    let texts =
        source::rust_files().into_iter().map(|file| (file.path.clone(), source::without_tests(&file.text).to_owned()));
    let templates = there.iter().map(|name| (format!("templates/{name}"), source::read(format!("templates/{name}"))));
    for (path, text) in texts.chain(templates) {
        for name in text.split('"').filter(|part| {
            part.strip_suffix(".html").is_some_and(|stem| !stem.is_empty() && !stem.contains(char::is_whitespace))
        }) {
            if let Some((before, after)) = name.split_once('{') {
                // A name that is put together: every template that fits is named by it.
                let after = after.split_once('}').map_or("", |(_, rest)| rest);
                let fitting: Vec<_> =
                    there.iter().filter(|one| one.starts_with(before) && one.ends_with(after)).cloned().collect();
                assert!(!fitting.is_empty(), "{path} names {name}, which fits no template");
                named.extend(fitting);
            } else {
                assert!(there.contains(name), "{path} names {name}, which is not in templates/");
                named.insert(name.to_owned());
            }
        }
    }
    // Components are found by the name in their definition, not by their file.
    let idle: Vec<_> = there.difference(&named).filter(|name| !name.starts_with("components/")).collect();
    assert!(idle.is_empty(), "nobody draws these templates: {idle:?}");
}
