"""Units that have brought nobody in a round are reminded by letter."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.exemplars.models import Round
from lantoa.exemplars.queries.round_units import with_nothing
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body, Membership
from lantoa.plans.letters import in_language_of, link
from lantoa.plans.queries.reminding import readers_of


@transaction.atomic
def remind(asked: Round, text: str, *, by: Actor, at: datetime) -> list[Body]:
    """Write `text` to the officers and secretaries of each unit with nothing; the units, also those without an address.

    Nobody gets two letters about one round on a day. MoveRefused once the round is over, or when all have brought
    somebody; ValidationError without a text.
    """
    require(by, "keep", asked)
    today = localdate(at)
    if not asked.since <= today <= asked.until:
        raise MoveRefused(_("The round is not open today: nobody is reminded."))
    if not text.strip():
        raise ValidationError({"text": _("Write what you ask for.")})
    units = list(with_nothing(asked, today))
    if not units:
        raise MoveRefused(_("Every unit has brought somebody."))
    readers = readers_of([each.pk for each in units], today)
    for unit in units:
        for reader in readers.get(unit.pk, ()):
            if reader.person.email:
                _post(asked, unit, reader, text, by=by, at=at)
    audit.record("remind_round", asked, by=by, at=at, note=_("%(count)d bodies") % {"count": len(units)})
    return units


def _post(asked: Round, unit: Body, reader: Membership, text: str, *, by: Actor, at: datetime) -> None:
    with in_language_of(reader.person):
        told = {"round": asked, "unit": unit, "reader": reader, "text": text, "sender": by.person}
        told["link"] = link("exemplars:round", asked.pk)
        letter = {
            "to": reader.person.email,
            "subject": " ".join((_("Reminder about the round %(round)s") % {"round": asked.title}).split()),
            "text": render_to_string("exemplars/letters/round.txt", told),
        }
    outbox.put("mail", letter, key=f"round-{asked.pk}-{unit.pk}-{reader.person_id}-{localdate(at)}", at=at)
