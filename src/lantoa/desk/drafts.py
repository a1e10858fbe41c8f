"""What people have typed into forms and not sent: kept, offered again, handed over, and gone once it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lantoa.kit.actors import Actor

from .models import FormDraft
from .persons import person_of
from .work import WorkItem, WorkSource

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

Values = dict[str, list[str]]


def drafts_of(person: Person) -> QuerySet[FormDraft]:
    """Everything the person has typed and not sent, or taken over from others, the latest first."""
    return FormDraft.objects.filter(person_id=person.pk).select_related("author")


def drafts_at(person: Person, address: str) -> QuerySet[FormDraft]:
    """The person's drafts of the form at one address."""
    return drafts_of(person).filter(address=address)


def save_draft(*, address: str, title: str, values: Values, by: Actor, at: datetime) -> FormDraft:
    """Keep what the actor has typed so far; it replaces what she had typed there before."""
    return FormDraft.objects.update_or_create(
        person_id=person_of(by).pk,
        author_id=person_of(by).pk,
        address=address,
        defaults={"title": title[:200], "values": values, "saved_at": at},
    )[0]


def forget_draft(draft_id: int, *, by: Actor) -> None:
    """Throw one of the actor's drafts away; somebody else's is not found."""
    drafts_of(person_of(by)).filter(pk=draft_id).delete()


def forget_drafts_at(address: str, *, by: Actor) -> None:
    """Throw away what the actor typed at an address, because it has been sent."""
    drafts_at(person_of(by), address).filter(author_id=person_of(by).pk).delete()


@transaction.atomic
def hand_over_drafts(leaving: Person, taking: Person, *, by: Actor, at: datetime) -> int:
    """Give all drafts of one person to another, who keeps her own at the same address; how many it were.

    A draft that comes back to its author gives way to what she has typed there since.
    """
    own = FormDraft.objects.filter(person_id=taking.pk)
    kept = {(draft.address, draft.author_id) for draft in own}
    moving = [draft for draft in drafts_of(leaving) if (draft.address, draft.author_id) not in kept]
    FormDraft.objects.filter(pk__in=[draft.pk for draft in moving]).update(person_id=taking.pk)
    return len(moving)


class DraftWork(WorkSource):
    """Forms that a person has begun stand among her own work, so that one taken over is found."""

    name = "drafts"

    def items(self, person: Person, on: date) -> Iterable[WorkItem]:
        for draft in drafts_of(person):
            address = f"{draft.address}?draft={draft.pk}"
            yield WorkItem(draft.title, address, _("Go on writing"), address, reason=_told(draft))

    def hand_over(self, leaving: Person, taking: Person, *, by: Actor, at: datetime) -> int:
        return hand_over_drafts(leaving, taking, by=by, at=at)


def _told(draft: FormDraft) -> str:
    words = {"time": f"{localtime(draft.saved_at):%H:%M %d/%m/%Y}", "author": draft.author.get_full_name()}
    if draft.author_id == draft.person_id:
        return _("Begun and not sent. Last typed %(time)s.") % words
    return _("Taken over from %(author)s. Last typed %(time)s.") % words
