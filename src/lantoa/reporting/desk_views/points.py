"""Lessons and recommendations of reviews: the list, one of them, and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.records import RecordAction, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.movements.models import MovementReview
from lantoa.organisations.desk_views.roles import PersonField
from lantoa.organisations.fields import BodyField
from lantoa.reporting.desk_views.reports import all_reports, trail_of
from lantoa.reporting.models import PeriodicReport, PointKind, ReviewPoint
from lantoa.reporting.operations import points
from lantoa.reporting.states import LIVE_POINTS, POINT_MOVES, PointState

SHOWN = 240  # characters in a list


def points_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(_("Lessons and recommendations"), reverse("reporting:points"))


def all_points() -> QuerySet[ReviewPoint]:
    """With what their pages need."""
    return ReviewPoint.objects.select_related(
        "report__period__form", "report__body", "movement_review__movement", "body", "owner", "owner_person"
    )


def review_of(point: ReviewPoint) -> tuple[str, str]:
    """The review in words, and its address."""
    if point.report:
        return str(point.report), reverse("reporting:report", args=[point.report_id])
    review = point.movement_review
    assert review is not None  # noqa: S101 - the table has it so
    return f"{review.movement}, {review}", reverse("movements:movement", args=[review.movement_id])


def _late(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(state__in=LIVE_POINTS, due_on__lt=localdate())


class PointList(ListScreen):
    """Those that the person's bodies wrote or see to; what is due first stands first."""

    title, model, search = _("Lessons and recommendations"), ReviewPoint, ("folded_text",)
    ordering: Sequence[str] = ("-state", "due_on", "pk")
    empty = _("What interim and final reviews leave to be done stands here, with who sees to it and by when.")
    columns: Sequence[ListColumn] = (
        ListColumn("text", _("What"), lambda each: Truncator(each.text).chars(SHOWN)),
        ListColumn("kind", _("Kind"), lambda each: capfirst(each.get_kind_display()), order="kind"),
        ListColumn("owner", _("Who sees to it"), "owner.name", order="owner__sort_key"),
        ListColumn("due", _("To be done by"), "due_on", order="due_on", kind="date"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
        ListColumn(
            "outcome",
            pgettext_lazy("point of a review", "What became of it"),
            lambda each: Truncator(each.outcome).chars(SHOWN),
        ),
        ListColumn(
            "review", pgettext_lazy("point of a review", "Review"), lambda each: review_of(each)[0], shown=False
        ),
    )
    filters = (
        ChoiceFilter("kind", _("Kind"), PointKind.choices),
        ChoiceFilter("state", _("State"), PointState.choices),
        FlagFilter("late", _("Overdue"), _late),
    )

    def queryset(self) -> QuerySet[Any]:
        return all_points()

    def url_of(self, record: Any) -> str:
        return reverse("reporting:point", args=[record.pk])


class PointRecord(RecordScreen):
    """One of them: what, who, by when, and what became of it."""

    model, moves = ReviewPoint, POINT_MOVES
    move_urls = {row.name: f"reporting:{row.name}_point" for row in POINT_MOVES}

    def queryset(self) -> QuerySet[Any]:
        return all_points()

    def trail(self) -> Sequence[Crumb]:
        return [points_crumb()]

    def page_title(self) -> str:
        return Truncator(self.record.text).chars(SHOWN)

    def standfirst(self) -> str | Promise:
        return capfirst(str(self.record.get_kind_display()))

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        late = _("overdue") if found.is_late(self.today) else ""
        return [
            (_("What"), found.text if len(found.text) > SHOWN else ""),
            (_("Who sees to it"), found.owner.name),
            (_("Which person there"), found.owner_person),
            (_("To be done by"), f"{found.due_on:%d/%m/%Y}{f', {late}' if late else ''}"),
            (pgettext_lazy("point of a review", "What became of it"), found.outcome),
            (_("Settled on"), f"{found.settled_on:%d/%m/%Y}" if found.settled_on else ""),
            (pgettext_lazy("point of a review", "Review"), review_of(found)[0]),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        found = [RecordAction(_("To the review"), review_of(self.record)[1])]
        if self.record.state in (PointState.DRAFT, *LIVE_POINTS):
            found.append(self.action(_("Change"), "reporting:change_point", "keep"))
        if self.record.state == PointState.DRAFT:
            found.append(self.action(_("Take out"), "reporting:remove_point", "keep"))
        return found


class PointForm(forms.Form):
    """What, who sees to it, by when."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PointKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("What"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}))
    owner = BodyField(label=_("Who sees to it"), help_text=_("The body itself, one below, or one above it."))
    owner_person = PersonField(label=_("Which person there"), required=False)
    due_on = forms.DateField(label=_("To be done by"))


class AddToReport(FormScreen):
    """A lesson or recommendation of a report that is being written."""

    title, form_class, needs = _("Write down a lesson or recommendation"), PointForm, "write"
    model: type[Model] = PeriodicReport
    lead: str | Promise = _("Whoever sees to it finds it among the work to do once the report is sent.")
    done: str | Promise = _("It stands in the report.")

    def queryset(self) -> QuerySet[Any]:
        return all_reports()

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("kind", "")
        kind = asked if asked in PointKind.values else PointKind.RECOMMENDATION
        return {"kind": kind, "owner": self.record.body_id}

    def run(self, form: forms.Form) -> ReviewPoint:
        return points.add_to_report(self.record, ReviewPoint(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class AddToReview(AddToReport):
    """A lesson or recommendation of the review of a movement."""

    model, needs = MovementReview, "keep"
    lead = _("Whoever sees to it finds it among the work to do.")
    done = _("It stands with the review.")

    def queryset(self) -> QuerySet[Any]:
        return MovementReview.objects.select_related("movement__body")

    @property
    def back(self) -> str:
        return reverse("movements:movement", args=[self.record.movement_id])

    def trail(self) -> list[Crumb]:
        return [Crumb(str(self.record.movement), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"kind": PointKind.RECOMMENDATION, "owner": self.record.movement.body_id}

    def run(self, form: forms.Form) -> ReviewPoint:
        return points.add_to_review(self.record, ReviewPoint(**form.cleaned_data), by=self.actor, at=self.at)


class ChangePoint(FormScreen):
    """Other words, another owner or day."""

    title, model, needs = _("Change"), ReviewPoint, "keep"
    form_class: type[forms.Form] = PointForm
    done = _("It is saved.")

    def queryset(self) -> QuerySet[Any]:
        return all_points()

    @property
    def back(self) -> str:
        return reverse("reporting:point", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [points_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        found = self.record
        said = {name: getattr(found, name) for name in ("kind", "text", "due_on")}
        return said | {"owner": found.owner_id, "owner_person": found.owner_person_id}

    def run(self, form: forms.Form) -> ReviewPoint:
        return points.change(self.record, form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class RemovePoint(ChangePoint):
    """A draft is taken out."""

    title, form_class, submit, done = _("Take out"), forms.Form, _("Take out"), _("It is taken out.")
    lead = _("It was not sent yet: nobody has seen it.")

    def initial(self) -> dict[str, Any]:
        return {}

    def run(self, form: forms.Form) -> Any:
        points.remove(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return review_of(self.record)[1]


class OutcomeForm(ReasonForm):
    """What came of it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = pgettext_lazy("point of a review", "What became of it")


class MovePoint(NamedMoveScreen):
    """One move of a point; what is written is what the next review quotes."""

    model, moves = ReviewPoint, POINT_MOVES
    OPERATIONS = {"take_up": points.take_up, "finish": points.finish, "drop": points.drop, "resume": points.resume}
    LEADS = {
        "finish": _("Say what came of it: the next review quotes it."),
        "drop": _("Say why: the next review quotes it."),
    }

    @property
    def form_class(self) -> type[forms.Form]:  # type: ignore[override]  # what is asked depends on the move
        return OutcomeForm if self.move == "finish" else ReasonForm

    def queryset(self) -> QuerySet[Any]:
        return all_points()

    @property
    def lead(self) -> Any:  # type: ignore[override]  # what the move means, where its name does not say it
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return reverse("reporting:point", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [points_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> Any:
        reason = form.cleaned_data["reason"]
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=reason)

    def after(self, result: Any) -> str:
        return self.back
