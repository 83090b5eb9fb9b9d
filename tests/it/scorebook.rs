//! Assessments and comparisons as workbooks: their formulas, worked out by LibreOffice, give the scores of `domain::score`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use tillit::domain::condition::shown;
use tillit::domain::framework::Framework;
use tillit::domain::id::SubmissionId;
use tillit::domain::language::Language;
use tillit::domain::questionnaire::ControlRef;
use tillit::domain::rating::{Confidence, Level, Rating, Verdict};
use tillit::domain::score::{BasisPoints, Score, Scores, scores};
use tillit::features::assessment::service as assessments;
use tillit::formats::xlsx::scorebook::{Judged, ScoreBook, ScoreLabels, write};
use tillit::platform::i18n::Words;

use crate::db_test;
use crate::harness::{TestApp, check_package, full_answers, parts, through_libreoffice};
use crate::workbook::{built_in_framework, skolesec};

/// Those of Skolesec, in its own order.
fn frameworks() -> Vec<Arc<Framework>> {
    ["gdpr/2016-679", "iso-27001/2022", "dt-guide/2009"].map(|name| Arc::new(built_in_framework(name))).into()
}

/// Ratings of every sort, by number: few, many, musts that are not met, what does not apply and what is not asked.
fn ratings(pattern: u32) -> BTreeMap<String, Rating> {
    let rating = |number: u32| {
        let mixed = number.wrapping_mul(2_654_435_761).wrapping_add(pattern.wrapping_mul(40_503)) >> 7;
        let confidence = Confidence::ALL[(mixed % 3) as usize];
        let verdict = match (pattern, mixed % 11) {
            (0, _) | (_, 0) => return None,
            (_, 1) => Verdict::NotApplicable,
            (1, other) => Verdict::Level(Level::new(2 + u8::try_from(other % 3).unwrap()).unwrap(), confidence),
            (_, other) => Verdict::Level(Level::new(u8::try_from(other % 5).unwrap()).unwrap(), confidence),
        };
        Some(Rating { verdict, reason: "=ikke en formel".to_owned() })
    };
    skolesec().questions().filter_map(|question| Some((question.key.clone(), rating(question.number)?))).collect()
}

fn judged(pattern: u32) -> Judged {
    let questionnaire = skolesec();
    let mut answers = full_answers(&questionnaire, "Svar");
    if pattern == 2 {
        // Question 52 is not asked.
        answers.remove("transfer_abroad");
    }
    let asked = shown(&questionnaire, &answers).into_iter().map(str::to_owned).collect();
    Judged {
        supplier: format!("Løa's {pattern}: AS?"),
        product: "Bok".to_owned(),
        answers,
        gaps: BTreeMap::from([("logging".to_owned(), "Fellesdriften leverer logg i mai.".to_owned())]),
        documents: BTreeMap::from([("logging".to_owned(), vec!["Logg.pdf · side 4".to_owned()])]),
        ratings: ratings(pattern),
        asked,
    }
}

fn book(submissions: &[Judged], language: Language) -> Vec<u8> {
    let words = Words::load().unwrap();
    let labels = ScoreLabels::new(|key| {
        assert!(words.keys(language).contains(key), "{} lacks {key}", language.tag());
        words.get(language, key, &[])
    });
    let questionnaire = skolesec();
    let frameworks = frameworks();
    let book =
        ScoreBook { questionnaire: &questionnaire, frameworks: &frameworks, language, labels: &labels, submissions };
    write(&book).unwrap()
}

/// The rows of sums of a sheet of arithmetic: weights owed and rated, points, weight documented, unmet musts, then the shares.
fn sums(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: usize) -> Vec<Vec<Data>> {
    let name = workbook.sheet_names()[sheet].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    let (height, _) = range.get_size();
    let first = 3 + skolesec().questions().count() + 2;
    (first..height).map(|row| (8..18).map(|column| range[(row, column)].clone()).collect()).collect()
}

/// What each framework and each of its controls comes to, in the order of the catalogues.
fn control_scores(scores: &Scores) -> Vec<(String, &Score)> {
    let mut found = Vec::new();
    for framework in frameworks() {
        found.push((framework.key.clone(), &scores.frameworks[&framework.key]));
        for control in framework.controls() {
            let reference = ControlRef { framework: framework.key.clone(), control: control.to_owned() };
            found.extend(scores.controls.get(&reference).map(|score| (control.to_owned(), score)));
        }
    }
    found
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        Data::Int(number) => i32::try_from(*number).ok().map(f64::from),
        _ => None,
    }
}

/// In ten-thousandths.
fn points(cell: &Data) -> Option<u32> {
    number(cell).map(|share| format!("{:.0}", share * 10_000.0).parse().unwrap())
}

