"""Movements and campaigns: the register, and one of them with its reviews and criteria."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, RecordStep, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.movements import onward
from lantoa.movements.models import CriteriaSet, Movement, MovementKind, MovementReview, ReviewKind
from lantoa.movements.states import MOVEMENT_MOVES, MovementState
from lantoa.organisations.filters import BodyFilter
from lantoa.organisations.queries.groups import members

REGISTER = gettext_lazy("Movements and campaigns")
SHOWN = 40  # participants that stand on the page itself
_NEEDS = {
    ReviewKind.FINAL: gettext_lazy("final review is late"),
    ReviewKind.INTERIM: gettext_lazy("interim review is late"),
}


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("movements:movements"))


def with_reviews(movements: QuerySet[Movement]) -> QuerySet[Movement]:
    """`movements`, each with which reviews are recorded."""
    held = MovementReview.objects.filter(movement=OuterRef("pk"))
    return movements.annotate(
        has_interim=Exists(held.filter(kind=ReviewKind.INTERIM)), has_final=Exists(held.filter(kind=ReviewKind.FINAL))
    )


def review_state(movement: Any) -> str | Promise:
    """How far the reviews of a movement from `with_reviews` are, in words."""
    kinds = {ReviewKind.INTERIM: movement.has_interim, ReviewKind.FINAL: movement.has_final}
    held = {str(kind) for kind, is_held in kinds.items() if is_held}
    if late := movement.late_review(localdate(), held):
        return _NEEDS[ReviewKind(late)]
    if movement.has_final:
        return _("final review recorded")
    return _("interim review recorded") if movement.has_interim else ""


def late(movements: QuerySet[Movement]) -> QuerySet[Movement]:
    """Those that run and should have been reviewed by today."""
    today = localdate()
    final = Q(has_final=False, final_by__lt=today)
    interim = Q(has_final=False, has_interim=False, interim_review_on__lt=today)
    by = Coalesce(F("final_review_on"), F("last_day"))
    return movements.annotate(final_by=by).filter(final | interim, state=MovementState.RUNNING)


class MovementList(ListScreen):
    """The register, as far as the person sees it."""

    title, model, search, ordering = REGISTER, Movement, ("folded_name",), ("-launched_on", "-pk")
    adding = ("movements:add_movement", gettext_lazy("Enter a movement"), "keep")
    empty = gettext_lazy("What your body launches, or carries out for others, stands here: a year without is flagged.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="folded_name"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind", shown=False),
        ListColumn("launcher", gettext_lazy("Launched by"), "launcher.name", order="launcher__sort_key"),
        ListColumn("body", gettext_lazy("Kept at"), "body.name", order="body__sort_key"),
        ListColumn("launched_on", gettext_lazy("Launched on"), order="launched_on", kind="date"),
        ListColumn("document", gettext_lazy("Launch document"), order="document", shown=False),
        ListColumn("last_day", gettext_lazy("Until"), order="last_day", kind="date"),
        ListColumn("review", gettext_lazy("Review"), review_state),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        BodyFilter("body", gettext_lazy("Kept at"), "body"),
        BodyFilter("launcher", gettext_lazy("Launched by"), "launcher"),
        ChoiceFilter("kind", gettext_lazy("Kind"), MovementKind.choices),
        ChoiceFilter("state", gettext_lazy("State"), MovementState.choices),
        DateRangeFilter("launched_on", gettext_lazy("Launched")),
        FlagFilter("late", gettext_lazy("Review is late"), late),
    )

    def queryset(self) -> QuerySet:
        return with_reviews(Movement.objects.select_related("body", "launcher"))

    def url_of(self, record: Any) -> str:
        return reverse("movements:movement", args=[record.pk])


class MovementRecord(RecordScreen):
    """One movement: what it is for, who takes part, what its reviews found."""

    model, moves = Movement, MOVEMENT_MOVES
    move_urls = {
        "launch": "movements:launch",
        "review": "movements:close",
        "end": "movements:end",
        "reopen": "movements:reopen",
        "discard": "movements:discard",
        "restore": "movements:restore",
    }

    def queryset(self) -> QuerySet:
        return with_reviews(Movement.objects.select_related("body", "launcher", "group"))

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        words = {"kind": self.record.get_kind_display(), "body": self.record.launcher.name}
        return _("%(kind)s, launched by %(body)s") % words

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        movement = self.record
        return [
            (_("Goals"), movement.goals),
            (_("The goals rest on"), movement.basis),
            (_("Launch document"), _document(movement.document, movement.issued_on)),
            (_("Launched on"), _day(movement.launched_on)),
            (_("From day to day"), _period(movement.first_day, movement.last_day)),
            (_("Fields of work"), ", ".join(field.name for field in movement.fields.all())),
            (_("Interim review by"), _day(movement.interim_review_on)),
            (_("Final review by"), _day(movement.final_review_on)),
            (_("Kept at"), movement.body.name if movement.body_id != movement.launcher_id else ""),
        ]

    def steps(self) -> Sequence[RecordStep]:
        if self.record.state == MovementState.DISCARDED:
            return []
        reached = _reached(self.record)
        labels = (_("In draft"), _("Runs"), _("Interim review"), _("Final review"))
        days = (None, self.record.launched_on, self.record.interim_review_on, self.record.final_review_on)
        stages = ["done" if at < reached else "now" if at == reached else "ahead" for at in range(len(labels))]
        return [RecordStep(*each) for each in zip(labels, stages, map(_day, days), strict=True)]

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state != MovementState.RUNNING:
            return []
        words = review_state(self.record)
        return [
            _required(_("Launch document"), bool(self.record.document), _("Its number and date.")),
            _required(_("Goals"), bool(self.record.goals), _("What is to be reached.")),
            _required(_("Final review"), self.record.has_final, words),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        own = [panel for panel in (self.reviews(), self.participants(), self.criteria()) if panel]
        return [*own, *onward.panels(self.actor, self.record)]

    def reviews(self) -> RecordPanel | None:
        found = list(self.record.reviews.all())
        return RecordPanel(_("Reviews"), "movements/desk/reviews.html", {"reviews": found}) if found else None

    def participants(self) -> RecordPanel | None:
        bodies = self.record.bodies.order_by("sort_key", "pk")
        if self.record.group:
            bodies = members(self.record.group, self.today).order_by("sort_key", "pk")
        if not (count := bodies.count()):
            return None
        shown = {"bodies": bodies[:SHOWN], "more": max(count - SHOWN, 0), "group": self.record.group}
        return RecordPanel(_("Who takes part"), "movements/desk/participants.html", shown, count)

    def criteria(self) -> RecordPanel | None:
        found = visible(self.actor, CriteriaSet.objects.filter(movements=self.record)).order_by("title", "pk")
        if not found:
            return None
        return RecordPanel(_("Criteria of this movement"), "movements/desk/sets.html", {"sets": found})

    def further_actions(self) -> Sequence[RecordAction]:
        change = self.action(_("Change"), "movements:change_movement", "keep")
        if self.record.state != MovementState.RUNNING:
            return [change]
        return [self.action(_("Record a review"), "movements:review_movement", "keep"), change]


def _required(label: str, met: bool, note: str | Promise) -> Requirement:
    """What to do is said only where something is missing."""
    return Requirement(label, met, "" if met else note)


def _reached(movement: Any) -> int:
    """How many steps lie behind it."""
    if movement.state == MovementState.DRAFT:
        return 0
    if movement.has_final or movement.state != MovementState.RUNNING:
        return 4
    return 3 if movement.has_interim else 1


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _period(first: date | None, last: date | None) -> str:
    return f"{_day(first)} – {_day(last)}" if first or last else ""


def _document(number: str, day: date | None) -> str:
    if not day:
        return number
    return _("%(number)s of %(day)s") % {"number": number, "day": _day(day)} if number else _day(day)
