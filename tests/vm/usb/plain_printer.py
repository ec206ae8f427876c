"""A printer on USB that understands nothing: it keeps what it gets, and says what it is told to."""

from usb.printer import Printer


class Memory:
    """In the place of the printer proper."""

    has_paper = True

    def __init__(self):
        self.bytes = b""
        self.says = b""

    @property
    def received(self):
        return len(self.bytes)

    def receive(self, data):
        self.bytes += data
        return len(data)

    def answer(self, most):
        said, self.says = self.says[:most], self.says[most:]
        return said

    def forget_answers(self):
        self.says = b""

    def advance(self):
        """Nothing moves in it."""


class PlainPrinter(Printer):
    """Orders: say HEXADECIMAL; `stat bytes` is all that it ever got, in hexadecimal."""

    def __init__(self, ways="two"):
        super().__init__(ways)
        self._printer = Memory()

    def command(self, name, arguments):
        if name != "say":
            raise KeyError(name)
        self._printer.says += bytes.fromhex(arguments[0])

    def state(self):
        return {"received": self._printer.received, "bytes": self._printer.bytes.hex()}
