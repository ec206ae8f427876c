"""What all ways into a kernel have: transfers that wait until the device is ready for their ends. A
way derives from Port and knows the protocol (usbip.py, redirection.py)."""

import collections

from usb.device import Refusal


class Transfer:
    def __init__(self, number, most, data):
        self.number = number
        self.most = most  # bytes, for a transfer to the host
        self.data = data  # what the host sends
        self.done = 0  # bytes of it that the device took


class Port:
    def __init__(self, device):
        self.device = device
        self._socket = None
        self._received = b""
        self._pending = collections.defaultdict(collections.deque)

    # ---- for a way to define

    def plug(self):
        """Opens `_socket`."""
        raise NotImplementedError

    def _take_request(self):
        """The next whole one of `_received`; False when there is none."""
        raise NotImplementedError

    def _end(self, endpoint, transfer, answer):
        """Tells the host. `answer` is Refusal.STALL, or the bytes for it."""
        raise NotImplementedError

    # ---- for whoever serves it

    @property
    def is_plugged(self):
        return self._socket is not None

    def unplug(self):
        if not self.is_plugged:
            return
        self._socket.close()
        self._socket = None
        self._received = b""
        self._pending.clear()
        self.device.halted.clear()
        self.device.lose_connection()

    def sources(self):
        """What to wait for; `take` what is ready."""
        return [self._socket] if self.is_plugged else []

    def take(self, source):
        if source is self._socket:
            self._take_requests()

    def serve(self):
        """Goes on with all transfers as far as the device does."""
        for endpoint, transfers in list(self._pending.items()):
            while transfers and self._finish(endpoint, transfers[0]):
                transfers.popleft()

    # ---- inside

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

    def _finish(self, endpoint, transfer):
        """False when the device is not ready for the end of this transfer."""
        if endpoint & 0x80:
            answer = self.device.transfer_in(endpoint, transfer.most)
            if answer is Refusal.WAIT:
                return False
            self._end(endpoint, transfer, answer)
            return True
        taken = self.device.transfer_out(endpoint, transfer.data[transfer.done :])
        if taken is Refusal.WAIT:
            return False
        if taken is not Refusal.STALL:
            transfer.done += taken
            if transfer.done < len(transfer.data):
                return False
        self._end(endpoint, transfer, taken if taken is Refusal.STALL else b"")
        return True

    def _forget(self, number):
        """The endpoint of the transfer that waited by that number; None when it had ended."""
        for endpoint, transfers in self._pending.items():
            for transfer in list(transfers):
                if transfer.number == number:
                    transfers.remove(transfer)
                    return endpoint
        return None
