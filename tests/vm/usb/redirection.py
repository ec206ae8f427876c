"""Plugs a device into an emulated machine, from outside of it: QEMU's usb-redir takes it by a
socket of its own (usbredir's protocol), and the guest sees it at a controller that exists in
hardware too, with the kernel's driver for that (xhci_hcd).

Over this way a bulk transfer to the device that the host gives up is reported as done with all its
bytes, though the device took none."""

import socket
import struct

from usb.device import Refusal, Setup
from usb.port import Port, Transfer

HELLO, CONNECT, DISCONNECT, RESET, INTERFACES, ENDPOINTS = range(6)
SET_CONFIGURATION, GET_CONFIGURATION, CONFIGURATION = 6, 7, 8
SET_ALTERNATE, GET_ALTERNATE, ALTERNATE = 9, 10, 11
START_INTERRUPTS, STOP_INTERRUPTS, INTERRUPTS = 15, 16, 17
CANCEL, DISCONNECT_SEEN = 21, 24
CONTROL, BULK, INTERRUPT = 100, 101, 103
ANSWERED, CANCELLED, STALLED = 0, 1, 4
# A device's version with `connect`, an answer to `disconnect`, packet sizes of endpoints, numbers
# of 64 bits, lengths of 32. Without receiving in advance: what a device says is asked for.
ABLE_TO = sum(1 << able for able in (1, 3, 4, 5, 6))
LONG_NUMBERS = 1 << 5
NAME = b"anjungan".ljust(64, b"\0")
SPEEDS = {"low": 0, "full": 1, "high": 2}
SLOTS = 32  # of the tables: endpoints to the device, then those from it
UNUSED, CONTROL_KIND, INTERRUPT_KIND = 255, 0, 3
CONTROL_PACKET = struct.Struct("<4B3H")  # endpoint, request, kind, status, value, index, length
BULK_PACKET = struct.Struct("<BBHIH")  # endpoint, status, length, stream, length's upper half
INTERRUPT_PACKET = struct.Struct("<BBH")
CLASS_AT, NUMBER_AT = slice(5, 8), 2  # of an interface's descriptor


def slot_of(endpoint):
    return (endpoint & 0x80) >> 3 | endpoint & 0x0F


def descriptors_of(data):
    while data:
        yield data[: data[0]]
        data = data[data[0] :]


