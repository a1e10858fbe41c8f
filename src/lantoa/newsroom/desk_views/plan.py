"""The content plan on the desk: what is to be told, by whom, when and where; one entry, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.moving import ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField, within_reach
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.newsroom.models import Assignment, Story, StoryKind
from lantoa.newsroom.operations import planning
from lantoa.newsroom.queries.planning import open_assignments, without_channel
from lantoa.newsroom.states import StoryState

REGISTER = gettext_lazy("Content plan")


def plan_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("newsroom:plan"))


def standing(asked: Any) -> str:
    """Told, being told, dropped, or still to be told."""
    if asked.dropped_because:
        return _("dropped")
    if asked.story is None or asked.story.state == StoryState.REFUSED:
        return _("to be written")
    return _("told") if asked.story.state == StoryState.PUBLISHED else str(asked.story.get_state_display())


class AssignmentList(ListScreen):
    """What the person's bodies, and those below, mean to tell."""

    title, model, search, ordering = REGISTER, Assignment, ("topic",), ("due_on", "pk")
    adding = ("newsroom:plan_assignment", gettext_lazy("Plan a story"), "keep")
    empty = gettext_lazy("What is to be told stands here: the topic, where, for whom, by when, and who writes it.")
    columns = (
        ListColumn("topic", gettext_lazy("Topic"), order="topic"),
        ListColumn("kind", gettext_lazy("Kind of story"), "get_kind_display", order="kind"),
        ListColumn("due_on", gettext_lazy("Due"), order="due_on", kind="deadline"),
        ListColumn("assignee", gettext_lazy("Who writes it")),
        ListColumn("channel", gettext_lazy("Where it is told"), lambda each: each.column or each.channel),
        ListColumn("state", gettext_lazy("State"), standing, kind="state"),
        ListColumn("audience", gettext_lazy("For whom"), shown=False),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("kind", gettext_lazy("Kind of story"), StoryKind.choices),
        DateRangeFilter("due_on", gettext_lazy("Due")),
        FlagFilter("open", gettext_lazy("Still to be told"), open_assignments),
        FlagFilter("nowhere", gettext_lazy("Nobody said where"), without_channel),
    )

    def queryset(self) -> QuerySet:
        return _whole()

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:assignment", args=[record.pk])


class AssignmentRecord(RecordScreen):
    """One entry of the plan."""

    model = Assignment

    def queryset(self) -> QuerySet:
        return _whole()

    def trail(self) -> Sequence[Crumb]:
        return [plan_crumb()]

    def standfirst(self) -> str | Promise:
        return self.record.dropped_because

    def state(self) -> str | Promise:
        return standing(self.record)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        asked = self.record
        return [
            (_("Kind of story"), asked.get_kind_display()),
            (_("Body"), asked.body.name),
            (_("Due"), f"{asked.due_on:%d/%m/%Y}"),
            (_("Who writes it"), asked.assignee or _("nobody yet")),
            (_("Where it is told"), asked.column or asked.channel or _("nobody said where")),
            (_("For whom"), asked.audience),
            (_("Occasion"), asked.occasion.anniversary.name if asked.occasion else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        note = self.record.orientation
        found = []
        if note:
            found.append(
                RecordPanel(_("How the topic is to be told"), "newsroom/desk/orientation.html", {"note": note})
            )
        if self.record.story:
            shown = {"stories": [self.record.story]}
            found.append(RecordPanel(_("The story"), "newsroom/desk/stories.html", shown))
        return found

    def further_actions(self) -> Sequence[RecordAction]:
        asked = self.record
        actions = []
        if asked.dropped_because:
            return [self.action(_("Tell it after all"), "newsroom:pick_up", "keep")]
        if asked.story is None or asked.story.state == StoryState.REFUSED:
            actions.append(self.action(_("Begin the story"), "newsroom:write_assignment", "keep", tone="primary"))
            actions.append(self.action(_("It is told by a story that there is"), "newsroom:told_by", "keep"))
            actions.append(self.action(_("Drop it"), "newsroom:drop", "keep"))
        return [*actions, self.action(_("Change it"), "newsroom:change_assignment", "keep")]


class OfAssignment(FormScreen):
    """A form about one entry, which leads back to it."""

    model, needs = Assignment, "keep"
    record: Assignment

    def queryset(self) -> QuerySet:
        return _whole()

    @property
    def back(self) -> str:
        return reverse("newsroom:assignment", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [plan_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class TitleForm(forms.Form):
    """What it is called."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=160)


class WriteAssignment(OfAssignment):
    """The story that was asked for is begun."""

    title, form_class, submit = gettext_lazy("Begin the story"), TitleForm, gettext_lazy("Begin the story")

    def initial(self) -> dict[str, Any]:
        return {"title": self.record.topic}

    def run(self, form: forms.Form) -> Any:
        return planning.write_it(self.record, form.cleaned_data["title"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("newsroom:write_story", args=[result.pk])


class ToldByForm(forms.Form):
    """Which one it is."""

    story = ReachModelChoiceField(Story.objects.exclude(state=StoryState.REFUSED), label=gettext_lazy("Story"))

    def about(self, asked: Assignment) -> None:
        """Offer the stories of its body."""
        field: Any = self.fields["story"]
        field.all = field.all.filter(body=asked.body).order_by("-written_at")


class ToldBy(OfAssignment):
    """A story that there is already is the one."""

    title, form_class = gettext_lazy("It is told by a story that there is"), ToldByForm
    done = gettext_lazy("The plan leads to this story now.")

    def form(self, **options: Any) -> forms.Form:
        form = ToldByForm(**options)
        form.about(self.record)
        within_reach(form, self.actor)
        return form

    def run(self, form: forms.Form) -> Any:
        return planning.is_told_by(self.record, form.cleaned_data["story"], by=self.actor, at=self.at)


class Drop(OfAssignment):
    """It will not be told."""

    title, form_class, done = (
        gettext_lazy("Drop it"),
        ReasonForm,
        gettext_lazy("It stays in the plan, with the reason."),
    )

    def form(self, **options: Any) -> forms.Form:
        return ReasonForm(required=True, **options)

    def run(self, form: forms.Form) -> Any:
        return planning.drop(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


class PickUp(OfAssignment):
    """It will be told after all."""

    title, submit = gettext_lazy("Tell it after all"), gettext_lazy("Tell it after all")
    done = gettext_lazy("It is to be told again.")

    def run(self, form: forms.Form) -> Any:
        return planning.pick_up(self.record, by=self.actor, at=self.at)


def _whole() -> QuerySet:
    return Assignment.objects.select_related(
        "body", "assignee", "column", "story__body", "orientation__body", "occasion__anniversary"
    )
