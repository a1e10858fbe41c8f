"""Looking a name up: words, surroundings and likeness put together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lantoa.kit.text import fold
from lantoa.organisations.lookup.abbreviations import LEVELS
from lantoa.organisations.lookup.groups import named_group
from lantoa.organisations.lookup.likeness import Likeness, likeness
from lantoa.organisations.lookup.results import Candidate, Lookup, Why
from lantoa.organisations.lookup.surroundings import Near, Surroundings
from lantoa.organisations.lookup.wording import Holder, Token, Wanted, parts, tokens, wanted
from lantoa.organisations.models import Alias, Body, BodyName

SHOWN = 8
OUTSIDE = 0.4  # what is left of a candidate that does not belong to the body that the words name
ENDED = 0.5  # or that does not exist on the day
LEAST = 0.2
_ALIAS = Likeness(1.0, Why.ALIAS, clear=True)

parts_of = parts


def look_up(text: str, *, asking: Body, on: date) -> Lookup:
    """Which body or group `text` means in a document of `asking` of that day; the likeliest first.

    Text is looked up as one name; `parts_of` takes a list of names apart. Nothing is written.
    """
    around = Surroundings(asking, on)
    if group := named_group(text, around, lambda words: _body(words, around)):
        return group
    return _look_up(wanted(text), around)


def _body(words: str, around: Surroundings) -> Body | None:
    """The body that `words` surely mean, for a group or a name that is inside of it."""
    if own := holder_of(Holder(level=words.lower()), around):
        return own
    found = _look_up(wanted(words), around)
    return found.candidates[0].body if found.sure else None


def _look_up(want: Wanted, around: Surroundings) -> Lookup:
    holder = holder_of(want.holder, around)
    if not want.core:
        meant = holder if want.holder else _own(want, around)
        named = [] if meant else _candidates(tokens(want.text), want.text, None, around)
        return Lookup([Candidate(meant, 1.0, Why.PLACE)] if meant else named, vague=want.vague)
    if want.holder and holder is None:
        return Lookup(_candidates(tokens(want.text), want.text, None, around), vague=True)
    return Lookup(_candidates(want.tokens, want.core, holder, around), vague=want.vague)


def _own(want: Wanted, around: Surroundings) -> Body | None:
    """Whom "UBND" or "Ban Giám đốc" alone mean: the place, or the asking body itself."""
    if "ban" in want.text.lower() and "uỷ" not in want.text.lower() and "ủy" not in want.text.lower():
        return around.asking
    return next(iter(around.places()), None)


def holder_of(holder: Holder | None, around: Surroundings) -> Body | None:
    """The body that a name is inside of; None where there is none, or nobody knows which."""
    if holder is None:
        return None
    if holder.named:
        return _body(holder.named, around)
    kinds = LEVELS.get(holder.level, ())
    ending = fold(holder.place)
    beginning = fold(holder.level)
    for near in sorted(around.near.values(), key=lambda near: -near.nearness):
        in_chain = near.body in around.chain or near.folded.startswith(beginning)
        if (
            near.body.kind in kinds
            and in_chain
            and near.folded.endswith(ending)
            and (ending or _is_above(near, around))
        ):
            return near.body
    return None


def _is_above(near: Near, around: Surroundings) -> bool:
    """Whether "huyện" or "Huyện ủy" alone can mean it: it directs whoever asks, or is its counterpart."""
    return near.body in around.chain or near.body in around.counterparts


def _candidates(words: tuple[Token, ...], text: str, holder: Body | None, around: Surroundings) -> list[Candidate]:
    also = _aliased(text, around)
    around.add_far([*_called(words, text, holder), *also.values()])
    held = around.held_by(holder) if holder else None
    context = {word for body in around.chain for word in body.folded_name.split()}
    found = []
    for near in around.near.values():
        like = _ALIAS if near.body.pk in also else likeness(words, near.name, near.folded, context)
        if like:
            found.append(_scored(near, like, held, around))
    found.sort(key=lambda one: (-one.score, one.body.sort_key, one.body.pk))
    return [one for one in found if one.score >= LEAST][:SHOWN]


def _scored(near: Near, like: Likeness, held: set[int] | None, around: Surroundings) -> Candidate:
    """How likely it is: how well the words fit, how near it is, and whether it belongs where the words say."""
    body, nearness = near.body, near.nearness
    if held is not None:
        nearness = 1.0 if body.pk in held else nearness * OUTSIDE
    stands = body.holds_on(around.day)
    inside = body == around.asking or around.asking.pk in near.above
    clear = like.clear and stands and (not like.bare or inside)
    return Candidate(body, round(like.quality * nearness * (1 if stands else ENDED), 3), like.why, clear)


def _called(words: tuple[Token, ...], text: str, holder: Body | None) -> Iterable[Body]:
    """Bodies anywhere that are called exactly so, with the holder's name behind it or without."""
    core = " ".join(word for token in words for word in token.readings[0])
    forms = {fold(text), core}
    if holder:
        forms |= {f"{form} {holder.folded_name}" for form in forms}
    rows = BodyName.objects.filter(folded__in=forms).select_related("body").order_by("-until")
    return [row.body for row in rows[:100]]


def _aliased(text: str, around: Surroundings) -> dict[int, Body]:
    rows = Alias.objects.on(around.day).filter(folded=fold(text)).select_related("body")
    return {row.body_id: row.body for row in rows[:200]}
