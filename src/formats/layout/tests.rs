//! The traits of other people's workbooks, each in the smallest sheet that shows it.

use std::sync::Arc;

use super::grid::{Book, Cell, CellKind, DropDown, Sheet, parse_area};
use super::{LayoutProblemKind, Proposal, Verdict, find, fingerprint::fingerprint};

/// A sheet from text: a line is a row, `|` stands between cells, `⏎` is a line break; `#5.1` is a number without a format.
fn sheet(name: &str, rows: &str, merges: &[&str]) -> Sheet {
    let mut cells = Vec::new();
    for (row, line) in (0_u32..).zip(rows.lines()) {
        for (column, text) in (0_u32..).zip(line.split('|')) {
            let text = text.strip_prefix(' ').unwrap_or(text);
            let text = text.strip_suffix(' ').unwrap_or(text).replace('⏎', "\n");
            if text.is_empty() {
                continue;
            }
            let (kind, text) = match text.strip_prefix('#').filter(|rest| rest.parse::<f64>().is_ok()) {
                Some(number) => (CellKind::PlainNumber, number.to_owned()),
                None => (CellKind::Text, text),
            };
            cells.push(Cell { row, column, text: Arc::from(text), kind, formula: false });
        }
    }
    let merges = merges.iter().map(|area| parse_area(area).unwrap()).collect();
    Sheet { name: name.to_owned(), cells, merges, ..Sheet::default() }
}

fn with_list(mut sheet: Sheet, areas: &str, values: &[&str]) -> Sheet {
    sheet.lists.push(DropDown {
        areas: areas.split(' ').map(|area| parse_area(area).unwrap()).collect(),
        values: Arc::new(values.iter().map(|value| (*value).to_owned()).collect()),
    });
    sheet
}

fn found(sheets: Vec<Sheet>) -> Proposal {
    find(&Book { sheets })
}

/// Questions, answers and sections.
fn counts(proposal: &Proposal) -> (usize, usize, usize) {
    (proposal.items.len(), proposal.answered(), proposal.sections())
}

fn kinds(proposal: &Proposal) -> Vec<LayoutProblemKind> {
    proposal.problems.iter().map(|problem| problem.kind).collect()
}

#[test]
fn a_plain_list_under_one_word_is_a_questionnaire() {
    let proposal =
        found(vec![sheet("Ark1", "Spørsmål\nHar dere rutiner?\nHvordan lagres data?\nHvem har tilgang?", &[])]);
    assert_eq!(counts(&proposal), (3, 0, 0));
    let proposal = found(vec![sheet(
        "Ark1",
        "Nr | Spørsmål | Svar\n#1 | Har dere rutiner? | Ja\n#2 | Hvordan lagres data? |",
        &[],
    )]);
    assert_eq!(counts(&proposal), (2, 1, 0));
    assert_eq!(proposal.items[0].id, "1");
}

#[test]
fn a_header_may_stand_on_any_row() {
    let intro =
        "Questionnaire for vendors\n\nPlease answer every question below, and return the file before the deadline.\n"
            .to_owned();
    let rows = intro
        + &"\n".repeat(13)
        + "ID | Question | Response | Comments\nA-1 | Do you have a policy? | Yes |\nA-2 | Do you test it? | |";
    let proposal = found(vec![sheet("Questions", &rows, &[])]);
    assert_eq!(counts(&proposal), (2, 1, 0));
    assert_eq!(proposal.mapping.sheets[0].regions[0].header, Some((16, 16)));
}

