#!/usr/bin/env python3
"""What any other program of this machine hears of keyboards: their input nodes, opened and not
taken, and the console. Prints a line for each key and each piece of the console's input, until it
is ended; nodes that come later are heard too.
Usage: overhear.py VENDOR:PRODUCT..., or `any` for all."""

import os
import select
import struct
import sys
import tty

INPUT = "/sys/class/input"
CONSOLE = "/dev/tty1"
EVENT = struct.Struct("llHHi")  # struct input_event
KEY = 1  # EV_KEY
LOOK_EVERY_S = 0.3


def identity(node):
    """VENDOR:PRODUCT."""
    numbers = []
    for name in ("vendor", "product"):
        with open(f"{INPUT}/{node}/device/id/{name}", encoding="ascii") as file:
            numbers.append(file.read().strip())
    return ":".join(numbers)


def look_for_nodes(wanted, known, heard):
    there = {node for node in os.listdir(INPUT) if node.startswith("event")}
    known &= there
    for node in there - known:
        try:
            if "any" in wanted or identity(node) in wanted:
                heard[os.open(f"/dev/input/{node}", os.O_RDONLY | os.O_NONBLOCK)] = node
            known.add(node)
        except OSError:
            continue  # it has gone already, or udev has not made it yet


def tell_keys(node, data):
    for _, _, kind, code, value in EVENT.iter_unpack(data):
        if kind == KEY:
            print(f"{node}: key {code} {value}", flush=True)


def hear(file, heard):
    """False when it is gone."""
    try:
        data = os.read(file, EVENT.size * 64)
    except OSError:
        return False
    if heard[file] == CONSOLE:
        print(f"console: {data!r}", flush=True)
    else:
        tell_keys(heard[file], data)
    return True


def main():
    console = os.open(CONSOLE, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    tty.setraw(console)
    heard, known = {console: CONSOLE}, set()
    while True:
        look_for_nodes(sys.argv[1:], known, heard)
        for file in select.select(list(heard), [], [], LOOK_EVERY_S)[0]:
            if not hear(file, heard):
                os.close(file)
                del heard[file]


main()
