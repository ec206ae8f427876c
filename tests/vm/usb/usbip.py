"""A device at one end of a socket on which the other end speaks USB/IP, as a host does
(Documentation/usb/usbip_protocol.rst): which host, says who derives from it."""

import struct

from usb.device import Refusal, Setup
from usb.port import Port, Transfer

SUBMIT, UNLINK, SUBMITTED, UNLINKED = 1, 2, 3, 4
HEADER_BYTES = 48
ANSWERED, STALLED, CANCELLED = 0, -32, -104  # -EPIPE, -ECONNRESET


class UsbipPort(Port):
    """`plug` is for who derives from it."""

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
        try:
            self._socket.sendall(header.ljust(HEADER_BYTES, b"\0") + data)
        except OSError:
            pass  # it has parted, which is read next
