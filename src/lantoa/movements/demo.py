"""Criteria and movements for a first look, kept by offices of the demo. Invented; what is there already stays."""

from __future__ import annotations

from datetime import date, datetime

from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import CriteriaSet, Field, Movement, MovementKind, Scope
from lantoa.movements.operations import criteria, editing, movements
from lantoa.movements.operations.editing import Wording
from lantoa.movements.operations.movements import Linked
from lantoa.organisations.models import Body

TITLE = "Tiêu chí bình chọn điển hình tiên tiến"
GENERAL = (
    "Có việc làm tốt, kết quả đo đếm được hoặc được nhiều người xác nhận.",
    "Có cách làm mà đơn vị khác học theo được.",
)
#: Field by the beginning of its name, and what is asked there.
OF_FIELDS = (("Nông nghiệp", "Giúp được ít nhất một hộ khác cùng làm."), ("Y tế", "Được người bệnh tin tưởng."))
#: Whose criteria are in force since when; without a day they are a draft.
SETS = (
    ("vn-h397-dan-luc", date(2024, 3, 1)),
    ("vn-h397-minh-son", date(2024, 5, 6)),
    ("ts-nv", date(2023, 6, 1)),
    ("vn-x15664", date(2025, 9, 15)),
    ("ld-xt-cd", date(2023, 10, 2)),
    ("ls-ngv", date(2026, 2, 16)),
    ("ls-tc", date(2026, 3, 2)),
    ("lt-xa-vhxh", None),
)
#: Who launched what, when.
MOVEMENTS = (
    ("vn-38", "Cả tỉnh chung sức xây dựng nông thôn mới", MovementKind.MOVEMENT, date(2026, 2, 3)),
    ("vn-x15664", "Mỗi tuần một việc tốt", MovementKind.CAMPAIGN, date(2026, 3, 26)),
    ("ls-ngv", "Công sở thân thiện, hiện đại", MovementKind.MOVEMENT, date(2026, 2, 20)),
    ("ls-tc", "Tiết kiệm mỗi ngày", MovementKind.CAMPAIGN, date(2026, 4, 1)),
    ("ld-xt", "Mỗi cán bộ một sáng kiến", MovementKind.MOVEMENT, date(2026, 1, 19)),
    ("vn-x08494", "Xã Lâm Thao xanh, sạch, đẹp", MovementKind.CAMPAIGN, None),
)


def load(*, at: datetime) -> None:
    """Write what is missing."""
    bodies = Body.objects.in_bulk([code for code, *_rest in (*SETS, *MOVEMENTS)], field_name="code")
    have = set(CriteriaSet.objects.filter(title=TITLE).values_list("body__code", flat=True))
    for code, since in SETS:
        if code in bodies and code not in have:
            _criteria(bodies[code], since, at)
    known = set(Movement.objects.values_list("body__code", "name"))
    for code, name, kind, launched_on in MOVEMENTS:
        if code in bodies and (code, name) not in known:
            _movement(Movement(body=bodies[code], launcher=bodies[code], name=name, kind=kind), launched_on, at)


def _criteria(body: Body, since: date | None, at: datetime) -> None:
    draft = criteria.draft(CriteriaSet(body=body, title=TITLE), by=PLATFORM, at=at)
    for text in GENERAL:
        editing.add(draft, Wording(text), by=PLATFORM, at=at)
    for name, text in OF_FIELDS:
        if field := Field.objects.filter(body=None, name__istartswith=name).first():
            wording = Wording(text, scope=Scope.FIELD, field=field, field_words=field.name[:255])
            editing.add(draft, wording, by=PLATFORM, at=at)
    if since:
        criteria.put_in_force(draft, since=since, by=PLATFORM, at=at)


def _movement(movement: Movement, launched_on: date | None, at: datetime) -> None:
    movement.launched_on, movement.first_day = launched_on, launched_on
    movement.goals = "Có thêm nhiều người, nhiều việc tốt để học theo."
    entered = movements.enter(movement, Linked(), by=PLATFORM, at=at)
    if launched_on:
        movements.launch(entered, by=PLATFORM, at=at)
