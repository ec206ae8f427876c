"""Boxes of buttons on USB (HID): one with buttons proper, one that acts as a keyboard."""

import collections
import struct

from usb.device import Device, Endpoint, Refusal

IN = 0x81
INTERRUPT = 3
HID_DESCRIPTOR, REPORT_DESCRIPTOR = 0x21, 0x22
GET_REPORT = (0xA1, 1)
SET_REPORT, SET_IDLE, SET_PROTOCOL = (0x21, 9), (0x21, 10), (0x21, 11)
MOST_KEYS = 6  # in a report of a boot keyboard
KEY_OF_FIRST_BUTTON = 0x1E  # the key "1"


class HidDevice(Device):
    speed = "full"
    report_descriptor = b""
    subclass = protocol = 0

    def __init__(self):
        super().__init__()
        self.pressed = set()  # numbers from 1
        self._reports = collections.deque()
        length = len(self.report_descriptor)
        hid = struct.pack("<BBHBBBH", 9, HID_DESCRIPTOR, 0x111, 0, 1, REPORT_DESCRIPTOR, length)
        self.interface = struct.pack("<9B", 9, 4, 0, 0, 1, 3, self.subclass, self.protocol, 0) + hid
        self.endpoints = (Endpoint(IN, INTERRUPT, 8, 10),)

    def report(self):
        raise NotImplementedError

    def control(self, setup, data):
        if (setup.kind, setup.request, setup.value >> 8) == (0x81, 6, REPORT_DESCRIPTOR):
            return self.report_descriptor[: setup.length]
        return super().control(setup, data)

    def class_request(self, setup, data):
        what = (setup.kind, setup.request)
        if what == GET_REPORT:
            return self.report()
        return b"" if what in (SET_REPORT, SET_IDLE, SET_PROTOCOL) else Refusal.STALL

    def send(self, endpoint, most):
        return self._reports.popleft()[:most] if self._reports else Refusal.WAIT

    def lose_connection(self):
        self._reports.clear()

    def command(self, name, arguments):
        if name == "press":
            self.pressed.add(int(arguments[0]))
        elif name == "release":
            self.pressed.discard(int(arguments[0]))
        else:
            super().command(name, arguments)
        self._reports.append(self.report())

    def state(self):
        return {**super().state(), "pressed": sorted(self.pressed)}


class ButtonBox(HidDevice):
    """Each button is one bit."""

    vendor, product = 0x16C0, 0x27DB
    strings = ("Acme", "Button box", "BB0001")

    def __init__(self, buttons=4):
        self.buttons = buttons
        bits = -buttons % 8
        # Game pad: buttons 1 to N, one bit each, and as many that mean nothing as fill the byte.
        self.report_descriptor = bytes(
            [0x05, 0x01, 0x09, 0x05, 0xA1, 0x01, 0x05, 0x09, 0x19, 0x01, 0x29, buttons, 0x15, 0x00,
             0x25, 0x01, 0x75, 0x01, 0x95, buttons, 0x81, 0x02]
            + ([0x75, bits, 0x95, 0x01, 0x81, 0x03] if bits else [])
            + [0xC0]
        )  # fmt: skip
        super().__init__()

    def report(self):
        bits = sum(1 << (number - 1) for number in self.pressed)
        return bits.to_bytes((self.buttons + 7) // 8, "little")


class KeyboardBox(HidDevice):
    """Each button is a key: the first one "1", and so on."""

    vendor, product = 0x16C0, 0x27DC
    strings = ("Acme", "Keyboard box", "KB0001")
    subclass = protocol = 1  # boot, keyboard
    # As in "Device Class Definition for HID" 1.11, appendix B.1, without the lamps.
    report_descriptor = bytes.fromhex(
        "05010906a101050719e029e71500250175019508810295017508810195067508150025650507190029658100c0"
    )

    def report(self):
        keys = [KEY_OF_FIRST_BUTTON + number - 1 for number in sorted(self.pressed)][:MOST_KEYS]
        return bytes([0, 0, *keys]).ljust(2 + MOST_KEYS, b"\0")
