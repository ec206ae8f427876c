#!/usr/bin/env python3
"""What a maker's driver for CUPS does, at its smallest: a page of PWG raster becomes ESC/POS bytes.
cupsd runs it as a filter of slips.ppd: JOB USER TITLE COPIES OPTIONS [FILE]."""

import struct
import sys

SYNC, HEADER_BYTES = b"RaS2", 1796
# cups_page_header2_t: cupsWidth and what follows it.
LAYOUT = struct.Struct(">7I")
LAYOUT_AT = 372
PAPER_DOTS, BAND_ROWS = 576, 64
PAPER_BYTES = PAPER_DOTS // 8
# A band that the printer of an interrupted job still waits for ends with these as white rows;
# outside of one they mean nothing.
REST_OF_A_BAND = bytes(PAPER_BYTES * BAND_ROWS)
START, CUT = b"\x1b@", b"\x1dVB\0"
DARK = bytes.maketrans(bytes(range(256)), b"1" * 128 + b"0" * 128)


def lines_of(file, height, line_bytes):
    """PWG 5102.4, 4.3: so many equal lines, each in runs of bytes."""
    done = 0
    while done < height:
        repeats = file.read(1)[0] + 1
        line = bytearray()
        while len(line) < line_bytes:
            count = file.read(1)[0]
            if count < 128:
                line += file.read(1) * (count + 1)
            else:
                line += file.read(257 - count)
        for _ in range(repeats):
            yield line
        done += repeats


def row_of(line, width, bits):
    """The middle of the page, as wide as the paper is printed on."""
    if bits == 8:
        text = line.translate(DARK).decode()
    else:
        text = f"{int.from_bytes(line, 'big'):0{8 * len(line)}b}"[:width]
    left = max(0, (width - PAPER_DOTS) // 2)
    text = text[left : left + PAPER_DOTS].ljust(PAPER_DOTS, "0")
    return int(text, 2).to_bytes(PAPER_BYTES, "big")


def bands_of(rows):
    for at in range(0, len(rows), BAND_ROWS):
        band = rows[at : at + BAND_ROWS]
        yield b"\x1dv0\0" + struct.pack("<HH", PAPER_BYTES, len(band)) + b"".join(band)


def main(file):
    if file.read(len(SYNC)) != SYNC:
        sys.exit("ERROR: this is no PWG raster")
    header = file.read(HEADER_BYTES)
    width, height, _, _, bits, line_bytes, _ = LAYOUT.unpack_from(header, LAYOUT_AT)
    if bits not in (1, 8):
        sys.exit(f"ERROR: {bits} bits a pixel")
    rows = [row_of(line, width, bits) for line in lines_of(file, height, line_bytes)]
    sys.stdout.buffer.write(REST_OF_A_BAND + START + b"".join(bands_of(rows)) + CUT)


if __name__ == "__main__":
    main(open(sys.argv[6], "rb") if len(sys.argv) > 6 else sys.stdin.buffer)
