"""MP4 and its kin (ISO 14496-12): boxes within boxes. How long it lasts, and forgetting where it was taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: Where telephones write place, owner and device. The films play without them.
_TELLING = (b"udta", b"meta", b"uuid")
#: What lies in what, as far as we look.
_WITHIN = {b"": b"moov", b"moov": b"trak"}
_MOST = 20_000  # boxes side by side
_LONG = 1  # a size of 64 bits follows
_TO_THE_END = 0


@dataclass(frozen=True)
class Box:
    """A box of `kind`: its head begins at `at`, what it holds lies from `start` to `end`."""

    kind: bytes
    at: int
    start: int
    end: int


def boxes(content: bytes | bytearray, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes that lie there side by side; nothing after one that is damaged."""
    last = len(content) if end is None else end
    for _number in range(_MOST):
        if start + 8 > last:
            return
        size, kind, head = int.from_bytes(content[start : start + 4]), bytes(content[start + 4 : start + 8]), 8
        if size == _LONG:
            size, head = int.from_bytes(content[start + 8 : start + 16]), 16
        elif size == _TO_THE_END:
            size = last - start
        if size < head or start + size > last:
            return
        yield Box(kind, start, start + head, start + size)
        start += size


def seconds_of_iso(content: bytes) -> float | None:
    """What the head of the film says; None where it says nothing."""
    for moov in (each for each in boxes(content) if each.kind == b"moov"):
        for head in (each for each in boxes(content, moov.start, moov.end) if each.kind == b"mvhd"):
            wide = content[head.start] == 1  # the version: times of 64 bits
            at = head.start + (20 if wide else 12)
            scale = int.from_bytes(content[at : at + 4])
            length = int.from_bytes(content[at + 4 : at + (12 if wide else 8)])
            return length / scale if scale and length else None
    return None


def is_hevc(content: bytes) -> bool:
    """Whether its pictures are coded in a way that most browsers do not play."""
    heads = [content[each.start : each.end] for each in boxes(content) if each.kind == b"moov"]
    return any(code in head for head in heads for code in (b"hvc1", b"hev1"))


def without_places(content: bytes) -> bytes:
    """The same film, sample for sample, without what tells where, by whom and with what it was taken."""
    clean = bytearray(content)
    _forget(clean, Box(b"", 0, 0, len(clean)))
    return bytes(clean)


def _forget(content: bytearray, whole: Box) -> None:
    for box in boxes(content, whole.start, whole.end):
        if box.kind in _TELLING:
            content[box.at + 4 : box.at + 8] = b"free"
            content[box.start : box.end] = bytes(box.end - box.start)
        elif box.kind == _WITHIN.get(whole.kind):
            _forget(content, box)
