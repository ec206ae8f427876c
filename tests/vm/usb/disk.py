"""A memory stick on USB (mass storage, bulk only): a file that can be read."""

import collections
import os
import struct

from usb.device import Device, Endpoint, Refusal

OUT, IN = 0x02, 0x83
BULK = 2
BLOCK_BYTES = 512
COMMAND = struct.Struct("<4sIIBBB16s")  # command block wrapper
STATUS = struct.Struct("<4sIIB")
TEST_READY, SENSE, INQUIRY, MODE_SENSE, CAPACITY, READ = 0x00, 0x03, 0x12, 0x1A, 0x25, 0x28
GET_MAX_LUN, RESET = (0xA1, 0xFE), (0x21, 0xFF)
INTERFACE_TAIL = bytes([0, 2, 8, 6, 0x50, 0])  # SCSI, bulk only


class DiskFunction:
    """What the interface does, for devices that have others beside it."""

    def __init__(self, image):
        with open(image, "rb") as file:
            self._content = file.read()
        self._answers = collections.deque()
        self.reads = 0

    def take(self, data):
        tag, length, command = self._parse(data)
        answer = self._answer(command)[:length]
        if answer:
            self._answers.append(answer)
        self._answers.append(STATUS.pack(b"USBS", tag, length - len(answer), 0))
        return len(data)

    def give(self, most):
        if not self._answers:
            return Refusal.WAIT
        answer = self._answers.popleft()
        if len(answer) > most:
            self._answers.appendleft(answer[most:])
        return answer[:most]

    def forget(self):
        self._answers.clear()

    @staticmethod
    def _parse(data):
        _, tag, length, _, _, _, command = COMMAND.unpack(data.ljust(COMMAND.size, b"\0"))
        return tag, length, command

    def _answer(self, command):
        name = command[0]
        if name == INQUIRY:
            return bytes([0, 0x80, 4, 2, 31, 0, 0, 0]) + b"Acme    Stick           1.00"
        if name == CAPACITY:
            return struct.pack(">II", len(self._content) // BLOCK_BYTES - 1, BLOCK_BYTES)
        if name == MODE_SENSE:
            return bytes([3, 0, 0, 0])
        if name == SENSE:
            return bytes([0x70, 0, 0, 0, 0, 0, 0, 10]).ljust(18, b"\0")
        if name == READ:
            self.reads += 1
            first, _, count = struct.unpack_from(">IBH", command, 2)
            return self._content[first * BLOCK_BYTES : (first + count) * BLOCK_BYTES]
        return b""


class Disk(Device):
    vendor, product = 0x0781, 0x5567
    strings = ("Acme", "Stick", "ST0001")
    interface = bytes([9, 4, 0]) + INTERFACE_TAIL
    endpoints = (Endpoint(OUT, BULK, 512), Endpoint(IN, BULK, 512))

    def __init__(self, image=os.devnull):
        super().__init__()
        self._function = DiskFunction(image)

    def class_request(self, setup, data):
        what = (setup.kind, setup.request)
        if what == GET_MAX_LUN:
            return b"\0"
        return b"" if what == RESET else Refusal.STALL

    def receive(self, endpoint, data):
        return self._function.take(data)

    def send(self, endpoint, most):
        return self._function.give(most)

    def lose_connection(self):
        self._function.forget()

    def state(self):
        return {**super().state(), "reads": self._function.reads}
