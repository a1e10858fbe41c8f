"""A duty in the words of an officer: how much, when due, and every switch that decides what counts."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.plans.board_words import amount
from lantoa.plans.fields import counts_fields
from lantoa.plans.models import Cadence, Comparator, Duty, Part
from lantoa.plans.option_words import replicated_words, subject_words
from lantoa.plans.options import Options, needed, subjects_of


def value_words(duty: Duty) -> str:
    """How much is asked."""
    if duty.value is None:
        if duty.by_reference is not None:
            return _("as said in %(document)s; the number is not entered yet") % {"document": duty.by_reference}
        return _("without a number: it is enough that something is there")
    if duty.is_share:
        return _("%(value)s %% of the bodies that owe it") % {"value": amount(duty.value)}
    told = f"{Comparator(duty.comparator).label} {amount(duty.value)} {duty.unit}".strip()
    if duty.by_reference is None:
        return told
    return _("%(value)s, as said in %(document)s") % {"value": told, "document": duty.by_reference}


def due_words(duty: Duty) -> str:
    """When a period is due."""
    if duty.is_request:
        return _("a request: it is reminded of and never overdue")
    if duty.cadence == Cadence.ONGOING:
        return _("all the time, never overdue")
    return _fixed_day(duty) if duty.due_month or duty.due_day else _after_the_end(duty)


def _fixed_day(duty: Duty) -> str:
    if duty.due_month and duty.due_day:
        return _("on %(day)d/%(month)d") % {"day": duty.due_day, "month": duty.due_month}
    if duty.due_day:
        return _("on the %(day)d. of the last month of the period") % {"day": duty.due_day}
    return _("at the end of month %(month)d") % {"month": duty.due_month}


def _after_the_end(duty: Duty) -> str:
    if duty.grace:
        days = ngettext("%(days)d day", "%(days)d days", duty.grace) % {"days": duty.grace}
        return _("%(days)s after the end of the period") % {"days": days}
    return _("at the end of the period")


def scope_words(duty: Duty) -> str:
    """Who owes it: each for itself, or one for all."""
    names = ", ".join(actor.words for actor in duty.actors.all() if actor.part == Part.LEAD)
    if duty.of_each:
        return _("each for itself: %(names)s") % {"names": names} if names else _("nobody is named")
    if names:
        return _("together, the first answers: %(names)s") % {"names": names}
    return _("the body that issued the plan, for all together")


def coordinating_words(duty: Duty) -> str:
    """Who helps those who owe it."""
    return ", ".join(actor.words for actor in duty.actors.all() if actor.part == Part.CO)


def counting_words(duty: Duty, options: Options) -> Iterator[str | Promise]:
    """What counts and what does not, a sentence each: the answer to why a figure is as it is."""
    if not duty.of_each:
        yield (
            _("What bodies below achieved counts too.")
            if duty.include_lower_level
            else _("Only what the body itself achieved counts.")
        )
    if duty.need_both_kinds:
        yield _("It needs an individual and a collective.")
    elif options.composition:
        yield _("It may be individuals only, or collectives only; what is missing is pointed out.")
    yield _subjects(duty)
    yield from _fields(duty)
    yield from _replicated(duty, options)
    if duty.is_share:
        yield _("The percentage is of the bodies that owe it on the last day of the period.")


def _subjects(duty: Duty) -> str:
    """Who counts, and whether the duty or the programme says so."""
    if not (counted := subjects_of(duty)):
        return _("Individuals, collectives and households count.")
    words = {"subjects": subject_words(counted)}
    if duty.eligible_subjects:
        return _("Counted are %(subjects)s only.") % words
    return _("Counted are %(subjects)s only, as for the whole programme.") % words


def _fields(duty: Duty) -> Iterator[str]:
    """Which fields of work count, where not all of them do."""
    if duty.eligible_fields and counts_fields(duty.measure):
        names = get_text_list(list(duty.eligible_fields.values()), _("and"))
        yield _("Only the fields of work %(fields)s count, under whatever name they go.") % {"fields": names}


def _replicated(duty: Duty, options: Options) -> Iterator[str]:
    if "replicated" in duty.measure:
        publications, adoptions = needed(duty, options)
        yield _("“Replicated” means %(needed)s.") % {"needed": replicated_words(publications, adoptions)}
