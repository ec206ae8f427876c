"""Plugs a device into this machine's own kernel: vhci_hcd takes one end of a socket pair as a
device at one of its ports."""

import socket
import time

from usb.usbip import UsbipPort

CONTROLLER = "/sys/devices/platform/vhci_hcd.0/"
SPEEDS = {"low": 1, "full": 2, "high": 3}  # enum usb_device_speed
FREE = "004"  # of a port, VDEV_ST_NULL
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


class VhciPort(UsbipPort):
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
