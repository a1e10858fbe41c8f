"""Piper, a neural voice, where a house has installed its program `piper` and names a model (LANTOA_PIPER_MODEL)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from lantoa.channels.voice.failing import VoiceFailed

_USUAL = 150  # syllables a minute of a model at its own pace
LONGEST_S = 3600


def say(text: str, pace: int, model: Path) -> tuple[bytes, int]:
    """The samples of `text` at `pace` syllables a minute, and how many there are a second. Raises `VoiceFailed`.

    `model` is an .onnx file beside its .onnx.json, which tells the rate (Piper, "Voices": audio.sample_rate).
    """
    program = shutil.which("piper", path=str(Path(sys.executable).parent)) or shutil.which("piper")
    if program is None:
        raise VoiceFailed("the program piper is not installed")
    scale = f"{_USUAL / pace:.2f}"
    command = [program, "--model", str(model), "--output_raw", "--length_scale", scale]
    try:
        rate = int(json.loads(Path(f"{model}.json").read_text())["audio"]["sample_rate"])
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=LONGEST_S, check=False)  # noqa: S603  # the house's own
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
        raise VoiceFailed(f"{type(problem).__name__}: {problem}") from problem
    if done.returncode or not done.stdout:
        raise VoiceFailed(done.stderr.decode(errors="replace")[-500:] or "no sound")
    return done.stdout, rate
