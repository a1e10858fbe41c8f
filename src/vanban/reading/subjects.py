"""Subjects (đối tượng): who can be an exemplar under the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Mention
from .outline import Sentence
from .patterns import any_of

#: The kinds that the Law on Emulation and Commendation knows, each with the words that name it. A family counts where
#: it stands as somebody who is judged: "gia đình" alone is mostly "gia đình và xã hội".
_SUBJECTS = {
    "individual": "cá nhân",
    "collective": "tập thể",
    "household": any_of("""
        hộ gia đình
        gia đình điển hình | gia đình gương mẫu | gia đình tiêu biểu
        (?:tập thể|cá nhân),? (?:và )?gia đình
        hộ sản xuất giỏi | hộ kinh doanh giỏi
    """),
}
_NAMED = {code: re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE) for code, words in _SUBJECTS.items()}


def read_subjects(sentences: Iterable[Sentence]) -> tuple[Mention, ...]:
    """The kinds of subject, each at its first mention."""
    sentences = tuple(sentences)
    return tuple(first for code in _NAMED if (first := _first_mention(code, sentences)))


def _first_mention(code: str, sentences: tuple[Sentence, ...]) -> Mention | None:
    for sentence in sentences:
        if match := _NAMED[code].search(sentence.text):
            return Mention(code, (sentence.start + match.start(), sentence.start + match.end()))
    return None
