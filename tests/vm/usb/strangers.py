"""What somebody plugs into a kiosk who wants more than a ticket. A keyboard that types by itself is
in typing_keyboard.py, a memory stick in disk.py."""

import os
import random
import struct

from usb.device import Device, Endpoint, Refusal
from usb.disk import GET_MAX_LUN, IN as DISK_IN, INTERFACE_TAIL, OUT as DISK_OUT, DiskFunction
from usb.hid import HidDevice, hid_interface
from usb.typing_keyboard import TypingKeyboard

INTERRUPT, BULK = 3, 2


class KeyboardWithDisk(TypingKeyboard):
    """A composite device: a keyboard that types, and a memory stick."""

    vendor, product = 0x0781, 0x5568
    strings = ("Acme", "Stick with more", "SM0001")
    speed = "high"
    interface_count = 2

    def __init__(self, image=os.devnull):
        super().__init__()
        self._function = DiskFunction(image)

    def interfaces(self):
        disk = bytes([9, 4, 1]) + INTERFACE_TAIL
        ends = (Endpoint(DISK_OUT, BULK, 512), Endpoint(DISK_IN, BULK, 512))
        return super().interfaces() + disk + b"".join(end.descriptor() for end in ends)

    def class_request(self, setup, data):
        if (setup.kind, setup.request) == GET_MAX_LUN:
            return b"\0"
        return super().class_request(setup, data)

    def receive(self, endpoint, data):
        return self._function.take(data)

    def send(self, endpoint, most):
        if endpoint == DISK_IN:
            return self._function.give(most)
        return super().send(endpoint, most)


class MediaKeys(HidDevice):
    """Orders: `press_all`: each is down once, and up again."""

    vendor, product = 0x1A2C, 0x2D43
    strings = ("Acme", "Media keys", "MK0001")
    # "HID Usage Tables", chapters 15 and 4.
    CONSUMER = (0x30, 0x32, 0xB5, 0xCD, 0xE2, 0xE9, 0xEA, 0x183, 0x192, 0x194, 0x221, 0x223)
    SYSTEM = (0x81, 0x82, 0x83)  # off, sleep, wake
    report_descriptor = (
        bytes.fromhex("050c0901a1018501150125") + bytes([len(CONSUMER)])
        + b"".join(struct.pack("<BH", 0x0A, usage) for usage in CONSUMER)
        + bytes.fromhex("750895018100c0" "05010980a1018502150125") + bytes([len(SYSTEM)])
        + b"".join(bytes([0x09, usage]) for usage in SYSTEM)
        + bytes.fromhex("750895018100c0")
    )  # fmt: skip

    def command(self, name, arguments):
        if name != "press_all":
            super().command(name, arguments)
        for report, usages in ((1, self.CONSUMER), (2, self.SYSTEM)):
            for number in range(1, len(usages) + 1):
                self.reports.extend([bytes([report, number]), bytes([report, 0])])

    def state(self):
        return {**super().state(), "left": len(self.reports)}


class NetworkCard(Device):
    """CDC Ethernet: it would be a gateway, if anybody asked it."""

    vendor, product = 0x0525, 0xA4A1
    strings = ("Acme", "Network", "NC0001", "020000000001")
    interface_count = 2

    def __init__(self):
        super().__init__()
        self._frames = 0

    def interfaces(self):
        control = struct.pack("<9B", 9, 4, 0, 0, 1, 2, 6, 0, 0)
        header, union = bytes([5, 0x24, 0, 0x10, 1]), bytes([5, 0x24, 6, 0, 1])
        ethernet = struct.pack("<BBBBIHHB", 13, 0x24, 0x0F, 4, 0, 1514, 0, 0)
        idle = struct.pack("<9B", 9, 4, 1, 0, 0, 10, 0, 0, 0)
        data = struct.pack("<9B", 9, 4, 1, 1, 2, 10, 0, 0, 0)
        ends = [Endpoint(0x81, INTERRUPT, 16, 8), Endpoint(0x82, BULK, 512),
                Endpoint(0x03, BULK, 512)]  # fmt: skip
        first, second, third = (end.descriptor() for end in ends)
        return control + header + union + ethernet + first + idle + data + second + third

    def class_request(self, setup, data):
        return b""

    def receive(self, endpoint, data):
        self._frames += 1
        return len(data)

    def state(self):
        """`frames` that this machine sent."""
        return {**super().state(), "frames": self._frames}


