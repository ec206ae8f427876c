"""A scanner of codes in the mode "HID POS" (USB-IF, HID Usage Tables 1.4, page 0x8C)."""

from usb.device import Endpoint
from usb.hid import IN, INTERRUPT, HidDevice

PIECE_BYTES = 56


class PosScanner(HidDevice):
    """Report 2: how many bytes count, an identifier of three, 56 bytes, two more, what follows."""

    vendor, product = 0x16C0, 0x27DD
    strings = ("Acme", "Scanner", "PS0001")
    report_descriptor = bytes.fromhex(
        "058c0902a1010912a10285021500" "26ff00750895010501093b8102"
        "9503058c09fb09fc09fd8102" "953809fe820201" "0666ff950209040900" "8102"
        "058c25017501950809ff8102c0c0"
    )  # fmt: skip

    def __init__(self):
        super().__init__()
        self.endpoints = (Endpoint(IN, INTERRUPT, 64, 1),)

    def report(self, piece=b"", continued=False):
        return bytes([2, len(piece)]) + b"]Q1" + piece.ljust(58, b"\0") + bytes([continued])

    def command(self, name, arguments):
        """`scan TEXT` reads a code; `tear TEXT` gives its first piece, which promises another."""
        if name not in ("scan", "tear"):
            raise KeyError(name)
        code = arguments[0].encode()
        pieces = [code[at : at + PIECE_BYTES] for at in range(0, len(code), PIECE_BYTES)]
        if name == "tear":
            self.reports.append(self.report(pieces[0], True))
            return
        for piece in pieces:
            self.reports.append(self.report(piece, piece is not pieces[-1]))