fn says_the_same(row: &[Data], score: &Score, what: &str) {
    let whole = |at: usize| number(&row[at]).map(|number| format!("{number:.0}").parse::<u32>().unwrap());
    assert_eq!(whole(0), Some(score.weight_owed), "{what}: owed");
    assert_eq!(whole(1), Some(score.weight_rated), "{what}: rated");
    assert_eq!(whole(2), Some(score.points), "{what}: points");
    assert_eq!(whole(3), Some(score.weight_documented), "{what}: documented");
    assert_eq!(whole(4), Some(u32::try_from(score.unmet_musts.len()).unwrap()), "{what}: musts");
    assert_eq!(points(&row[5]), score.uncapped().map(BasisPoints::number), "{what}: uncapped");
    assert_eq!(points(&row[6]), score.result().map(BasisPoints::number), "{what}: exact");
    let tenths = number(&row[7]).map(|score| format!("{:.0}", score * 10.0).parse::<u32>().unwrap());
    assert_eq!(tenths, score.result().map(BasisPoints::tenths_of_level), "{what}: score");
    assert_eq!(points(&row[8]), score.coverage().map(BasisPoints::number), "{what}: coverage");
    assert_eq!(points(&row[9]), score.documented_share().map(BasisPoints::number), "{what}: documented share");
}

#[test]
fn the_formulas_give_the_scores() {
    let submissions: Vec<Judged> = (0..5).map(judged).collect();
    let written = book(&submissions, Language::Nb);
    check_package(&written);
    let calculated = through_libreoffice(&BTreeMap::from([("scores".to_owned(), written.clone())]));
    let questionnaire = skolesec();
    let mut capped = 0;
    // As we say they are, and as LibreOffice works them out.
    for bytes in [&written, &calculated["scores"]] {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        for (number, judged) in submissions.iter().enumerate() {
            let asked: BTreeSet<&str> = judged.asked.iter().map(String::as_str).collect();
            let expected = scores(&questionnaire, &judged.ratings, &asked);
            capped += usize::from(expected.whole.is_capped());
            let rows = sums(&mut workbook, 3 + number);
            says_the_same(&rows[0], &expected.whole, &format!("{number}, the whole"));
            let (sections, controls) = rows[1..].split_at(expected.sections.len());
            for (row, section) in sections.iter().zip(&expected.sections) {
                says_the_same(row, &section.score, &format!("{number}, {}", section.key));
            }
            let expected_controls = control_scores(&expected);
            assert_eq!(controls.len(), expected_controls.len());
            for (row, (name, score)) in controls.iter().zip(expected_controls) {
                says_the_same(row, score, &format!("{number}, {name}"));
            }
        }
    }
    assert!(2 <= capped, "some are capped by a must");
}

#[test]
fn the_workbook_has_filters_frozen_panes_colours_and_a_radar() {
    for language in Language::ALL {
        let written = book(&[judged(1), judged(2)], language);
        check_package(&written);
        let parts = parts(&written);
        for sheet in ["sheet1", "sheet2", "sheet3", "sheet4"] {
            let text = &parts[&format!("xl/worksheets/{sheet}.xml")];
            assert!(text.contains("<autoFilter ") && text.contains("state=\"frozen\""), "{sheet}");
        }
        assert_eq!(parts["xl/worksheets/sheet2.xml"].matches("<colorScale>").count(), 1);
        assert!(parts["xl/charts/chart1.xml"].contains("<c:radarChart>"));
        // What a supplier said of a gap, and the place in a document, come along.
        for said in ["Fellesdriften leverer logg i mai.", "Logg.pdf · side 4"] {
            assert!(parts["xl/sharedStrings.xml"].contains(said), "{said}");
        }
        // A text is a text.
        assert!(parts["xl/sharedStrings.xml"].contains("=ikke en formel"));
    }
}

db_test!(an_assessment_and_a_comparison_are_taken_home, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut submissions: Vec<SubmissionId> = Vec::new();
    for (name, number) in [("Fjordtavla AS", "310000124"), ("Vardesyn AS", "310000132")] {
        let asked = app.ask_supplier(&customer, name, number).await;
        submissions.push(app.answer_and_submit(&asked, "Sendt inn").await);
    }
    let assessment = assessments::start(&app.app, &customer, &submissions[0]).await.unwrap();
    let level = Verdict::Level(Level::new(3).unwrap(), Confidence::Documented);
    assessments::rate(&app.app, &customer, &assessment, "logging", Some(level), "Godt", 0).await.unwrap();
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let overview = browser.visit(&format!("/assessments/{assessment}")).await;
    let path = format!("/assessments/{assessment}/workbook");
    assert!(overview.attributes("a", "href").contains(&path), "{}", overview.text());
    let file = browser.get(&path).await;
    assert_eq!(file.status, 200);
    assert!(file.headers["content-disposition"].contains("Fjordtavla"));
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
    assert_eq!(workbook.sheet_names().len(), 4);
    assert_eq!(points(&sums(&mut workbook, 3)[0][6]), Some(7_500));

    let query = format!("submission={}&submission={}", submissions[0], submissions[1]);
    let page = browser.get(&format!("/comparison?{query}")).await;
    let path = format!("/comparison/workbook?{query}");
    assert!(page.attributes("a", "href").contains(&path), "{}", page.text());
    let file = browser.get(&path).await;
    assert_eq!(file.status, 200);
    let workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
    assert_eq!(workbook.sheet_names().len(), 5);
    assert_eq!(browser.get("/comparison/workbook").await.status, 400);
});
