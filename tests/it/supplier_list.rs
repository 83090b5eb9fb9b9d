//! Suppliers and products in bulk: a list is shown before anybody is registered, and what is wrong is said of its row.

use rust_xlsxwriter::Workbook;
use tillit::features::supplier::service::{find, list, products};

use crate::db_test;
use crate::harness::{Browser, Page, TestApp, through_libreoffice};

const LIST: &str = "Leverandør;Org.nr.;Kontaktperson;E-post;Språk;Løsning;Hva dere bruker den til;Avtale\n\
    Blåbærtunet Æøå AS;310 000 124;Kari Test;kari@tunet.example;nn;Bok;Lesing;1\n\
    Blåbærtunet Æøå AS;310000124;;;;Tavle;;2\n\
    Vardesyn AS;310000133;;post@vardesyn.example;;Kart;;3\n\
    Kursvev AB;310000140;;;;Kurs;;4\n";

async fn review(browser: &mut Browser, name: &str, bytes: &[u8]) -> (String, Page) {
    let uploaded = browser.upload("/suppliers/import", &[], &[("file", name, bytes)]).await;
    let path = uploaded.location().unwrap_or_else(|| panic!("{}", uploaded.text()));
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    (path, page)
}

db_test!(a_list_is_shown_and_then_registered, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(LIST);
    let (path, page) = review(&mut browser, "leverandører.csv", &windows).await;
    let problems = page.all_words("section[aria-labelledby=problems] li");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("Rad 4") && problems[0].contains("310000133"), "{problems:?}");
    assert!(page.text().contains("Avtale"), "a column that is not read is named");
    assert_eq!(page.all_words(".tile b"), ["1", "0", "0", "2"], "{}", page.text());
    assert_eq!(list(&app.app, &customer, "", 0).await.unwrap().total, 0, "nobody is registered yet");
    assert_eq!(browser.submit(page.form(&path)).await.location().unwrap(), "/suppliers?done=suppliers-imported");
    let found = list(&app.app, &customer, "blåbær", 0).await.unwrap();
    assert_eq!((found.total, found.rows[0].1), (1, 2));
    let (supplier, used) = find(&app.app, &customer, &found.rows[0].0.id).await.unwrap();
    assert_eq!((supplier.name.as_str(), supplier.contact_name.as_str()), ("Blåbærtunet Æøå AS", "Kari Test"));
    assert_eq!(supplier.language.tag(), "nn");
    assert_eq!(used.iter().map(|product| product.name.as_str()).collect::<Vec<_>>(), ["Bok", "Tavle"]);
    assert_eq!(browser.get(&path).await.status, 404, "it is taken over once");

    // The same list again changes nothing; a new address is taken and what the list does not say stays.
    let (_, page) = review(&mut browser, "igjen.csv", LIST.as_bytes()).await;
    assert_eq!(page.all_words(".tile b"), ["0", "0", "1", "2"]);
    let changed = "Navn,Organisasjonsnummer,E-mail\nBlåbærtunet AS,310000124,ny@tunet.example\n";
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(changed.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (path, page) = review(&mut browser, "ny.csv", &utf16).await;
    assert_eq!(page.all_words(".tile b"), ["0", "1", "0", "0"]);
    browser.submit(page.form(&path)).await;
    let (supplier, _) = find(&app.app, &customer, &found.rows[0].0.id).await.unwrap();
    assert_eq!((supplier.name.as_str(), supplier.contact_email.as_str()), ("Blåbærtunet AS", "ny@tunet.example"));
    assert_eq!(supplier.contact_name, "Kari Test");
    assert_eq!(products(&app.app, &customer).await.unwrap().len(), 2);
});

db_test!(the_template_can_be_filled_in_and_sent_back, async |app: TestApp| {
    let customer = app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await.speaking("sv");
    let template = browser.get("/suppliers/import/template").await;
    assert_eq!(template.status, 200);
    let rows = tillit::formats::table_file::read(&template.body).unwrap();
    assert_eq!((rows.len(), rows[0].cells.len()), (1, 7));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0..).zip(&rows[0].cells) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(3, 0, "Ärtan AB").unwrap();
    // As people do: the number as a number.
    sheet.write_number(3, 1, 310_000_140).unwrap();
    sheet.write_string(3, 3, "a@artan.example").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let saved = through_libreoffice(&[("list".to_owned(), bytes)].into());
    let (path, page) = review(&mut browser, "lista.xlsx", &saved["list"]).await;
    assert_eq!(page.all_words("table.imp tbody th"), ["Ärtan AB"]);
    assert_eq!(page.all_words("table.imp tbody .cellref"), ["4"]);
    assert_eq!(browser.submit(page.form(&path)).await.status, 303);
    assert_eq!(list(&app.app, &customer, "ärtan", 0).await.unwrap().total, 1);
});

db_test!(what_is_no_list_is_told_at_the_field, async |app: TestApp| {
    app.assessor().await;
    let mut browser = app.signed_in("assessor@nordfjorden.example").await;
    for bytes in [
        &b""[..],
        b"%PDF-1.7",
        b"PK\x03\x04damaged",
        b"\xD0\xCF\x11\xE0",
        b"a;b\n1;2\n",
        b"Navn;Orgnr\n",
        b"\x00\x01\x02",
    ] {
        let page = browser.upload("/suppliers/import", &[], &[("file", "liste.csv", bytes)]).await;
        assert_eq!(page.status, 422, "{}", page.text());
        assert_eq!(page.attributes(".ds-error-summary a", "href"), ["#file"]);
    }
    let fragment = browser.upload_by_script("/suppliers/import", &[("file", "liste.csv", b"a;b")]).await;
    assert!(fragment.text().trim_start().starts_with("<form"), "{}", fragment.text());
});
