"""A story in other languages on the desk: begun on the story's page, written beside it, and sent on its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import require
from lantoa.newsroom.desk_views.stories import stories_crumb
from lantoa.newsroom.desk_views.version_forms import LanguageForm, VersionForm, initial_of
from lantoa.newsroom.desk_views.writing import OfStory
from lantoa.newsroom.models import StoryVersion
from lantoa.newsroom.operations import versions
from lantoa.newsroom.queries.versions import lacks, whole
from lantoa.newsroom.showing import preview_version, version_path
from lantoa.newsroom.version_states import VERSION_MOVES, VersionState

MOVING: dict[str, Callable[..., StoryVersion]] = {
    "submit": versions.submit,
    "verify": versions.verify,
    "approve": versions.approve,
    "give_back": versions.give_back,
    "publish": versions.publish,
    "withdraw": versions.withdraw,
    "rewrite": versions.rewrite,
}


def _trail(version: StoryVersion) -> list[Crumb]:
    story = Crumb(str(version.story), reverse("newsroom:story", args=[version.story_id]))
    return [stories_crumb(), story]


class BeginVersion(OfStory):
    """In which language the story is told too."""

    title, needs, form_class = gettext_lazy("Tell it in another language"), "keep", LanguageForm
    lead = gettext_lazy(
        "You then write each passage below the original. Pictures and what was checked stay the story's."
    )
    submit = gettext_lazy("Begin")

    def form(self, **options: Any) -> forms.Form:
        return LanguageForm(story=self.record, **options)

    def run(self, form: forms.Form) -> StoryVersion:
        return versions.begin(self.record, form.cleaned_data["language"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("newsroom:write_version", args=[result.pk])


class VersionRecord(RecordScreen):
    """One version."""

    model, moves = StoryVersion, VERSION_MOVES
    move_urls = {name: f"newsroom:{name}_version" for name in MOVING}

    def queryset(self) -> QuerySet:
        return whole(StoryVersion.objects.all())

    def trail(self) -> Sequence[Crumb]:
        return _trail(self.record)

    def standfirst(self) -> str | Promise:
        return self.record.title

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        version = self.record
        return [
            (_("Story"), version.story.title),
            (pgettext_lazy("version of a story", "Language"), f"{version.get_language_display()} ({version.endonym})"),
            (_("Body"), version.story.body.name),
            (_("Who put it into the language"), version.byline),
            (_("Author"), version.author),
            (_("Verified by"), version.verified_by),
            (_("Approved by"), version.approved_by),
            (_("Published on"), f"{version.first_published_at:%d/%m/%Y}" if version.first_published_at else ""),
            (_("Withdrawn on"), f"{version.withdrawn_at:%d/%m/%Y}" if version.withdrawn_at else ""),
        ]

    def requirements(self) -> Sequence[Requirement]:
        found = [Requirement(lack.why, False, "", "") for lack in lacks(self.record)]
        return found or [Requirement(_("It follows the original, which is public"), True)]

    def panels(self) -> Sequence[RecordPanel]:
        shown = {"version": self.record, "passages": list(self.record.passages.select_related("picture"))}
        return [RecordPanel(_("The text"), "newsroom/desk/version.html", shown)]

    def further_actions(self) -> Sequence[RecordAction]:
        version, actions = self.record, []
        if version.state == VersionState.WRITING:
            actions.append(self.action(_("Write on"), "newsroom:write_version", "keep"))
        if version.is_public:
            actions.append(self.action(_("Bring it up to date"), "newsroom:write_version", "publish"))
            actions.append(RecordAction(_("Open the public page"), version_path(version)))
        else:
            actions.append(RecordAction(_("See it as the public will"), self.url("newsroom:preview_version")))
        return [*actions, RecordAction(_("Open the story"), reverse("newsroom:story", args=[version.story_id]))]


class PreviewVersion(Screen):
    """The version as the public will see it, for those who may see it on the desk."""

    def prepare(self) -> None:
        self.record = self.load(whole(StoryVersion.objects.all()), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return preview_version(request, self.record)


class OfVersion(FormScreen):
    """A form about one version, which leads back to its page."""

    model: Any = StoryVersion
    record: StoryVersion

    def queryset(self) -> QuerySet:
        return whole(StoryVersion.objects.all())

    @property
    def back(self) -> str:
        return reverse("newsroom:version", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [*_trail(self.record), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class WriteVersion(OfVersion):
    """The words of a version, each passage below that of the story. What is public is changed by whoever publishes."""

    needs, template_name = "view", "newsroom/desk/write_version.html"
    form_class, done = VersionForm, gettext_lazy("The version is saved.")

    def page_title(self) -> str:
        return _("Write the version in %(language)s") % {"language": self.record.get_language_display()}

    def prepare(self) -> None:
        super().prepare()
        require(self.actor, "publish" if self.record.is_public else "keep", self.record)

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # whether it is read at once
        if self.record.is_public:
            return _("The version is public: what you save is read at once.")
        return _("Nothing is public by saving: somebody else verifies it, then it is approved.")

    def form(self, **options: Any) -> forms.Form:
        return VersionForm(version=self.record, **options)

    def initial(self) -> dict[str, Any]:
        return initial_of(self.record)

    @property
    def follows(self) -> str:
        """The original that stands on the page; no field, since a draft would bring back an older one."""
        return self.record.story.written_at.isoformat()

    def run(self, form: Any) -> StoryVersion:
        follows_at = parse_datetime(self.request.POST.get("follows", ""))
        return versions.write(self.record, form.words(follows_at), by=self.actor, at=self.at)


class MoveVersion(OfVersion, NamedMoveScreen):
    """One move of a version."""

    moves = VERSION_MOVES

    def run(self, form: Any) -> StoryVersion:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)
