"""Reminding bodies of what is still to be done."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Membership
from lantoa.plans.board_words import figures, period_words
from lantoa.plans.letters import in_language_of, letter, link
from lantoa.plans.models import Duty, Reminder
from lantoa.plans.progress import Standing
from lantoa.plans.queries.reminding import About, Reached, preview

LISTED = 30  # open things in one letter; the rest is a link away


@dataclass(frozen=True)
class Wording:
    """What is written: to those whom the plan orders, and to those whom it asks."""

    order: str
    request: str = ""

    def to(self, reached: Reached) -> str:
        """The text for one body."""
        return (self.request if reached.is_polite else "") or self.order


@transaction.atomic
def remind(about: About, bodies: Collection[Body], wording: Wording, *, by: Actor, at: datetime) -> list[Reminder]:
    """Remind those of `bodies` that still have something open; each is recorded, and its officers get a letter.

    Who stands above, has done it all, or was reminded today is left out, as the preview says. ValidationError when
    nobody is left.
    """
    require(by, "remind", about.plan)
    reached = preview(about, bodies, on=localdate(at)).will
    if not reached:
        raise ValidationError(_("None of these bodies can be reminded. See the reasons below."))
    person = by.person.pk if by.person else None
    made = Reminder.objects.bulk_create(
        Reminder(body=each.body, text=wording.to(each), sent_by_id=person, sent_at=at, **about.fields())
        for each in reached
    )
    _log(about, made, by=by, at=at)
    _post(list(zip(made, reached, strict=True)), at=at)
    return made


def _log(about: About, made: list[Reminder], *, by: Actor, at: datetime) -> None:
    """Each body's reminder, and on the duty or plan itself how many there were."""
    whole = audit.Act("remind", about.duty or about.plan, note=_("%(count)d bodies") % {"count": len(made)})
    audit.record_many([*(audit.Act("remind", one, note=one.text) for one in made), whole], by=by, at=at)


def _post(pairs: Iterable[tuple[Reminder, Reached]], *, at: datetime) -> None:
    duties = Duty.objects.in_bulk({one.duty_id for _reminder, each in pairs for one in each.open})
    for reminder, each in pairs:
        for reader in each.readers:
            if reader.person.email:
                with in_language_of(reader.person):
                    content = _letter(reminder, each, reader, duties)
                outbox.put("mail", content, key=f"reminder-{reminder.pk}-{reader.person_id}", at=at)


def _letter(reminder: Reminder, each: Reached, reader: Membership, duties: dict[int, Duty]) -> dict[str, str]:
    subject = _("Request about the plan %(plan)s") if each.is_polite else _("Reminder about the plan %(plan)s")
    return letter(
        str(reader.person.email),
        subject % {"plan": reminder.plan.number or reminder.plan.title},
        "reminder",
        reminder=reminder,
        reader=reader,
        is_polite=each.is_polite,
        lines=[_line(one, duties[one.duty_id]) for one in each.open[:LISTED]],
        more=max(len(each.open) - LISTED, 0),
        all_link=link("plans:scorecard", each.body.pk),
    )


def _line(one: Standing, duty: Duty) -> dict[str, object]:
    """One open thing: what, when, how far, where."""
    return {
        "what": duty.what,
        "period": period_words(one.since, one.until),
        "figures": figures(one, duty),
        "due_on": one.due_on,
        "link": link("plans:cell", one.term_id, one.body_id),
    }
