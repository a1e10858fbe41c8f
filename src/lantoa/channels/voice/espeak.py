"""eSpeak NG, in a process of its own: `python -m lantoa.channels.voice.espeak PACE < words > sound`.

Its library is under the GPL and written in C: a process of its own keeps both its licence and its crashes apart from
the platform, which hands it words and takes sound (16-bit samples of one channel, headed by their rate).
"""

from __future__ import annotations

import ctypes
import struct
import subprocess
import sys

from lantoa.channels.voice.failing import VoiceFailed

VOICE = b"vi"
_SYNCHRONOUS, _UTF8, _RATE = 2, 1, 1
_SHARE = 0.77  # of the wished syllables a minute: the library counts English words; measured
_SLOWEST = 80  # of the library
LONGEST_S = 600  # for a text of half an hour it takes a few seconds


def say(text: str, pace: int) -> tuple[bytes, int]:
    """The samples of `text` at `pace` syllables a minute, and how many there are a second. Raises `VoiceFailed`."""
    command = [sys.executable, "-m", __name__, str(pace)]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=LONGEST_S, check=False)  # noqa: S603  # our own module
    except subprocess.TimeoutExpired as problem:
        raise VoiceFailed(str(problem)) from problem
    if done.returncode or len(done.stdout) <= 4:
        raise VoiceFailed(done.stderr.decode(errors="replace")[-500:] or "no sound")
    return done.stdout[4:], struct.unpack("<I", done.stdout[:4])[0]


def _speak(text: bytes, pace: int) -> tuple[bytes, int]:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0 or library.espeak_SetVoiceByName(VOICE):
        raise VoiceFailed("the voice is not there")
    sound = bytearray()

    @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
    def take(samples: object, count: int, _events: object) -> int:
        if samples and count:
            sound.extend(ctypes.string_at(samples, 2 * count))  # type: ignore[arg-type]
        return 0

    library.espeak_SetSynthCallback(take)
    library.espeak_SetParameter(_RATE, max(_SLOWEST, round(_SHARE * pace)), 0)
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    return bytes(sound), rate


if __name__ == "__main__":
    spoken, per_second = _speak(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(struct.pack("<I", per_second) + spoken)
