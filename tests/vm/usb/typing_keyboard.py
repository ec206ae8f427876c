"""A keyboard that types by itself: what a scanner is that types its codes, and what a stranger is
who plugs in a keyboard with a program inside."""

import os
import time

from usb.device import Refusal
from usb.hid import BOOT_KEYBOARD, REPORT_BYTES, HidDevice

MODIFIERS = {"ctrl": 0x01, "shift": 0x02, "alt": 0x04, "meta": 0x08, "altgr": 0x40}
SHIFT = MODIFIERS["shift"]
# "HID Usage Tables", chapter 10, as a keyboard of the United States has them.
NAMED_KEYS = {
    "enter": 0x28, "escape": 0x29, "backspace": 0x2A, "tab": 0x2B, "space": 0x2C, "print": 0x46,
    "delete": 0x4C,
    "right": 0x4F, "left": 0x50, "down": 0x51, "up": 0x52, "menu": 0x65,
    **{f"f{number}": 0x39 + number for number in range(1, 13)},
}  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLAIN = "1234567890" + "\n\x1b\b\t -=[]\\" + "\0;'`,./"
SHIFTED = "!@#$%^&*()" + "\0\0\0\0\0_+{}|" + "\0:\"~<>?"
FIRST_LETTER, FIRST_OF_PLAIN = 0x04, 0x1E
# A real keyboard does not take the processor's time from the program under test.
FLOOD_NICE = 10
UP = bytes(REPORT_BYTES)


def key_of(character):
    """Modifiers and usage number; ValueError for what such a keyboard does not have."""
    if character.lower() in LETTERS:
        return SHIFT if character.isupper() else 0, FIRST_LETTER + LETTERS.index(character.lower())
    if character in PLAIN:
        return 0, FIRST_OF_PLAIN + PLAIN.index(character)
    return SHIFT, FIRST_OF_PLAIN + SHIFTED.index(character)


def stroke(text):
    """`ctrl+alt+f2`, `print+b`, `a`: the reports of one stroke, all keys down and up again."""
    modifiers, usages = 0, []
    for name in text.split("+"):
        if name in MODIFIERS:
            modifiers |= MODIFIERS[name]
        else:
            usages.append(NAMED_KEYS[name] if name in NAMED_KEYS else key_of(name)[1])
    held = [bytes([modifiers, 0, *usages[:count]]) for count in range(len(usages) + 1)]
    return [report.ljust(REPORT_BYTES, b"\0") for report in held] + [UP]


class TypingKeyboard(HidDevice):
    """Orders: `type TEXT`; `strokes NAME...`; `flood COUNT`, so many keys as fast as the kernel
    asks; `pace MILLISECONDS` from one report to the next."""

    vendor, product = 0x046D, 0xC31C
    strings = ("Logitech", "Keyboard K120", "")
    subclass = protocol = 1  # boot, keyboard
    report_descriptor = BOOT_KEYBOARD

    def __init__(self):
        super().__init__()
        self._pace_s = 0.0
        self._next_at = 0.0
        self._sent = 0

    def type(self, text):
        for character in text:
            modifiers, usage = key_of(character)
            self.reports.append(bytes([modifiers, 0, usage]).ljust(REPORT_BYTES, b"\0"))
            self.reports.append(UP)

    def send(self, endpoint, most):
        if not self.reports or time.monotonic() < self._next_at:
            return Refusal.WAIT
        self._next_at = time.monotonic() + self._pace_s
        self._sent += 1
        return super().send(endpoint, most)

    def command(self, name, arguments):
        if name == "type":
            self.type(" ".join(arguments))
        elif name == "strokes":
            for argument in arguments:
                self.reports.extend(stroke(argument))
        elif name == "flood":
            os.nice(FLOOD_NICE)
            self.type(("0123456789" * (int(arguments[0]) // 10 + 1))[: int(arguments[0])])
        elif name == "pace":
            self._pace_s = int(arguments[0]) / 1000
        else:
            super().command(name, arguments)

    def state(self):
        """`sent` reports that the kernel took, `left` to come."""
        return {**super().state(), "sent": self._sent, "left": len(self.reports)}