class RedirectionPort(Port):
    """`path` is that of the socket, at which QEMU listens."""

    def __init__(self, device, path):
        super().__init__(device)
        self._path = path
        self._numbers = "I"

    def plug(self):
        if self.is_plugged:
            return
        self._numbers = "I"
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(self._path)
        self._send(HELLO, NAME + struct.pack("<I", ABLE_TO))

    def _take_request(self):
        header = struct.Struct("<II" + self._numbers)
        if len(self._received) < header.size:
            return False
        kind, length, number = header.unpack_from(self._received)
        end = header.size + length
        if len(self._received) < end:
            return False
        body, self._received = self._received[header.size : end], self._received[end:]
        self._obey(kind, body, number)
        return True

    def _obey(self, kind, body, number):
        if kind == HELLO:
            (theirs,) = struct.unpack_from("<I", body, len(NAME))
            self._numbers = "Q" if theirs & LONG_NUMBERS else "I"
            self._introduce()
        elif kind in (SET_CONFIGURATION, GET_CONFIGURATION):
            self._send(CONFIGURATION, bytes([ANSWERED, 1]), number)
        elif kind in (SET_ALTERNATE, GET_ALTERNATE):
            chosen = body[1] if kind == SET_ALTERNATE else 0
            self._send(ALTERNATE, bytes([ANSWERED, body[0], chosen]), number)
        elif kind in (START_INTERRUPTS, STOP_INTERRUPTS):
            self._pending[body[0]].clear()
            if kind == START_INTERRUPTS:
                self._await_interrupt(body[0])
            self._send(INTERRUPTS, bytes([ANSWERED, body[0]]), number)
        elif kind == CANCEL:
            endpoint = self._forget(number)
            if endpoint is not None:
                self._bulk(endpoint, CANCELLED, 0, number)
        elif kind == CONTROL:
            self._control(CONTROL_PACKET.unpack_from(body), body[CONTROL_PACKET.size :], number)
        elif kind == BULK:
            endpoint, _, low, _, high = BULK_PACKET.unpack_from(body)
            data = body[BULK_PACKET.size :]
            self._pending[endpoint].append(Transfer(number, low | high << 16, data))
        elif kind == INTERRUPT:
            self._pending[body[0]].append(Transfer(number, 0, body[INTERRUPT_PACKET.size :]))
        elif kind not in (RESET, DISCONNECT_SEEN):
            raise ValueError(f"usbredir: {kind}")

    def _introduce(self):
        """What the kernel will read in descriptors, for QEMU itself."""
        kinds, intervals, interfaces = [UNUSED] * SLOTS, [0] * SLOTS, [0] * SLOTS
        packets, numbers, classes = [0] * SLOTS, [], []
        for control in (0x00, 0x80):
            kinds[slot_of(control)], packets[slot_of(control)] = CONTROL_KIND, 64
        for part in descriptors_of(self.device.interfaces()):
            if part[1] == 4 and part[NUMBER_AT] not in numbers:
                numbers.append(part[NUMBER_AT])
                classes.append(part[CLASS_AT])
            elif part[1] == 5:
                slot = slot_of(part[2])
                kinds[slot], interfaces[slot] = part[3] & 3, numbers[-1]
                packets[slot], intervals[slot] = part[4] | part[5] << 8, part[6]
        table = [bytes(column).ljust(SLOTS, b"\0") for column in (numbers, *zip(*classes))]
        self._send(INTERFACES, struct.pack("<I", len(numbers)) + b"".join(table))
        tables = bytes(kinds) + bytes(intervals) + bytes(interfaces)
        self._send(ENDPOINTS, tables + struct.pack(f"<{SLOTS}H", *packets))
        device = self.device
        speed = SPEEDS[device.speed]
        self._send(
            CONNECT, struct.pack("<4B3H", speed, 0, 0, 0, device.vendor, device.product, 0x100)
        )

    def _await_interrupt(self, endpoint):
        """QEMU asks once for all that an endpoint will say."""
        self._pending[endpoint].append(Transfer(0, 64, b""))

    def _control(self, packet, data, number):
        endpoint, request, kind, _, value, index, length = packet
        answer = self.device.control(Setup(kind, request, value, index, length), data)
        status = STALLED if answer is Refusal.STALL else ANSWERED
        said = answer if kind & 0x80 and status == ANSWERED else b""
        count = len(said) if kind & 0x80 or status == STALLED else length
        self._send(
            CONTROL,
            CONTROL_PACKET.pack(endpoint, request, kind, status, value, index, count) + said,
            number,
        )

    def _end(self, endpoint, transfer, answer):
        status = STALLED if answer is Refusal.STALL else ANSWERED
        data = b"" if answer is Refusal.STALL else answer
        count = len(data) if endpoint & 0x80 else transfer.done
        if self._is_interrupt(endpoint):
            head = INTERRUPT_PACKET.pack(endpoint, status, count)
            self._send(INTERRUPT, head + data, transfer.number)
            if endpoint & 0x80 and status == ANSWERED:
                self._await_interrupt(endpoint)
        else:
            self._bulk(endpoint, status, count, transfer.number, data)

    def _is_interrupt(self, endpoint):
        parts = descriptors_of(self.device.interfaces())
        return any(
            part[1] == 5 and part[2] == endpoint and part[3] & 3 == INTERRUPT_KIND for part in parts
        )

    def _bulk(self, endpoint, status, count, number, data=b""):
        head = BULK_PACKET.pack(endpoint, status, count & 0xFFFF, 0, count >> 16)
        self._send(BULK, head + data, number)

    def _send(self, kind, body, number=0):
        head = struct.pack("<II" + self._numbers, kind, len(body), number)
        try:
            self._socket.sendall(head + body)
        except OSError:
            pass  # it has parted, which is read next