class Quiet(Device):
    """Has one interface and says nothing. In its state `talked`: what it was sent."""

    number_of_class = ()
    class_descriptor = b""

    def __init__(self):
        super().__init__()
        self._talked = 0
        self.endpoints = (Endpoint(0x01, BULK, 512), Endpoint(0x82, BULK, 512),
                          Endpoint(0x83, INTERRUPT, 16, 8))  # fmt: skip
        head = struct.pack("<9B", 9, 4, 0, 0, len(self.endpoints), *self.number_of_class, 0)
        self.interface = head + self.class_descriptor

    def receive(self, endpoint, data):
        self._talked += len(data)
        return len(data)

    def send(self, endpoint, most):
        return Refusal.WAIT

    def state(self):
        return {**super().state(), "talked": self._talked}


class CardReader(Quiet):
    """CCID, for smart cards, with no card in it."""

    vendor, product = 0x08E6, 0x3437
    strings = ("Acme", "Card reader", "CR0001")
    number_of_class = (0x0B, 0, 0)
    class_descriptor = struct.pack(
        "<BBHBBIIIBIIBIIIIIBBHBB", 54, 0x21, 0x110, 0, 7, 3, 3580, 3580, 0, 9600, 115200, 0, 254,
        0, 0, 0x30, 271, 0, 0, 0, 0, 1,
    )  # fmt: skip


class Telephone(Quiet):
    """MTP: what a telephone is that shows its pictures."""

    vendor, product = 0x18D1, 0x4EE1
    strings = ("Acme", "Telephone", "TP0001")
    number_of_class = (6, 1, 1)


class Loudspeaker(Device):
    """Audio class 1.0: two channels of 16 bits, 48 kHz."""

    vendor, product = 0x0D8C, 0x0014
    strings = ("Acme", "Loudspeaker", "LS0001")
    speed = "full"
    interface_count = 2

    def interfaces(self):
        usb = struct.pack("<BBBBHBBHBB", 12, 0x24, 2, 1, 0x101, 0, 2, 3, 0, 0)
        loud = struct.pack("<BBBBHBBB", 9, 0x24, 3, 2, 0x301, 0, 1, 0)
        parts = usb + loud
        header = struct.pack("<BBBHHBB", 9, 0x24, 1, 0x100, 9 + len(parts), 1, 1)
        control = struct.pack("<9B", 9, 4, 0, 0, 0, 1, 1, 0, 0) + header + parts
        silent = struct.pack("<9B", 9, 4, 1, 0, 0, 1, 2, 0, 0)
        stream = struct.pack("<9B", 9, 4, 1, 1, 1, 1, 2, 0, 0)
        general = struct.pack("<BBBBBH", 7, 0x24, 1, 1, 1, 1)
        form = bytes([11, 0x24, 2, 1, 2, 2, 16, 1]) + (48000).to_bytes(3, "little")
        end = struct.pack("<BBBBHBBB", 9, 5, 0x01, 0x09, 192, 1, 0, 0)
        of_class = struct.pack("<BBBBBH", 7, 0x25, 1, 0, 0, 0)
        return control + silent + stream + general + form + end + of_class


class Garbled(Device):
    """Descriptors of a keyboard, a disk and a network card with some bytes of chance, names of any
    characters, and reports of chance. Orders: `garble SEED` makes others, for the next plug."""

    vendor, product = 0x16C0, 0x27DC
    interface_count = 2

    def __init__(self, seed="1"):
        super().__init__()
        self._garble(int(seed))

    def _garble(self, seed):
        self._chance = random.Random(seed)
        report = bytes(self._chance.randrange(256) for _ in range(self._chance.randrange(4, 80)))
        keyboard = hid_interface(0, report, 1, 1) + Endpoint(0x81, INTERRUPT, 8, 10).descriptor()
        disk = bytes([9, 4, 1]) + INTERFACE_TAIL + Endpoint(DISK_IN, BULK, 512).descriptor()
        body = bytearray(self._chance.choice([keyboard + disk, NetworkCard().interfaces()]))
        for _ in range(self._chance.randrange(8)):
            body[self._chance.randrange(len(body))] = self._chance.randrange(256)
        self._body, self._report = bytes(body), report
        letters = [chr(self._chance.randrange(1, 0xD800)) for _ in range(30)]
        self.strings = ("".join(letters), "\x1b[2J\n\x07" + letters[0], "".join(letters[:9]))

    def interfaces(self):
        return self._body

    def control(self, setup, data):
        if (setup.kind, setup.request, setup.value >> 8) == (0x81, 6, 0x22):
            return self._report[: setup.length]
        return super().control(setup, data)

    def class_request(self, setup, data):
        return Refusal.STALL if self._chance.random() < 0.5 else bytes(setup.length)

    def receive(self, endpoint, data):
        return len(data)

    def send(self, endpoint, most):
        if self._chance.random() < 0.9:
            return Refusal.WAIT
        return bytes(self._chance.randrange(256) for _ in range(min(most, 16)))

    def command(self, name, arguments):
        if name != "garble":
            super().command(name, arguments)
        self._garble(int(arguments[0]))
