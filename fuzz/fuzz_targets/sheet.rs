//! Any bytes as the XML of a sheet, in a package that is otherwise sound: gets further in than bytes that must unzip first.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use tillit::formats::layout;
use tillit::formats::xlsx::book;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PARTS: [(&str, &str); 4] = [
    ("_rels/.rels", r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
    ("xl/_rels/workbook.xml.rels", r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="b.xml"/><Relationship Id="c" Type="x/styles" Target="c.xml"/></Relationships>"#),
    ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets><definedNames><definedName name="n">A!$A$1:$A$9</definedName></definedNames></workbook>"#),
    ("xl/c.xml", r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
];

fuzz_target!(|bytes: &[u8]| {
    // The first half of what is left of a zero byte is the shared strings, the rest the sheet.
    let (strings, sheet) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (&b""[..], bytes),
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, content: &[u8]| {
        writer.start_file(name, options).unwrap();
        writer.write_all(content).unwrap();
    };
    for (name, content) in PARTS {
        put(name, content.as_bytes());
    }
    put("xl/a.xml", sheet);
    put("xl/b.xml", strings);
    let package = writer.finish().unwrap().into_inner();
    if let Ok(book) = book::read(&package) {
        drop(layout::find(&book));
    }
});
