"""The voice that comes along says a script, as sound that can be heard and as long as it should be."""

from __future__ import annotations

import json
import os
import wave
from io import BytesIO
from pathlib import Path

import pytest

from lantoa.channels.ear.length import minutes
from lantoa.channels.voice.failing import VoiceFailed
from lantoa.channels.voice.sound import Sound
from lantoa.channels.voice.speaking import speak

SAID = "Đây là Đài truyền thanh xã Triệu Sơn. Xin mời bà con nghe câu chuyện về một người tốt ở thôn Cao Hoong.\n" * 3


@pytest.mark.parametrize("pace", [120, 150, 180])
def test_it_lasts_about_as_long_as_was_reckoned(pace: int) -> None:
    sound = speak(SAID, pace)
    assert sound.seconds == pytest.approx(60 * minutes(SAID, pace), rel=0.25)
    assert sound.loudest > 0.2


def test_the_files_are_what_they_say() -> None:
    sound = speak(SAID, 150)
    with wave.open(BytesIO(sound.as_file("wav"))) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(sound.seconds)
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    mp3 = sound.as_file("mp3")
    assert mp3[:3] == b"ID3" or mp3[0] == 0xFF
    assert len(mp3) * 8 / 64_000 == pytest.approx(sound.seconds, rel=0.1)
    assert len(mp3) < len(sound.samples) / 4


def test_silence_is_no_sound() -> None:
    assert Sound(b"\0\0" * 100, 100).loudest == 0
    with pytest.raises(VoiceFailed):
        speak(" ", 150)


def test_a_neural_voice_speaks_where_there_is_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of Piper's, called as that one documents: words in, samples out."""
    model, program = tmp_path / "vi.onnx", tmp_path / "piper"
    with pytest.raises(VoiceFailed):
        speak(SAID, 150, model)
    model.with_suffix(".onnx.json").write_text(json.dumps({"audio": {"sample_rate": 16000}}))
    program.write_text(
        '#!/bin/sh\n[ "$1 $2 $3" = "--model $MODEL --output_raw" ] && printf "\\377\\177%.0s" $(seq 16000)\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("MODEL", str(model))
    assert speak(SAID, 150, model).seconds == 1
