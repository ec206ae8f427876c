#!/usr/bin/env python3
"""Gives an order to usb_device.py and prints what it answers. Apart from it, since it is started
often and starts quickly. Usage: tell_device.py SOCKET ORDER..."""

import socket
import sys

LIMIT_S = 10

with socket.socket(socket.AF_UNIX) as connection:
    connection.settimeout(LIMIT_S)
    connection.connect(sys.argv[1])
    with connection.makefile("rw") as line:
        line.write(" ".join(sys.argv[2:]) + "\n")
        line.flush()
        answer = line.readline().strip()
print(answer)
sys.exit(1 if answer.startswith("error") or not answer else 0)
