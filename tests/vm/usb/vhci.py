"""Plugs a device into this machine's own kernel: vhci_hcd takes one end of a socket pair as a
device at one of its ports and speaks USB/IP on it (Documentation/usb/usbip_protocol.rst)."""

import socket
import struct
import time

from usb.device import Refusal, Setup
from usb.port import Port, Transfer

CONTROLLER = "/sys/devices/platform/vhci_hcd.0/"
SPEEDS = {"low": 1, "full": 2, "high": 3}  # enum usb_device_speed
SUBMIT, UNLINK, SUBMITTED, UNLINKED = 1, 2, 3, 4
HEADER_BYTES = 48
FREE = "004"  # of a port, VDEV_ST_NULL
ANSWERED, STALLED, CANCELLED = 0, -32, -104  # -EPIPE, -ECONNRESET
# A port is free again a moment after its socket was closed.
PORT_FREE_WITHIN_S = 5.0


def free_port():
    """The first one; all speeds but SuperSpeed go to those of the controller's first hub."""
    with open(CONTROLLER + "status", encoding="ascii") as file:
        for line in file:
            hub, port, state = line.split()[:3]
            if hub == "hs" and state == FREE:
                return int(port)
    raise OSError("no port is free")


class VhciPort(Port):
    """The device keeps the port that it was first plugged into."""

    def __init__(self, device):
        super().__init__(device)
        self._port = free_port()

    def plug(self):
        if self.is_plugged:
            return
        theirs, self._socket = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        number = 0x10001 + self._port
        line = f"{self._port} {theirs.fileno()} {number} {SPEEDS[self.device.speed]}"
        deadline = time.monotonic() + PORT_FREE_WITHIN_S
        while True:
            try:
                with open(CONTROLLER + "attach", "w", encoding="ascii") as attach:
                    attach.write(line)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        theirs.close()

    def _take_request(self):
        if len(self._received) < HEADER_BYTES:
            return False
        command, number, _, to_host, endpoint = struct.unpack_from(">5I", self._received)
        if command == UNLINK:
            (unwanted,) = struct.unpack_from(">I", self._received, 20)
            self._received = self._received[HEADER_BYTES:]
            self._cancel(number, unwanted)
            return True
        (length,) = struct.unpack_from(">i", self._received, 24)
        end = HEADER_BYTES + (0 if to_host else length)
        if len(self._received) < end:
            return False
        setup, data = self._received[40:HEADER_BYTES], self._received[HEADER_BYTES:end]
        self._received = self._received[end:]
        if endpoint == 0:
            self._control(number, Setup.parse(setup), data)
        else:
            address = endpoint | (0x80 if to_host else 0)
            self._pending[address].append(Transfer(number, length, data))
        return True

    def _control(self, number, setup, data):
        answer = self.device.control(setup, data)
        if answer is Refusal.STALL:
            self._reply(number, STALLED, 0)
        elif setup.kind & 0x80:
            self._reply(number, ANSWERED, len(answer), answer)
        else:
            self._reply(number, ANSWERED, setup.length)

    def _end(self, endpoint, transfer, answer):
        if answer is Refusal.STALL:
            self._reply(transfer.number, STALLED, transfer.done)
        elif endpoint & 0x80:
            self._reply(transfer.number, ANSWERED, len(answer), answer)
        else:
            self._reply(transfer.number, ANSWERED, transfer.done)

    def _cancel(self, number, unwanted):
        # Nothing to cancel: it had ended by itself.
        status = ANSWERED if self._forget(unwanted) is None else CANCELLED
        self._send(struct.pack(">5Ii", UNLINKED, number, 0, 0, 0, status))

    def _reply(self, number, status, length, data=b""):
        self._send(struct.pack(">5I5i", SUBMITTED, number, 0, 0, 0, status, length, 0, 0, 0), data)

    def _send(self, header, data=b""):
        self._socket.sendall(header.ljust(HEADER_BYTES, b"\0") + data)
