"""Samples (16 bits, one channel) as files that a loudspeaker plays."""

from __future__ import annotations

import wave
from array import array
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import lameenc

_BYTES = 2
_KBIT = 64  # enough for one voice, and small on a poor network
_BEST = 2

Format = Literal["mp3", "wav"]


@dataclass(frozen=True)
class Sound:
    """What a voice said."""

    samples: bytes
    rate: int  # samples a second

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / _BYTES / self.rate

    @property
    def loudest(self) -> float:
        """The largest swing, from 0 (silence) to 1."""
        swings = array("h", self.samples)
        return max(map(abs, (min(swings), max(swings)))) / 2**15 if swings else 0.0

    def as_file(self, kind: Format) -> bytes:
        """The content of a file."""
        return self._mp3() if kind == "mp3" else self._wav()

    def _wav(self) -> bytes:
        written = BytesIO()
        with wave.open(written, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(_BYTES)
            file.setframerate(self.rate)
            file.writeframes(self.samples)
        return written.getvalue()

    def _mp3(self) -> bytes:
        encoder = lameenc.Encoder()
        encoder.set_bit_rate(_KBIT)
        encoder.set_in_sample_rate(self.rate)
        encoder.set_channels(1)
        encoder.set_quality(_BEST)
        encoder.silence()
        return bytes(encoder.encode(self.samples)) + bytes(encoder.flush())
