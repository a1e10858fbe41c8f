"""Who keeps anniversaries, and whose the secret addresses are."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, anybody, at, at_or_above, may_everything
from lantoa.plans.models import Anniversary, CalendarFeed

KEPT = OrganisationPolicy(
    {"view": (anybody(),), "keep": (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))}
)


class AnniversaryPolicy:
    """Anniversaries are public knowledge; a body keeps its own, the installation those of the whole country."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the anniversary `record`, saved or not."""
        assert isinstance(record, Anniversary)  # noqa: S101 - registered for nothing else
        if verb == "view" or may_everything(actor):
            return YES
        if record.body_id is None:
            return Answer(False, _("The days of the whole country are kept by whoever administers the installation."))
        return KEPT.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        return records if verb == "view" else KEPT.within(actor, verb, records)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any anniversary."""
        return KEPT.reason(actor, verb)


class FeedPolicy:
    """A feed is its person's alone; that of a body is kept by its office."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the feed `record`, saved or not."""
        assert isinstance(record, CalendarFeed)  # noqa: S101 - registered for nothing else
        if record.body_id is not None:
            return KEPT.answer(actor, "keep", record)
        if actor.person is not None and record.person_id == actor.person.pk:
            return YES
        return Answer(False, _("A personal calendar is its owner's alone."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that are the person's own or of a body that she keeps."""
        found = Q(body__in=KEPT.bodies_for(actor, "keep").values("pk"))
        if actor.person is not None:
            found |= Q(person=actor.person.pk)
        return records.filter(found)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Everybody may have a calendar of her own."""
        return YES


def register_policies() -> None:
    """Tell the house who answers for them, and the log how the acts are said."""
    register(Anniversary, AnniversaryPolicy())
    register(CalendarFeed, FeedPolicy())
    audit.name_verbs(
        {
            "add_anniversary": _("added an anniversary"),
            "change_anniversary": _("changed the anniversary"),
            "remove_anniversary": _("took an anniversary out"),
            "make_feed": _("made a calendar address"),
            "revoke_feed": _("switched a calendar address off"),
        }
    )
