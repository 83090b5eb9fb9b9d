//! The documents for those who carry the code on name what exists.

use crate::source;

const DOCUMENTS: [&str; 4] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/adding-a-feature.md", "README.md"];

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What stands between single backticks, outside blocks of code.
fn quoted(text: &str) -> Vec<String> {
    let prose: String =
        text.split("```").enumerate().filter(|(place, _)| place % 2 == 0).map(|(_, part)| part).collect();
    prose.split('`').enumerate().filter(|(place, _)| place % 2 == 1).map(|(_, name)| name.to_owned()).collect()
}

#[test]
fn every_path_that_a_document_names_is_there() {
    for document in DOCUMENTS {
        for name in quoted(&read(document)) {
            let is_path = ["src/", "tests/", "templates/", "docs/", "assets/", "migrations/", "locales/"]
                .iter()
                .any(|folder| name.starts_with(folder));
            if is_path && !name.contains('<') {
                let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
                assert!(std::path::Path::new(&path).exists(), "{document} names {name}");
            }
        }
    }
}

#[test]
fn every_item_that_a_document_names_is_there() {
    let files = source::rust_files();
    for document in DOCUMENTS {
        let names = quoted(&read(document));
        let items: Vec<&String> = names
            .iter()
            .filter(|name| {
                ["domain::", "formats::", "features::", "platform::", "app::"].iter().any(|root| name.starts_with(root))
            })
            .collect();
        assert!(document != "ARCHITECTURE.md" || 20 < items.len(), "{document} names only {items:?}");
        for item in items {
            let parts: Vec<&str> = item.split("::").collect();
            let (name, module) = parts.split_last().unwrap();
            let is_there = files.iter().any(|file| {
                let own = file.module();
                let here = own == module || own == parts;
                here && (own == parts
                    || ["fn", "struct", "enum", "trait", "type", "const", "mod"]
                        .iter()
                        .any(|kind| file.text.contains(&format!("{kind} {name}"))))
            });
            assert!(is_there, "{document} names {item}, which is not in the source");
        }
    }
}