/// The controls' cells are merged downwards over their questions, the answer is a cross in one of three columns,
/// the header has two rows, and the last row says whose it is.
#[test]
fn crosses_in_three_columns_under_a_header_of_two_rows() {
    let rows = "\
CONSENSUS QUESTIONNAIRE v3
Control Domain | Control ID | Question ID | Control Specification | Consensus Assessment Questions | Consensus Assessment Answers | | | Notes
 | | | | | Yes | No | Not Applicable |
Application & Interface Security⏎Application Security | AIS-01 | AIS-01.1 | Applications shall be designed well. | Do you use industry standards? | x | | |
 | | AIS-01.2 | | Do you use an automated tool? | | X | | Only by hand
 | | AIS-01.3 | | Do you verify your suppliers? | | | x |
Application & Interface Security⏎Customer Access | AIS-02 | AIS-02.1 | Prior to granting access… | Are all requirements addressed? | | | |
Audit Assurance & Compliance⏎Planning | AAC-01 | AAC-01.1 | Plans shall be developed. | Do you produce audit assertions? | | | |
© Copyright 2014-2019 Some Alliance. All rights reserved.";
    let merges =
        ["A1:I1", "F2:H2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "I2:I3", "A4:A6", "B4:B6", "D4:D6", "A9:I9"];
    let proposal = found(vec![sheet("CAIQ", rows, &merges)]);
    assert_eq!(counts(&proposal), (5, 3, 2));
    let answers: Vec<&str> = proposal.items.iter().map(|item| item.answer.as_str()).collect();
    assert_eq!(answers, ["Yes", "No", "Not Applicable", "", ""]);
    assert_eq!(proposal.items[1].comment, "Only by hand");
    assert_eq!(proposal.items[1].id, "AIS-01.2");
    assert_eq!(proposal.items[1].sections, ["Application & Interface Security"]);
    assert!(proposal.items[0].question.starts_with("Do you use industry"));
}

/// The columns after the answers are the customer's and the standard's; the group stands to the right of the question.
#[test]
fn the_answer_is_chosen_among_many_columns_that_sound_alike() {
    let rows = "\
QUESTIONNAIRE v4.0.2
Question ID | Question | CSP CAIQ Answer | SSRM Control Ownership | CSP Implementation Description (Optional/Recommended) | CSC Responsibilities (Optional/Recommended) | CCM Control ID | CCM Control Specification | CCM Control Title | CCM Domain Title
A&A-01.1 | Are audit and assurance policies established? | Yes | CSP-owned | Reviewed each year | | A&A-01 | Establish, document, approve policies. | Audit Policy | Audit & Assurance
A&A-01.2 | Are audit and assurance policies reviewed at least annually? | | | | | | | |
A&A-02.1 | Are independent audits conducted at least annually? | NA | | | | A&A-02 | Conduct independent audits. | Independent Assessments |
AIS-01.1 | Are application security policies established? | | | | | AIS-01 | Establish policies. | App Policy | Application Security
End of Standard";
    let merges = ["A1:J1", "G3:G4", "H3:H4", "I3:I4", "J3:J5"];
    let proposal = found(vec![with_list(sheet("CAIQv4", rows, &merges), "C3:C6", &["Yes", "No", "NA"])]);
    assert_eq!(counts(&proposal), (4, 2, 2));
    let item = &proposal.items[2];
    assert_eq!((item.id.as_str(), item.answer.as_str()), ("A&A-02.1", "NA"));
    assert_eq!(item.sections, ["Audit & Assurance"]);
    assert_eq!(item.options, ["Yes", "No", "NA"]);
    assert_eq!(proposal.items[0].comment, "Reviewed each year");
}

/// The header is repeated in front of every section, with the section's title in the question's column; the form's head has
/// ids of the same kind above the first header, and holds patterns instead of answers. Other sheets repeat it all.
#[test]
fn a_header_is_repeated_with_the_sections_title_in_it() {
    let rows = "\
Community Vendor Assessment Toolkit | | Version 3.05
Shared Assessments Working Group
DATE-01 | Date | mm/dd/yyyy
General Information
In order to protect the institution and its systems, vendors whose products will access data must complete this form.
GNRL-01 | Vendor Name | Vendor Name
GNRL-02 | Product Description | Brief Description of the Product
GNRL-03 | Vendor Contact Phone Number | 555-555-5555
GNRL-04 | Vendor Contact Email |
Instructions
Step 1: Complete each section. Answer all questions, one by one, to the best of your knowledge.
Company Overview | | Vendor Answers | Additional Information | Guidance | Analyst Notes
COMP-01 | Describe your organization's business background. | Founded in 2001 | | Include circumstances that may involve off-shoring. |
COMP-02 | Have you had an unplanned disruption in the last 12 months? | No | | |
Documentation | | Vendor Answers | Additional Information | Guidance | Analyst Notes
DOCU-01 | Have you undergone an audit? | | | |
DOCU-02 | Do you conform with a specific framework? | Yes | ISO 27001 | |";
    let analyst = "\
ID | Question | Vendor Answer | Compliant Response | Weight | Score
COMP-01 | Describe your organization's business background. | Founded in 2001 | | #10 | #0
COMP-02 | Have you had an unplanned disruption in the last 12 months? | No | No | #20 | #20
DOCU-01 | Have you undergone an audit? | #0 | Yes | #20 | #0
DOCU-02 | Do you conform with a specific framework? | Yes | Yes | #20 | #20";
    let merges = ["A4:C4", "A5:C5", "A10:C10", "A11:C11", "A12:B12", "A15:B15"];
    let full = with_list(sheet("Full", rows, &merges), "C14 C16:C17", &["Yes", "No"]);
    let proposal = found(vec![sheet("Summary Report", "Score\n#12", &[]), full, sheet("Analyst Report", analyst, &[])]);
    let verdicts: Vec<Verdict> = proposal.mapping.sheets.iter().map(|sheet| sheet.verdict).collect();
    assert_eq!(verdicts, [Verdict::NoQuestions, Verdict::Read, Verdict::Repeated]);
    assert_eq!((proposal.items.len(), proposal.answered()), (9, 3));
    assert_eq!(proposal.items[5].sections, ["Company Overview"]);
    assert_eq!(proposal.items[8].sections, ["Documentation"]);
    assert_eq!(proposal.items[8].comment, "ISO 27001");
    assert!(proposal.items[5].help.starts_with("Include"));
}

#[test]
fn guidance_in_the_row_below_belongs_to_the_question() {
    let rows = "\
Ref | Question | Answer | Comment
1.1 | Is there a policy? | Yes |
 | Consider who approves it and how often it is reviewed. | |
1.2 | Is there training? | No |
 | Consider new staff, and those who change role. | |";
    let proposal = found(vec![sheet("Q", rows, &[])]);
    assert_eq!(counts(&proposal), (2, 2, 0));
    assert_eq!(proposal.items[0].help, "Consider who approves it and how often it is reviewed.");
}

#[test]
fn sections_are_rows_with_or_without_numbers() {
    let rows = "\
Ques Num | Question/Request | Response | Additional Information
A. Risk Assessment | | |
SL.1 | Is there a risk programme? | Yes |
SL.2 | Is it reviewed? | |
B | Security Policy | |
B.1 | Is there a policy? | No |
B.1.1 | Has it been approved by management? | N/A |";
    let proposal = found(vec![sheet("Lite", rows, &["A2:D2"])]);
    assert_eq!(counts(&proposal), (4, 3, 2));
    assert_eq!(proposal.items[3].sections, ["Security Policy"]);
    let merged = "Krav | Svar\n1 Generelt |\nLeverandøren skal ha rutiner for avvik. | Ja\nLeverandøren skal varsle om avvik. | Ja\n2 Drift |\nData skal lagres i Norge. | Nei";
    let proposal = found(vec![sheet("Krav", merged, &["A2:B2", "A5:B5"])]);
    assert_eq!(counts(&proposal), (3, 3, 2));
}

#[test]
fn ids_stand_in_front_of_the_text() {
    let rows = "\
Question | Answer
1. How are logs kept? | In one place
2) Who can read them? |
Q3: How long are they kept? | A year
[Q-4] Are they encrypted? |";
    let proposal = found(vec![sheet("Q", rows, &[])]);
    let ids: Vec<&str> = proposal.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "Q3", "Q-4"]);
    assert_eq!(proposal.items[0].question, "How are logs kept?");
    let nist = "\
Function | Category | Subcategory | Implemented? | Notes
IDENTIFY (ID) | Asset Management (ID.AM): Devices are identified. | ID.AM-1: Physical devices are inventoried | Yes |
 | | ID.AM-2: Software platforms are inventoried | No |
