"""Writes a little-endian system file (plain or bytecode) with all its numbers in big-endian order.

python3 swap.py little.sav big.sav   (the layout of the records: PSPP, developer's guide, "System File Format")
"""
import struct, sys

data = open(sys.argv[1], "rb").read()
at, out = 0, bytearray()


def number(form, size):
    global at
    (value,) = struct.unpack_from("<" + form, data, at)
    out.extend(struct.pack(">" + form, value))
    at += size
    return value


def int32():
    return number("i", 4)


def copy(count):
    global at
    out.extend(data[at : at + count])
    at += count


def padded(length, unit, before=0):
    copy(length + (unit - (before + length) % unit) % unit)


copy(64), int32(), int32()
compression = int32()
int32(), int32(), number("d", 8), copy(84)
widths = []
while True:
    kind = int32()
    if kind == 2:
        width, has_label, missing = int32(), int32(), int32()
        widths.append(width)
        int32(), int32(), copy(8)
        if has_label:
            padded(int32(), 4)
        for _ in range(abs(missing)):
            copy(8) if width else number("d", 8)
    elif kind == 3:
        count = int32()
        # whether the values are numbers is known by the variables that follow
        scan = at
        for _ in range(count):
            scan += 8 + (1 + data[scan + 8] + 7) // 8 * 8
        first = struct.unpack_from("<i", data, scan + 8)[0]
        for _ in range(count):
            copy(8) if widths[first - 1] else number("d", 8)
            length = data[at]
            copy(1), padded(length, 8, 1)
        int32()
        for _ in range(int32()):
            int32()
    elif kind == 6:
        copy(80 * int32())
    elif kind == 7:
        subtype, size, count = int32(), int32(), int32()
        end = at + size * count
        if subtype == 21:
            while at < end:
                copy(int32()), int32()
                for _ in range(int32()):
                    copy(int32()), copy(int32())
        elif subtype == 22:
            while at < end:
                copy(int32())
                values = data[at]
                copy(1)
                length = int32()
                for value in range(values):
                    # PSPP repeats the length before each value
                    if value and data[at : at + 4] == struct.pack("<i", length):
                        int32()
                    copy(length)
        elif subtype == 3:
            for _ in range(6):
                int32()
            # the byte order that the record names: 1 is big, 2 is little
            at += 4
            out.extend(struct.pack(">i", 1))
            int32()
        else:
            for _ in range(count):
                copy(1) if size == 1 else int32() if size == 4 else number("d", 8)
    elif kind == 999:
        int32()
        break
slot = 0
while at < len(data):
    if compression == 0:
        copy(8) if widths[slot] else number("d", 8)
        slot = (slot + 1) % len(widths)
        continue
    codes = data[at : at + 8]
    copy(8)
    for code in codes:
        if code == 253:
            copy(8) if widths[slot] else number("d", 8)
        if code not in (0, 252):
            slot = (slot + 1) % len(widths)
open(sys.argv[2], "wb").write(out)
