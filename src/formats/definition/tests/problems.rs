//! What authors get wrong, and what they are told.

use super::*;

/// Each: file, text, what it is replaced by, then place and part of the message of the only problem.
const QUESTIONNAIRE_CASES: &[(&str, &str, &str, &str, &str)] = &[
    // Keys, types and values.
    (
        STRUCTURE,
        "weight = 3",
        "wieght = 3",
        "sections.first.questions.measures.wieght",
        "`wieght` is not a key of this table",
    ),
    (STRUCTURE, "required = true", "must = true", "head.supplier.must", "`must` is not a key"),
    (STRUCTURE, "key = \"sample\"", "key = \"Sample\"", "key", "`Sample` cannot be a key"),
    (STRUCTURE, "key = \"sample\"\n", "", "key", "`key` is missing"),
    (STRUCTURE, "\"1.0.0\"", "\"1.0\"", "version", "`1.0` is not a semantic version"),
    (STRUCTURE, "\"1.0.0\"", "\"01.0.0\"", "version", "not a semantic version"),
    (STRUCTURE, "\"1.0.0\"", "\"1.0.0+a\"", "version", "not a semantic version"),
    (STRUCTURE, "\"1.0.0\"", "1.0", "version", "Here stands a decimal number"),
    (
        STRUCTURE,
        "weight = 3",
        "weight = 11",
        "sections.first.questions.measures.weight",
        "`weight` is 11. Give a whole number of 1 to 10.",
    ),
    (STRUCTURE, "weight = 3", "weight = 0", "sections.first.questions.measures.weight", "`weight` is 0"),
    (STRUCTURE, "weight = 3", "weight = -1", "sections.first.questions.measures.weight", "`weight` is -1"),
    (STRUCTURE, "weight = 3", "weight = 1.5", "sections.first.questions.measures.weight", "a decimal number"),
    (
        STRUCTURE,
        "how = true",
        "how = \"yes\"",
        "sections.first.questions.measures.how",
        "Here stands a text. Give `true` or `false`.",
    ),
    (
        STRUCTURE,
        "points = 4",
        "points = 5",
        "sections.second.questions.where_stored.options #1.points",
        "`points` is 5. Give a whole number of 0 to 4.",
    ),
    (
        STRUCTURE,
        "flags = [\"sub_processors_outside_eea\"]",
        "flags = [\"Abroad\"]",
        "sections.second.questions.where_stored.options #2.flags",
        "`Abroad` is not a flag of a product. The flags are `childrens_data`",
    ),
    (
        STRUCTURE,
        "number = 6",
        "number = 0",
        "sections.second.questions.tested.number",
        "Give a whole number of 1 or more.",
    ),
    (STRUCTURE, "number = 6\n", "", "sections.second.questions.tested.number", "`number` is missing"),
    (STRUCTURE, "number = 6", "number = 5", "sections.second.questions.tested.number", "The number 5 is used twice"),
    (
        STRUCTURE,
        "type = \"date\"",
        "type = \"day\"",
        "sections.second.questions.tested.type",
        "`day` is not a type. The types are `text`, `yes_no`",
    ),
    (STRUCTURE, "type = \"date\"\n", "", "sections.second.questions.tested.type", "`type` is missing"),
    (STRUCTURE, "\"country\"]", "\"name\"]", "head.partners.columns", "The key `name` is used twice"),
    (
        STRUCTURE,
        "type = \"date\"",
        "type = \"date\"\ncolumns = [\"a\"]",
        "sections.second.questions.tested.columns",
        "`columns` belong to the type `table`",
    ),
    (
        STRUCTURE,
        "type = \"date\"",
        "type = \"date\"\noptions = [{ key = \"a\" }]",
        "sections.second.questions.tested.options",
        "Options belong to the types",
    ),
    (
        STRUCTURE,
        "\"gdpr/32\"",
        "\"gdpr 32\"",
        "sections.first.questions.measures.controls",
        "`gdpr 32` does not name a control",
    ),
    (
        STRUCTURE,
        "\"gdpr/32\"",
        "\"dsgvo/32\"",
        "sections.first.questions.measures.controls",
        "`dsgvo` is not in `frameworks`",
    ),
    (
        STRUCTURE,
        "\"gdpr/32\", ",
        "\"gdpr/32\", \"gdpr/32\", ",
        "sections.first.questions.measures.controls",
        "`gdpr/32` stands here twice",
    ),
    (STRUCTURE, "\"gdpr@2016-679\"", "\"gdpr\"", "frameworks", "`gdpr` does not name a framework"),
    (
        STRUCTURE,
        "\"iso-27001@2022\"",
        "\"iso-27001@2022\", \"gdpr@2\"",
        "frameworks",
        "The framework `gdpr` stands here twice",
    ),
    (
        STRUCTURE,
        "[\"nb\", \"en\"]",
        "[\"nb\", \"en\", \"de\"]",
        "languages",
        "`de` is not a language of Tillit. The languages are `nb`, `nn`, `en` and `sv`.",
    ),
    (STRUCTURE, "[\"nb\", \"en\"]", "[\"nb\", \"en\", \"nb\"]", "languages", "`nb` stands here twice"),
    (
        STRUCTURE,
        "explanation_when = [\"yes\"]",
        "explanation_when = [\"yes\", \"maybe\"]",
        "sections.first.questions.shared.explanation_when",
        "no option `maybe`. Name one of `yes` and `no`.",
    ),
    (
        STRUCTURE,
        "type = \"date\"",
        "type = \"date\"\nexplanation_when = [\"yes\"]",
        "sections.second.questions.tested.explanation_when",
        "An explanation can be owed for",
    ),
    (
        STRUCTURE,
        "[[sections]]\nkey = \"second\"",
        "[[sections]]\nkey = \"first\"",
        "sections #2.key",
        "The key `first` is used twice",
    ),
    // Conditions.
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"sharing\", is = \"yes\" }",
        "sections.second.questions.where_stored.when",
        "refers to `sharing`, which is no question",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"where_stored\", is = \"norway\" }",
        "sections.second.questions.where_stored.when",
        "refers to its own question",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"tested\", answered = true }",
        "sections.second.questions.where_stored.when",
        "refers to `tested`, which comes later",
    ),
    (
        STRUCTURE,
        "is = \"norway\"",
        "is = \"sweden\"",
        "sections.second.questions.users.when",
        "the answer `sweden`, which `where_stored` does not have. It has `norway` and `elsewhere`.",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"no\" }",
        "{ question = \"partners\", is = \"no\" }",
        "sections.second.questions.users.when",
        "`partners` is a date or a table",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"shared\", is = true }",
        "sections.second.questions.where_stored.when.is",
        "Write `is = \"yes\"`.",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"shared\", is = [\"yes\", \"no\"] }",
        "sections.second.questions.where_stored.when.is",
        "`{ any = [ … ] }`",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"shared\" }",
        "sections.second.questions.where_stored.when",
        "has only the key `question`. Write `{ question",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"shared\", equals = \"yes\" }",
        "sections.second.questions.where_stored.when",
        "has the keys `equals` and `question`",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"shared\", is = \"yes\", answered = true }",
        "sections.second.questions.where_stored.when",
        "cannot stand together",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ any = [] }",
        "sections.second.questions.where_stored.when.any",
        "`any` is empty",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ all = { question = \"shared\", is = \"yes\" } }",
        "sections.second.questions.where_stored.when.all",
        "`all` is a list of conditions",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "\"shared\"",
        "sections.second.questions.where_stored.when",
        "A condition is a table",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{}",
        "sections.second.questions.where_stored.when",
        "The condition is empty",
    ),
    (
        STRUCTURE,
        "{ not = { question = \"shared\", is = \"no\" } }",
        "{ not = { question = \"shared\", was = \"no\" } }",
        "sections.second.questions.users.when.all #2.any #1.not",
        "has the keys `question` and `was`",
    ),
    // Flags, texts and numbers in conditions, and what can never hold.
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ not = { flag = \"abroad\" } }",
        "sections.second.questions.tested.when.not.flag",
        "`abroad` is not a flag of a product. The flags are `childrens_data`, `special_categories`, `protected_addresses` and `sub_processors_outside_eea`.",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ not = { flag = true } }",
        "sections.second.questions.tested.when.not.flag",
        "Give a text in quotation marks.",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ flag = \"childrens_data\", question = \"shared\" }",
        "sections.second.questions.tested.when",
        "has the keys `flag` and `question`",
    ),
    (
        STRUCTURE,
        "flags = [\"sub_processors_outside_eea\"]",
        "flags = [\"childrens_data\", \"childrens_data\"]",
        "sections.second.questions.where_stored.options #2.flags",
        "`childrens_data` stands here twice",
    ),
    (
        STRUCTURE,
        "{ question = \"shared\", is = \"yes\" }",
        "{ question = \"measures\", is = \"yes\" }",
        "sections.second.questions.where_stored.when",
        "`measures` is a text, which is never just `yes`. Use `answered = true`",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ question = \"users\", is = \"many\" }",
        "sections.second.questions.tested.when",
        "`users` is a number, and `many` is none",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ all = [{ question = \"shared\", is = \"yes\" }, { question = \"shared\", is = \"no\" }] }",
        "sections.second.questions.tested.when",
        "`{ question = \"shared\", is = \"yes\" }` and `{ question = \"shared\", is = \"no\" }` cannot both hold",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ all = [{ flag = \"childrens_data\" }, { all = [{ not = { flag = \"childrens_data\" } }] }] }",
        "sections.second.questions.tested.when",
        "`{ flag = \"childrens_data\" }` and `{ not = { flag = \"childrens_data\" } }` cannot both hold",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ all = [{ question = \"users\", answered = false }, { question = \"users\", is = \"12\" }] }",
        "sections.second.questions.tested.when",
        "cannot both hold, so that the question would never be asked",
    ),
    (
        STRUCTURE,
        "{ not = { flag = \"childrens_data\" } }",
        "{ any = [{ question = \"users\", answered = true }, { question = \"users\", answered = false }] }",
        "sections.second.questions.tested.when",
        "always holds, so that the condition asks for nothing",
    ),
    // Documentation for an option.
    (
        STRUCTURE,
        "key = \"iso\"\nevidence = true",
        "key = \"iso\"\nevidence = \"yes\"",
        "sections.second.questions.certificates.options #1.evidence",
        "Here stands a text. Give `true` or `false`.",
    ),
    (
        "en.toml",
        "evidence = [\"The certificate\"]\n",
        "",
        "questions.certificates.evidence",
        "asks for documentation, but no piece is named",
    ),
    (
        STRUCTURE,
        "key = \"other\"",
        "key = \"iso\"",
        "sections.second.questions.certificates.options #2.key",
        "The key `iso` is used twice",
    ),
    (
        STRUCTURE,
        "\n[[sections.questions.options]]\nkey = \"other\"\n",
        "",
        "sections.second.questions.certificates.options",
        "A choice needs at least two options",
    ),
    (STRUCTURE, "columns = [\"name\", \"country\"]\n", "", "head.partners.columns", "A table needs columns"),
    (
        STRUCTURE,
        "key = \"tested\"",
        "key = \"shared\"",
        "sections.second.questions.shared.key",
        "The key `shared` is used twice",
    ),
    (
        STRUCTURE,
        "key = \"tested\"",
        "key = \"Tested\"",
        "sections.second.questions.Tested.key",
        "`Tested` cannot be a key",
    ),
    (
        STRUCTURE,
        "number = 6",
        "number = 6\nrequired = true",
        "sections.second.questions.tested.required",
        "`required` is not a key of this table",
    ),
    // Words.
    ("en.toml", "title = \"Sample (en)\"\n", "", "title", "`title` is missing"),
    ("en.toml", "title = \"Sample (en)\"", "title = \" \"", "title", "The text is empty"),
    ("en.toml", "title = \"Sample (en)\"", "title = \"a\\u0000\"", "title", "control character U+0000"),
    (
        "en.toml",
        "[head.supplier]\nlabel = \"Supplier\"\n",
        "",
        "head.supplier",
        "The words of the head field `supplier` are missing. Add `[head.supplier]`.",
    ),
    (
        "en.toml",
        "[questions.tested]\nsubject = \"Tested\"\ntext = \"When was it tested?\"\n",
        "",
        "questions.tested",
        "Add `[questions.tested]`",
    ),
    (
        "en.toml",
        "[sections.first]\ntitle = \"First\"\nintro = \"The first.\"\n",
        "",
        "sections.first",
        "The words of the section `first` are missing",
    ),
    (
        "en.toml",
        "[sections.first]",
        "[sections.third]\ntitle = \"Third\"\n[sections.first]",
        "sections.third",
        "questionnaire.toml has no section `third`",
    ),
    (
        "en.toml",
        "[questions.tested]",
        "[questions.gone]\n[questions.tested]",
        "questions.gone",
        "questionnaire.toml has no question `gone`",
    ),
    (
        "en.toml",
        "[head.supplier]",
        "[head.gone]\n[head.supplier]",
        "head.gone",
        "questionnaire.toml has no head field `gone`",
    ),
    (
        "en.toml",
        "subject = \"Tested\"",
        "subject = \"Thirty-five characters, one too many\"",
        "questions.tested.subject",
        "The subject has 36 characters. Shorten it to at most 34",
    ),
    ("en.toml", "help = \"Tell how.\"\n", "", "questions.measures.help", "`help` is missing, but nb.toml has it"),
    ("nb.toml", "why = \"It matters.\"\n", "", "questions.measures.why", "`why` is not in nb.toml"),
    (
        "en.toml",
        "[\"A plan\", \"A report\"]",
        "[\"A plan\"]",
        "questions.measures.evidence",
        "Here are 1 pieces of documentation, in nb.toml there are 2",
    ),
    ("en.toml", "evidence = [\"A plan\", \"A report\"]\n", "", "questions.measures.evidence", "no piece is named"),
    (
        "en.toml",
        "text = \"When was it tested?\"",
        "text = \"When was it tested?\"\nevidence = [\"A plan\"]",
        "questions.tested.evidence",
        "asks for no documentation here",
    ),
    ("en.toml", "explanation = \"With whom?\"\n", "", "questions.shared.explanation", "`explanation` is missing"),
    (
        "en.toml",
        "text = \"When was it tested?\"",
        "text = \"When was it tested?\"\nexplanation = \"Why?\"",
        "questions.tested.explanation",
        "no `explanation_when` for this question",
    ),
    (
        "en.toml",
        "norway = \"Norway\"\n",
        "",
        "questions.where_stored.options",
        "The words of the options `norway` are missing",
    ),
    (
        "en.toml",
        "norway = \"Norway\"",
        "norway = \"Norway\"\nsweden = \"Sweden\"",
        "questions.where_stored.options.sweden",
        "has no option `sweden`",
    ),
    (
        "en.toml",
        "country = \"Country\"\n",
        "",
        "head.partners.columns",
        "The words of the columns `country` are missing",
    ),
    (
        "en.toml",
        "[questions.tested]",
        "[questions.tested.options]\na = \"A\"\n[questions.tested]",
        "questions.tested.options.a",
        "has no option `a`",
    ),
    (
        "en.toml",
        "label = \"Supplier\"",
        "label = \"Supplier\"\nsubject = \"Supplier\"",
        "head.supplier.subject",
        "`subject` is not a key of this table",
    ),
];

#[test]
fn every_mistake_in_a_questionnaire_is_told_once_with_its_place() {
    for (file, from, to, place, message) in QUESTIONNAIRE_CASES {
        let (questionnaire, problems) = read_questionnaire(&changed(sample(), file, from, to));
        check_only_problem(&problems, file, place, message, to);
        assert!(questionnaire.is_none(), "{to}");
    }
}

#[test]
fn the_table_of_mistakes_is_long_enough_to_mean_something() {
    assert!(40 <= QUESTIONNAIRE_CASES.len());
}

#[test]
fn every_problem_of_the_structure_has_a_line_and_says_what_to_do() {
    for (file, from, to, _, _) in QUESTIONNAIRE_CASES.iter().filter(|(file, ..)| *file == STRUCTURE) {
        for problem in read_questionnaire(&changed(sample(), file, from, to)).1 {
            assert!(problem.line.is_some() || problem.file != STRUCTURE, "{problem}");
            assert!(problem.message.ends_with(['.', '…']) || problem.message.ends_with('`'), "{problem}");
        }
    }
}

/// Broken in three files at once: structure, words, and a control that does not exist.
#[test]
fn one_run_tells_of_every_file_and_of_controls_with_their_lines() {
    let files = changed(sample(), STRUCTURE, "weight = 3", "weight = 30");
    let files = changed(files, STRUCTURE, "\"gdpr/32\"", "\"gdpr/3200\"");
    let files = changed(files, "nb.toml", "help = \"Tell how.\"", "help = \"\"");
    let files = changed(files, "en.toml", "label = \"Partners\"", "label = 1");
    let gdpr = read_framework(&sample_framework()).0.unwrap();
    let told: Vec<String> = check_questionnaire(&files, &[gdpr]).iter().map(ToString::to_string).collect();
    let begins = [
        "questionnaire.toml:26: sections.first.questions.measures.weight: `weight` is 30.",
        "nb.toml:22: questions.measures.help: The text is empty.",
        "en.toml:8: head.partners.label: Here stands a whole number.",
        "en.toml: questions.measures.help: `help` is not in nb.toml.",
        "questionnaire.toml:4: frameworks: There is no framework `iso-27001`.",
        "questionnaire.toml:28: sections.first.questions.measures.controls: gdpr@2016-679 has no control `3200`.",
    ];
    assert_eq!(told.len(), begins.len(), "{told:#?}");
    for (line, begin) in told.iter().zip(begins) {
        assert!(line.starts_with(begin), "{line}");
    }
}

const FRAMEWORK_CASES: &[(&str, &str, &str, &str, &str)] = &[
    (FRAMEWORK, "\"2016-679\"", "\"2016/679\"", "version", "`2016/679` cannot be a version"),
    (FRAMEWORK, "version = \"2016-679\"\n", "", "version", "`version` is missing"),
    (FRAMEWORK, "[\"44\"]", "[]", "groups.chapter_5.controls", "The group has no control"),
    (FRAMEWORK, "languages", "language", "languages", "names no language"),
    (
        FRAMEWORK,
        "key = \"chapter_5\"",
        "key = \"chapter_5\"\ntitle = \"x\"",
        "groups.chapter_5.title",
        "`title` is not a key",
    ),
    (
        FRAMEWORK,
        "[\"24\", \"32\"]",
        "[\"24\", \"32\", \"24\"]",
        "groups.chapter_4.controls",
        "The control `24` stands here twice",
    ),
    ("en.toml", "\"24\" = \"Responsibility\"\n", "", "controls", "The names of the controls `24` are missing"),
    ("en.toml", "\"24\" =", "\"25\" = \"By design\"\n\"24\" =", "controls.25", "framework.toml has no control `25`"),
    ("en.toml", "label = \"GDPR art.\"\n", "", "label", "`label` is missing"),
    ("en.toml", "chapter_4 = \"Duties\"", "chapter_4 = 4", "groups.chapter_4", "Here stands a whole number"),
    ("en.toml", "title", "titel = \"x\"\ntitle", "titel", "`titel` is not a key"),
];

#[test]
fn every_mistake_in_a_framework_is_told_with_its_place() {
    assert_eq!(read_framework(&sample_framework()).1, []);
    for (file, from, to, place, message) in FRAMEWORK_CASES {
        let (framework, problems) = read_framework(&changed(sample_framework(), file, from, to));
        assert!(framework.is_none(), "{to}");
        let found = problems.iter().find(|problem| problem.file == *file && problem.place == *place);
        assert!(found.is_some_and(|problem| problem.message.contains(message)), "{to}: {problems:#?}");
    }
}

fn check_only_problem(problems: &[Problem], file: &str, place: &str, message: &str, case: &str) {
    let about_place: Vec<&Problem> = problems.iter().filter(|problem| problem.place == place).collect();
    assert_eq!(about_place.len(), 1, "{case}: {problems:#?}");
    // What was taken away here may be missed there; but nothing else may be told of the same file.
    assert!(about_place[0].message.contains(message), "{case}: {problems:#?}");
    assert!(problems.iter().all(|problem| problem.place == place || problem.file != file), "{case}: {problems:#?}");
}
