#!/usr/bin/env python3
"""Takes the ELF kernel out of Debian's bzImage. Usage: unpack_kernel.py VMLINUZ VMLINUX"""

import lzma
import struct
import sys
import zlib

# Offsets of the x86 boot protocol, Documentation/arch/x86/boot.rst.
SETUP_SECTORS = 0x1F1
PAYLOAD_OFFSET = 0x248
PAYLOAD_LENGTH = 0x24C
SECTOR_BYTES = 512
USUAL_SETUP_SECTORS = 4  # where the field says 0


def payload_of(image):
    setup_sectors = image[SETUP_SECTORS] or USUAL_SETUP_SECTORS
    begin = (setup_sectors + 1) * SECTOR_BYTES + struct.unpack_from("<I", image, PAYLOAD_OFFSET)[0]
    return image[begin : begin + struct.unpack_from("<I", image, PAYLOAD_LENGTH)[0]]


def unpack(payload):
    if payload.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMADecompressor().decompress(payload)
    if payload.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(31).decompress(payload)
    sys.exit("unknown compression of the kernel: " + payload[:6].hex())


def main():
    with open(sys.argv[1], "rb") as packed:
        kernel = unpack(payload_of(packed.read()))
    if not kernel.startswith(b"\x7fELF"):
        sys.exit("what was unpacked is no ELF file")
    with open(sys.argv[2], "wb") as unpacked:
        unpacked.write(kernel)


main()
