"""Periods, figures and standings in the words of an officer, wherever they are shown."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.desk.boards import PROGRESS
from lantoa.plans.board_grid import Slot
from lantoa.plans.models import Cadence, Comparator, Duty, Plan
from lantoa.plans.progress import Standing

ROMAN = ("I", "II", "III", "IV")


def slot_label(slot: Slot) -> str:
    """The heading of a column: its quarter, its half, or the year."""
    if slot.months == 3:
        return _("Q.%(number)s") % {"number": ROMAN[slot.number - 1]}
    if slot.months == 6:
        return _("Half %(number)s") % {"number": ROMAN[slot.number - 1]}
    return str(slot.since.year)


def period_words(since: date, until: date) -> str:
    """A period from `since` on and before `until` as it is said."""
    last = until - timedelta(days=1)
    months = (until.year - since.year) * 12 + until.month - since.month
    if since.day == until.day == 1 and (since.month - 1) % max(months, 1) == 0 and months in _SAID:
        return _SAID[months](since)
    return _("%(since)s to %(last)s") % {"since": date_format(since, "d/m/Y"), "last": date_format(last, "d/m/Y")}


_SAID = {
    12: lambda since: _("year %(year)d") % {"year": since.year},
    6: lambda since: _("half %(number)s of %(year)d") % {"number": ROMAN[since.month // 6], "year": since.year},
    3: lambda since: _("quarter %(number)s/%(year)d") % {"number": ROMAN[since.month // 3], "year": since.year},
    1: lambda since: _("month %(month)d/%(year)d") % {"month": since.month, "year": since.year},
}


def amount(value: Decimal) -> str:
    """A number without useless zeros."""
    whole = value == value.to_integral_value()
    return number_format(value, 0 if whole else 2, force_grouping=True)


def figures(standing: Standing, duty: Duty) -> str:
    """What was done out of what was asked: "2 of 5 results"."""
    if standing.value_missing:
        return _("%(done)s so far; the number asked for is not entered yet") % {"done": amount(standing.done)}
    if standing.asked is None and duty.cadence == Cadence.ONGOING:
        words = {"done": amount(standing.done), "unit": duty.unit}
        return (
            (_("%(done)s %(unit)s recorded so far") % words).replace("  ", " ") if standing.done else _("nothing yet")
        )
    if standing.asked is None:
        return _("there") if standing.done else _("not there yet")
    words = {"done": amount(standing.done), "asked": amount(standing.asked), "unit": duty.unit or ""}
    told = (
        _("%(done)s, at most %(asked)s %(unit)s")
        if duty.comparator == Comparator.AT_MOST
        else _("%(done)s of %(asked)s %(unit)s")
    )
    return (told % words).strip()


def state_words(standing: Standing, on: date, soon_days: int) -> str:
    """The state in words, with what presses: "Limited progress, 3 days overdue", or "Not started, due in 5 days"."""
    told = str(PROGRESS[standing.state(on)])
    if standing.due_on is None or standing.is_request or standing.is_complete:
        return told
    days = (standing.due_on - on).days
    if days < 0:
        late = ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}
        return f"{told}, {late}"
    if not standing.is_due_soon(on, soon_days):
        return told
    soon = ngettext("due in %(days)d day", "due in %(days)d days", days) % {"days": days} if days else _("due today")
    return f"{told}, {soon}"


def section_titles(plan: Plan) -> dict[str, str]:
    """The headings of the plan's chapters by their label, as the reader found them."""
    found = plan.reading.get("sections", ())
    return {
        section["id"]: f"{section['label']} {_readable(section['heading'])}"
        for section in found
        if section["level"] == 1 and section["heading"]
    }


def chapter_of(duty: Duty, titles: dict[str, str]) -> str:
    """The heading that a duty stands under on a board."""
    label = duty.clause.section.split(".")[0]
    return titles.get(label) or (_("Part %(label)s") % {"label": label} if label else "")


def _readable(heading: str) -> str:
    """Headings are printed in capitals; a table of them is easier to read in small letters."""
    return capfirst(heading.lower()) if heading.isupper() else heading


def better(now: Standing, before: Standing, on: date) -> int | None:
    """1 where a body is further than in the period before, 0 where it is as far, -1 where it was left behind.

    None while it is less far in a period that still lasts: it has time left, and nothing can be said yet.
    """
    order = list(PROGRESS)
    here, there = order.index(now.state(on)), order.index(before.state(on))
    if here < there and on < now.until:
        return None
    return (here > there) - (here < there)
