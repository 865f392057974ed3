"""Writes types-108-<order>.dta: every type of Stata 6, its largest number and its missing value. By hand after the manual's "Data set format"."""

import struct

NAMES = ["id", "few", "more", "many", "single", "double", "day", "site"]
TYPES = "bbilfdi" + chr(127 + 6)
FORMATS = ["%8.0g", "%8.0g", "%8.0g", "%12.0g", "%9.0g", "%10.0g", "%d", "%6s"]
LABELS = ["", "yesno", "", "", "", "", "", ""]
TITLES = ["Number of the patient", "Few", "", "", "", "", "", "Site"]
FLOAT_MISSING, DOUBLE_MISSING = 0x7F000000, 0x7FE0000000000000
ROWS = [
    (1, 1, 300, 100000, 0.1, 0.30000000000000004, 20178, "Lung"),
    (2, 126, 32766, 2147483646, 16777216, 1e300, 14609, "Kidney"),
    (3, -127, -32767, -2147483647, -0.5, -0.5, -1, ""),
    (4, 101, 32741, 2147483621, 3.25, 123456789.25, 0, "lung"),
    (5, None, None, None, None, None, None, "Liver"),
]


def text(value, length):
    return value.encode("ascii").ljust(length, b"\0")


def number(order, code, value):
    if value is None:
        if code == "f":
            return struct.pack(order + "I", FLOAT_MISSING)
        if code == "d":
            return struct.pack(order + "Q", DOUBLE_MISSING)
        value = {"b": 127, "i": 32767, "l": 2147483647}[code]
    return struct.pack(order + {"b": "b", "i": "h", "l": "i", "f": "f", "d": "d"}[code], value)


def data_set(order):
    pack = lambda form, *values: struct.pack(order + form, *values)
    out = bytes([108, 2 if order == "<" else 1, 1, 0]) + pack("HI", len(NAMES), len(ROWS)) + text("Every type", 81) + text("30 Nov 2026 12:00", 18)
    out += TYPES.encode("latin-1")
    out += b"".join(text(name, 9) for name in NAMES) + b"\0" * 2 * (len(NAMES) + 1)
    out += b"".join(text(form, 12) for form in FORMATS) + b"".join(text(label, 9) for label in LABELS)
    out += b"".join(text(title, 81) for title in TITLES)
    note = text("_dta", 9) + text("note1", 9) + b"a note\0"
    out += bytes([1]) + pack("H", len(note)) + note + bytes([0]) + pack("H", 0)
    for row in ROWS:
        out += b"".join(number(order, code, value) for code, value in zip(TYPES[:7], row)) + text(row[7], 6)
    texts = b"no\0yes\0"
    out += pack("I", 8 + 2 * 8 + len(texts)) + text("yesno", 9) + b"\0" * 3
    out += pack("II", 2, len(texts)) + pack("II", 0, 3) + pack("ii", 0, 1) + texts
    return out


for name, order in (("little", "<"), ("big", ">")):
    with open(f"types-108-{name}.dta", "wb") as file:
        file.write(data_set(order))
