"""How well words fit a body's name. Pure Python, and quick: it is asked of hundreds of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lantoa.kit.text import dictionary_key, fold
from lantoa.organisations.lookup.abbreviations import KIND_WORDS
from lantoa.organisations.lookup.results import Why
from lantoa.organisations.lookup.wording import Token, name_words
from vanban.reading.vocabulary import UPPER

USUAL, LETTERS, PLAIN, OTHER_ACCENTS = 0.95, 0.85, 0.95, 0.5
LEFT_OUT = 0.4  # how much is taken off for words of the name that nobody said
# A shortening stands in the name itself, as in "Ủy ban MTTQ xã": it has to be written out first.
_SHORTENED = re.compile(rf"[{UPPER}]{{2}}")
_UNSAID = frozenset(("va", "cua", "viet", "nam"))  # left out of names before they are compared
ONLY_KIND = 0.6  # what is left of words that say a kind and nothing more


@dataclass(frozen=True)
class Likeness:
    """`quality` between 0 and 1; not `clear` with other accents than those typed, `bare` when only initials tell."""

    quality: float
    why: str
    clear: bool
    bare: bool = False


def likeness(tokens: Sequence[Token], name: str, folded: str, context: Collection[str]) -> Likeness | None:
    """How well `tokens` fit `name`; None where they do not. Words of `context` in the name need not be said.

    `folded` is the name without accents, which is known beforehand: most names are ruled out by it.
    """
    if not _SHORTENED.search(name) and not _quickly(tokens, folded):
        return None
    words = name_words(name)
    initials = "".join(word[0] for word in words)
    if not tokens or not all(_could(token, words, initials) for token in tokens):
        return None
    best = max(_fits(tokens, words, 0), key=lambda fit: fit[0], default=None)
    return _told(tokens, name, words, best[1], context) if best else None


def _quickly(tokens: Sequence[Token], folded: str) -> bool:
    """Whether a name without shortenings has all words and letters, in whatever order."""
    words = folded.split()
    initials = "".join(word[0] for word in words)
    said = "".join(word[0] for word in words if word not in _UNSAID)
    return all(
        any(set(reading) <= set(words) for reading in token.readings)
        or (token.letters and (token.letters in initials or token.letters in said))
        for token in tokens
    )


def _could(token: Token, words: Sequence[str], initials: str) -> bool:
    """Whether the token can stand in the name at all: a quick look before the long one."""
    return any(set(reading) <= set(words) for reading in token.readings) or (
        bool(token.letters) and token.letters in initials
    )


Fit = tuple[float, tuple[tuple[int, int, str], ...]]  # sum of qualities; for each token from where to where, and why


def _fits(tokens: Sequence[Token], words: Sequence[str], begin: int) -> Iterator[Fit]:
    """Every way in which the tokens cover words of the name in their order."""
    if not tokens:
        yield 0.0, ()
        return
    for first, last, quality, why in _places(tokens[0], words, begin):
        for rest, places in _fits(tokens[1:], words, last):
            yield quality + rest, ((first, last, why), *places)


def _places(token: Token, words: Sequence[str], begin: int) -> Iterator[tuple[int, int, float, str]]:
    for reading in token.readings:
        for at in range(begin, len(words) - len(reading) + 1):
            if tuple(words[at : at + len(reading)]) == reading:
                quality, why = (USUAL, Why.ABBREVIATION) if token.usual else (1.0, Why.NAME)
                yield at, at + len(reading), quality, why
    if token.letters and not token.usual:
        initials = "".join(word[0] for word in words)
        at = initials.find(token.letters, begin)
        while at >= 0:
            yield at, at + len(token.letters), LETTERS, Why.INITIALS
            at = initials.find(token.letters, at + 1)


def _told(
    tokens: Sequence[Token],
    name: str,
    words: Sequence[str],
    places: tuple[tuple[int, int, str], ...],
    context: Collection[str],
) -> Likeness:
    covered = {at for first, last, _why in places for at in range(first, last)}
    first = min(covered)
    left = [
        word
        for at, word in enumerate(words)
        if at not in covered and word not in context and not (at < first and word in KIND_WORDS)
    ]
    accents = _accents(tokens, name)
    quality = sum(
        accents.get(place, 1.0) if why == Why.NAME else USUAL if why == Why.ABBREVIATION else LETTERS
        for place, (_first, _last, why) in enumerate(places)
    ) / len(places)
    quality *= 1 - LEFT_OUT * len(left) / (len(left) + len(covered))
    said = {words[at] for at in covered}
    if said <= KIND_WORDS and left:
        quality *= ONLY_KIND
    why = max((why for _first, _last, why in places), key=_order)
    bare = all(why == Why.INITIALS for _first, _last, why in places)
    return Likeness(quality, why, OTHER_ACCENTS not in accents.values(), bare)


def _order(why: str) -> int:
    return [Why.NAME, Why.ABBREVIATION, Why.INITIALS].index(Why(why))


def _accents(tokens: Sequence[Token], name: str) -> dict[int, float]:
    """For the tokens that are plain words: how well their accents agree with the name's."""
    written: dict[str, set[str]] = {}
    for word in name.replace("-", " ").replace(",", " ").split():
        written.setdefault(fold(word), set()).add(dictionary_key(word))
    found = {}
    for place, token in enumerate(tokens):
        folded = fold(token.text)
        if token.usual or folded not in written or dictionary_key(token.text) in written[folded]:
            continue
        found[place] = PLAIN if token.text.lower() == folded else OTHER_ACCENTS
    return found
