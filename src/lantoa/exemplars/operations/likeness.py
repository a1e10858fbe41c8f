"""What dossiers are known by, kept with them; pairs that may be about the same, found and settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.comparing import Reason
from lantoa.exemplars.fingerprints import text_keys
from lantoa.exemplars.models import Dossier, DuplicatePair, LikenessKey
from lantoa.exemplars.pair_states import PAIR_MOVES, PairState
from lantoa.exemplars.queries.likeness import Twin, keys_of, twins_of
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import require
from lantoa.kit.actors import Actor

BATCH = 1_000  # dossiers, after which is said how far it is
KEPT = 20  # pairs of one dossier, the likeliest


@transaction.atomic
def keep_up(dossier: Dossier, *, at: datetime) -> None:
    """Write the keys of what `dossier` says now, and which others may be about the same.

    What somebody said of a pair stands; a pair that nobody spoke of goes when nothing speaks for it any more.
    """
    keys = {*keys_of(dossier, [dossier.body_id]), *text_keys(dossier.summary)}
    LikenessKey.objects.filter(dossier=dossier).delete()
    LikenessKey.objects.bulk_create(LikenessKey(dossier=dossier, hash=key) for key in sorted(keys))
    twins = twins_of(dossier)[:KEPT]
    known = DuplicatePair.objects.filter(Q(first=dossier) | Q(second=dossier))
    found = [_pair(dossier, twin, at) for twin in twins]
    kept = {(pair.first_id, pair.second_id) for pair in found}
    unsaid = [pair for pair in known.filter(state=PairState.OPEN) if Reason.BY_HAND not in pair.reasons]
    gone = [pair.pk for pair in unsaid if (pair.first_id, pair.second_id) not in kept]
    DuplicatePair.objects.filter(pk__in=gone).delete()
    DuplicatePair.objects.bulk_create(
        found, update_conflicts=True, unique_fields=["first", "second"], update_fields=["weight", "reasons"]
    )


def keep_up_all(*, at: datetime) -> Iterator[int]:
    """Write the keys of all dossiers anew, each in a transaction of its own; how many are done, after each batch.

    For after an upgrade of the library that draws them, when old keys no longer meet new ones.
    """
    ids = Dossier.objects.exclude(state=DossierState.MERGED).order_by("pk").values_list("pk", flat=True)
    for count, key in enumerate(ids.iterator(chunk_size=BATCH), start=1):
        keep_up(Dossier.objects.select_related("body").get(pk=key), at=at)
        if count % BATCH == 0:
            yield count
    yield ids.count()


@transaction.atomic
def compare(dossier: Dossier, other: Dossier, *, by: Actor, at: datetime) -> DuplicatePair:
    """The pair of the two, for somebody who thinks that they are one though nothing else speaks for it."""
    require(by, "keep", dossier)
    require(by, "open", other)
    if dossier.pk == other.pk:
        raise ValidationError({"dossier": _("Choose another dossier: this one cannot be merged into itself.")})
    first, second = sorted((dossier, other), key=lambda each: each.pk)
    told = {"weight": 0, "reasons": [Reason.BY_HAND.value], "found_at": at}
    return DuplicatePair.objects.get_or_create(first=first, second=second, defaults=told)[0]


def dismiss(pair: DuplicatePair, *, by: Actor, at: datetime, reason: str = "") -> DuplicatePair:
    """They are two: nobody is asked about this pair again."""
    with PAIR_MOVES["dismiss"].of(pair, by=by, at=at, reason=reason) as settled:
        pass
    return settled


def ask_again(pair: DuplicatePair, *, by: Actor, at: datetime, reason: str = "") -> DuplicatePair:
    """They may be one after all."""
    with PAIR_MOVES["ask_again"].of(pair, by=by, at=at, reason=reason) as settled:
        pass
    return settled


def _pair(dossier: Dossier, twin: Twin, at: datetime) -> DuplicatePair:
    first, second = sorted((dossier, twin.dossier), key=lambda each: each.pk)
    told = {"weight": twin.judged.weight, "reasons": twin.judged.reasons}
    return DuplicatePair(first=first, second=second, found_at=at, **told)
