"""What all devices of the HID class have: one interface, and reports that wait to be asked for."""

import collections
import struct

from usb.device import Device, Endpoint, Refusal

IN = 0x81
INTERRUPT = 3
HID_CLASS = 3
HID_DESCRIPTOR, REPORT_DESCRIPTOR = 0x21, 0x22
GET_REPORT = (0xA1, 1)
SET_REPORT, SET_IDLE, SET_PROTOCOL = (0x21, 9), (0x21, 10), (0x21, 11)
REPORT_BYTES = 8
INTERVAL_MS = 10

# As in "Device Class Definition for HID" 1.11, appendix B.1, without the lamps.
BOOT_KEYBOARD = bytes.fromhex(
    "05010906a101050719e029e71500250175019508810295017508810195067508150025650507190029658100c0"
)


def hid_interface(number, report_descriptor, subclass=0, protocol=0):
    """Descriptors of an interface with that number, its endpoint left out."""
    length = len(report_descriptor)
    hid = struct.pack("<BBHBBBH", 9, HID_DESCRIPTOR, 0x111, 0, 1, REPORT_DESCRIPTOR, length)
    return struct.pack("<9B", 9, 4, number, 0, 1, HID_CLASS, subclass, protocol, 0) + hid


class HidDevice(Device):
    """A model puts what it has to say into `reports`."""

    speed = "full"
    report_descriptor = b""
    subclass = protocol = 0

    def __init__(self):
        super().__init__()
        self.reports = collections.deque()
        self.interface = hid_interface(0, self.report_descriptor, self.subclass, self.protocol)
        self.endpoints = (Endpoint(IN, INTERRUPT, REPORT_BYTES, INTERVAL_MS),)

    def report(self):
        """As it is now."""
        return bytes(REPORT_BYTES)

    def control(self, setup, data):
        if (setup.kind, setup.request, setup.value >> 8) == (0x81, 6, REPORT_DESCRIPTOR):
            return self.report_descriptor[: setup.length]
        return super().control(setup, data)

    def class_request(self, setup, data):
        what = (setup.kind, setup.request)
        if what == GET_REPORT:
            return self.report()
        return b"" if what in (SET_REPORT, SET_IDLE, SET_PROTOCOL) else Refusal.STALL

    def send(self, endpoint, most):
        return self.reports.popleft()[:most] if self.reports else Refusal.WAIT

    def lose_connection(self):
        self.reports.clear()
