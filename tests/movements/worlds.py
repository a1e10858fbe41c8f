"""Small worlds for tests: somebody who keeps the papers of a district, with criteria and movements of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.kit.actors import PLATFORM, Actor
from lantoa.movements.models import CriteriaSet, Field, Movement
from lantoa.movements.operations import criteria, editing, movements
from lantoa.movements.operations.editing import Wording
from lantoa.movements.operations.movements import Linked
from lantoa.organisations.models import Body, Role
from tests.organisations.worlds import NOON, District, appointed

TITLE = "Quy định tiêu chuẩn"
IN_2024 = date(2024, 1, 1)
TODAY = date(2026, 11, 23)


class Criteria(District):
    """The district of the organisations' tests, with an officer who drafts and a secretary who decides."""

    def __init__(self) -> None:
        super().__init__()
        self.officer = appointed(self.district, Role.OFFICER)
        self.secretary = appointed(self.district, Role.SECRETARY)


def reference(name: str) -> Field:
    """One of the fields that every installation begins with."""
    return Field.objects.get(body=None, name=name)


def drafted(body: Body, title: str = TITLE, *texts: str, by: Actor = PLATFORM, **said: Any) -> CriteriaSet:
    """A draft with general criteria."""
    draft = criteria.draft(CriteriaSet(body=body, title=title, **said), by=by, at=NOON)
    for text in texts or ("Hoàn thành xuất sắc nhiệm vụ.",):
        editing.add(draft, Wording(text), by=by, at=NOON)
    return draft


def in_force(body: Body, since: date = IN_2024, *texts: str, title: str = TITLE) -> CriteriaSet:
    """A version that holds from a day on."""
    return criteria.put_in_force(drafted(body, title, *texts), since=since, by=PLATFORM, at=NOON)


def next_version(before: CriteriaSet, since: date) -> CriteriaSet:
    """The same again, from a later day on."""
    made = criteria.new_version(CriteriaSet.objects.get(pk=before.pk), by=PLATFORM, at=NOON)
    return criteria.put_in_force(made, since=since, by=PLATFORM, at=NOON)


def entered(body: Body, name: str = "Thi đua xây dựng nông thôn mới", *, by: Actor = PLATFORM, **said: Any) -> Movement:
    """A draft of a movement of the body's own."""
    return movements.enter(Movement(**{"body": body, "launcher": body, "name": name} | said), Linked(), by=by, at=NOON)


def launched(body: Body, on: date = IN_2024, name: str = "Thi đua xây dựng nông thôn mới", **said: Any) -> Movement:
    """A movement that runs."""
    return movements.launch(entered(body, name, launched_on=on, **said), by=PLATFORM, at=NOON)
