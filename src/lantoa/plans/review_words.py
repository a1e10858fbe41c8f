"""What a clause says, in the words of an officer."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.plans.measures import measure_of
from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, DutyActor
from lantoa.plans.queries.reviewing import ReviewItem

TAGS: dict[str, Promise] = {
    ClauseKind.TARGET: pgettext_lazy("clause tag", "TG"),
    ClauseKind.TASK: pgettext_lazy("clause tag", "TK"),
    ClauseKind.CRITERION: pgettext_lazy("clause tag", "CR"),
    ClauseKind.EVENT: pgettext_lazy("clause tag", "EV"),
    ClauseKind.CITATION: pgettext_lazy("clause tag", "DC"),
}
KINDS: dict[str, Promise] = {
    ClauseKind.TARGET: pgettext_lazy("clauses", "Targets"),
    ClauseKind.TASK: pgettext_lazy("clauses", "Tasks"),
    ClauseKind.CRITERION: pgettext_lazy("clauses", "Criteria"),
    ClauseKind.EVENT: pgettext_lazy("clauses", "Events"),
    ClauseKind.CITATION: pgettext_lazy("clauses", "Cited documents"),
}
Fact = tuple[str | Promise, str]
PRESENCE = gettext_lazy("that it is done at all")


def tag(item: ReviewItem) -> str:
    """The short mark of an item: "CT 4"."""
    return f"{TAGS[item.clause.kind]}\N{NO-BREAK SPACE}{item.number}"


def measure(duty: Duty) -> str:
    """What is counted. A key that no room has registered is shown as it is."""
    try:
        return str(measure_of(duty.measure).label)
    except KeyError:
        return duty.measure


def amount(duty: Duty) -> str:
    """How much is owed: "at least 2 điển hình", with the document that says so where it is another one."""
    if duty.value is None:
        return str(duty.by_reference or PRESENCE)
    if duty.by_reference is None:
        return _figure(duty)
    return _("%(value)s, as said in %(document)s") % {"value": _figure(duty), "document": duty.by_reference}


def _figure(duty: Duty) -> str:
    figure = number_format(duty.value.normalize() if duty.value else 0, use_l10n=True)
    if duty.is_share:
        return _("%(figure)s%% of the bodies that owe it") % {"figure": figure}
    return f"{duty.get_comparator_display()} {figure} {duty.unit}".strip()


def when(duty: Duty) -> str:
    """The cadence, and the day where one is printed."""
    cadence = str(Cadence(duty.cadence).label)
    day = _due(duty)
    return f"{cadence}, {day}" if day else cadence


def _due(duty: Duty) -> str:
    if duty.due_month:
        return _("due on %(day)s/%(month)s") % {"day": duty.due_day or "", "month": duty.due_month}
    if duty.due_day:
        return _("due on day %(day)s of the last month of each period") % {"day": duty.due_day}
    if duty.first_day and duty.last_day:
        return _("from %(first)s to %(last)s") % {"first": _day(duty.first_day), "last": _day(duty.last_day)}
    return _("until %(last)s") % {"last": _day(duty.last_day)} if duty.last_day else ""


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def meant(actor: DutyActor) -> str:
    """Who an actor is: the body, the group, the group that is proposed, or the words as they are printed."""
    if actor.body or actor.group:
        return str(actor.body or actor.group)
    if actor.proposal and actor.is_sure:
        return _("%(name)s (%(count)d bodies)") % {"name": actor.proposal["name"], "count": actor.proposal["members"]}
    return f"“{actor.words}”" if not actor.is_sure else _("“%(words)s”: nobody") % {"words": actor.words}


def facts(item: ReviewItem) -> list[Fact]:
    """What is known of an item, in the order in which it is read."""
    return _of_duty(item, item.duty) if item.duty else _of_clause(item.clause)


def _of_duty(item: ReviewItem, duty: Duty) -> list[Fact]:
    owed_by = "; ".join(meant(actor) for actor in item.leads)
    if len(item.leads) and not duty.of_each:
        owed_by = _("%(who)s, all together") % {"who": owed_by}
    found = [
        (_("Measured by"), f"{measure(duty)}: {amount(duty)}"),
        (_("When"), when(duty)),
        (_("Owed by"), owed_by),
        (_("Together with"), "; ".join(meant(actor) for actor in item.others)),
        (_("Sent to"), duty.addressee),
        (_("Order or request"), _("A request: reminded of, never overdue") if duty.is_request else ""),
    ]
    return [(label, value) for label, value in found if value]


def _of_clause(clause: Clause) -> list[Fact]:
    cited = clause.citation
    found = [
        (_("Field"), clause.field or _("all fields") if clause.kind == ClauseKind.CRITERION else ""),
        (_("Date"), clause.event_date),
        (_("Administrative document"), str(cited) if cited else ""),
        (_("Issued by"), cited.issuer if cited else ""),
        (_("Issued on"), _day(cited.issued_on) if cited and cited.issued_on else ""),
        (_("About"), cited.subject if cited else ""),
        (_("It is"), _("a legal basis: this plan carries it out") if cited and cited.is_basis else ""),
    ]
    return [(label, value) for label, value in found if value]


def question(actor: DutyActor) -> str:
    """What a person is asked about an actor that is not known for sure."""
    if not actor.words:
        return _("The text names nobody. Who owes it?")
    if actor.proposal:
        return _("Who owes it? Of “%(words)s” no body is known here.") % {"words": actor.words}
    return _("Who owes it? It is not sure who “%(words)s” is.") % {"words": actor.words}


def doubt(item: ReviewItem) -> str:
    """Why an item is unsure, in a few words for the list."""
    if item.lacks_number:
        return _("without number and date")
    if item.lacks_owner:
        return _("owed by nobody")
    first = item.asked[0]
    return _("names nobody") if not first.words else _("“%(words)s”: not matched") % {"words": first.words}
