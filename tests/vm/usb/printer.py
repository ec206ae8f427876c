"""A receipt printer on USB: class 7, both ways, or as its options say."""

import struct

from usb.device import Device, Endpoint, Refusal
from usb.escpos import EscposPrinter

OUT, IN = 0x01, 0x82
BULK = 2
CLASS_PRINTER, SUBCLASS_PRINTER = 7, 1
PROTOCOLS = {"one": 1, "two": 2, "ipp": 4}  # one-way, both ways, IPP over USB
GET_DEVICE_ID, GET_PORT_STATUS, SOFT_RESET = (0xA1, 0), (0xA1, 1), (0x21, 2)
DEVICE_ID = b"MFG:EPSON;MDL:TM-T82;CMD:ESC/POS;CLS:PRINTER;"


class Printer(Device):
    vendor, product = 0x04B8, 0x0E15
    strings = ("EPSON", "TM-T82", "SN0001")

    def __init__(self, ways="two"):
        super().__init__()
        self._printer = EscposPrinter()
        pipes = (Endpoint(OUT, BULK, 512), Endpoint(IN, BULK, 512))
        self.endpoints = pipes[:1] if ways == "one" else pipes
        kind = (CLASS_PRINTER, SUBCLASS_PRINTER, PROTOCOLS[ways])
        self.interface = struct.pack("<9B", 9, 4, 0, 0, len(self.endpoints), *kind, 0)

    def class_request(self, setup, data):
        what = (setup.kind, setup.request)
        if what == GET_DEVICE_ID:
            return struct.pack(">H", len(DEVICE_ID) + 2) + DEVICE_ID
        if what == GET_PORT_STATUS:
            return bytes([0x18 if self._printer.has_paper else 0x38])
        if what == SOFT_RESET:
            self._printer.forget_answers()
            return b""
        return Refusal.STALL

    def receive(self, endpoint, data):
        return self._printer.receive(data)

    def send(self, endpoint, most):
        return self._printer.answer(most) or Refusal.WAIT

    def advance(self):
        if not self.hangs:
            self._printer.advance()

    def received(self):
        return self._printer.received

    def stop_receiving_at(self, count):
        self._printer.receives_until = count

    def lose_connection(self):
        # It has power of its own and goes on; what it wanted to say is lost.
        self._printer.forget_answers()

    def command(self, name, arguments):
        if name == "paper":
            self._printer.change(has_paper=arguments[0] == "1")
        elif name == "cover":
            self._printer.change(cover_is_open=arguments[0] == "1")
        elif name == "late":
            self._printer.late_s = int(arguments[0]) / 1000
        elif name == "fences":
            self._printer.answers_fences = arguments[0] == "1"
        else:
            super().command(name, arguments)

    def state(self):
        printer = self._printer
        return {
            **super().state(),
            "received": printer.received,
            "slips": printer.slips,
            "blank_cuts": printer.blank_cuts,
            "unknown_bytes": printer.unknown_bytes,
            "paper": printer.has_paper,
            "cover": printer.cover_is_open,
        }
