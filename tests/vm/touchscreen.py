#!/usr/bin/env python3
"""A touchscreen that does not exist, at this machine's kernel (uinput). Needs root and the module.

    touchscreen.py WIDTH HEIGHT SOCKET

Orders by tell_device.py: `tap X Y`, in pixels; `stat`; `quit`."""

import fcntl
import os
import socket
import struct
import sys
import time

SYN, KEY, ABS = 0, 1, 3
REPORT, BTN_TOUCH = 0, 0x14A
X, Y, SLOT, SLOT_X, SLOT_Y, TRACKING = 0x00, 0x01, 0x2F, 0x35, 0x36, 0x39
DIRECT = 1  # INPUT_PROP_DIRECT: the finger is on the picture
SET_EVENT, SET_KEY, SET_PROPERTY = 0x40045564, 0x40045565, 0x4004556E
SET_UP, SET_UP_ABS, CREATE = 0x405C5503, 0x401C5504, 0x5501  # linux/uinput.h
USB = 3
TAP_S = 0.1


class Touchscreen:
    def __init__(self, width, height):
        self._file = os.open("/dev/uinput", os.O_WRONLY)
        self._taps = 0
        for kind in (KEY, ABS):
            fcntl.ioctl(self._file, SET_EVENT, kind)
        fcntl.ioctl(self._file, SET_KEY, BTN_TOUCH)
        fcntl.ioctl(self._file, SET_PROPERTY, DIRECT)
        for code, most in ((X, width - 1), (Y, height - 1), (SLOT_X, width - 1),
                           (SLOT_Y, height - 1), (SLOT, 9), (TRACKING, 0xFFFF)):  # fmt: skip
            fcntl.ioctl(self._file, SET_UP_ABS, struct.pack("<Hxx6i", code, 0, 0, most, 0, 0, 4))
        identity = struct.pack("<4H80sI", USB, 0x1FF7, 0x0013, 1, b"Emulated touchscreen", 0)
        fcntl.ioctl(self._file, SET_UP, identity)
        fcntl.ioctl(self._file, CREATE)

    def tap(self, x, y):
        self._taps += 1
        self._send((ABS, SLOT, 0), (ABS, TRACKING, self._taps), (ABS, SLOT_X, x), (ABS, SLOT_Y, y),
                   (KEY, BTN_TOUCH, 1), (ABS, X, x), (ABS, Y, y))  # fmt: skip
        time.sleep(TAP_S)
        self._send((ABS, SLOT, 0), (ABS, TRACKING, -1), (KEY, BTN_TOUCH, 0))

    def stat(self):
        return self._taps

    def _send(self, *events):
        for event in (*events, (SYN, REPORT, 0)):
            os.write(self._file, struct.pack("llHHi", 0, 0, *event))


def obey(screen, words):
    if words[0] == "tap":
        screen.tap(int(words[1]), int(words[2]))
        return "ok"
    return str(screen.stat()) if words[0] == "stat" else "error: unknown order"


def main(width, height, path):
    screen = Touchscreen(int(width), int(height))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rw") as line:
                words = line.readline().split()
                if words == ["quit"]:
                    return
                line.write(obey(screen, words) + "\n")


main(*sys.argv[1:])
