"""A scanner at a virtual serial line (CDC ACM)."""

import collections
import random
import struct

from usb.device import Device, Endpoint, Refusal

INTERRUPT, BULK = 3, 2
SET_LINE, GET_LINE, SET_CONTROL = (0x21, 0x20), (0xA1, 0x21), (0x21, 0x22)
LINE = struct.Struct("<IBBB")  # baud, stop bits, parity, data bits


class SerialScanner(Device):
    """Orders: `scan CODE`, `half CODE`, `noise COUNT` of bytes, `baud NUMBER`. To who listens at
    another speed it says other bytes, as behind a bridge to a real line."""

    vendor, product = 0x0C2E, 0x0CAA
    strings = ("Acme", "Serial scanner", "SS0001")
    interface_count = 2

    def __init__(self, baud="9600"):
        super().__init__()
        self._baud = int(baud)
        self._line = LINE.pack(0, 0, 0, 8)
        self._chance = random.Random(1)
        self._says = collections.deque()

    def interfaces(self):
        control = struct.pack("<9B", 9, 4, 0, 0, 1, 2, 2, 1, 0)
        header, calls = bytes([5, 0x24, 0, 0x10, 1]), bytes([5, 0x24, 1, 0, 1])
        abilities, union = bytes([4, 0x24, 2, 2]), bytes([5, 0x24, 6, 0, 1])
        data = struct.pack("<9B", 9, 4, 1, 0, 2, 10, 0, 0, 0)
        ends = [Endpoint(0x81, INTERRUPT, 16, 8), Endpoint(0x82, BULK, 512),
                Endpoint(0x03, BULK, 512)]  # fmt: skip
        first, second, third = (end.descriptor() for end in ends)
        return control + header + calls + abilities + union + first + data + second + third

    def class_request(self, setup, data):
        what = (setup.kind, setup.request)
        if what == SET_LINE:
            self._line = bytes(data).ljust(LINE.size, b"\0")[: LINE.size]
        if what == GET_LINE:
            return self._line
        return b"" if what in (SET_LINE, SET_CONTROL) else Refusal.STALL

    def receive(self, endpoint, data):
        return len(data)

    def send(self, endpoint, most):
        if endpoint == 0x81 or not self._says:
            return Refusal.WAIT
        said = self._says.popleft()
        if LINE.unpack(self._line)[0] != self._baud:
            return self._noise(len(said))
        return said[:most]

    def _noise(self, count):
        return bytes(self._chance.randrange(256) for _ in range(count))

    def lose_connection(self):
        self._says.clear()

    def command(self, name, arguments):
        if name == "scan":
            # In pieces, as a slow line has them.
            code = " ".join(arguments).encode() + b"\r"
            self._says.extend(code[at : at + 8] for at in range(0, len(code), 8))
        elif name == "half":
            self._says.append(" ".join(arguments).encode()[:20])
        elif name == "noise":
            self._says.append(self._noise(int(arguments[0])))
        elif name == "baud":
            self._baud = int(arguments[0])
        else:
            super().command(name, arguments)

    def state(self):
        return {**super().state(), "host_baud": LINE.unpack(self._line)[0]}
