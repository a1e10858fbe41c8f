"""Dossiers that share keys of likeness, and those that are worth asking about. Bounded, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from lantoa.exemplars.comparing import NAMED, OFFERED, PEOPLE, Around, Judged, judged, worded
from lantoa.exemplars.fingerprints import person_keys, text_keys, thing_keys
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.queries.lineage import lineage_of

OF_EACH = 60  # dossiers of one key, the newest first: a key that more have in common tells nothing
COMPARED = 200  # dossiers, those with most keys in common
TEXTS_SHARE = 3  # keys, from which on two texts are called alike without reading them


@dataclass(frozen=True)
class Twin:
    """A dossier that may be about the same exemplar, and what speaks for it."""

    dossier: Dossier
    judged: Judged

    @property
    def why(self) -> str:
        """What speaks for it, in words."""
        return worded(self.judged.reasons)


def sharing(keys: Collection[int], apart_from: int | None = None) -> Counter[int]:
    """How many of `keys` each dossier (by id) has, of the newest that have them. One query."""
    if not keys:
        return Counter()
    one = "SELECT dossier_id FROM (SELECT dossier_id FROM exemplars_likenesskey WHERE hash = %s"
    one += f" ORDER BY dossier_id DESC LIMIT {OF_EACH}) k"
    # Each key is a look into the index of its own; GROUP BY over all of them would read those that thousands share.
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"{one}{at}" for at in range(len(keys))), list(keys))
        found = Counter(row[0] for row in cursor.fetchall())
    found.pop(apart_from, None)
    return found


def keys_of(dossier: Dossier, bodies: Collection[int]) -> list[int]:
    """The keys of the name, at `bodies`."""
    if dossier.kind in PEOPLE:
        return person_keys(dossier.name, dossier.born_year, bodies)
    return thing_keys(dossier.name)


def twins_of(dossier: Dossier, *, least: float = OFFERED, followed: Collection[int] | None = None) -> list[Twin]:
    """The dossiers that may be about the same as `dossier`, saved or not, whoever may see them; the likeliest first.

    `followed` are the ids of the bodies that followed one another with its own, where whoever asks knows them already.
    """
    followed = followed_by(dossier.body) if followed is None else followed
    named = sharing(keys_of(dossier, followed), dossier.pk)
    texts = sharing(text_keys(dossier.summary), dossier.pk)
    chosen = [key for key, _count in (named + texts).most_common(COMPARED)]
    if not chosen:
        return []
    others = Dossier.objects.filter(pk__in=chosen).exclude(state=DossierState.MERGED).select_related("body")
    listed = list(others)
    known = Around(followed, _in_line(dossier.body_id, {other.body_id for other in listed}))
    found = [
        Twin(other, fits)
        for other in listed
        if (fits := judged(dossier, other, known, same_text=texts[other.pk] >= TEXTS_SHARE, least=least))
    ]
    return sorted(found, key=lambda twin: (-twin.judged.weight, twin.dossier.pk))


def known_before(
    actor: Actor, dossier: Dossier, limit: int = 5, *, followed: Collection[int] | None = None
) -> list[Twin]:
    """What `actor` is shown before `dossier`, saved or not, is entered, joined or merged: the likeliest she opens.

    Here the same name alone is enough. `followed` is that of `twins_of`.
    """
    found = twins_of(dossier, least=NAMED, followed=followed)
    if not found:
        return []
    named = Dossier.objects.filter(pk__in=[twin.dossier.pk for twin in found])
    opens = set(visible(actor, named, "open").values_list("pk", flat=True))
    return [twin for twin in found if twin.dossier.pk in opens][:limit]


def followed_by(body: Body) -> Collection[int]:
    """The ids of the bodies that followed one another with `body`, itself among them."""
    return lineage_of(body).bodies.keys()


def _in_line(body: int, others: Collection[int]) -> set[int]:
    """Those of `others` (ids) that stand or once stood above or below `body`."""
    above = Q(descendant=body, ancestor__in=others)
    below = Q(ancestor=body, descendant__in=others)
    lines = Ancestry.objects.filter(above | below, tree__in=DIRECTING, depth__gt=0)
    return {pk for line in lines.values_list("ancestor", "descendant") for pk in line} - {body}
