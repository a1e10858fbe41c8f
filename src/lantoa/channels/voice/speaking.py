"""Which voice speaks: the neural one of the house where it has a model, otherwise the one that comes along."""

from __future__ import annotations

from pathlib import Path

from lantoa.channels.voice import espeak, piper
from lantoa.channels.voice.failing import VoiceFailed
from lantoa.channels.voice.sound import Sound

_SILENT_BELOW = 0.01


def speak(text: str, pace: int, model: Path | None = None) -> Sound:
    """`text`, words alone, at `pace` syllables a minute. Raises `VoiceFailed`, also for what came out silent."""
    sound = Sound(*(piper.say(text, pace, model) if model else espeak.say(text, pace)))
    if sound.loudest < _SILENT_BELOW:
        raise VoiceFailed("the sound is silent")
    return sound
