"""Small sounds and films, made byte by byte: players take the sounds; of the film there is the head alone."""

from __future__ import annotations

import math
import struct
from array import array

from lantoa.channels.voice.sound import Sound

RATE = 22_050
PLACE = b"+21.0285+105.8542/"  # where a telephone writes that it was


def tone(seconds: float) -> Sound:
    """An even tone."""
    swings = array("h", (int(8_000 * math.sin(n / 4)) for n in range(int(RATE * seconds))))
    return Sound(swings.tobytes(), RATE)


def mp3(seconds: float = 2) -> bytes:
    return tone(seconds).as_file("mp3")


def wav(seconds: float = 2) -> bytes:
    return tone(seconds).as_file("wav")


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of an MP4 file."""
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + kind + content


def mp4(seconds: int = 65, codec: bytes = b"avc1", tracks: bytes = b"vide") -> bytes:
    """The head of a film as a telephone writes it, with the place."""
    length = box(b"mvhd", bytes(12), struct.pack(">II", 600, 600 * seconds), bytes(80))
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), tracks), box(b"stsd", codec)), box(b"meta", PLACE))
    head = box(b"moov", length, track, box(b"udta", box(b"\xa9xyz", PLACE)))
    return box(b"ftyp", b"isom", bytes(4)) + head + box(b"mdat", bytes(range(256)) * 40)


def webm(seconds: float = 12.5) -> bytes:
    """The head of a film as programs write it."""
    info = b"\x2a\xd7\xb1\x83" + (1_000_000).to_bytes(3) + b"\x44\x89\x88" + struct.pack(">d", seconds * 1000)
    head = b"\x42\x82\x84webm"
    body = b"\x15\x49\xa9\x66" + bytes([0x80 | len(info)]) + info + b"\x16\x54\xae\x6b\x85V_VP8"
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(head)]) + head + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + body


def opus(seconds: float = 3) -> bytes:
    """First and last page of a sound as telephones send it."""
    head = b"OpusHead\x01\x01" + (312).to_bytes(2, "little") + bytes(7)
    first = b"OggS\x00\x02" + bytes(8) + bytes(12) + b"\x01" + bytes([len(head)]) + head
    last = b"OggS\x00\x04" + (int(48_000 * seconds) + 312).to_bytes(8, "little") + bytes(12) + b"\x01\x00"
    return first + last
