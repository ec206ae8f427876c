"""A receipt printer that reads ESC/POS: a buffer, paper that moves at a speed, answers. It shares
no code with the driver and knows nothing of USB."""

import collections
import math
import time

BUFFER_BYTES = 4096
PAPER_MM_PER_S = 150.0
DOTS_PER_MM = 8.0
# From the heating elements to the knife: fed before a cut that feeds.
TO_KNIFE_MM = 13.0
# One line of the printer's own letters: 1/6 inch, whatever their size.
LINE_MM = 4.2

# Bytes after the two that name the command.
FIXED_LENGTHS = {
    b"\x1b@": 0, b"\x1bR": 1, b"\x1bt": 1, b"\x1bJ": 1, b"\x1bE": 1, b"\x1b3": 1, b"\x1bi": 0,
    b"\x1bm": 0, b"\x1c.": 0, b"\x1dP": 2, b"\x1da": 1, b"\x1d!": 1, b"\x1dr": 1, b"\x1dI": 1,
    b"\x10\x04": 1, b"\x10\x05": 1, b"\x10\x14": 8,
}  # fmt: skip
PICTURE_HEADER_BYTES = 8


class Incomplete(Exception):
    """The rest of the command has not arrived."""


class EscposPrinter:
    def __init__(self):
        self.has_paper = True
        self.cover_is_open = False
        self.answers_fences = True
        self.late_s = 0.0
        self.received = 0
        self.receives_until = math.inf  # so many bytes in all, and not one more
        self.slips = []  # millimetres of each that was cut with something on it
        self.blank_cuts = 0
        self.unknown_bytes = 0
        self._buffer = bytearray()
        self._tail = b""  # of what was received: a real-time command may come in two pieces
        self._answers = collections.deque()  # (when, bytes)
        self._free_at = 0.0  # the paper moves until then
        self._picture_left = 0  # bytes of the picture under way
        self._picture_row = 1  # bytes of each of its rows
        self._mm = 0.0  # of paper since the last cut
        self._has_ink = False
        self._tells_changes = False

    @property
    def is_on_line(self):
        return self.has_paper and not self.cover_is_open

    def receive(self, data):
        """Takes as much as there is room for."""
        room = min(BUFFER_BYTES - len(self._buffer), self.receives_until - self.received, len(data))
        taken = bytes(data[:room])
        self.received += len(taken)
        self._buffer += taken
        self._obey_in_real_time(taken)
        self.advance()
        return len(taken)

    def answer(self, most):
        """What it has to say by now, at most so many bytes."""
        said = b""
        while self._answers and self._answers[0][0] <= time.monotonic() and len(said) < most:
            when, piece = self._answers.popleft()
            room = most - len(said)
            said += piece[:room]
            if len(piece) > room:
                self._answers.appendleft((when, piece[room:]))
        return said

    def forget_answers(self):
        self._answers.clear()

    def advance(self):
        """Prints what stands in the buffer, as fast as the paper moves."""
        while self._buffer and self.is_on_line and self._free_at <= time.monotonic():
            try:
                self._step()
            except Incomplete:
                return

    def change(self, **settings):
        """has_paper, cover_is_open: something that it may tell by itself."""
        for name, value in settings.items():
            setattr(self, name, value)
        if self._tells_changes:
            self._say(self._automatic_status())
        self.advance()

    # ---- real-time commands: obeyed as they arrive, even within a picture

    def _obey_in_real_time(self, data):
        stream = self._tail + data
        at = 0
        while (at := stream.find(b"\x10", at)) >= 0:
            name = stream[at : at + 2]
            end = at + 2 + FIXED_LENGTHS.get(name, 0)
            if name in FIXED_LENGTHS and end <= len(stream):
                self._real_time(name, stream[at + 2 : end], stream[end:])
                at = end
            elif len(name) < 2 or name in FIXED_LENGTHS:
                break
            else:
                at += 1
        self._tail = stream[at:] if at >= 0 else b""

    def _real_time(self, name, parameters, behind):
        if name == b"\x10\x04":
            self._say(bytes([self._real_time_status(parameters[0])]))
        elif name == b"\x10\x14" and parameters == b"\x08\x01\x03\x14\x01\x06\x02\x08":
            self._buffer = bytearray(behind)
            self._picture_left = 0
            self._say(b"\x37\x25\x00")

    def _real_time_status(self, question):
        status = 0x12
        if question == 1 and not self.is_on_line:
            status |= 0x08
        if question == 2:
            status |= (0x04 if self.cover_is_open else 0) | (0 if self.has_paper else 0x20)
        if question == 4 and not self.has_paper:
            status |= 0x60
        return status

    def _automatic_status(self):
        first = 0x10 | (0 if self.is_on_line else 0x08) | (0x20 if self.cover_is_open else 0)
        return bytes([first, 0, 0 if self.has_paper else 0x0C, 0])

    def _say(self, data):
        self._answers.append((time.monotonic() + self.late_s, data))

    # ---- all other commands, in their order

    def _step(self):
        if self._picture_left > 0:
            self._print_picture()
            return
        first = self._buffer[0]
        if first == 0x00:
            del self._buffer[0]
        elif first == 0x0A:
            del self._buffer[0]
            self._feed(LINE_MM)
        elif first in (0x10, 0x1B, 0x1C, 0x1D):
            self._command(bytes(self._peek(2)))
        else:
            del self._buffer[0]
            self._has_ink = True

    def _peek(self, count):
        if len(self._buffer) < count:
            raise Incomplete
        return self._buffer[:count]

    def _take(self, count):
        taken = bytes(self._peek(count))
        del self._buffer[:count]
        return taken

    def _command(self, name):
        if name == b"\x1dv":
            self._begin_picture(self._take(PICTURE_HEADER_BYTES))
        elif name == b"\x1dV":
            self._cut_at(bytes(self._peek(3))[2])
        elif name == b"\x1d(":
            header = self._peek(5)
            length = len(header) + header[3] + 256 * header[4]
            if length <= BUFFER_BYTES:
                self._function(self._take(length))
            else:
                self._skip_unknown()  # it would wait for ever for the rest
        elif name in FIXED_LENGTHS:
            self._simple(name, self._take(2 + FIXED_LENGTHS[name])[2:])
        else:
            self._skip_unknown()

    def _skip_unknown(self):
        self.unknown_bytes += 1
        del self._buffer[0]

    def _simple(self, name, parameters):
        if name == b"\x1bJ":
            self._feed(parameters[0] / DOTS_PER_MM)
        elif name in (b"\x1bi", b"\x1bm"):
            self._cut()
        elif name == b"\x1dr" and self.answers_fences:
            self._say(b"\x00")  # on line, or it would not have come here: there is paper
        elif name == b"\x1da":
            self._tells_changes = parameters[0] != 0
            if self._tells_changes:
                self._say(self._automatic_status())
        elif name == b"\x1b@":
            self._tells_changes = False

    def _function(self, command):
        is_fence = command[:7] == b"\x1d(H\x06\x00\x30\x30"
        if is_fence and self.answers_fences:
            self._say(b"\x37\x22" + command[7:11] + b"\x00")
        elif command[2:3] == b"k" and command[5:8] == b"\x31\x51\x30":  # prints the stored QR code
            self._has_ink = True

    def _begin_picture(self, header):
        self._picture_row = max(1, header[4] + 256 * header[5])
        self._picture_left = self._picture_row * (header[6] + 256 * header[7])

    def _print_picture(self):
        # By rows, so that the paper moves evenly.
        count = min(self._picture_left, self._picture_row, len(self._buffer))
        row = self._take(count)
        self._picture_left -= count
        self._has_ink = self._has_ink or any(row)
        self._feed(count / self._picture_row / DOTS_PER_MM)

    def _feed(self, length_mm):
        self._mm += length_mm
        # From when it was free, not from now: whoever looks late must not slow the paper down.
        self._free_at = max(self._free_at, time.monotonic() - 0.1) + length_mm / PAPER_MM_PER_S

    def _cut_at(self, mode):
        if mode in (65, 66):
            self._feed(TO_KNIFE_MM + self._take(4)[3] / DOTS_PER_MM)
        else:
            self._take(3)
        self._cut()

    def _cut(self):
        if self._has_ink:
            self.slips.append(round(self._mm))
        else:
            self.blank_cuts += 1
        self._mm = 0.0
        self._has_ink = False
