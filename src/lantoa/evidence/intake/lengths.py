"""How long a recording or film lasts, read from the file itself.

No library: those that know all of these formats are under the GPL or bring a decoder along, for a field or two.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from lantoa.evidence.intake.containers import seconds_of_iso

# MP3 (ISO 11172-3, 13818-3), layer III: kilobits a second by index, and samples a second by version and index.
_KBIT = {3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)}
_KBIT |= dict.fromkeys((0, 2), (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160))
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_LAYER_III, _MPEG_1 = 1, 3
_FEWEST = 3  # frames; two bytes that look like one are found anywhere
_OPUS_RATE = 48_000
# Matroska (RFC 9559): what leads to the length, and its parts.
_SEGMENT, _INFO, _SCALE, _LENGTH = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
_SAMPLES = 0x1F43B675
_HEAD = 1024 * 1024  # in which the length stands, if it does


def seconds_of(content: bytes, media_type: str) -> float | None:
    """The length in seconds; None where the file does not say it, or is none that can be played."""
    try:
        return _BY_TYPE[media_type](content) or None
    except (IndexError, struct.error):
        return None


def _of_mp3(content: bytes) -> float:
    at, frames, seconds = _behind_tag(content), 0, 0.0
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] & 0xE0 == 0xE0:  # noqa: PLR2004 - the mark of a frame
        version, layer = content[at + 1] >> 3 & 3, content[at + 1] >> 1 & 3
        if layer != _LAYER_III or version not in _KBIT or content[at + 2] >> 4 == 15 or content[at + 2] >> 2 & 3 == 3:  # noqa: PLR2004 - the tables end there
            break
        kbit, rate = _KBIT[version][content[at + 2] >> 4], _RATES[version][content[at + 2] >> 2 & 3]
        samples = 1152 if version == _MPEG_1 else 576
        if not kbit:
            break
        at += samples // 8 * kbit * 1000 // rate + (content[at + 2] >> 1 & 1)
        frames, seconds = frames + 1, seconds + samples / rate
    return seconds if frames >= _FEWEST else 0


def _behind_tag(content: bytes) -> int:
    """Where the sound begins: behind title and pictures, whose size is written in seven bits a byte."""
    if not content.startswith(b"ID3"):
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _of_wav(content: bytes) -> float:
    at, speed = 12, 0
    while at + 8 <= len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if kind == b"fmt ":
            speed = int.from_bytes(content[at + 16 : at + 20], "little")
        if kind == b"data":
            return min(size, len(content) - at - 8) / speed if speed else 0
        at += 8 + size + size % 2
    return 0


def _of_ogg(content: bytes) -> float:
    first = content[27 + content[26] :]
    last = content.rfind(b"OggS")
    granule = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    if first.startswith(b"OpusHead"):
        return max(0, granule - int.from_bytes(first[10:12], "little")) / _OPUS_RATE
    rate = int.from_bytes(first[12:16], "little") if first.startswith(b"\x01vorbis") else 0
    return max(0, granule) / rate if rate else 0


def _of_webm(content: bytes) -> float:
    at, scale, length = 0, 1_000_000, 0.0  # nanoseconds of a tick, unless it says otherwise
    while at < min(len(content), _HEAD):
        name, at = _number(content, at, marked=True)
        size, at = _number(content, at)
        if name == _SAMPLES:
            break
        if name in (_SEGMENT, _INFO):
            continue
        if name == _SCALE:
            scale = int.from_bytes(content[at : at + size])
        elif name == _LENGTH:
            length = struct.unpack(">d" if size == 8 else ">f", content[at : at + size])[0]  # noqa: PLR2004 - bytes of a double
        at += size
    return length * scale / 1e9


def _number(content: bytes, at: int, *, marked: bool = False) -> tuple[int, int]:
    """A number of one to eight bytes, the first of which says how many, and where it ends."""
    first = content[at]
    width = 9 - first.bit_length()
    found = int.from_bytes(content[at : at + width])
    return (found if marked else found & (1 << 7 * width) - 1), at + width


_BY_TYPE: dict[str, Callable[[bytes], float | None]] = {
    "audio/mpeg": _of_mp3,
    "audio/mp4": seconds_of_iso,
    "audio/ogg": _of_ogg,
    "audio/wav": _of_wav,
    "video/mp4": seconds_of_iso,
    "video/webm": _of_webm,
}
#: Types that the browsers of today play.
PLAYED = tuple(_BY_TYPE)
