//! The command line as a person or a script meets it: the real program, its output and its exit code.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The program with these arguments, in a folder of its own, with no settings but those given.
fn tillit(folder: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tillit"));
    command.args(arguments).current_dir(folder).env_clear().envs(settings.iter().copied());
    command.output().unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const DEFINITIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires");

#[test]
fn the_definitions_of_the_repository_have_no_problems() {
    let folder = TempDir::new().unwrap();
    let output = tillit(folder.path(), &[], &["questionnaire", "check", DEFINITIONS]);
    assert!(output.status.success(), "{}", words(&output.stdout));
    let count = |name| crate::source::files("questionnaires", name).len();
    let there = count("/questionnaire.toml") + count("/framework.toml");
    assert!(6 < there, "{there}");
    assert_eq!(words(&output.stdout), format!("{there} definitions, no problems.\n"));
}

#[test]
fn every_problem_of_a_definition_is_told_with_its_file_and_line() {
    let folder = TempDir::new().unwrap();
    let source = Path::new(DEFINITIONS).join("skolesec-ros/1.0.0");
    for file in ["questionnaire.toml", "nb.toml", "nn.toml", "en.toml", "sv.toml"] {
        let text = std::fs::read_to_string(source.join(file)).unwrap();
        // A control that no framework has, and a word file that is no TOML.
        let text = text.replace("gdpr/24", "gdpr/2400");
        let text = if file == "sv.toml" { text.replacen("title = ", "title ", 1) } else { text };
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let output = tillit(folder.path(), &[], &["questionnaire", "check", "."]);
    assert!(!output.status.success());
    assert!(words(&output.stdout).contains("/sv.toml:1: "), "{}", words(&output.stdout));
    assert!(words(&output.stderr).starts_with("error: "), "{}", words(&output.stderr));

    std::fs::copy(source.join("sv.toml"), folder.path().join("sv.toml")).unwrap();
    let output = tillit(folder.path(), &[], &["questionnaire", "check", "."]);
    assert!(!output.status.success());
    assert!(words(&output.stdout).contains("`gdpr/2400`"), "{}", words(&output.stdout));
}

#[test]
fn several_broken_folders_are_told_of_in_one_run() {
    let folder = TempDir::new().unwrap();
    let source = Path::new(DEFINITIONS).join("skolesec-ros/1.0.0");
    for (name, from, to) in [
        ("one", "weight = ", "wieght = "),
        ("two", "gdpr/24", "gdpr/2400"),
        ("three/deep", "is = \"yes\"", "is = \"maybe\""),
    ] {
        let copy = folder.path().join(name);
        std::fs::create_dir_all(&copy).unwrap();
        for file in ["questionnaire.toml", "nb.toml", "nn.toml", "en.toml", "sv.toml"] {
            let text = std::fs::read_to_string(source.join(file)).unwrap();
            let text = if file == "questionnaire.toml" { text.replacen(from, to, 1) } else { text };
            // Both folders have a fault in their words as well.
            let text = if file == "nn.toml" { text.replacen("description", "descriptoin", 1) } else { text };
            std::fs::write(copy.join(file), text).unwrap();
        }
    }
    let output = tillit(folder.path(), &[], &["questionnaire", "check", "one", "two", "three"]);
    assert_eq!(output.status.code(), Some(1));
    let told = words(&output.stdout);
    for part in ["two/questionnaire.toml:", "`gdpr/2400`", "three/deep/questionnaire.toml:", "`maybe`"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for name in ["one", "two", "three/deep"] {
        assert!(told.contains(&format!("{name}/nn.toml:")), "{told}");
    }
    assert!(words(&output.stderr).contains("in 3 definitions"), "{}", words(&output.stderr));
}

#[test]
fn a_folder_without_definitions_is_an_error_and_not_a_success() {
    let folder = TempDir::new().unwrap();
    for path in [".", "no-such-folder"] {
        let output = tillit(folder.path(), &[], &["questionnaire", "check", path]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(words(&output.stderr).starts_with("error: "));
    }
}

#[test]
fn a_questionnaire_is_shown_as_text_and_as_json() {
    let folder = TempDir::new().unwrap();
    let show = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["questionnaire", "show"].iter().chain(arguments).copied().collect();
        tillit(folder.path(), &[], &arguments)
    };
    let text = words(&show(&["skolesec-ros@1.0.0", "--language", "en"]).stdout);
    assert!(text.contains(" 52  ") && text.contains("transfer_agreements"), "{text}");
    let shown = show(&["skolesec-ros@1.0.0", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    let questions: usize =
        json["sections"].as_array().unwrap().iter().map(|section| section["questions"].as_array().unwrap().len()).sum();
    assert_eq!(questions, 52);
    assert_eq!(json["head"].as_array().unwrap().len(), 9);
    let unknown = show(&["skolesec-ros@9.9.9"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(words(&unknown.stderr).contains("`skolesec-ros@1.0.0`"), "it names what there is");
}

#[test]
fn a_bad_setting_is_named_at_start() {
    let folder = TempDir::new().unwrap();
    let output = tillit(folder.path(), &[("TILLIT_LISTEN", "nowhere")], &["serve", "--migrate"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("TILLIT_LISTEN"), "{}", words(&output.stderr));
    let output = tillit(folder.path(), &[("TILLIT_NO_SUCH", "1")], &["migrate"]);
    assert!(words(&output.stderr).contains("TILLIT_NO_SUCH"), "{}", words(&output.stderr));
}

#[test]
fn the_server_does_not_start_on_tables_of_an_older_version() {
    let folder = TempDir::new().unwrap();
    let output = tillit(folder.path(), &[], &["events", "verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("tillit migrate"), "{}", words(&output.stderr));
}

#[test]
fn the_event_log_shows_what_was_changed_behind_its_back() {
    use diesel::{Connection, RunQueryDsl, SqliteConnection, sql_query};
    let folder = TempDir::new().unwrap();
    let settings = [("TILLIT_PASSWORD_COST", "least")];
    assert!(tillit(folder.path(), &settings, &["migrate"]).status.success());
    for name in ["one", "two", "three", "four"] {
        use std::io::Write as _;
        let mut child = Command::new(env!("CARGO_BIN_EXE_tillit"))
            .args(["user", "add", &format!("{name}@kommune.example"), "--name", name])
            .args(["--customer", "Nordfjorden kommune", "--org-number", "310000108"])
            .current_dir(folder.path())
            .env_clear()
            .envs(settings)
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(b"a long password\n").unwrap();
        assert!(child.wait().unwrap().success());
    }
    let file = folder.path().join("data/tillit.db");
    let whole = std::fs::read(&file).unwrap();
    let verify = || tillit(folder.path(), &settings, &["events", "verify"]);
    assert!(verify().status.success(), "{}", words(&verify().stdout));
    let tamperings = [
        "UPDATE events SET detail = '{\"role\":\"reader\"}' WHERE sequence = 2",
        "DELETE FROM events WHERE sequence = 2",
        "DELETE FROM events WHERE sequence = 4",
        "UPDATE events SET at = '2020-01-01T00:00:00.000000Z' WHERE sequence = 1",
        "UPDATE events SET sequence = CASE sequence WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE sequence END",
        "DELETE FROM events; DELETE FROM event_heads WHERE sequence > 100",
    ];
    for tampering in tamperings {
        std::fs::write(&file, &whole).unwrap();
        {
            let mut connection = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
            for statement in tampering.split(';') {
                sql_query(statement).execute(&mut connection).unwrap();
            }
            sql_query("UPDATE events SET sequence = -sequence WHERE sequence < 0").execute(&mut connection).unwrap();
        }
        let output = verify();
        assert_eq!(output.status.code(), Some(1), "{tampering}: {}", words(&output.stdout));
        assert!(words(&output.stdout).contains("BROKEN"), "{tampering}");
    }
}

#[test]
fn the_demo_is_loaded_once_and_its_event_log_is_whole() {
    let folder = TempDir::new().unwrap();
    let settings = [("TILLIT_PASSWORD_COST", "least")];
    let output = tillit(folder.path(), &settings, &["demo"]);
    assert!(output.status.success(), "{}", words(&output.stderr));
    let printed = words(&output.stdout);
    assert!(printed.contains("anna@nordfjorden.example"), "{printed}");
    assert_eq!(printed.matches("/l/").count(), 2, "{printed}");
    let again = words(&tillit(folder.path(), &settings, &["demo"]).stdout);
    assert!(again.starts_with("The database is not empty"), "{again}");
    assert_eq!(again.matches("/l/").count(), 2, "{again}");
    let verified = tillit(folder.path(), &settings, &["events", "verify"]);
    assert!(verified.status.success(), "{}", words(&verified.stdout));
}

#[test]
fn a_questionnaire_goes_out_as_json_and_comes_in_again_as_the_same_files() {
    let folder = TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let output = tillit(folder.path(), &[], arguments);
        assert!(output.status.success(), "{arguments:?}: {}", words(&output.stderr));
        words(&output.stdout)
    };
    run(&["questionnaire", "export", "skolesec-ros@1.0.0", "--as", "json", "--out", "one.json"]);
    run(&["questionnaire", "export", "skolesec-ros@1.0.0", "--as", "toml", "--out", "exported"]);
    let told = run(&["questionnaire", "import", "one.json", "--out", "imported"]);
    assert!(told.starts_with("one.json: skolesec-ros@1.0.0\n"), "{told}");
    assert!(told.contains("52 questions in 3 sections"), "{told}");
    for file in ["questionnaire.toml", "nb.toml", "nn.toml", "en.toml", "sv.toml"] {
        let read = |from: &str| std::fs::read_to_string(folder.path().join(from).join(file)).unwrap();
        assert_eq!(read("exported"), read("imported"), "{file}");
    }
    run(&["questionnaire", "check", "imported"]);
    let again = tillit(folder.path(), &[], &["questionnaire", "import", "one.json", "--out", "imported"]);
    assert_eq!(again.status.code(), Some(1), "an existing file is not overwritten");
}

#[test]
fn a_file_that_cannot_be_imported_is_told_with_its_line() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("broken.json"), "// made up\n{\"questionnaire\": [\n  \"a\" + 1\n]}").unwrap();
    let output = tillit(folder.path(), &[], &["questionnaire", "import", "broken.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        words(&output.stderr),
        "error: broken.json: line 3: A plus sign joins two texts, but no text follows here.\n"
    );
    std::fs::write(folder.path().join("none.bin"), [0, 159, 146, 150]).unwrap();
    for command in [["questionnaire", "import"], ["framework", "import"]] {
        let output = tillit(folder.path(), &[], &[command[0], command[1], "none.bin"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(words(&output.stderr).starts_with("error: none.bin: "), "{}", words(&output.stderr));
    }
}

#[test]
fn a_framework_goes_out_as_oscal_and_comes_in_again_the_same() {
    let folder = TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let output = tillit(folder.path(), &[], arguments);
        assert!(output.status.success(), "{arguments:?}: {}", words(&output.stderr));
        words(&output.stdout)
    };
    run(&["framework", "export", "iso-27001@2022", "--language", "nn", "--out", "iso.json"]);
    let told = run(&["framework", "import", "iso.json", "--out", "iso", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["key"].as_str(), told["version"].as_str()), (Some("iso-27001"), Some("2022")));
    run(&["questionnaire", "check", "iso"]);
    let source = Path::new(DEFINITIONS).join("frameworks/iso-27001/2022/nn.toml");
    let read = |path: &Path| std::fs::read_to_string(path).unwrap().parse::<toml::Table>().unwrap();
    assert_eq!(read(&folder.path().join("iso/nn.toml")), read(&source));
}

/// The help of a command and of every command below it.
fn helps(path: &[&str], found: &mut Vec<(String, String)>) {
    let folder = TempDir::new().unwrap();
    let arguments: Vec<&str> = path.iter().copied().chain(["--help"]).collect();
    let output = tillit(folder.path(), &[], &arguments);
    assert!(output.status.success(), "{path:?}");
    let text = words(&output.stdout);
    if let Some((_, commands)) = text.split_once("\nCommands:\n") {
        let commands = commands.split("\n\n").next().unwrap();
        let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        for name in names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
            let below: Vec<&str> = path.iter().copied().chain([name]).collect();
            helps(&below, found);
        }
    }
    found.push((path.join(" "), text));
}

#[test]
fn every_command_says_what_it_does_with_an_example() {
    let mut found = Vec::new();
    helps(&[], &mut found);
    assert!(12 < found.len(), "{found:?}");
    for (command, text) in &found {
        let example = text.split_once("Example: `").map(|(_, rest)| rest.split('`').next().unwrap().to_owned());
        let example = example.unwrap_or_else(|| panic!("`tillit {command} --help` has no example: {text}"));
        let folded = example.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            folded.contains(&format!("tillit {command}")) || folded.contains("tillit serve"),
            "{command}: {folded}"
        );
    }
    let add = &found.iter().find(|(command, _)| command == "user add").unwrap().1;
    assert!(add.contains("first line of standard input"), "{add}");
}

#[test]
fn a_bad_setting_is_an_error_and_no_password_is_printed() {
    let folder = TempDir::new().unwrap();
    let output = tillit(folder.path(), &[("TILLIT_LOG", "tillit=,=,")], &["migrate"]);
    assert!(!output.status.success());
    assert!(words(&output.stderr).contains("TILLIT_LOG"), "{}", words(&output.stderr));
    // Nobody listens there; the second is not even an address.
    for url in [
        "postgres://127.0.0.1:1/tillit?user=u&password=hemmelig",
        "postgres://u:hemmelig@127.0.0.1:1/tillit?sslmode=disable",
        "postgres://u:hemmelig@[127.0.0.1/tillit",
        "postgres://127.0.0.1:1/tillit?password=hemmelig&no_such_setting=1",
    ] {
        let output = tillit(folder.path(), &[("TILLIT_DATABASE_URL", url)], &["migrate"]);
        assert!(!output.status.success());
        let said = words(&output.stderr);
        assert!(said.starts_with("error: ") && !said.contains("hemmelig"), "{said}");
    }
}

#[test]
fn an_account_needs_an_address_and_the_error_says_so() {
    let folder = TempDir::new().unwrap();
    let arguments = ["user", "add", "nobody", "--name", "A", "--customer", "B", "--org-number", "310000108"];
    let output = tillit(folder.path(), &[], &arguments);
    assert!(!output.status.success());
    let said = words(&output.stderr);
    assert!(
        said.contains("'nobody'") && said.contains("anna@kommune.example") && !said.contains("bad-input"),
        "{said}"
    );
}

#[test]
fn the_demo_prints_each_link_once_also_under_another_address() {
    let folder = TempDir::new().unwrap();
    let demo = |base: &str| {
        let output = tillit(folder.path(), &[("TILLIT_BASE_URL", base), ("TILLIT_PASSWORD_COST", "least")], &["demo"]);
        assert!(output.status.success(), "{}", words(&output.stderr));
        words(&output.stdout)
    };
    demo("http://127.0.0.1:8080");
    let again = demo("https://tillit.kommune.example");
    let links: Vec<&str> = again.split_whitespace().filter(|word| word.contains("/l/")).collect();
    assert!(!links.is_empty());
    assert!(links.iter().all(|link| link.matches("://").count() == 1), "{links:?}");
}

/// The program with these arguments and a password on its input.
fn add_user(folder: &Path, arguments: &[&str]) -> Output {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_tillit"))
        .args(["user", "add"])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("TILLIT_PASSWORD_COST", "least")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end before it reads, when a name is none.
    child.stdin.take().unwrap().write_all(b"a long password\n").ok();
    child.wait_with_output().unwrap()
}

#[test]
fn an_account_has_names_that_can_be_seen_and_is_told_with_the_customers_stored_name() {
    let folder = TempDir::new().unwrap();
    let add = |email: &str, name: &str, customer: &str| {
        add_user(folder.path(), &[email, "--name", name, "--customer", customer, "--org-number", "310000108"])
    };
    for (name, customer, argument) in [(" ", "Nordfjorden", "--name"), ("Anna", "\u{200B}", "--customer")] {
        let output = add("anna@kommune.example", name, customer);
        assert!(!output.status.success());
        assert!(words(&output.stderr).contains(argument), "{}", words(&output.stderr));
    }
    let first = words(&add("anna@kommune.example", "Anna", "Nordfjorden kommune").stdout);
    assert_eq!(first, "anna@kommune.example has an account, and is assessor at Nordfjorden kommune.\n");
    let second = words(&add("jon@kommune.example", "Jon", "Noe annet").stdout);
    assert!(
        second.starts_with("jon@kommune.example has an account, and is assessor at Nordfjorden kommune.\n"),
        "{second}"
    );
    assert!(second.contains("310000108 belongs to Nordfjorden kommune already"), "{second}");
}

#[test]
fn two_that_bring_a_new_file_up_to_date_take_turns() {
    let folder = TempDir::new().unwrap();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_tillit"))
            .arg("migrate")
            .current_dir(folder.path())
            .env_clear()
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    let running: Vec<_> = (0..3).map(|_| start()).collect();
    let ended: Vec<Output> = running.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert!(ended.iter().all(|output| output.status.success()), "{ended:?}");
    let told: Vec<String> = ended.iter().map(|output| words(&output.stdout)).collect();
    assert_eq!(told.iter().filter(|told| told.contains("are up to date")).count(), 2, "{told:?}");
    // The first one is named first.
    let applied = told.iter().find(|told| told.starts_with("Applied")).unwrap();
    let versions: Vec<&str> = applied.trim_end_matches(".\n").rsplit_once(": ").unwrap().1.split(", ").collect();
    assert!(1 < versions.len() && versions.is_sorted(), "{applied}");
}

#[test]
fn two_demos_at_once_make_one_and_the_other_says_why_not() {
    let folder = TempDir::new().unwrap();
    let settings = [("TILLIT_PASSWORD_COST", "least")];
    assert!(tillit(folder.path(), &settings, &["migrate"]).status.success());
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_tillit"))
            .arg("demo")
            .current_dir(folder.path())
            .env_clear()
            .envs(settings)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    let running = [start(), start()];
    let ended = running.map(|child| child.wait_with_output().unwrap());
    assert!(ended.iter().any(|output| output.status.success()), "{ended:?}");
    for output in &ended {
        // The slower one finds it loaded, or that it is being loaded: both are said in words.
        let told = format!("{}{}", words(&output.stdout), words(&output.stderr));
        let is_clear = ["Demo: sign in as", "is filling", "is not empty"].iter().any(|clear| told.contains(clear));
        assert!(is_clear, "{told}");
    }
    assert!(tillit(folder.path(), &settings, &["events", "verify"]).status.success());
}

#[test]
fn a_log_that_is_not_there_is_not_called_whole() {
    let folder = TempDir::new().unwrap();
    let settings = [("TILLIT_DATABASE_URL", "sqlite://elsewhere/tillit.db")];
    let output = tillit(folder.path(), &settings, &["events", "verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words(&output.stderr).contains("there is no database at sqlite://elsewhere/tillit.db"),
        "{}",
        words(&output.stderr)
    );
    assert!(!folder.path().join("elsewhere").exists(), "nothing was made");
}
