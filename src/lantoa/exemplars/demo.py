"""Sixty exemplars for a first look, told in data/demo.csv. All are invented; what is there already stays."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from lantoa.evidence.models import Grade
from lantoa.evidence.operations import claims, proofs
from lantoa.exemplars.models import PERSONS, Dossier, Rung
from lantoa.exemplars.operations import dossiers, moving
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Field
from lantoa.organisations.models import Body
from lantoa.organisations.models.trees import Tree

Row = dict[str, str]
Act = Callable[[Dossier, datetime], Dossier]
MONTH = timedelta(days=30)


def load(*, at: datetime) -> None:
    """Write the exemplars that are missing, each as far as it had come by `at`."""
    listed = list(rows())
    bodies = Body.objects.in_bulk({row["body"] for row in listed}, field_name="code")
    fields = list(Field.objects.filter(body=None))
    have = set(Dossier.objects.values_list("body__code", "name"))
    for row in listed:
        if row["body"] in bodies and (row["body"], row["name"]) not in have:
            _tell(row, bodies[row["body"]], fields, at)


def rows() -> Iterator[Row]:
    """What the list tells of each: the columns by their headings."""
    text = files(__package__).joinpath("data/demo.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter=";")


def _tell(row: Row, body: Body, fields: list[Field], at: datetime) -> None:
    found_on = date.fromisoformat(row["found"])
    dossier = Dossier(
        body=body,
        kind=row["kind"],
        name=row["name"],
        sex=row["sex"],
        born_year=int(row["born"]) if row["born"] else None,
        ethnic_group=row["ethnic"],
        post_class=row["post"],
        position=row["position"],
        place=row["place"],
        field=next((each for each in fields if each.name.startswith(row["field"])), None),
        found_on=found_on,
        summary=row["summary"],
        is_first_time=row["kind"] in PERSONS,
    )
    began = datetime.combine(found_on, time(2), UTC)
    dossier = dossiers.enter(dossier, by=PLATFORM, at=began)
    for claim in row["claims"].split(" // "):
        _claim(dossier, claim, began)
    for place, act in enumerate(WAYS[row["stage"]]):
        dossier = act(dossier, min(began + (place + 1) * MONTH, at))


def _claim(dossier: Dossier, told: str, at: datetime) -> None:
    """A claim with its proof; what an office or somebody else confirms is verified, somebody's own word is not."""
    text, amount, unit, grade = told.split("|")
    claim = claims.add(dossier.folder, claims.Said(text, Decimal(amount), unit), by=PLATFORM, at=at)
    proofs.add(claim, PROOFS[grade], by=PLATFORM, at=at)
    if grade != "own_word":
        claims.verify(claim, by=PLATFORM, at=at)


def _simply(operation: Callable[..., Dossier], **options: Any) -> Act:
    return lambda dossier, at: operation(dossier, by=PLATFORM, at=at, **options)


def _introduce(dossier: Dossier, at: datetime) -> Dossier:
    above = Body.objects.get(placements_below__in=dossier.body.placements.on(at.date()).filter(tree=Tree.GOVERNMENT))
    return moving.introduce(dossier, moving.Introduced(above, at.date()), by=PLATFORM, at=at)


def _recognise(dossier: Dossier, at: datetime) -> Dossier:
    told = moving.Recognised(Rung.COMMUNE, at.date(), f"{100 + dossier.pk}/QĐ-UBND")
    return moving.recognise(dossier, told, by=PLATFORM, at=at)


PROOFS = {
    "official": proofs.Shown(Grade.OFFICIAL, document="12/BB-KT", note="Biên bản kiểm tra thực tế"),
    "measurement": proofs.Shown(Grade.MEASUREMENT, note="Sổ theo dõi có số đo từng kỳ"),
    "third_party": proofs.Shown(Grade.THIRD_PARTY, note="Trưởng thôn và các hộ liên quan ký xác nhận"),
    "own_word": proofs.Shown(Grade.OWN_WORD, note="Lời kể, chưa ai xác nhận"),
}
_NURTURE, _PROPOSE = _simply(moving.nurture), _simply(moving.propose)
_HONOUR = (_NURTURE, _PROPOSE, _recognise)
#: What happened to an exemplar, a month apart, by the stage that the list names.
WAYS: dict[str, tuple[Act, ...]] = {
    "found": (),
    "nurtured": (_NURTURE,),
    "proposed": (_NURTURE, _PROPOSE),
    "introduced": (_NURTURE, _PROPOSE, _introduce),
    "recognised": _HONOUR,
    "followed": (*_HONOUR, _simply(moving.follow)),
    "support": (*_HONOUR, _simply(moving.follow), _simply(moving.ask_support, reason="Lũ làm hỏng đường ống")),
    "refused": (_simply(moving.refuse, reason="Chưa đủ thông tin để xét"),),
    "withdrawn": (
        *_HONOUR,
        _simply(moving.withdraw, document="88/QĐ-UBND", reason="Cơ quan thuế kết luận có vi phạm trong kỳ"),
    ),
}
