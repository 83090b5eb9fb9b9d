"""The peer of writing a workbook: XlsxWriter writes one of the same content."""

import io
import time

import openpyxl
import xlsxwriter


def sheets_of(file):
    """The cells of a workbook of ours, with formulas as such, its drop-downs, and which sheets are hidden."""
    book = openpyxl.load_workbook(file)
    sheets = []
    for sheet in book:
        cells = [(cell.row - 1, cell.column - 1, cell.value, cell.protection.locked) for row in sheet.iter_rows() for cell in row if cell.value is not None or not cell.protection.locked]
        lists = [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation if one.type == "list"]
        sheets.append((sheet.title, sheet.sheet_state, cells, lists))
    return sheets


def write(sheets):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    locked = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F1F4F6"})
    unlocked = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "locked": False, "num_format": "@"})
    faint = book.add_format({"font_color": "#808A94"})
    for name, state, cells, lists in sheets:
        sheet = book.add_worksheet(name)
        for row, column, value, is_locked in cells:
            look = locked if is_locked else unlocked
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value, look)
            elif value is None:
                sheet.write_blank(row, column, None, look)
            else:
                sheet.write_string(row, column, str(value), look)
        for place, source in lists:
            sheet.data_validation(place, {"validate": "list", "source": "=" + source.lstrip("=")})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(2, 3)
        sheet.conditional_format(2, 0, 60, 10, {"type": "formula", "criteria": '=$K3="x"', "format": faint})
        sheet.protect()
        if state == "veryHidden":
            sheet.very_hidden()
    book.close()
    return buffer.getvalue()


def seconds_to_write(file, times):
    """CPU seconds for each workbook."""
    sheets = sheets_of(file)
    write(sheets)
    before = time.process_time()
    for _ in range(times):
        write(sheets)
    return (time.process_time() - before) / times
