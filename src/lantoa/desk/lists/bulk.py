"""One act on many records: first a preview that says what will change and what will not, then the act, then an undo."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from lantoa.desk.models import BulkRun
from lantoa.desk.persons import person_of
from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor

AT_ONCE = 1_000  # what a person can wait for; more is narrowed by the filters
EXPLAINED = 100  # of those left out, how many are asked why


class BulkAct:
    """An operation that a list offers for many records. `needs` is the verb of the policy that it asks for."""

    name = ""
    label: str | Promise = ""
    needs = ""
    form_class: type[forms.Form] | None = None  # what else the act has to know, such as a reason
    can_undo = False

    def ready(self, records: QuerySet) -> QuerySet:
        """Those of `records` that are in a condition for the act; who may do it is asked apart from this."""
        return records

    def why_not(self, record: Model) -> str | Promise:
        """Why `record` is not ready."""
        raise NotImplementedError

    def run(self, record: Model, *, by: Actor, at: datetime, **values: Any) -> object:
        """Do it to one record; what it was before, as JSON, if it can be undone. Raises what operations raise."""
        raise NotImplementedError

    def undo(self, record: Model, before: Any, *, by: Actor, at: datetime) -> None:
        """Put one record back to `before`. Raises what operations raise when something new depends on it."""
        raise NotImplementedError


@dataclass(frozen=True)
class BulkPreview:
    """What an act would do. `examples` are some of those that will change; `reasons` say how many each keeps out."""

    will: int
    will_not: int
    reasons: list[tuple[str, int]]
    examples: list[Model]

    @property
    def unexplained(self) -> int:
        """How many are left out beyond those that were asked why."""
        return self.will_not - sum(count for _reason, count in self.reasons)

    @property
    def too_many(self) -> bool:
        return self.will + self.will_not > AT_ONCE


def preview(act: BulkAct, records: QuerySet, actor: Actor) -> BulkPreview:
    """What `act` would do to `records`, asked of the same rules that will decide when it is done."""
    changing = _ready(act, records, actor)
    total, will = records[: AT_ONCE + 1].count(), changing[: AT_ONCE + 1].count()
    left_out = records.exclude(pk__in=changing.order_by().values("pk"))[:EXPLAINED] if will < total else ()
    reasons = Counter(str(may(actor, act.needs, record).reason or act.why_not(record)) for record in left_out)
    return BulkPreview(will, total - will, reasons.most_common(), list(changing[:5]))


@transaction.atomic
def run(
    act: BulkAct, records: QuerySet, *, screen: str, by: Actor, at: datetime, values: dict[str, Any] | None = None
) -> BulkRun:
    """Do `act` to those of `records` that its preview says will change, each wholly or not at all; keep what each was.

    Another person may have been quicker: what the operation refuses then is left out with its reason.
    """
    before: dict[str, object] = {}
    left_out = Counter(dict(preview(act, records, by).reasons))
    for record in _ready(act, records, by)[:AT_ONCE]:
        try:
            with transaction.atomic():
                before[str(record.pk)] = act.run(record, by=by, at=at, **(values or {}))
        except REFUSALS as refusal:
            left_out[reason_of(refusal)] += 1
    kept = {"before": before, "left_out": left_out.most_common(), "done_at": at}
    return BulkRun.objects.create(person_id=person_of(by).pk, screen=screen, act=act.name, **kept)


def _ready(act: BulkAct, records: QuerySet, actor: Actor) -> QuerySet:
    return act.ready(visible(actor, records, act.needs))


@transaction.atomic
def undo(act: BulkAct, records: QuerySet, run_id: int, *, by: Actor, at: datetime) -> tuple[int, list[tuple[str, int]]]:
    """Put back what the actor's own run changed: how many records, and why not the others. Twice does nothing more."""
    own = BulkRun.objects.select_for_update().filter(person_id=person_of(by).pk, act=act.name, undone_at=None)
    done = own.filter(pk=run_id).first()
    if done is None:
        return 0, []
    back, left_out = 0, Counter[str]()
    for record in records.filter(pk__in=done.before):
        try:
            with transaction.atomic():
                act.undo(record, done.before[str(record.pk)], by=by, at=at)
                back += 1
        except REFUSALS as refusal:
            left_out[reason_of(refusal)] += 1
    done.undone_at = at
    done.save(update_fields=["undone_at"])
    return back, left_out.most_common()
