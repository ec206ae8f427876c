#!/usr/bin/env python3
"""Does what a guest asks of the machine around it, for as long as the guest runs.

    outside.py WORK

The guest puts an order into WORK/asked and finds what came of it in WORK/answered. Orders:
    picture NAME           leaves WORK/NAME.png, to be looked at, and answers with three numbers:
                           colours, thousandths of it that are black, and that differ from the one
                           before
    add DRIVER ID KEY=VALUE...   plugs in one of QEMU's own devices; in=HUB: into that hub
    remove ID              pulls it out, with all that is plugged into it
    type TEXT              at the keyboard that was added last
    strokes NAME...        the same by QEMU's names of keys: ctrl+alt+f2, ret
    serve MODEL ID         usb_device.py's device by way of usb-redir
    tell ID ORDER...       to that device
    stop ID                for ever"""

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
LOOK_EVERY_S = 0.05
STARTED_WITHIN_S = 20
DISK_BYTES = 1 << 20
BLACK = b"\0\0\0"
# The controller has as many ports; a hub stands at one and has eight of its own.
ROOT_PORTS, HUB_PORTS = range(1, 5), range(1, 9)
NAMED = {" ": "spc", "\n": "ret", ".": "dot", "-": "minus", "/": "slash", "=": "equal"}
SHIFTED = {":": "semicolon", "?": "slash", "&": "7", "_": "minus"}


class Monitor:
    """QEMU's own, at WORK/qmp."""

    def __init__(self, path):
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(path)
        self._lines = self._connection.makefile("rw")
        self._lines.readline()
        self.do("qmp_capabilities")

    def do(self, command, **arguments):
        self._lines.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._lines.flush()
        while True:
            answer = json.loads(self._lines.readline() or sys.exit(0))
            if "error" in answer:
                raise ValueError(f"{command}: {answer['error']['desc']}")
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


def keys_of(character):
    if character in SHIFTED:
        return ["shift", SHIFTED[character]]
    key = NAMED.get(character, character.lower())
    return ["shift", key] if character.isupper() else [key]


class Outside:
    def __init__(self, work):
        self._work = work
        self._monitor = Monitor(f"{work}/qmp")
        self._picture = []
        self._ports = {}  # of each device, "1" or in a hub "1.2"
        self._served = {}

    def do(self, name, *words):
        orders = {
            "picture": self._take_picture,
            "add": self._add,
            "remove": self._remove,
            "type": lambda *words: self._press(map(keys_of, " ".join(words))),
            "strokes": lambda *words: self._press(word.split("+") for word in words),
            "serve": self._serve,
            "tell": self._tell,
            "stop": self._stop,
        }
        return orders[name](*words) or "ok"

    def _take_picture(self, name):
        self._monitor.do("screendump", filename=f"{self._work}/{name}.png", format="png")
        self._monitor.do("screendump", filename=f"{self._work}/last.ppm", format="ppm")
        before, self._picture = self._picture, pixels_of(f"{self._work}/last.ppm")
        return told_of(self._picture, before)

    def _add(self, driver, identity, *pairs):
        options = dict(pair.split("=", 1) for pair in pairs)
        hub = options.pop("in", None)
        inside = f"{self._ports[hub]}." if hub else ""
        places = (f"{inside}{port}" for port in (HUB_PORTS if hub else ROOT_PORTS))
        if driver == "usb-storage":
            empty = {"driver": "null-co", "size": DISK_BYTES, "node-name": f"{identity}-disk"}
            self._monitor.do("blockdev-add", **empty)
            options["drive"] = f"{identity}-disk"
        port = next(place for place in places if place not in self._ports.values())
        self._monitor.do(
            "device_add", driver=driver, id=identity, bus="usb.0", port=port, **options
        )
        self._ports[identity] = port

    def _remove(self, identity):
        port = self._ports.pop(identity)
        self._monitor.do("device_del", id=identity)
        inside = [name for name, place in self._ports.items() if place.startswith(port + ".")]
        for name in inside:
            del self._ports[name]

    def _press(self, strokes):
        for keys in strokes:
            codes = [{"type": "qcode", "data": key} for key in keys]
            for events in (codes, codes[::-1]):
                down = events is codes
                for code in events:
                    event = {"type": "key", "data": {"down": down, "key": code}}
                    self._monitor.do("input-send-event", events=[event])
            time.sleep(0.05)

    def _serve(self, model, identity):
        line, orders = (f"{self._work}/{identity}.{end}" for end in ("usb", "orders"))
        where = {"type": "unix", "data": {"path": line}}
        backend = {"type": "socket", "data": {"addr": where, "server": True, "wait": False}}
        self._monitor.do("chardev-add", id=identity, backend=backend)
        self._add("usb-redir", identity, f"chardev={identity}")
        self._served[identity] = subprocess.Popen(
            ["python3", "-S", f"{HERE}/usb_device.py", model, orders, line]
        )
        deadline = time.monotonic() + STARTED_WITHIN_S
        while not os.path.exists(orders):
            if time.monotonic() > deadline:
                raise ValueError(f"{model} does not start")
            time.sleep(LOOK_EVERY_S)

    def _tell(self, identity, *order):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(f"{self._work}/{identity}.orders")
            with connection.makefile("rw") as line:
                line.write(" ".join(order) + "\n")
                line.flush()
                return line.readline().strip()

    def _stop(self, identity):
        self._served.pop(identity).terminate()
        self._remove(identity)

    def end(self):
        for process in self._served.values():
            process.terminate()


def answer_to(outside, order):
    try:
        return outside.do(*order.split())
    except (KeyError, OSError, StopIteration, TypeError, ValueError) as error:
        return f"error: {error!r}"


def main(work):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while not os.path.exists(f"{work}/qmp"):
        time.sleep(LOOK_EVERY_S)
    outside, asked = Outside(work), f"{work}/asked"
    try:
        while True:
            if os.path.exists(asked):
                with open(asked, encoding="utf-8") as file:
                    order = file.read()
                os.unlink(asked)
                with open(f"{work}/answering", "w", encoding="utf-8") as file:
                    file.write(answer_to(outside, order) + "\n")
                os.rename(f"{work}/answering", f"{work}/answered")
            time.sleep(LOOK_EVERY_S)
    finally:
        outside.end()


main(sys.argv[1])
