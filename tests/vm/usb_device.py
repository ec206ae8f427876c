#!/usr/bin/env python3
"""A USB device that does not exist, plugged into this machine's kernel, which needs root and
vhci_hcd; or into an emulated machine, at QEMU's socket of a usb-redir.

    usb_device.py MODEL[,OPTION=VALUE]... SOCKET [QEMU'S SOCKET]
    usb_device.py MODEL[,OPTION=VALUE]... fd:ORDERS fd:HOST

It plugs the device in and serves it until it is told to quit; tell_device.py tells it things.
The second way is for a program that is the host itself (tests/support/usb_model.h): it hands over
two sockets that listen, and whoever connects to HOST speaks USB/IP. Needs nothing.
Models: see MODELS below. Options: serial=TEXT, id=VENDOR:PRODUCT, and those of the model's own.
Orders: plug, unplug, hang, unhang, stall [COUNT], unstall, stat [KEY], quit; to a printer also
paper 0|1, cover 0|1, late MILLISECONDS, fences 0|1; to others what stands at their class. `stall`
refuses so many transfers, one by one, or all to come. `after BYTES ORDER` has a printer do it when
it has got so many more: in the middle of a slip, not when somebody happens to look."""

import json
import math
import os
import select
import socket
import sys

from usb.button_box import ButtonBox, KeyboardBox
from usb.disk import Disk
from usb.host_socket import HostSocket
from usb.keyboard_scanner import KeyboardScanner
from usb.plain_printer import PlainPrinter
from usb.pos_scanner import PosScanner
from usb.printer import Printer
from usb.redirection import RedirectionPort
from usb.serial_scanner import SerialScanner
from usb.strangers import (
    CardReader,
    Garbled,
    KeyboardWithDisk,
    Loudspeaker,
    MediaKeys,
    NetworkCard,
    Telephone,
)
from usb.typing_keyboard import TypingKeyboard
from usb.vhci import VhciPort

MODELS = {
    "button_box": ButtonBox,
    "card_reader": CardReader,
    "disk": Disk,
    "garbled": Garbled,
    "keyboard": TypingKeyboard,
    "keyboard_box": KeyboardBox,
    "keyboard_with_disk": KeyboardWithDisk,
    "loudspeaker": Loudspeaker,
    "media_keys": MediaKeys,
    "network_card": NetworkCard,
    "plain_printer": PlainPrinter,
    "pos_scanner": PosScanner,
    "printer": Printer,
    "scanner": KeyboardScanner,
    "serial_scanner": SerialScanner,
    "telephone": Telephone,
}
# Paper moves, and late answers come due, without anything to wait for.
TICK_S = 0.01


def make_device(text):
    name, *pairs = text.split(",")
    options = dict(pair.split("=", 1) for pair in pairs)
    serial, numbers = options.pop("serial", None), options.pop("id", None)
    device = MODELS[name](**options)
    if serial is not None:
        device.strings = (*device.strings[:2], serial)
    if numbers is not None:
        device.vendor, device.product = (int(number, 16) for number in numbers.split(":"))
    return device


class Served:
    """A device at its port, and the order that waits for bytes to come."""

    def __init__(self, port):
        self.port = port
        self._due_at = math.inf  # bytes received
        self._words = []

    def wait_with(self, count, words):
        self._due_at = self.port.device.received() + count
        self._words = words
        self.port.device.stop_receiving_at(self._due_at)

    def obey_waiting(self):
        device = self.port.device
        if device.received() < self._due_at:
            return
        self._due_at = math.inf
        device.stop_receiving_at(math.inf)
        obey(self, self._words[0], self._words[1:])


def obey(served, name, arguments):
    port, device = served.port, served.port.device
    if name == "plug":
        port.plug()
    elif name == "unplug":
        port.unplug()
    elif name in ("hang", "unhang"):
        device.hangs = name == "hang"
    elif name == "stall":
        device.stalls_left = int(arguments[0]) if arguments else math.inf
    elif name == "unstall":
        device.stalls_left = 0
    elif name == "after":
        served.wait_with(int(arguments[0]), arguments[1:])
    elif name == "stat":
        state = {"plugged": port.is_plugged, **device.state()}
        return json.dumps(state[arguments[0]] if arguments else state)
    else:
        device.command(name, arguments)
    return "ok"


def take_order(listener, served):
    """False when it was told to quit."""
    connection, _ = listener.accept()
    with connection, connection.makefile("rw") as line:
        words = line.readline().split()
        if words == ["quit"]:
            return False
        try:
            answer = obey(served, words[0], words[1:])
        except (IndexError, KeyError, ValueError) as error:
            answer = f"error: {error!r}"
        line.write(answer + "\n")
    return True


def serve(listener, served):
    port = served.port
    while True:
        ready, _, _ = select.select([listener, *port.sources()], [], [], TICK_S)
        if listener in ready and not take_order(listener, served):
            return
        for source in ready:
            port.take(source)
        port.device.advance()
        if port.is_plugged:
            port.serve()
        served.obey_waiting()


def handed_over(text):
    return socket.socket(fileno=int(text.removeprefix("fd:")))


def listen_at(path):
    if os.path.exists(path):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    return listener


def run(model, orders, host=None):
    device = make_device(model)
    if host is None:
        port = VhciPort(device)
    elif host.startswith("fd:"):
        port = HostSocket(device, handed_over(host))
    else:
        port = RedirectionPort(device, host)
    with handed_over(orders) if orders.startswith("fd:") else listen_at(orders) as listener:
        port.plug()
        serve(listener, Served(port))


if __name__ == "__main__":
    run(*sys.argv[1:])
