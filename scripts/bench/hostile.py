"""A program of its own, so that what it takes is not counted as what the reader takes. Workbooks that try to take too much: a bomb, a million rows, ten thousand sheets, a hundred thousand merges, a package in a package."""

import sys
import zipfile
from pathlib import Path

import openpyxl

PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def workbook(path, sheet, **others):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **others}.items():
            package.writestr(name, text)
    return path


def worksheet(rows, after=""):
    return f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>"


def text(place, words):
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def made_to_harm(folder):
    """Writes the files into the folder."""
    million = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 1_048_577))
    questions = text("A1", "Question") + text("B1", "Answer") + "</row>"
    questions = f'<row r="1">{questions}' + "".join(f'<row r="{row}">{text(f"A{row}", f"Is point {row} in place?")}{text(f"B{row}", "Yes")}</row>' for row in range(2, 100_002))
    merges = "".join(f'<mergeCell ref="B{row}:D{row}"/>' for row in range(2, 100_002))
    sheets = {f"xl/worksheets/sheet{number}.xml": "<worksheet/>" for number in range(2, 10_002)}
    named = "".join(f'<sheet name="s{number}" sheetId="{number + 1}" r:id="rId1"/>' for number in range(10_000))
    files = [
        workbook(folder / "bomb.xlsx", " " * (140 << 20)),
        workbook(folder / "million-rows.xlsx", worksheet(million)),
        workbook(folder / "hundred-thousand-merges.xlsx", worksheet(questions, f"<mergeCells>{merges}</mergeCells>")),
        workbook(folder / "ten-thousand-parts.xlsx", worksheet(""), **sheets),
        workbook(folder / "ten-thousand-names.xlsx", worksheet(""), **{"xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{named}</sheets></workbook>'}),
        workbook(folder / "climbing-names.xlsx", worksheet(""), **{"../../../../tmp/climbed.xml": "<a/>", "/etc/passwd": "<a/>"}),
    ]
    workbook(folder / "package-in-package.xlsx", worksheet(""), **{"xl/media/inner.xlsx": files[0].read_bytes()})
    whole = files[2].read_bytes()
    (folder / "cut-short.xlsx").write_bytes(whole[: len(whole) // 2])


def many_rows(file):
    """Writes a workbook of 100 000 questions."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Questions")
    sheet.append(["No.", "Section", "Question", "Answer", "Comment"])
    for number in range(1, 100_001):
        sheet.append([number, f"Section {number // 50}", f"Is point {number} of the security policy in place?", ("Yes", "No")[number % 2], f"See chapter {number % 97}"])
    book.save(file)


if __name__ == "__main__":
    {"harm": made_to_harm, "rows": many_rows}[sys.argv[1]](Path(sys.argv[2]))
