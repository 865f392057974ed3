"""Writes the workbooks of this folder: `/usr/bin/python3 make.py`, with Debian's python3-openpyxl and libreoffice-calc.

openpyxl writes no values of formulas; LibreOffice calculates them when it converts. Files named -lo went through it.
"""

import datetime as dt
import pathlib
import subprocess
import tempfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent


def convert(path, kind, name):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
    )
    path.with_suffix("." + kind.split(":")[0]).replace(HERE / name)


def patients():
    """What a hospital keeps: dates, times, formulas, errors, hidden rows, columns and sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Patients"
    sheet.append(["id", "surgery", "last contact", "age", "days", "marker", "dead", "note", "response", "hours"])
    rows = [
        ["P-01", dt.datetime(2015, 3, 31), dt.datetime(2016, 3, 31, 14, 5, 0), 61, "=C2-B2", "=0.1+0.2", True, "Jörg & Søn <x>", 0.5, dt.timedelta(hours=36)],
        ["P-02", dt.datetime(1999, 12, 31), dt.datetime(2000, 2, 29, 0, 0, 0), 47, "=1/0", 0.067, False, "=cmd|' /C calc'!A0", 0.125, dt.timedelta(hours=1, minutes=30)],
        ["P-03", dt.datetime(1930, 7, 1), dt.datetime(2015, 3, 29, 2, 30, 0), 84.5, "=NA()", -3.5e-7, True, "two\nlines", 1, dt.timedelta(seconds=59)],
        ["P-04", dt.datetime(2024, 2, 29), None, None, "=D5*2", 12345678.25, False, "  spaces  ", 0, dt.timedelta(hours=100)],
    ]
    for row in rows:
        sheet.append(row)
    sheet["H3"].data_type = "s"  # text, never a formula
    for r in range(2, 6):
        sheet.cell(r, 2).number_format = "dd/mm/yyyy"
        sheet.cell(r, 3).number_format = "yyyy-mm-dd hh:mm"
        sheet.cell(r, 5).number_format = "0"
        sheet.cell(r, 9).number_format = "0%"
        sheet.cell(r, 10).number_format = "[h]:mm:ss"
    sheet["A2"].comment = Comment("seen in clinic", "nurse")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["H"].hidden = True
    codes = book.create_sheet("Codes")
    codes.append(["code", "label"])
    codes.append([1, "secret"])
    codes.sheet_state = "hidden"
    visits = book.create_sheet("Visits")
    # rows 1-2 and column A are empty, row 5 and column D too
    for place, value in {
        "B3": "id", "C3": "visit", "E3": "weight",
        "B4": "P-01", "C4": dt.date(2015, 4, 1), "E4": 70,
        "B6": "P-02", "C6": dt.date(2015, 4, 2), "E6": "71 kg",
    }.items():
        visits[place] = value
    book.create_sheet("Empty")
    return book


def save(book, name):
    book.save(HERE / name)


def formats():
    """One date, 2021-02-03 (44230 in the 1900 system), or number in many formats; a column each."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Formats"
    codes = [
        (dt.datetime(2021, 2, 3), "[$-407]d. mmmm yyyy;@"),
        (dt.datetime(2021, 2, 3), "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"),
        (dt.datetime(2021, 2, 3), 'yyyy"年"m"月"d"日"'),
        (dt.datetime(2021, 2, 3), "mmm"),
        (dt.datetime(2021, 2, 3, 18, 30, 15), "m/d/yy h:mm AM/PM"),
        (dt.time(8, 15), "h:mm"),
        (44230, '0.0" days"'),
        (44230, "0.00E+00"),
        (44230, "[Red]#,##0.00"),
        (44230, '[$€-407] #,##0'),
        (44230, "General"),
        (44230, "00000000"),
        (44230, '"PT-"0'),
        (44230, "0.0,"),
        (44230, ";;;"),
        (0.25, "0.0%"),
        (44230, "\\d0"),
    ]
    for column, (value, code) in enumerate(codes, 1):
        sheet.cell(1, column, f"c{column}")
        sheet.cell(2, column, value).number_format = code
    return book


def mac_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Mac"
    sheet.append(["id", "day", "time"])
    sheet.append([1, dt.date(2015, 3, 31), dt.datetime(1904, 1, 1, 6, 0)])
    sheet.append([2, dt.date(1999, 12, 31), dt.datetime(2000, 1, 1, 23, 59, 59)])
    return book


def faults():
    book = Workbook()
    sheet = book.active
    sheet.title = "Merged"
    for row in [["id", "tumour", None, "age"], [1, "a", "b", 60], [2, "c", "d", None], [3, "e", "f", 70]]:
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D2:D3")
    title = book.create_sheet("Title")
    title.append(["Sarcoma 2010-2020"])
    title.append([])
    title.append(["id", "id", None, "x"])
    title.append([1, 2, 3, 4])
    title.merge_cells("A1:D1")
    formula = book.create_sheet("Formula")
    formula.append(["id", "double"])
    formula.append([1, "=A2*2"])
    formula.append([2, "=A3*2"])
    return book


save(formats(), "formats.xlsx")
save(mac_1904(), "mac-1904.xlsx")
save(faults(), "faults.xlsx")
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "patients.xlsx"
    book = patients()
    # LibreOffice merges what a person merged; its .ods marks covered cells
    book.save(path)
    convert(path, "ods", "patients-lo.ods")
    convert(path, "xls", "patients-lo.xls")
    out = pathlib.Path(folder) / "again"
    out.mkdir()
    convert_from = HERE / "patients-lo.ods"
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(convert_from)], check=True, capture_output=True)
    (out / "patients-lo.xlsx").replace(HERE / "patients-lo.xlsx")
    merged = pathlib.Path(folder) / "faults.xlsx"
    faults().save(merged)
    convert(merged, "ods", "faults-lo.ods")
