"""Writes the .xls files of this folder, and what is in them according to other programs.

Run `/usr/bin/python3 make.py` with Debian's python3-openpyxl, python3-xlwt, python3-xlrd, libreoffice-calc and gnumeric.
Three programs write: LibreOffice (-lo), Gnumeric (-gnumeric) and xlwt. For each file xlrd, a fourth, writes what it
reads: a .json with the cells of each sheet, numbers in 15 digits, and the hidden and merged places.
"""

import datetime as dt
import json
import pathlib
import subprocess
import tempfile

import xlrd
import xlwt
from openpyxl import Workbook

HERE = pathlib.Path(__file__).parent
ABOVE = HERE.parent


def kinds():
    """Numbers of every way of storing, texts of every width, and values of formulas of every kind."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Größe, 大きさ"
    sheet.append(["id", "number", "text", "formula", "today", "other", "flag"])
    numbers = [0, 1, -1, 536870911, -536870912, 536870912, 0.01, -1.23, 5368709.11, 1 / 3, 1e300, -2.5e-300, 123456789012345, 1234567890123456, 0.1 + 0.2]
    texts = ["plain", "naïve", "Ω", "漢字かな", "🙂 smile", "a" * 300, "Ω" * 300, " lead", "trail ", "l1\nl2", "tab\there", '"quoted"', "=1+1", "0042", "x" * 9000 + "Ω" * 9000]
    formulas = ['="a"&B2', '=IF(B3>0,"x","")', "=B4>0", "=1/0", "=NA()", "=SUM(B2:B5)", '=REPT("Ω",3)', "=B9*2", "=B10+1", "=DATE(2020,2,29)", "=SQRT(-1)", "=TRUE()", "=A14", '=""', "=LEFT(C16,400)"]
    for i, (number, text, formula) in enumerate(zip(numbers, texts, formulas), 2):
        sheet.append([f"P-{i:02}", number, text, formula, f"=TODAY()-TODAY()+B{i}*0+{i}", f"=RANDBETWEEN({i},{i})", i % 2 == 0])
        sheet.cell(i, 3).data_type = "s"
        sheet.cell(i, 7).number_format = "BOOLEAN"
    sheet["D11"].number_format = "dd/mm/yy"
    sheet["E17"] = "=SUM(B2:B3*2)"
    sheet.formula_attributes["E17"] = {"t": "array", "ref": "E17:E17"}
    sheet["A17"] = "P-17"
    sheet["F17"] = "=SUM(NOW()*0,17)"
    return book


def written_by_xlwt():
    """What a script of a hospital writes: cells in no order, rich text, styles, hidden and merged places."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Out of order", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    moment = xlwt.easyxf(num_format_str="DD/MM/YYYY HH:MM:SS")
    bold = xlwt.easyfont("bold on")
    sheet.write(3, 1, dt.date(1999, 12, 31), day)
    sheet.write(1, 2, dt.datetime(2015, 3, 29, 2, 30, 59), moment)
    sheet.write(0, 1, "day")
    sheet.write(2, 1, dt.date(2024, 2, 29), day)
    sheet.write(0, 0, "id")
    sheet.write(0, 2, "moment")
    sheet.write(0, 3, "dose")
    sheet.write(0, 4, "rich")
    sheet.write(0, 5, "dead")
    for row in range(1, 4):
        sheet.write(row, 0, row)
        sheet.write(row, 3, row / 100)
        sheet.write_rich_text(row, 4, (("bold", bold), f" and Ω {row}"))
        sheet.write(row, 5, row == 2)
    sheet.write(3, 6, None, day)  # a blank cell with a style only
    sheet.row(2).hidden = True
    sheet.col(3).hidden = True
    long = book.add_sheet("Texts")
    long.write(0, 0, "latin")
    long.write(0, 1, "wide")
    for row in range(1, 9):
        long.write(row, 0, f"{row} " + "abcdefghij" * (30 * row))
        long.write(row, 1, f"{row} " + "αβγδεζηθικ" * (20 * row))
    hidden = book.add_sheet("Very hidden")
    hidden.write(0, 0, "x")
    hidden.visibility = 2
    merged = book.add_sheet("Merged")
    merged.write_merge(0, 0, 0, 1, "both")
    merged.write(1, 0, 1)
    merged.write(1, 1, 2)
    merged.visibility = 1
    return book


