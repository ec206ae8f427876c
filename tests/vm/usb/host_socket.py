"""Plugs a device into whoever connects to a socket: the host is a program, as in the fast tests."""

from usb.usbip import UsbipPort


class HostSocket(UsbipPort):
    def __init__(self, device, listener):
        super().__init__(device)
        self._listener = listener

    def plug(self):
        """The host's matter."""

    def sources(self):
        return [self._listener, *super().sources()]

    def take(self, source):
        if source is not self._listener:
            super().take(source)
            return
        # A host that connects anew may do so before its parting has been read.
        self.unplug()
        self._socket, _ = self._listener.accept()
