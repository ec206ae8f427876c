"""A scanner that types what it reads."""

from usb.typing_keyboard import TypingKeyboard


class KeyboardScanner(TypingKeyboard):
    """Orders: `scan CODE`, and what keyboards know. It adds `prefix` and `suffix`, as it was set to
    (an AIM identifier is such a prefix), and Enter, unless `ends=0`."""

    vendor, product = 0x0C2E, 0x0B61
    strings = ("Metrologic", "MK3780", "SC0001")

    def __init__(self, prefix="", suffix="", ends="1"):
        super().__init__()
        self._prefix = prefix
        self._suffix = suffix + ("\n" if ends == "1" else "")

    def command(self, name, arguments):
        if name == "scan":
            self.type(self._prefix + " ".join(arguments) + self._suffix)
        else:
            super().command(name, arguments)
