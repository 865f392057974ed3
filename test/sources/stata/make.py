"""Writes pandas-<release>-<order>.dta and what pandas holds: pandas.csv (cells) and missing.csv (read back with missing codes).

Debian: python3-pandas
"""
import csv
import functools
import struct

import numpy as np
import pandas as pd
import pandas.io.stata as stata
from pandas.io.stata import StataReader, StataWriter117, StataWriterUTF8, StataWriter

times = pd.to_datetime(["2015-03-31 14:05:00", "1960-01-01", "1959-12-30 23:59:59", "2000-02-29 12:00:00", None])
numbers = {
    "single": np.array([0.1, 1 / 3, -1234.5, 16777216, 3e-7], dtype=np.float32),
    "twice": np.array([0.1, 1 / 3, -1234.5, 9007199254740991, 3e-7]),
    "small": np.array([-127, 0, 100, 1, 2], dtype=np.int8),
    "middle": np.array([-32767, 0, 32740, 1, 2], dtype=np.int16),
    "whole": np.array([-2147483647, 0, 2147483620, 1, 2], dtype=np.int32),
}
frame = pd.DataFrame(numbers)
frame["word"] = ["Kidney", "", "a b", "Thyroid", "x"]
frame["remark"] = ["abc " * 10, "", "x", "abc " * 10, "end"]
units = {"day": "td", "stamp": "tc", "month": "tm", "quarter": "tq", "half": "th", "week": "tw", "year": "ty"}
for name in units:
    frame[name] = times


def decimal(value):
    """numpy writes the shortest decimal that is the same float32 or float64."""
    text = np.format_float_positional(value, trim="-")
    return "{:.15g}".format(float(value)) if len(text.strip("-0.").replace(".", "")) > 15 and abs(value) < 2**53 - 1 else text


def text(unit, time):
    if time is pd.NaT:
        return ""
    if unit == "td":
        return time.strftime("%Y-%m-%d")
    if unit == "tc":
        return time.strftime("%Y-%m-%dT%H:%M:%S")
    if unit == "tm":
        return time.strftime("%Y-%m")
    if unit == "tq":
        return f"{time.year}q{time.quarter}"
    if unit == "th":
        return f"{time.year}h{1 if time.month < 7 else 2}"
    if unit == "tw":
        return f"{time.year}w{min((time.dayofyear - 1) // 7 + 1, 52)}"
    return str(time.year)


with open("pandas.csv", "w", newline="") as file:
    write = csv.writer(file, lineterminator="\n").writerow
    write(frame.columns)
    for row in range(len(frame)):
        cells = [decimal(frame[name][row]) for name in ("single", "twice")]
        cells += [str(frame[name][row]) for name in ("small", "middle", "whole", "word", "remark")]
        cells += [text(unit, frame[name][row]) for name, unit in units.items()]
        write(cells)

LongTexts = stata.StataStrLWriter


def first_the_variable(name, release):
    """A reference to a strL is the variable, then the observation, each in the order of the file. pandas writes the
    whole as one number, which in big-endian order has the observation first."""
    data = bytearray(open(name, "rb").read())
    word = frame["word"].str.len().max()
    at = data.index(b"<data>") + 6 + 19 + word
    split = 8 - {117: 4, 118: 2, 119: 3}[release]
    for row in range(len(frame)):
        start = at + row * (19 + word + 8 + 8 * len(units))
        reference = data[start : start + 8]
        data[start : start + 8] = reference[split:] + reference[:split]
    open(name, "wb").write(data)


for release, make in ((114, StataWriter), (117, StataWriter117), (118, StataWriterUTF8), (119, StataWriterUTF8)):
    for order in ("little", "big"):
        # pandas forgets the order of the file when it writes texts of strL
        stata.StataStrLWriter = functools.partial(LongTexts, byteorder=order)
        more = {} if release == 114 else {"convert_strl": ["remark"]}
        if release >= 118:
            more["version"] = release
        make(
            f"pandas-{release}-{order}.dta",
            frame,
            byteorder=order,
            convert_dates=units,
            write_index=False,
            variable_labels={"single": "A float"},
            value_labels={"small": {1: "one", 2: "two"}},
            **more,
        ).write_file()
        if order == "big" and release > 114:
            first_the_variable(f"pandas-{release}-{order}.dta", release)



# every missing code of every type, by the tables of Stata's help
kinds = {"small": "b", "middle": "h", "whole": "i", "single": "f", "twice": "d"}
first = {"b": 101, "h": 32741, "i": 2147483621}
types = {"b": np.int8, "h": np.int16, "i": np.int32, "f": np.float32, "d": np.float64}
codes = pd.DataFrame({name: np.zeros(27, dtype=types[kind]) for name, kind in kinds.items()})
for order, sign in (("little", "<"), ("big", ">")):
    name = f"missing-118-{order}.dta"
    StataWriterUTF8(name, codes, byteorder=order, write_index=False, version=118).write_file()
    data = bytearray(open(name, "rb").read())
    at = data.index(b"<data>") + 6
    for row in range(27):
        for kind in kinds.values():
            if kind == "f":
                packed = struct.pack(sign + "I", 0x7F000000 + row * 0x800)
            elif kind == "d":
                packed = struct.pack(sign + "Q", 0x7FE0000000000000 + row * 0x010000000000)
            else:
                packed = struct.pack(sign + kind, first[kind] + row)
            data[at : at + len(packed)] = packed
            at += len(packed)
    open(name, "wb").write(data)
    with StataReader(name, convert_missing=True) as reader:
        read = reader.read()
    with open("missing.csv", "w", newline="") as file:
        write = csv.writer(file, lineterminator="\n").writerow
        write(read.columns)
        for row in range(27):
            write(["" if str(value) == "." else str(value) for value in read.iloc[row]])
