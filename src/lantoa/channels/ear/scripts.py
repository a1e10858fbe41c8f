"""A script for the loudspeaker: who speaks, the story in short sentences, and a farewell.

The words are Vietnamese in every language of the desk: they are not the desk's but those of the script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lantoa.channels.ear.reading import spoken

LONGEST_SENTENCE = 40  # syllables
OPENING = "Đây là Đài truyền thanh {place}.\nXin mời bà con và các đồng chí nghe gương điển hình tiên tiến: {title}."
CLOSING = "Bà con và các đồng chí vừa nghe: {title}.\nBài do {body} biên soạn. Xin cảm ơn đã lắng nghe."
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def script_of(title: str, paragraphs: Iterable[str], *, place: str, body: str) -> str:
    """The script as it will be said, a sentence a line: `place` is where it airs, `body` who wrote the story."""
    named = {"title": title.rstrip(" ."), "place": place, "body": body}
    parts = (OPENING.format(**named), *paragraphs, CLOSING.format(**named))
    return "\n\n".join(said for part in parts if (said := "\n".join(_sentences(spoken(part)))))


def too_long(script: str) -> list[str]:
    """Sentences that nobody keeps in mind who listens on the road: a person should divide them."""
    sentences = [sentence for line in script.splitlines() for sentence in _SENTENCE.split(line)]
    return [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE]


def _sentences(said: str) -> Iterator[str]:
    for line in said.splitlines():
        for sentence in _SENTENCE.split(line):
            closed = sentence if sentence.endswith((".", "?", "!")) else f"{sentence.rstrip(',:- ')}."
            yield closed[:1].upper() + closed[1:]
