"""Invitations among everybody's work: who has not answered yet, and whose link has run out."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.models import Invitation
from lantoa.accounts.states import InvitationState
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit import audit
from lantoa.kit.actors import Actor


class InvitationWork(WorkSource):
    """What one has sent: it waits for the invited, and when the link runs out it is to be sent again or withdrawn."""

    name = "invitations"

    def items(self, person: AbstractBaseUser, on: date) -> Iterable[WorkItem]:
        for one in sent_by(person):
            runs_out = localdate(one.expires_at)
            url = reverse("accounts:invitation", args=[one.pk])
            yield WorkItem(
                sentence=_("Invitation of %(name)s") % {"name": one.name},
                url=url,
                verb=_("Send again"),
                verb_url=reverse("accounts:resend", args=[one.pk]),
                due=runs_out,
                reason=one.body.name,
                waiting_for=one.name if on <= runs_out else "",
                since=localdate(one.sent_at),
            )

    def hand_over(self, leaving: AbstractBaseUser, taking: AbstractBaseUser, *, by: Actor, at: datetime) -> int:
        """From now on `taking` stands for them: an invitation is worth as much as the right of whoever sent it."""
        moving = list(sent_by(leaving))
        for one in moving:
            with audit.watching(one, "hand_over", by=by, at=at, fields=["invited_by"]):
                one.invited_by_id = taking.pk
                one.save(update_fields=["invited_by"])
        return len(moving)


def sent_by(person: AbstractBaseUser) -> Iterable[Invitation]:
    """The invitations of `person` that nobody has answered."""
    return Invitation.objects.filter(invited_by=person.pk, state=InvitationState.SENT).select_related("body")
