"""Which field is meant: names and aliases are ranked, and what is not certain is said to be so.

A wording that is exactly a name or an alias is sure; everything else is offered to a person, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.timezone import localdate

from lantoa.movements.models import Field, FieldAlias
from lantoa.movements.wording import plain_field
from lantoa.organisations.models import Ancestry, Body

LIKELY = 0.45  # below this a wording has nothing to do with a name
MISTYPED = 0.75  # what wordings without one word in common must at least share in letters
OFFERED = 5
JOINING = {"va", "cac"}  # words that names have in common without having anything in common
SAME_WORDS = 0.99  # in another order: very likely, and still no certainty


@dataclass(frozen=True)
class Candidate:
    """A field that may be meant; `likeness` between 0 and 1, `wording` is what it was recognised by."""

    field: Field
    likeness: float
    wording: str


@dataclass(frozen=True)
class FieldLookup:
    """What was found for `text`. `field` only when it is sure; otherwise a person chooses among `candidates`."""

    text: str
    field: Field | None
    candidates: Sequence[Candidate]

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to be asked."""
        return self.field is not None


@dataclass(frozen=True)
class _Wording:
    """One way in which a field is written; `own` when the body asked about, or one above it, keeps it."""

    field: Field
    folded: str
    shown: str
    own: bool


def field_named(text: str, body: Body | None = None) -> FieldLookup:
    """The field that `text` names in what `body` writes: two queries, three with a body."""
    return looked_up([text], body)[text]


def looked_up(texts: Iterable[str], body: Body | None = None) -> dict[str, FieldLookup]:
    """The same for several wordings at once."""
    wordings = list(_wordings(_heard(body)))
    return {text: _look(text, wordings) for text in texts}


def _heard(body: Body | None) -> list[int]:
    """The ids of the bodies whose own names count: `body` and those above it."""
    if body is None:
        return []
    lines = Ancestry.objects.on(localdate()).filter(descendant=body)
    return list({body.pk, *lines.values_list("ancestor", flat=True)})


def _wordings(heard: list[int]) -> Iterable[_Wording]:
    known = Q(body=None) | Q(body__in=heard)
    for field in Field.objects.filter(known, retired=False):
        yield _Wording(field, plain_field(field.name), field.name, field.body_id is not None)
    aliases = FieldAlias.objects.filter(known, field__retired=False).filter(
        Q(field__body=None) | Q(field__body__in=heard)
    )
    for alias in aliases.select_related("field"):
        yield _Wording(alias.field, alias.folded, alias.text, alias.body_id is not None)


def _look(text: str, wordings: Sequence[_Wording]) -> FieldLookup:
    asked = plain_field(text)
    if not asked:
        return FieldLookup(text, None, ())
    exact = [each for each in wordings if each.folded == asked]
    meant = {each.field.pk: each.field for each in ([each for each in exact if each.own] or exact)}
    if len(meant) == 1:
        return FieldLookup(text, next(iter(meant.values())), ())
    return FieldLookup(text, None, _ranked(asked, wordings))


def _ranked(asked: str, wordings: Sequence[_Wording]) -> list[Candidate]:
    """Each field once, by its best wording."""
    best: dict[int, Candidate] = {}
    for each in wordings:
        likeness = _likeness(asked, each.folded)
        if likeness >= LIKELY and likeness > getattr(best.get(each.field.pk), "likeness", 0):
            best[each.field.pk] = Candidate(each.field, likeness, each.shown)
    return sorted(best.values(), key=lambda found: (-found.likeness, found.field.order, found.field.pk))[:OFFERED]


def _likeness(asked: str, known: str) -> float:
    """How much the two have in common: words said in both, and letters in one order."""
    words, others = set(asked.split()) - JOINING, set(known.split()) - JOINING
    if words == others:
        return 1.0 if asked == known else SAME_WORDS
    letters = SequenceMatcher(None, asked, known, autojunk=False).ratio()
    shared = len(words & others)
    if not shared:
        return letters if letters >= MISTYPED else 0.0
    return max(letters, 0.9 * shared / min(len(words), len(others)) if shared > 1 else 0.0)
