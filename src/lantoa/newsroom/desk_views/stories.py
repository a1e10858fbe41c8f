"""Stories on the desk: the list of them, and one with its text, what is missing, and what colleagues say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, RecordStep, Requirement
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.kit.access import may
from lantoa.newsroom import going_on
from lantoa.newsroom.models import Audience, Story, StoryKind, Theme, VoiceKind
from lantoa.newsroom.queries.checking import look_twice
from lantoa.newsroom.queries.desk import overdue, stale, whole, without_theme
from lantoa.newsroom.queries.readiness import Lack, lacks
from lantoa.newsroom.queries.voices import numbers
from lantoa.newsroom.showing import preview, story_path
from lantoa.newsroom.states import ON_THE_WAY, STORY_MOVES, StoryState

REGISTER = gettext_lazy("Stories")
_WAY = (*ON_THE_WAY, StoryState.PUBLISHED)


def stories_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("newsroom:stories"))


class StoryList(ListScreen):
    """The stories of the person's bodies and of those below, in whatever state."""

    title, model, search, ordering = REGISTER, Story, ("title",), ("-written_at", "-pk")
    adding = ("newsroom:begin_story", gettext_lazy("Begin a story"), "keep")
    empty = gettext_lazy("Open the dossier of an exemplar and choose “Write a story”, or begin one here.")
    columns = (
        ListColumn("title", gettext_lazy("Headline"), "title", order="title"),
        ListColumn("kind", gettext_lazy("Kind of story"), "get_kind_display", order="kind"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("due_on", gettext_lazy("Due"), order="due_on", kind="date"),
        ListColumn(
            "published", gettext_lazy("Published on"), "first_published_at", order="first_published_at", kind="date"
        ),
        ListColumn("author", gettext_lazy("Author"), "author", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("state", gettext_lazy("State"), StoryState.choices),
        ChoiceFilter("kind", gettext_lazy("Kind of story"), StoryKind.choices),
        ReferenceFilter("themes", gettext_lazy("Theme"), Theme.objects.all()),
        ChoiceFilter("audience", gettext_lazy("For whom"), Audience.choices),
        FlagFilter("untold", gettext_lazy("Nobody said what about"), without_theme),
        DateRangeFilter("first_published_at__date", gettext_lazy("Published on")),
        FlagFilter("late", gettext_lazy("Late"), lambda rows: overdue(rows, localdate())),
        FlagFilter("stale", gettext_lazy("A claim changed"), stale),
    )

    def queryset(self) -> QuerySet:
        return whole(Story.objects.all())

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:story", args=[record.pk])


class StoryRecord(RecordScreen):
    """One story."""

    model, moves = Story, STORY_MOVES
    move_urls = {
        name: f"newsroom:{name}"
        for name in (
            "submit",
            "verify",
            "approve",
            "give_back",
            "publish",
            "withdraw",
            "publish_again",
            "rewrite",
            "refuse",
            "take_up_again",
        )
    }

    def queryset(self) -> QuerySet:
        return whole(Story.objects.all())

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb()]

    def standfirst(self) -> str | Promise:
        if self.record.state == StoryState.WITHDRAWN:
            return self.record.withdrawn_because
        return self.record.lead

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        story = self.record
        return [
            (_("Kind of story"), story.get_kind_display()),
            (_("Body"), story.body.name),
            (_("Author"), story.author),
            (_("Verified by"), story.verified_by),
            (_("Approved by"), story.approved_by),
            (_("Themes"), ", ".join(each.name for each in story.themes.order_by("pk")) or _("nobody said what about")),
            (_("For whom"), story.get_audience_display()),
            (_("Appears in"), story.column),
            (_("Due"), f"{story.due_on:%d/%m/%Y}" if story.due_on else ""),
            (_("Goes out at"), f"{localtime(story.go_live_at):%H:%M %d/%m/%Y}" if story.go_live_at else ""),
            (_("Published on"), f"{story.first_published_at:%d/%m/%Y}" if story.first_published_at else ""),
            (_("Withdrawn on"), f"{story.withdrawn_at:%d/%m/%Y}" if story.withdrawn_at else ""),
        ]

    def steps(self) -> Sequence[RecordStep]:
        """The way from the desk of the writer to the public; nothing for one that left it."""
        if self.record.state not in _WAY:
            return ()
        here = _WAY.index(self.record.state)
        late = bool(self.record.due_on and self.record.due_on < self.today)
        return [RecordStep(state.label, _stage(place, here, late)) for place, state in enumerate(_WAY)]

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state == StoryState.REFUSED:
            return ()
        found = [Requirement(lack.why, False, "", self._where(lack)) for lack in lacks(self.record, self.today)]
        return found or [Requirement(_("Everybody agreed, and what it says was checked"), True)]

    def _where(self, lack: Lack) -> str:
        if lack.dossier and may(self.actor, "view", lack.dossier):
            return reverse("evidence:folder", args=[lack.dossier.folder_id])
        return self.url("newsroom:write_story") if self.record.state == StoryState.WRITING else ""

    def panels(self) -> Sequence[RecordPanel]:
        story = self.record
        passages = list(story.passages.select_related("claim", "picture", "clip"))
        found = look_twice(story, passages).all
        keeps = bool(may(self.actor, "keep", story))
        shown = {"passages": passages, "settles": keeps and story.state == StoryState.WRITING}
        panels = [RecordPanel(_("The text"), "newsroom/desk/text.html", shown)]
        if found:
            panels.append(
                RecordPanel(_("Look at it twice"), "exemplars/desk/findings.html", {"findings": found}, len(found))
            )
        return [*panels, *self._clips(), self._told_of(), *self._said(keeps)]

    def _clips(self) -> Sequence[RecordPanel]:
        clips = list(self.record.clips.all())
        verb = {StoryState.WRITING: "keep", StoryState.PUBLISHED: "publish"}.get(StoryState(self.record.state))
        open_now = bool(verb and may(self.actor, verb, self.record))
        shown = {"clips": clips, "keeps": open_now}
        return [RecordPanel(_("Sounds and films"), "newsroom/desk/clips.html", shown, len(clips))] if clips else []

    def _told_of(self) -> RecordPanel:
        dossiers = list(self.record.dossiers.select_related("body").order_by("sort_key"))
        return RecordPanel(_("Whom it tells of"), "newsroom/desk/told_of.html", {"dossiers": dossiers}, len(dossiers))

    def _said(self, keeps: bool) -> Sequence[RecordPanel]:
        comments = list(self.record.comments.select_related("by"))
        corrections = list(self.record.corrections.select_related("by"))
        broadcasts = list(self.record.broadcasts.all())
        panels = []
        if comments:
            shown = {"comments": comments, "keeps": keeps}
            panels.append(RecordPanel(_("Comments"), "newsroom/desk/comments.html", shown, len(comments)))
        if corrections:
            shown = {"corrections": corrections}
            panels.append(RecordPanel(_("Corrections"), "newsroom/desk/corrections.html", shown, len(corrections)))
        if told := list(self.record.versions.select_related("story")):
            panels.append(
                RecordPanel(_("In other languages"), "newsroom/desk/versions.html", {"versions": told}, len(told))
            )
        if said := numbers(self.record):
            shown = {"said": [(VoiceKind(kind).label, number) for kind, number in said.items()], "story": self.record}
            panels.append(RecordPanel(_("Voices of readers"), "newsroom/desk/voices.html", shown, sum(said.values())))
        if broadcasts:
            shown = {"broadcasts": broadcasts}
            panels.append(RecordPanel(_("On the air"), "newsroom/desk/broadcasts.html", shown, len(broadcasts)))
        return panels

    def further_actions(self) -> Sequence[RecordAction]:
        story = self.record
        actions = []
        if story.state == StoryState.WRITING:
            actions.append(self.action(_("Write on"), "newsroom:write_story", "keep"))
            actions.append(self.action(_("Tell of one more exemplar"), "newsroom:tell_of", "keep"))
            actions.append(self.action(_("Add a sound or film"), "newsroom:add_clip", "keep"))
        if story.state == StoryState.APPROVED:
            actions.append(self.action(_("Choose when it goes out"), "newsroom:schedule", "publish"))
        if story.is_public:
            actions.append(self.action(_("Correct the story"), "newsroom:correct", "publish"))
            actions.append(self.action(_("Add a sound or film"), "newsroom:add_clip", "publish"))
            actions.append(RecordAction(_("Open the public page"), story_path(story)))
            actions.append(self.action(_("Record a broadcast"), "newsroom:broadcast", "keep"))
            actions.append(self.action(_("Tell it in another language"), "newsroom:begin_version", "keep"))
        else:
            actions.append(RecordAction(_("See it as the public will"), self.url("newsroom:preview")))
        if story.unnoticed:
            actions.append(self.action(_("I have seen that it came down"), "newsroom:notice", "keep"))
        actions.append(self.action(_("Themes and readers"), "newsroom:sort_story", "keep"))
        actions.extend(going_on.actions(self.actor, story))
        return [*actions, self.action(pgettext_lazy("story", "Comment"), "newsroom:comment", "comment")]


class Preview(Screen):
    """The story as the public will see it, for those who may see it on the desk."""

    def prepare(self) -> None:
        self.record = self.load(whole(Story.objects.all()), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return preview(request, self.record)


def _stage(place: int, here: int, late: bool) -> str:
    if place == here:
        return "late" if late else "now"
    return "done" if place < here else "ahead"
