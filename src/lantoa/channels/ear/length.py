"""How long a text takes to be said. In Vietnamese a word of the page is a syllable of the ear."""

from __future__ import annotations

import re

PACES = (120, 150, 180)  # syllables a minute: slowly for loudspeakers outdoors, evenly, briskly
USUAL = 150
AFTER_SENTENCE_S = 0.5
AFTER_COMMA_S = 0.2


def minutes(said: str, pace: int = USUAL) -> float:
    """Minutes that a text of words alone takes at `pace` syllables a minute, pauses at its marks included."""
    syllables = len(re.findall(r"[^\W\d_]+", said))
    pauses = AFTER_SENTENCE_S * len(re.findall(r"[.?!]|\n", said)) + AFTER_COMMA_S * len(re.findall(r"[,:]", said))
    return syllables / pace + pauses / 60
