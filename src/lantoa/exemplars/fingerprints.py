"""By which keys dossiers are found that may be like another one: hashes of names and of passages. Pure Python.

Names: the whole name; of a person also all words but one, or of a name of two words all letters but one, together with
the year of birth or with the body, so that one mistyped word or letter hides nobody; of anything else MinHash over the
words. Texts: MinHash over passages of three words, in bands, so that texts with half of their passages in common share
a band three times out of four, nine tenths always.

Stored keys meet new ones only as long as the library draws the same numbers: a test holds it to some of them. Where an
upgrade changes them, the numbers of the test are renewed and every installation runs `lantoa rewrite_likeness` once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b

from rensa import RMinHash

from lantoa.exemplars.names import bare
from lantoa.kit.text import fold

PASSAGE = 3  # words
SHORTEST = 8  # words: less is no text that could be copied
SEED = 1526  # any number, but always the same one: what is stored depends on it
TEXT_BANDS, TEXT_ROWS = 20, 4
NAME_BANDS, NAME_ROWS = 8, 2


def text_keys(text: str) -> list[int]:
    """The keys of a text; none for one that is too short."""
    passages = passages_of(fold(text).split())
    return _banded("text", list(passages), TEXT_BANDS, TEXT_ROWS) if passages else []


def passages_of(words: Sequence[str]) -> set[str]:
    """Every three words that follow each other; nothing for a text that is too short to be a copy."""
    if len(words) < SHORTEST:
        return set()
    return {" ".join(words[at : at + PASSAGE]) for at in range(len(words) - PASSAGE + 1)}


def person_keys(name: str, born_year: int | None, bodies: Collection[int]) -> list[int]:
    """The keys of a person's name at `bodies` (ids): at her own to be kept, at all that followed one another to ask."""
    words = bare(name).split()
    keys = [_hash("name", " ".join(words))] if words else []
    what, parts = ("letters ", _letters_but_one(words)) if len(words) == 2 else ("", _all_but_one(words))
    for rest in parts:
        if born_year:
            keys.append(_hash(f"{what}born", f"{born_year} {rest}"))
        keys += [_hash(f"{what}body", f"{body} {rest}") for body in bodies]
    return list(dict.fromkeys(keys))


def thing_keys(name: str) -> list[int]:
    """The keys of the name of a collective or a model."""
    words = bare(name).split()
    if not words:
        return []
    banded = _banded("words", sorted(set(words)), NAME_BANDS, NAME_ROWS)
    return list(dict.fromkeys([_hash("name", " ".join(words)), *banded]))


def _all_but_one(words: Sequence[str]) -> Iterator[str]:
    """Names of two words give nothing: one word alone is half a commune."""
    if len(words) > 2:
        for left_out in range(len(words)):
            yield " ".join(word for at, word in enumerate(words) if at != left_out)


def _letters_but_one(words: Sequence[str]) -> Iterator[str]:
    """The name, and it without each of its letters but the first ones of the words: another initial is another name.

    Two names meet here where a letter is wrong, missing, too many, or changed places with the next one.
    """
    yield " ".join(words)
    for place, word in enumerate(words):
        for at in range(1, len(word)):
            shorter = word[:at] + word[at + 1 :]
            yield " ".join((*words[:place], shorter, *words[place + 1 :]))


def _banded(kind: str, parts: list[str], bands: int, rows: int) -> list[int]:
    drawn = RMinHash(num_perm=bands * rows, seed=SEED)
    drawn.update(parts)
    least = drawn.digest()
    return [_hash(kind, f"{at} {least[at * rows : (at + 1) * rows]}") for at in range(bands)]


def _hash(kind: str, text: str) -> int:
    """Eight bytes as databases keep them: a number with a sign."""
    return int.from_bytes(blake2b(f"{kind} {text}".encode(), digest_size=8).digest(), "big", signed=True)