PROTECT (PR) | Access Control (PR.AC): Access is limited. | PR.AC-1: Identities and credentials are issued | |";
    let proposal = found(vec![sheet("CSF", nist, &["A2:A3", "B2:B3"])]);
    assert_eq!(counts(&proposal), (3, 2, 2));
    assert_eq!(proposal.items[1].id, "ID.AM-2");
    assert_eq!(proposal.items[1].sections, ["IDENTIFY (ID)"]);
}

#[test]
fn a_number_that_has_lost_its_zero_is_refused() {
    let rows = "\
Control | Requirement | Implemented
#5.1 | Policies are in place. | Yes
#5.2 | Roles are defined. | Yes
#5.9 | Assets are listed. |
#5.1 | Use of assets is regulated. |
#5.11 | Assets are returned. |";
    let proposal = found(vec![sheet("SoA", rows, &[])]);
    assert_eq!(proposal.items.len(), 5);
    assert_eq!(proposal.items[0].id, "");
    assert_eq!(proposal.items[3].id, "");
    assert_eq!(proposal.items[1].id, "5.2");
    assert_eq!(kinds(&proposal).iter().filter(|kind| **kind == LayoutProblemKind::IdAmbiguous).count(), 2);
}

#[test]
fn several_questions_in_one_cell_are_told_from_line_breaks() {
    let rows = "\
Question | Answer
1. Is there a policy?⏎2. Is it reviewed? | Yes
Do you have the following in place? Say which.⏎a. A firewall⏎b. Backups | Both
Is data encrypted?⏎If yes, describe how. | Yes";
    let proposal = found(vec![sheet("Q", rows, &[])]);
    assert_eq!(proposal.items.len(), 4);
    assert_eq!(proposal.items[1].question, "Is it reviewed?");
}

