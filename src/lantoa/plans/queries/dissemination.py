"""To whom a plan goes as its own "Nơi nhận" says, and who has received, opened and acknowledged it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.kit.text import fold
from lantoa.organisations.lookup import GroupProposal, look_up, parts_of
from lantoa.organisations.models import Body, Membership
from lantoa.organisations.queries.groups import members
from lantoa.organisations.queries.trees import below
from lantoa.plans.models import Delivery, Plan, Purpose

_ARCHIVE = re.compile(r"^\s*lưu\b", re.IGNORECASE)
_CHANNEL = re.compile(
    r"\b(?:dang tai|dang tren|website|web|trang (?:thong tin dien tu|ttdt|tin)|cong (?:thong tin|ttdt))\b"
)
_PURPOSES = (
    (re.compile(r"\(\s*(?:để\s+)?(?:b/c|báo cáo)\s*\)|(?:để\s+)b(?:/c|áo cáo)", re.IGNORECASE), Purpose.REPORT),
    (re.compile(r"\(\s*(?:để\s+)?(?:p/h|phối hợp)\s*\)|(?:để\s+)p(?:/h|hối hợp)", re.IGNORECASE), Purpose.COORDINATE),
    (re.compile(r"\(\s*(?:để\s+)?(?:t/h|thực hiện)\s*\)", re.IGNORECASE), Purpose.ACTION),
)


@dataclass(frozen=True)
class Proposed:
    """One name of the "Nơi nhận": the bodies that it surely means, or those that it could; a channel; the archive."""

    words: str
    purpose: str = Purpose.ACTION
    bodies: list[Body] = field(default_factory=list)
    candidates: list[Body] = field(default_factory=list)
    is_group: bool = False
    is_channel: bool = False

    @property
    def is_archive(self) -> bool:
        return self.purpose == Purpose.ARCHIVE


def proposed(plan: Plan, on: date) -> list[Proposed]:
    """Everybody that the plan names at its end, as the bodies of that day. Nothing is sent by this."""
    lines = plan.reading.get("document", {}).get("recipients", [])
    return [one for line in lines for one in _of_line(line, plan, on)]


def purpose_of(line: str) -> tuple[str, str]:
    """What a line says the recipient gets the plan for, and the line without saying so."""
    if _ARCHIVE.match(line):
        return Purpose.ARCHIVE, line.strip(" ;.")
    for pattern, purpose in _PURPOSES:
        if pattern.search(line):
            return purpose, pattern.sub("", line).strip(" ;:.,")
    return Purpose.ACTION, line.strip(" ;:.,")


def _of_line(line: str, plan: Plan, on: date) -> Iterator[Proposed]:
    purpose, text = purpose_of(line)
    if purpose == Purpose.ARCHIVE:
        yield Proposed(text, purpose)
    elif _CHANNEL.search(fold(text)):
        yield Proposed(text, purpose, is_channel=True)
    else:
        yield from (_named(name, purpose, plan, on) for name in _names(text, plan, on))


def _names(text: str, plan: Plan, on: date) -> list[str]:
    """A list of names is taken apart, unless it is one group: "các phòng, Trung tâm"."""
    return [text] if look_up(text, asking=plan.body, on=on).sure else parts_of(text)


def _named(name: str, purpose: str, plan: Plan, on: date) -> Proposed:
    found = look_up(name, asking=plan.body, on=on)
    if found.group:
        return Proposed(name, purpose, list(_members(found.group, on)), is_group=True)
    candidates = [candidate.body for candidate in found.candidates]
    return Proposed(name, purpose, candidates[:1] if found.sure else [], candidates)


def _members(group: GroupProposal, on: date) -> QuerySet[Body]:
    if group.existing:
        found = members(group.existing, on)
    else:
        found = below([group.under], group.tree, on, kinds=group.kinds, direct=group.direct)
    return found.order_by("sort_key", "pk")


def with_readers(deliveries: QuerySet[Delivery], on: date) -> QuerySet[Any]:
    """Each with `staff`, how many people work at the recipient, and `read`, how many of them have read the plan."""
    staff = Membership.objects.on(on).filter(body=OuterRef("body"), person__is_active=True).order_by()
    counted = staff.values("body").annotate(people=Count("person", distinct=True)).values("people")
    read = Count("readers", distinct=True)
    return deliveries.annotate(staff=Coalesce(Subquery(counted), 0), read=read)
