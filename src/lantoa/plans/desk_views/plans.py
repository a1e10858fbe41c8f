"""The plans in reach, one plan, and its file as it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.lists.filters import Choices
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import Actor
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Plan
from lantoa.plans.operations import sending
from lantoa.plans.option_words import AROUND, told
from lantoa.plans.queries.files import is_as_sent, sent_before
from lantoa.plans.states import PLAN_MOVES, PlanState, unsettled

AGAIN_AFTER_S = "4"  # while the plan is read in the background, the page asks again by itself
TITLE = gettext_lazy("Plans")
STANDFIRST: dict[str, Promise] = {
    PlanState.READING: gettext_lazy("The plan is read in the background. You may leave this page and come back."),
    PlanState.UNREADABLE: gettext_lazy("The file could not be read. Nothing of it counts."),
    PlanState.REVIEW: gettext_lazy("Nothing counts yet: each item is confirmed beside the source text first."),
    PlanState.RUNNING: gettext_lazy("The plan is in force. A later plan can amend it; nobody edits it."),
    PlanState.ENDED: gettext_lazy("The plan has ended. What was done under it stays."),
    PlanState.REPLACED: gettext_lazy("A later plan replaced this one. What was done under it stays."),
    PlanState.DISCARDED: gettext_lazy("The plan was discarded and is kept with the reason."),
}

GIVEN_UP = gettext_lazy("Reading failed again and again. Whoever runs the platform can start it anew in the outbox.")


def trail(plan: Plan | None = None) -> list[Crumb]:
    """The steps that lead to the plans, and to one of them."""
    steps = [Crumb(TITLE, reverse("plans:list"))]
    if plan is None:
        return steps
    return [*steps, Crumb(plan.short_name, reverse("plans:plan", args=[plan.pk]))]


def _years(actor: Actor) -> Choices:
    found = visible(actor, Plan.objects.exclude(first_day=None)).dates("first_day", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in found]


class YearFilter(ChoiceFilter):
    """Plans that are in force in a year."""

    def apply(self, records: QuerySet, values: Any) -> QuerySet:
        if not (value := values.get(self.name)):
            return records
        year = int(value)
        return records.filter(first_day__lte=date(year, 12, 31), last_day__gte=date(year, 1, 1))


def _bodies(actor: Actor) -> Choices:
    found = visible(actor, Plan.objects.all()).order_by("body__sort_key").values_list("body", "body__name").distinct()
    return [(str(pk), name) for pk, name in found[:200]]


class Plans(ListScreen):
    """Every plan that the person may see, the newest first."""

    title, model, search = TITLE, Plan, ("folded_title", "number_key")
    ordering = ("-recorded_at",)
    adding = ("plans:send_in", gettext_lazy("Send in a plan"), "keep")
    empty = gettext_lazy("Plans that your offices send in, or that ask something of them, stand here.")
    columns = (
        ListColumn("title", gettext_lazy("Title of the plan"), order="folded_title"),
        ListColumn("number", gettext_lazy("Number"), order="number_key"),
        ListColumn("body", gettext_lazy("Issuing body"), "body.name", order="body__sort_key"),
        ListColumn("issued_on", gettext_lazy("Issued on"), order="issued_on", kind="date"),
        ListColumn("last_day", gettext_lazy("In force to"), order="last_day", kind="date"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        ChoiceFilter("state", gettext_lazy("State"), PlanState.choices),
        ChoiceFilter("body", gettext_lazy("Issuing body"), _bodies),
        YearFilter("year", gettext_lazy("In force in"), _years),
    )

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body").defer("text", "reading")

    def url_of(self, record: Any) -> str:
        return reverse("plans:plan", args=[record.pk])


class PlanRecord(RecordScreen):
    """One plan: what it says of itself, what it still needs, and what may be done now."""

    model, moves = Plan, PLAN_MOVES
    move_urls = {
        "try_again": "plans:try_again",
        "start": "plans:start",
        "recall": "plans:recall",
        "discard": "plans:discard",
        "end": "plans:end",
        "resume": "plans:resume",
    }

    def queryset(self) -> QuerySet:
        related = ("body", "after", "recorded_by", "file")
        return Plan.objects.select_related(*related).defer("text", "file__content")

    def trail(self) -> Sequence[Crumb]:
        return trail()

    def page_title(self) -> str:
        return str(self.record.title)

    def standfirst(self) -> str | Promise:
        return GIVEN_UP if sending.is_given_up(self.record) else STANDFIRST[self.record.state]

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        one = self.record
        days = [f"{day:%d/%m/%Y}" if day else _("not said") for day in (one.first_day, one.last_day)]
        return [
            (_("Why it could not be read"), one.trouble),
            (_("Type of document"), one.kind),
            (_("Number"), one.number),
            (_("Issuing body"), one.body.name),
            (_("Issued on"), one.issued_on and f"{one.issued_on:%d/%m/%Y}"),
            (_("In force"), " – ".join(days)),
            (_("Signed by"), ", ".join(filter(None, (one.position, one.signer)))),
            (_("Earlier plan"), one.after and f"{one.after} ({one.get_succession_display()})"),
            *self._chosen(),
            (_("Sent in by"), one.recorded_by and f"{one.recorded_by.get_full_name()}, {one.recorded_at:%d/%m/%Y}"),
            (_("File"), one.file and _("%(name)s, SHA-256 %(hash)s…") % self._file()),
        ]

    def _chosen(self) -> list[tuple[str | Promise, object]]:
        """What the office wrote down of inspection, review, rewards and money; nothing of what is as usual."""
        made = [each for _title, some in told(self.record) for each in some if each.choice in AROUND]
        return [(each.choice.label, each.value) for each in made if not each.is_usual]

    def requirements(self) -> Sequence[Requirement]:
        """What stands against putting it into force, said all at once."""
        if self.record.state != PlanState.REVIEW:
            return ()
        return [Requirement(words, met=False) for words in unsettled(self.record)]

    def panels(self) -> Sequence[RecordPanel]:
        shown = {"later": self.record.later.select_related("body"), "same": self._same_file(), "record": self.record}
        shown["is_plan"] = self.record.reading.get("document", {}).get("is_plan", True)
        return [RecordPanel(_("Around this plan"), "plans/record/around.html", shown)] if any(self._has(shown)) else []

    def actions(self) -> list[RecordAction]:
        """What an officer goes on with comes first: the review, and once somebody owes something the board."""
        if self.record.state == PlanState.REVIEW:
            return [self.action(_("Review the items"), "plans:review", "view", tone="primary"), *super().actions()]
        if self.record.state in SHOWN_BELOW:
            return [*self._programme(), *super().actions()]
        return super().actions()

    def _programme(self) -> list[RecordAction]:
        """The screens of a plan that was put into force; what is for its office only is offered to nobody else."""
        shown = self.record.released
        label = _("Take the programme back from the public") if shown else _("Show the programme to the public")
        offered = [
            self.action(_("Programme board"), "plans:board", "view", tone="primary"),
            self.action(_("Who has a plan of their own"), "plans:issued_below", "oversee"),
            self.action(label, "plans:withhold" if shown else "plans:release", "release"),
            self.action(_("Begin the next stage"), "plans:next_stage", "start"),
        ]
        return [action for action in offered if action.answer]

    def further_actions(self) -> Sequence[RecordAction]:
        found = []
        if self.record.state == PlanState.REVIEW:
            found.append(self.action(_("Correct the header"), "plans:header", "keep"))
        elif self.record.state not in (PlanState.READING, PlanState.UNREADABLE):
            found.append(self.action(_("Source text and items"), "plans:review", "view"))
        if self.record.state in (PlanState.REVIEW, *SHOWN_BELOW):
            found.append(self.action(_("How it counts, and what was chosen"), "plans:choices", "view"))
        if self.record.file_id:
            found.append(self.action(_("The file as it was sent"), "plans:file", "view"))
        if self.record.read_at:
            found.append(self.action(_("Read with a later reader"), "plans:read_again", "keep"))
        return [*found, *self._further_away()]

    def _further_away(self) -> list[RecordAction]:
        """What the plan rests on and what rests on it; to whom it was sent, once it is in force."""
        found = [self.action(_("Lineage"), "plans:lineage", "view")]
        if self.record.state in SHOWN_BELOW and may(self.actor, "oversee", self.record):
            found.append(self.action(_("Recipients"), "plans:deliveries", "oversee"))
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().get(request, *args, **kwargs)
        if self.record.state == PlanState.READING:
            answer["Refresh"] = AGAIN_AFTER_S
        return answer

    def _file(self) -> dict[str, str]:
        return {"name": self.record.file.name, "hash": self.record.file.sha256[:12]}

    def _same_file(self) -> QuerySet[Plan]:
        return visible(self.actor, sent_before(self.record))

    @staticmethod
    def _has(shown: dict[str, Any]) -> list[bool]:
        return [bool(shown["later"]), bool(shown["same"]), not shown["is_plan"]]


class PlanFile(Screen):
    """The file of a plan, as it came."""

    plan: Plan

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.exclude(file=None).select_related("file"), pk=self.kwargs["pk"])
        if self.plan.file and not is_as_sent(self.plan.file):
            raise Refused(
                _(
                    "The file was changed where it is kept and is no longer the one that was sent in. What was"
                    " confirmed stays as it is. Ask whoever runs the platform to bring the file back from a backup."
                )
            )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        file = self.plan.file
        assert file is not None  # noqa: S101 - plans without one are left out
        answer = HttpResponse(bytes(file.content), content_type=file.media_type)
        answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