#[test]
fn hidden_rows_and_sheets_are_left_out_and_named() {
    let rows = "Nr | Question | Answer\n1.1 | Is it on? | Yes\n1.2 | Is it off? | No\n1.3 | Is it old? | No";
    let mut shown = sheet("Form", rows, &[]);
    shown.hidden_rows = vec![3];
    let mut hidden = sheet(
        "Master",
        "ID | Question | Answer\nZZ-1 | Is this the master list? |\nZZ-2 | Is it kept up to date? |",
        &[],
    );
    hidden.hidden = true;
    let proposal = found(vec![hidden, shown]);
    assert_eq!(counts(&proposal), (2, 2, 0));
    assert_eq!(proposal.mapping.sheets[0].verdict, Verdict::Hidden);
    assert_eq!(kinds(&proposal), [LayoutProblemKind::HiddenRows]);
}

#[test]
fn a_default_in_every_row_is_no_answer() {
    let rows = |answer: &str| {
        let questions: Vec<String> =
            (1..=8).map(|number| format!("{number} | Is point {number} in place? | {answer}")).collect();
        format!("Nr | Question | Status\n{}", questions.join("\n"))
    };
    let form = |answer: &str| {
        found(vec![with_list(sheet("Q", &rows(answer), &[]), "C2:C9", &["Not implemented", "Yes", "No"])])
    };
    let preset = form("Not implemented");
    assert_eq!(counts(&preset), (8, 0, 0));
    assert_eq!(kinds(&preset), [LayoutProblemKind::PresetAnswers]);
    assert_eq!(counts(&form("Yes")), (8, 8, 0));
}

#[test]
fn sheets_with_sections_of_their_own_are_all_read() {
    let one = sheet(
        "Service Overview",
        "# | Question | Answer | Notes\n1 | What does the service do in short? | Lists |\n2 | Who uses the service every day? | |",
        &[],
    );
    let two = sheet(
        "Data Protection",
        "# | Question | Answer | Notes\n1 | Where is customer data stored? | Oslo |\n2 | How is customer data encrypted? | AES |",
        &[],
    );
    let terms = sheet(
        "Definitions",
        "Term | Description\nISMS | A system for managing information security.\nPII | Personal data.",
        &[],
    );
    let log = sheet(
        "Change log",
        "Version | Date | Description\n1.0 | 2024-01-01 | First version\n1.1 | 2024-06-01 | Corrected spelling",
        &[],
    );
    let proposal = found(vec![one, two, terms, log]);
    assert_eq!(counts(&proposal), (4, 3, 0));
    let verdicts: Vec<Verdict> = proposal.mapping.sheets.iter().map(|sheet| sheet.verdict).collect();
    assert_eq!(verdicts, [Verdict::Read, Verdict::Read, Verdict::NoQuestions, Verdict::NoQuestions]);
}

