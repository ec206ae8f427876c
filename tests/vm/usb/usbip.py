"""A device at one end of a socket on which the other end speaks USB/IP, as a host does
(Documentation/usb/usbip_protocol.rst): which host, says who derives from it."""

import collections
import struct

from usb.device import Refusal, Setup

SUBMIT, UNLINK, SUBMITTED, UNLINKED = 1, 2, 3, 4
HEADER_BYTES = 48
ANSWERED, STALLED, CANCELLED = 0, -32, -104  # -EPIPE, -ECONNRESET


class Transfer:
    def __init__(self, number, most, data):
        self.number = number
        self.most = most  # bytes, for a transfer to the host
        self.data = data  # what the host sends
        self.done = 0  # bytes of it that the device took


class UsbipPort:
    """Where a device can be plugged in. `plug` is for who derives from it."""

    def __init__(self, device):
        self.device = device
        self._socket = None
        self._received = b""
        self._pending = collections.defaultdict(collections.deque)

    @property
    def is_plugged(self):
        return self._socket is not None

    def sources(self):
        """What to wait for; `take` what is ready."""
        return [self._socket] if self.is_plugged else []

    def take(self, source):
        if source is self._socket:
            self._take_requests()

    def unplug(self):
        if not self.is_plugged:
            return
        self._socket.close()
        self._socket = None
        self._received = b""
        self._pending.clear()
        self.device.halted.clear()
        self.device.lose_connection()

    def serve(self):
        """Goes on with all transfers as far as the device does."""
        for endpoint, transfers in self._pending.items():
            while transfers and self._finish(endpoint, transfers[0]):
                transfers.popleft()

    def _take_requests(self):
        try:
            data = self._socket.recv(1 << 18)
        except OSError:
            data = b""
        if not data:
            self.unplug()
            return
        self._received += data
        while self._take_request():
            pass

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

    def _finish(self, endpoint, transfer):
        """False when the device is not ready for the end of this transfer."""
        if endpoint & 0x80:
            answer = self.device.transfer_in(endpoint, transfer.most)
            if answer is Refusal.WAIT:
                return False
            if answer is Refusal.STALL:
                self._reply(transfer.number, STALLED, 0)
            else:
                self._reply(transfer.number, ANSWERED, len(answer), answer)
            return True
        taken = self.device.transfer_out(endpoint, transfer.data[transfer.done :])
        if taken is Refusal.WAIT:
            return False
        if taken is Refusal.STALL:
            self._reply(transfer.number, STALLED, transfer.done)
            return True
        transfer.done += taken
        if transfer.done < len(transfer.data):
            return False
        self._reply(transfer.number, ANSWERED, transfer.done)
        return True

    def _cancel(self, number, unwanted):
        status = 0  # it had ended by itself
        for transfers in self._pending.values():
            for transfer in list(transfers):
                if transfer.number == unwanted:
                    transfers.remove(transfer)
                    status = CANCELLED
        self._send(struct.pack(">5Ii", UNLINKED, number, 0, 0, 0, status))

    def _reply(self, number, status, length, data=b""):
        self._send(struct.pack(">5I5i", SUBMITTED, number, 0, 0, 0, status, length, 0, 0, 0), data)

    def _send(self, header, data=b""):
        try:
            self._socket.sendall(header.ljust(HEADER_BYTES, b"\0") + data)
        except OSError:
            pass  # it has parted, which is read next
