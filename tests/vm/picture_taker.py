#!/usr/bin/env python3
"""Takes pictures of a guest's screen, outside of it, for as long as the guest runs.

    picture_taker.py WORK

For each WORK/NAME.wanted that the guest makes it leaves WORK/NAME.png, to be looked at, and
WORK/NAME.seen with three numbers: colours, thousandths of it that are black, and thousandths that
differ from the picture before."""

import glob
import itertools
import json
import os
import socket
import sys
import time

LOOK_EVERY_S = 0.2
BLACK = b"\0\0\0"


class Monitor:
    """QEMU's own, at WORK/qmp."""

    def __init__(self, path):
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(path)
        self._lines = self._connection.makefile("rw")
        self._lines.readline()
        self._do("qmp_capabilities")

    def picture(self, path, kind):
        self._do("screendump", filename=path, format=kind)

    def _do(self, name, **arguments):
        self._lines.write(json.dumps({"execute": name, "arguments": arguments}) + "\n")
        self._lines.flush()
        while True:
            answer = json.loads(self._lines.readline() or sys.exit(0))
            if "error" in answer:
                sys.exit(f"{name}: {answer['error']}")
            if "return" in answer:
                return


def pixels_of(path):
    """Of a PPM as QEMU writes it: P6, width and height, 255."""
    with open(path, "rb") as file:
        data = file.read()
    data = data.split(b"\n", 3)[3]
    return [data[at : at + 3] for at in range(0, len(data), 3)]


def told_of(pixels, before):
    changed = sum(one != other for one, other in itertools.zip_longest(pixels, before))
    black = pixels.count(BLACK)
    return f"{len(set(pixels))} {1000 * black // len(pixels)} {1000 * changed // len(pixels)}"


def main(work):
    while not os.path.exists(f"{work}/qmp"):
        time.sleep(LOOK_EVERY_S)
    monitor, before = Monitor(f"{work}/qmp"), []
    while True:
        for wanted in glob.glob(f"{work}/*.wanted"):
            name = wanted.removesuffix(".wanted")
            monitor.picture(f"{name}.png", "png")
            monitor.picture(f"{work}/last.ppm", "ppm")
            pixels = pixels_of(f"{work}/last.ppm")
            with open(f"{work}/being_told", "w", encoding="ascii") as seen:
                seen.write(told_of(pixels, before) + "\n")
            os.rename(f"{work}/being_told", f"{name}.seen")
            before = pixels
            os.unlink(wanted)
        time.sleep(LOOK_EVERY_S)


main(sys.argv[1])