def mac_by_xlwt():
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("Mac")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    sheet.write(0, 0, "id")
    sheet.write(0, 1, "day")
    for row, number in enumerate([0, 1, 40632, 40632.25], 1):
        sheet.write(row, 0, row)
        sheet.write(row, 1, number, day)
    return book


def without_values():
    """xlwt stores no value of a formula."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Formula")
    for column, name in enumerate(["id", "double", "sum", "text"]):
        sheet.write(0, column, name)
    sheet.write(1, 0, 7)
    sheet.write(1, 1, xlwt.Formula("A2*2"))
    sheet.write(1, 2, xlwt.Formula("SUM(A2:A2)"))
    sheet.write(1, 3, xlwt.Formula('IF(A2>0,"yes","no")'))
    return book


def soffice(path, kind, folder):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)], check=True, capture_output=True)


def ssconvert(path, exporter, target):
    subprocess.run(["ssconvert", f"--export-type=Gnumeric_Excel:{exporter}", str(path), str(target)], check=True, capture_output=True)


def cell_text(book, cell):
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code[cell.value]
    if cell.ctype == xlrd.XL_CELL_DATE:
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        if "[h" in code.lower() or (cell.value < 1 and not any(letter in code.lower() for letter in "yd")):
            seconds = round(cell.value * 86400)
            return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        text = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode).isoformat()
        return text.removesuffix("T00:00:00")
    return ["%.15g" % cell.value]


def oracle(path):
    book = xlrd.open_workbook(path, formatting_info=True)
    sheets = [
        {
            "name": sheet.name,
            "visibility": sheet.visibility,
            "cells": [[cell_text(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)],
            "hiddenRows": sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows),
            "hiddenColumns": sorted(column for column, info in sheet.colinfo_map.items() if info.hidden and column < sheet.ncols),
            "merged": sheet.merged_cells,
        }
        for sheet in book.sheets()
    ]
    text = json.dumps({"datemode": book.datemode, "sheets": sheets}, ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(text + "\n")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    kinds().save(folder / "kinds.xlsx")
    again = folder / "again"
    soffice(folder / "kinds.xlsx", "xls:MS Excel 97", again)
    (again / "kinds.xls").replace(HERE / "kinds-lo.xls")
    soffice(HERE / "kinds-lo.xls", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", HERE)
    soffice(HERE / "kinds-lo.xls", "xlsx", HERE)
    # LibreOffice keeps texts of formulas that it did not calculate itself, but stores the number 0 for them
    soffice(folder / "kinds.xlsx", "ods", again)
    soffice(again / "kinds.ods", "xls:MS Excel 97", again)
    (again / "kinds.xls").replace(HERE / "texts-lost-lo.xls")
    for stem in ["faults", "formats", "mac-1904"]:
        soffice(ABOVE / f"{stem}.xlsx", "xls:MS Excel 97", folder)
        (folder / f"{stem}.xls").replace(HERE / f"{stem}-lo.xls")
    patients = folder / "patients.xls"
    ssconvert(ABOVE / "patients-lo.ods", "excel_biff8", patients)
    patients.replace(HERE / "patients-gnumeric.xls")
    ssconvert(ABOVE / "mac-1904.xlsx", "excel_biff7", folder / "old.xls")
    (folder / "old.xls").replace(HERE / "excel-95-gnumeric.xls")
    ssconvert(ABOVE / "mac-1904.xlsx", "excel_dsf", folder / "both.xls")
    (folder / "both.xls").replace(HERE / "both-versions-gnumeric.xls")
written_by_xlwt().save(HERE / "xlwt.xls")
mac_by_xlwt().save(HERE / "mac-1904-xlwt.xls")
without_values().save(HERE / "formulas-xlwt.xls")
for each in ["kinds-lo", "faults-lo", "formats-lo", "mac-1904-lo", "patients-gnumeric", "both-versions-gnumeric", "xlwt", "mac-1904-xlwt"]:
    oracle(HERE / f"{each}.xls")
