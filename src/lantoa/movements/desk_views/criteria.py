"""The library of criteria, and one version with its criteria and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may, visible
from lantoa.movements.desk_views.filters import OfFieldFilter, OnDayFilter
from lantoa.movements.models import Branch, CriteriaSet, Criterion, Movement
from lantoa.movements.queries.fields import unsure
from lantoa.movements.queries.versions import changed, sections_of, version_before, versions_of
from lantoa.movements.states import CRITERIA_MOVES, CriteriaState
from lantoa.organisations.filters import BodyFilter

LIBRARY = gettext_lazy("Criteria library")


def library_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(LIBRARY, reverse("movements:criteria"))


def set_crumb(criteria_set: CriteriaSet) -> Crumb:
    """The step that leads to one version."""
    return Crumb(str(criteria_set), reverse("movements:criteria_set", args=[criteria_set.pk]))


def standing(criteria_set: CriteriaSet) -> str | Promise:
    """The state with its days, in words."""
    if criteria_set.since is None:
        return criteria_set.get_state_display()
    words = {"since": f"{criteria_set.since:%d/%m/%Y}"}
    if criteria_set.since > localdate():
        return _("In force from %(since)s") % words
    if criteria_set.last_day is None:
        return _("In force since %(since)s") % words
    words["until"] = f"{criteria_set.last_day:%d/%m/%Y}"
    return _("In force from %(since)s to %(until)s") % words


def state_today(criteria_set: Any) -> str | Promise:
    """The state as it is today: a version that a later one supersedes holds until that day."""
    if criteria_set.since and criteria_set.holds_on(localdate()):
        return CriteriaState.IN_FORCE.label
    if criteria_set.state == CriteriaState.IN_FORCE:
        return _("In force later")
    return criteria_set.get_state_display()


def subjects_of(criteria_set: CriteriaSet) -> str:
    """Whom it is for, in words."""
    return ", ".join(str(Branch(value).label) for value in criteria_set.subjects if value in Branch) or str(
        Branch.ALL.label
    )


class ForFilter(ChoiceFilter):
    """Sets with criteria for one kind of subject, or for all kinds."""

    def apply(self, records: QuerySet, values: Any) -> QuerySet:
        if not (branch := values.get(self.name)):
            return records
        found = Criterion.objects.filter(criteria_set=OuterRef("pk"), branch__in=(branch, Branch.ALL))
        return records.filter(Exists(found))


class CriteriaList(ListScreen):
    """Every version that the person may see."""

    title, model, search = LIBRARY, CriteriaSet, ("folded_title",)
    ordering = ("body__sort_key", "folded_title", "-number")
    adding = ("movements:add_criteria", gettext_lazy("Draft criteria"), "keep")
    empty = gettext_lazy(
        "What exemplars are judged by stands here, version after version. A plan that is put into force brings its own."
    )
    columns = (
        ListColumn("title", gettext_lazy("Title of the set"), order="folded_title"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("number", gettext_lazy("Version"), order="number", kind="number"),
        ListColumn("document", gettext_lazy("Administrative document"), order="document", shown=False),
        ListColumn("criteria", gettext_lazy("The criteria"), "listed", order="listed", kind="number"),
        ListColumn("since", gettext_lazy("From"), order="since", kind="date"),
        ListColumn("last_day", gettext_lazy("To"), order="until", kind="date"),
        ListColumn("source", gettext_lazy("Taken from"), order="source", shown=False),
        ListColumn("state", gettext_lazy("State"), state_today, order="state", kind="state"),
    )
    filters = (
        BodyFilter("body", gettext_lazy("Body"), "body"),
        OfFieldFilter("field", gettext_lazy("Field of work")),
        ForFilter("subject", gettext_lazy("For whom"), [each for each in Branch.choices if each[0] != Branch.ALL]),
        ChoiceFilter("state", gettext_lazy("State"), CriteriaState.choices),
        OnDayFilter("on", gettext_lazy("In force on")),
        FlagFilter(
            "unsure",
            gettext_lazy("With a field to settle"),
            lambda records: records.filter(Exists(unsure(Criterion.objects.filter(criteria_set=OuterRef("pk"))))),
        ),
    )

    def queryset(self) -> QuerySet:
        return CriteriaSet.objects.select_related("body").annotate(listed=Count("criteria"))

    def url_of(self, record: Any) -> str:
        return reverse("movements:criteria_set", args=[record.pk])


class CriteriaRecord(RecordScreen):
    """One version: its criteria by field, the other versions, and the movements that it holds for."""

    model, moves = CriteriaSet, CRITERIA_MOVES
    move_urls = {
        "put_in_force": "movements:put_in_force",
        "end": "movements:end_criteria",
        "discard": "movements:discard_criteria",
        "restore": "movements:restore_criteria",
    }

    def queryset(self) -> QuerySet:
        return CriteriaSet.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [library_crumb()]

    def standfirst(self) -> str | Promise:
        words = {"body": self.record.body.name, "number": self.record.number}
        return _("%(body)s, version %(number)s") % words

    def state(self) -> str | Promise:
        return standing(self.record)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        record = self.record
        return [
            (_("Administrative document"), record.document),
            (_("Date of the document"), f"{record.issued_on:%d/%m/%Y}" if record.issued_on else ""),
            (_("Subjects"), subjects_of(record)),
            (_("Taken from"), record.source),
        ]

    @cached_property
    def versions(self) -> list[CriteriaSet]:
        """Those that the person may see; a draft of the next one is not everybody's."""
        seen = visible(self.actor, CriteriaSet.objects.filter(series=self.record.series))
        ids = set(seen.values_list("pk", flat=True))
        return [each for each in versions_of(self.record) if each.pk in ids]

    @cached_property
    def may_keep(self) -> bool:
        return bool(may(self.actor, "keep", self.record))

    @cached_property
    def open_questions(self) -> int:
        return unsure(self.record.criteria.all()).count()

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state != CriteriaState.DRAFT:
            return []
        questions = ngettext("%(count)d field to settle", "%(count)d fields to settle", self.open_questions)
        way = self.url("movements:edit") if self.may_keep else ""
        any_yet = self.record.criteria.exists()
        return [
            Requirement(_("The criteria"), any_yet, "" if any_yet else _("At least one."), way),
            Requirement(
                _("Fields of work"),
                not self.open_questions,
                questions % {"count": self.open_questions} if self.open_questions else "",
                reverse("movements:unsure"),
            ),
            Requirement(
                _("Administrative document"), bool(self.record.document), _("Number of the decision that issues it.")
            ),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        before = version_before(self.record, self.versions)
        compared = sections_of(self.record, before)
        marked = before is not None and "changes" in self.request.GET
        context = {
            "sections": compared if marked else sections_of(self.record),
            "before": before,
            "marked": marked,
            "may_keep": self.may_keep,
            "changed": changed(compared) if before else 0,
        }
        panels = [RecordPanel(_("The criteria"), "movements/desk/criteria.html", context, self.record.criteria.count())]
        if len(self.versions) > 1:
            shown = {"versions": [(each, standing(each)) for each in self.versions], "here": self.record}
            panels.append(RecordPanel(_("Versions"), "movements/desk/versions.html", shown, len(self.versions)))
        if movements := list(visible(self.actor, Movement.objects.filter(criteria_sets=self.record))):
            panels.append(RecordPanel(_("Holds for"), "movements/desk/holds_for.html", {"movements": movements}))
        return panels

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == CriteriaState.DRAFT:
            return [
                self.action(_("Edit the criteria"), "movements:edit", "keep"),
                self.action(_("Change title and document"), "movements:change_criteria", "keep"),
            ]
        later = [each for each in self.versions if each.number > self.record.number and each.since]
        if self.record.since is None or later or any(each.state == CriteriaState.DRAFT for each in self.versions):
            return []
        note = _("It begins with everything that stands here. This version stays as it is.")
        return [self.action(_("Begin a new version"), "movements:new_version", "keep", note=note)]
