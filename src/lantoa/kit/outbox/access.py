"""The outbox is an administrator's: it holds letters to everybody."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.actors import Actor

NO = Answer(False, _("Only an administrator of the platform may do this."))


class AdministratorPolicy:
    """Everything for the platform's administrators and for the platform itself, nothing for others."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """The same for every record."""
        return self.reason(actor, verb)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """All or none."""
        return records if self.reason(actor, verb) else records.none()

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether the actor administers the platform."""
        person = actor.person
        administers = person is not None and person.is_active and getattr(person, "is_superuser", False)
        return YES if actor.is_platform or administers else NO
