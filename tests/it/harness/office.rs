//! LibreOffice without a window: opens workbooks, calculates them anew, and saves them again.

use std::collections::BTreeMap;
use std::process::Command;

use tempfile::TempDir;

/// Calculate every formula when a workbook is opened, whoever wrote it: else the values that were written would come back.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Each workbook as LibreOffice saves it after it has opened and calculated it, by name.
///
/// # Panics
/// When LibreOffice is not installed (`scripts/setup.sh test` does that), or does not open one of them.
pub(crate) fn through_libreoffice(workbooks: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let folder = TempDir::new().unwrap();
    let profile = folder.path().join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS).unwrap();
    let (source, target) = (folder.path().join("in"), folder.path().join("out"));
    std::fs::create_dir_all(&source).unwrap();
    for (name, bytes) in workbooks {
        std::fs::write(source.join(format!("{name}.xlsx")), bytes).unwrap();
    }
    let program = std::env::var("SOFFICE").unwrap_or_else(|_| "soffice".to_owned());
    let mut command = Command::new(&program);
    command
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--nologo", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&target);
    for name in workbooks.keys() {
        command.arg(source.join(format!("{name}.xlsx")));
    }
    let output = command.output().unwrap_or_else(|error| {
        panic!("LibreOffice (`{program}`) cannot be started: {error}. `scripts/setup.sh test` installs it")
    });
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    workbooks
        .keys()
        .map(|name| {
            let path = target.join(format!("{name}.xlsx"));
            let bytes = std::fs::read(&path).unwrap_or_else(|_| panic!("LibreOffice did not open {name}: {said}"));
            (name.clone(), bytes)
        })
        .collect()
}
