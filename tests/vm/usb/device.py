"""What every emulated USB device has: descriptors, standard requests, halted endpoints. A model
derives from Device; how its transfers travel is the transport's matter (vhci.py)."""

import enum
import struct
from typing import NamedTuple


class Refusal(enum.Enum):
    STALL = "stall"  # the transfer ends with an error, the endpoint is halted
    WAIT = "wait"  # not now (NAK): the transfer stays pending


class Setup(NamedTuple):
    """The eight bytes of a control request."""

    kind: int
    request: int
    value: int
    index: int
    length: int

    @staticmethod
    def parse(data):
        return Setup(*struct.unpack("<BBHHH", data))


class Endpoint(NamedTuple):
    address: int  # 0x80 and above: to the host
    kind: int  # 2 bulk, 3 interrupt
    packet_bytes: int
    interval: int = 0

    def descriptor(self):
        return struct.pack(
            "<BBBBHB", 7, 5, self.address, self.kind, self.packet_bytes, self.interval
        )


FROM_DEVICE, FROM_INTERFACE, FROM_ENDPOINT, TO_ENDPOINT = 0x80, 0x81, 0x82, 0x02
GET_STATUS, CLEAR_FEATURE, GET_DESCRIPTOR, GET_CONFIGURATION, GET_INTERFACE = 0, 1, 6, 8, 10
# SET_ADDRESS, SET_CONFIGURATION, SET_INTERFACE: taken, and change nothing here.
ACCEPTED = {(0x00, 5), (0x00, 9), (0x01, 11)}
DEVICE, CONFIGURATION, STRING, QUALIFIER = 1, 2, 3, 6
ENGLISH = struct.pack("<BBH", 4, 3, 0x0409)


class Device:
    vendor = product = 0
    speed = "high"
    strings = ("Maker", "Model", "Serial")
    interface = b""  # its descriptor and those of its class
    endpoints = ()
    interface_count = 1

    def __init__(self):
        self.halted = set()
        self.hangs = False
        self.stalls_left = 0  # so many transfers will be refused

    # ---- for a model to define

    def class_request(self, setup, data):
        """Bytes for the host, or Refusal.STALL."""
        return Refusal.STALL

    def receive(self, endpoint, data):
        """How many bytes are taken: fewer than all when there is no room."""
        return Refusal.STALL

    def send(self, endpoint, most):
        return Refusal.WAIT

    def advance(self):
        """Does what time has come for; called often."""

    def received(self):
        """Bytes in all."""
        return 0

    def stop_receiving_at(self, count):
        """Takes none beyond so many."""

    def lose_connection(self):
        """The cable was pulled."""

    def interfaces(self):
        """All of them, each with its endpoints; more than one where interface_count says so."""
        return self.interface + b"".join(e.descriptor() for e in self.endpoints)

    def command(self, name, arguments):
        """An order of the control socket that only this model knows; KeyError for unknown ones."""
        raise KeyError(name)

    def state(self):
        return {"hangs": self.hangs, "stalls": self.stalls_left > 0}

    # ---- for the transport

    def control(self, setup, data):
        if (setup.kind, setup.request) == (FROM_DEVICE, GET_DESCRIPTOR):
            answer = self._descriptor(setup.value >> 8, setup.value & 0xFF)
        else:
            answer = self._standard_request(setup)
        if answer is None:
            answer = self.class_request(setup, data)
        return answer if answer is Refusal.STALL else answer[: setup.length]

    def transfer_out(self, endpoint, data):
        refusal = self._refusal(endpoint)
        return self.receive(endpoint, data) if refusal is None else refusal

    def transfer_in(self, endpoint, most):
        refusal = self._refusal(endpoint)
        return self.send(endpoint, most) if refusal is None else refusal

    # ---- inside

    def _refusal(self, endpoint):
        if endpoint in self.halted:
            return Refusal.STALL
        if self.hangs:
            return Refusal.WAIT
        if self.stalls_left > 0:
            self.stalls_left -= 1
            self.halted.add(endpoint)
            return Refusal.STALL
        return None

    def _standard_request(self, setup):
        what = (setup.kind, setup.request)
        if what == (TO_ENDPOINT, CLEAR_FEATURE):
            self.halted.discard(setup.index)
            return b""
        if what == (FROM_ENDPOINT, GET_STATUS):
            return bytes([setup.index in self.halted, 0])
        answers = {
            (FROM_DEVICE, GET_STATUS): b"\x01\x00",
            (FROM_INTERFACE, GET_STATUS): b"\x00\x00",
            (FROM_DEVICE, GET_CONFIGURATION): b"\x01",
            (FROM_INTERFACE, GET_INTERFACE): b"\x00",
        }
        return b"" if what in ACCEPTED else answers.get(what)

    def _descriptor(self, kind, number):
        if kind == DEVICE:
            numbers = (self.vendor, self.product, 0x100, 1, 2, 3, 1)
            return struct.pack("<BBHBBBBHHHBBBB", 18, DEVICE, 0x200, 0, 0, 0, 64, *numbers)
        if kind == CONFIGURATION:
            body = self.interfaces()
            numbers = (9 + len(body), self.interface_count, 1, 0, 0xC0, 50)
            return struct.pack("<BBHBBBBB", 9, CONFIGURATION, *numbers) + body
        if kind == QUALIFIER:
            return struct.pack("<BBHBBBBBB", 10, QUALIFIER, 0x200, 0, 0, 0, 64, 1, 0)
        if kind == STRING and number == 0:
            return ENGLISH
        if kind == STRING and number <= len(self.strings):
            text = self.strings[number - 1].encode("utf-16le")
            return bytes([len(text) + 2, STRING]) + text
        return None
