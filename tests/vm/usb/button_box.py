"""Boxes of buttons on USB (HID): one with buttons proper, one that acts as a keyboard."""

from usb.hid import BOOT_KEYBOARD, HidDevice

MOST_KEYS = 6  # in a report of a boot keyboard
KEY_OF_FIRST_BUTTON = 0x1E  # the key "1"


class Box(HidDevice):
    """Orders: press N, release N; buttons are numbered from 1."""

    def __init__(self):
        super().__init__()
        self.pressed = set()

    def command(self, name, arguments):
        if name == "press":
            self.pressed.add(int(arguments[0]))
        elif name == "release":
            self.pressed.discard(int(arguments[0]))
        else:
            super().command(name, arguments)
        self.reports.append(self.report())

    def state(self):
        return {**super().state(), "pressed": sorted(self.pressed)}


class ButtonBox(Box):
    """Each button is one bit."""

    vendor, product = 0x16C0, 0x27DB
    strings = ("Acme", "Button box", "BB0001")

    def __init__(self, buttons=4):
        self.buttons = buttons = int(buttons)
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


class KeyboardBox(Box):
    """Each button is a key: the first one "1", and so on."""

    vendor, product = 0x16C0, 0x27DC
    strings = ("Acme", "Keyboard box", "KB0001")
    subclass = protocol = 1  # boot, keyboard
    report_descriptor = BOOT_KEYBOARD

    def report(self):
        keys = [KEY_OF_FIRST_BUTTON + number - 1 for number in sorted(self.pressed)][:MOST_KEYS]
        return bytes([0, 0, *keys]).ljust(2 + MOST_KEYS, b"\0")
