"""Who prepares public consultations, and who reads and answers what the people say."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above
from lantoa.recognition.conflict_gate import CONFLICT, closed_to
from lantoa.recognition.models import Consultation, PublicComment

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
_HANDLERS = (at(Role.OFFICER, Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
_VERBS = {"view": (at_or_above(),), "keep": _KEEPERS, "handle": _HANDLERS}
ASKING = OrganisationPolicy(_VERBS)


class CommentPolicy(OrganisationPolicy):
    """What people say of a proposal is closed with its case to a member who has a conflict of interest in it."""

    def answer(self, actor: Actor, verb: str, record: Any, *, day: date | None = None) -> Answer:
        """Whether `actor` may do `verb` to the comment."""
        if record.proposal_id and closed_to(actor).filter(pk=record.proposal_id).exists():
            return Answer(False, CONFLICT)
        return super().answer(actor, verb, record, day=day)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any], *, day: date | None = None) -> QuerySet[Any]:
        """Those of the comments that `actor` may do `verb` to; one on a whole list is about no case in particular."""
        found = super().within(actor, verb, records, day=day)
        return found.filter(Q(proposal=None) | ~Q(proposal__in=closed_to(actor).values("pk")))


COMMENTS = CommentPolicy(_VERBS, path="consultation__body")


def asking_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which the actor asks the people: what forms offer."""
    return ASKING.bodies_for(actor, "keep", day=localdate())


def register_policies() -> None:
    """Tell the house who answers for consultations and comments."""
    register(Consultation, ASKING)
    register(PublicComment, COMMENTS)


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "prepare_consultation": _("prepared the public consultation"),
            "change_consultation": _("changed the public consultation"),
            "send_comment": _("a comment of the public came"),
        }
    )
