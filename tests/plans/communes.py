"""The commune of the sample plan with what it names, and plans that it sends in."""

from __future__ import annotations

from datetime import datetime

from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.plans.models import Plan
from lantoa.plans.operations import reading, rereading, sending
from lantoa.plans.queries.differences import Difference, differences
from tests.organisations.worlds import NOON, appointed, founded
from vanban.samples import plan_of_dong_mai

OFFICES = (
    ("Phòng Văn hóa - Xã hội xã Đông Mai", BodyKind.OFFICE),
    ("Phòng Kinh tế xã Đông Mai", BodyKind.OFFICE),
    ("Trung tâm Phục vụ hành chính công xã Đông Mai", BodyKind.SERVICE_UNIT),
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Đông Mai", BodyKind.OFFICE),
    ("Công an xã Đông Mai", BodyKind.OFFICE),
    ("Ban Chỉ huy Quân sự xã Đông Mai", BodyKind.OFFICE),
    ("Trạm Y tế xã Đông Mai", BodyKind.SERVICE_UNIT),
    ("Trường Tiểu học Đông Mai", BodyKind.SCHOOL),
    ("Thôn Hạ", BodyKind.VILLAGE),
    ("Thôn Thượng", BodyKind.VILLAGE),
)


class Commune:
    """Đông Mai below its province, with offices, villages, a school and its Front; an officer and a secretary."""

    def __init__(self) -> None:
        self.province = founded("Tỉnh An Sơn", BodyKind.PROVINCE)
        self.body = founded("Xã Đông Mai", under=self.province)
        self.parts: dict[str, Body] = {name: founded(name, kind, self.body) for name, kind in OFFICES}
        front = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đông Mai"
        self.front = founded(front, BodyKind.FRONT, places={Tree.FRONT: None})
        self.officer: Actor = appointed(self.body, Role.OFFICER)
        self.secretary: Actor = appointed(self.body, Role.SECRETARY)


def sent(body: Body, by: Actor, text: str | None = None) -> Plan:
    """A plan of `body` that was pasted and is not read yet; the sample plan by default."""
    return sending.send_text(body, plan_of_dong_mai() if text is None else text, by=by, at=NOON)


def read_again(plan: Plan, by: Actor, at: datetime = NOON) -> list[Difference]:
    """What a later reading of `plan` differs in; the worker has done it."""
    rereading.read_again(plan, by=by, at=at)
    message = OutgoingMessage.objects.filter(kind=rereading.KIND, state=State.WAITING).latest("pk")
    rereading.work(message)
    OutgoingMessage.objects.filter(pk=message.pk).update(state=State.DELIVERED)
    plan.refresh_from_db()
    return differences(plan)


def read(body: Body, by: Actor, text: str | None = None) -> Plan:
    """A plan of `body` under review."""
    return reading.take(sent(body, by, text), at=NOON)