#[test]
fn the_same_form_in_another_language_is_a_repetition() {
    let nb = "Nr | Spørsmål | Svar\n1.1 | Har dere rutiner? | Ja\n1.2 | Er de skrevet ned? | Ja\n1.3 | Hvem eier dem? |\n2.1 | Er data kryptert? |\n2.2 | Hvordan? |";
    let en = "No. | Question | Answer\n1.1 | Do you have procedures? |\n1.2 | Are they written down? |\n1.3 | Who owns them? |\n2.1 | Is data encrypted? |\n2.2 | How? |";
    let proposal = found(vec![sheet("Norsk", nb, &[]), sheet("English", en, &[])]);
    assert_eq!(counts(&proposal), (5, 2, 0));
    assert_eq!(proposal.mapping.sheets[1].verdict, Verdict::Repeated);
}

#[test]
fn municipal_forms_in_three_languages_are_read() {
    let forms = [
        "Kravspesifikasjon informasjonssikkerhet\n\nKrav nr. | Krav | Type krav | Oppfylt (Ja/Nei) | Leverandørens besvarelse | Dokumentasjon\n1 | Tilgangsstyring | | | |\n1.1 | Løsningen skal støtte rollebasert tilgang. | Må | Ja | Vi har roller. | Vedlegg 1\n1.2 | Løsningen skal logge alle oppslag. | Bør | Nei | |\n2 | Personvern | | | |\n2.1 | Løsningen skal støtte sletting. | Må | | |",
        "Kravspecifikation\n\nNr. | Krav | Kravtype | Opfyldt (Ja/Nej/Delvist) | Leverandørens besvarelse | Bilag\n1 | Adgangsstyring | | | |\n1.1 | Løsningen skal understøtte roller. | MK | Ja | Vi har roller. | Bilag 1\n1.2 | Løsningen skal logge opslag. | K | Nej | |\n2 | Databeskyttelse | | | |\n2.1 | Løsningen skal understøtte sletning. | K | | |",
        "Kravspecifikation\n\nNr | Kravtext | Kravtyp | Uppfyller (Ja/Nej) | Leverantörens svar | Bilaga\n1 | Behörighet | | | |\n1.1 | Lösningen ska ha roller. | Ska | Ja | Vi har roller. | Bilaga 1\n1.2 | Lösningen ska logga. | Bör | Nej | |\n2 | Dataskydd | | | |\n2.1 | Lösningen ska kunna radera. | Ska | | |",
    ];
    for form in forms {
        let proposal = found(vec![sheet("Krav", form, &[])]);
        assert_eq!(counts(&proposal), (3, 2, 2), "{form}\n{:#?}", proposal.items);
        assert_eq!(proposal.items[2].id, "2.1");
    }
}

#[test]
fn forms_in_german_french_and_spanish_are_read() {
    let forms = [
        "Lfd. Nr. | Frage | Antwort | Bemerkung\n1 | Gibt es Richtlinien? | Ja |\n2 | Wer ist verantwortlich? | |",
        "N° | Question | Réponse | Commentaires\n1 | Avez-vous une politique ? | Oui |\n2 | Qui est responsable ? | |",
        "Nº | Pregunta | Respuesta | Observaciones\n1 | ¿Existe una política? | Sí |\n2 | ¿Quién es responsable? | |",
    ];
    for form in forms {
        assert_eq!(counts(&found(vec![sheet("F", form, &[])])), (2, 1, 0), "{form}");
    }
}

#[test]
fn a_sheet_without_a_header_is_known_by_its_questions() {
    let rows = "Security questions\n\n1 | Do you have a policy? | Yes\n2 | Do you train your staff? |\n3 | Do you test your backups? | No\n4 | Do you log access? |";
    let proposal = found(vec![sheet("Sheet1", rows, &[])]);
    assert_eq!(counts(&proposal), (4, 2, 1));
    assert_eq!(proposal.items[3].id, "4");
}

#[test]
fn a_statement_of_applicability_has_a_header_over_several_rows() {
    let rows = "\
Statement of Applicability | | | | | | |
Control | | Applicable | | Justification | Implemented | Reason for selection | |
Number | Title | Yes | No | | | LR | CO | BR
A.5 Organizational controls | | | | | | | |
A.5.1 | Policies for information security | x | | Needed by customers. | Yes | x | |
A.5.2 | Information security roles | x | | Needed by law. | Yes | | x |
A.5.3 | Segregation of duties | | x | Too small. | No | | |";
    let merges = ["A1:I1", "A2:B2", "C2:D2", "E2:E3", "F2:F3", "G2:I2", "A4:I4"];
    let proposal = found(vec![sheet("SoA", rows, &merges)]);
    assert_eq!(counts(&proposal), (3, 3, 1), "{:#?}", proposal.mapping);
    assert_eq!(proposal.items[2].answer, "No");
    assert!(proposal.items[2].comment.contains("Too small."), "{:?}", proposal.items[2]);
}

#[test]
fn the_fingerprint_is_the_forms_and_not_the_answers() {
    let form = |answer: &str| Book {
        sheets: vec![sheet("Q", &format!("Nr | Question | Answer\n1 | Is it on? | {answer}"), &[])],
    };
    assert_eq!(fingerprint(&form("Yes")), fingerprint(&form("No")));
    let other = Book { sheets: vec![sheet("Q", "Nr | Question | Comment | Answer\n1 | Is it on? | | Yes", &[])] };
    assert_ne!(fingerprint(&form("Yes")), fingerprint(&other));
}

#[test]
fn what_holds_no_questions_says_so() {
    let proposal = found(vec![sheet("Sheet1", "Name | Age\nAnna | #41", &[]), Sheet::default()]);
    assert_eq!(counts(&proposal), (0, 0, 0));
    assert_eq!(kinds(&proposal), [LayoutProblemKind::NoQuestions]);
}

/// Header over three rows, ids without a known word over them, and the names of standards to the right.
#[test]
fn a_header_of_three_rows_goes_on_with_the_names_of_standards() {
    let rows = "\
Control Group | CGID | CID | Control Specification | Consensus Assessment Questions | Consensus Assessment Answers | | | Notes | Compliance Mapping | |
 | | | | | Yes | No | Not Applicable | | ISO/IEC 27001:2013 | NIST SP800-53 R3 | PCI DSS v3.0
 | | | | | | | | | Annex A | Control | Requirement
Application Security | AIS-01 | AIS-01.1 | Applications shall be designed well. | Do you use industry standards? | x | | | | A.9.4.2 | SC-2 | 6
 | | AIS-01.2 | | Do you use an automated tool? | | | | | | |
Customer Access | AIS-02 | AIS-02.1 | Prior to granting access… | Are all requirements addressed? | | x | | | A9.1.1 | CA-1 | 4.1";
    let merges = [
        "F1:H1", "J1:L1", "A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:E3", "I1:I3", "F2:F3", "G2:G3", "H2:H3", "A4:A5",
        "B4:B5", "D4:D5",
    ];
    let proposal = found(vec![sheet("CAIQ", rows, &merges)]);
    assert_eq!(counts(&proposal), (3, 2, 2), "{:#?}", proposal.mapping);
    assert_eq!(proposal.items[1].id, "AIS-01.2");
    assert!(proposal.items[1].question.starts_with("Do you use an automated"));
}

#[test]
fn a_column_called_requirement_may_hold_only_the_ids() {
    let rows = "Krav | Beskrivelse | Svar\nK-1 | Løsningen skal logge alle oppslag. | Ja\nK-2 | Løsningen skal støtte roller. | Nei\nK-3 | Løsningen skal kunne slette. |";
    let proposal = found(vec![sheet("Krav", rows, &[])]);
    assert_eq!(counts(&proposal), (3, 2, 0));
    assert_eq!(proposal.items[0].id, "K-1");
    assert!(proposal.items[0].question.contains("logge"));
}
