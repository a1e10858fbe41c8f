"""Requests of the press on the desk: who asked for what, how long the answer took, and the pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.channels.access import OUTLETS, keeps_at
from lantoa.channels.desk_views.dispatches import open_story, story_crumb
from lantoa.channels.desk_views.pages import open_page, page_crumb
from lantoa.channels.models import PressRequest
from lantoa.channels.operations import press
from lantoa.channels.press_states import PRESS_MOVES, PressState
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.exemplars.models import Release
from lantoa.kit.access import Refused
from lantoa.newsroom.models import Story
from lantoa.organisations.fields import KeptBodyField

REGISTER = gettext_lazy("Requests of the press")


def press_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:press_requests"))


def whole() -> QuerySet[PressRequest]:
    """With what a line or a page says besides."""
    return PressRequest.objects.select_related("body", "story__body", "dossier__release", "by")


class PressList(ListScreen):
    """Who asked the person's bodies, the latest first."""

    title, model, ordering = REGISTER, PressRequest, ("-asked_on", "-pk")
    empty = gettext_lazy("A request is recorded on a published story or a public page, where it says “Press pack”.")
    columns = (
        ListColumn("medium", gettext_lazy("Newspaper, station or body"), order="medium"),
        ListColumn("who", gettext_lazy("Who asks")),
        ListColumn("about", gettext_lazy("Story or exemplar")),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("asked_on", gettext_lazy("Asked on"), order="asked_on", kind="date"),
        ListColumn("days", gettext_lazy("Days until the answer"), kind="number"),
        ListColumn("purpose", gettext_lazy("What for"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("state", gettext_lazy("State"), PressState.choices),
        DateRangeFilter("asked_on", gettext_lazy("Asked on")),
    )

    def queryset(self) -> QuerySet:
        return whole()

    def url_of(self, record: Any) -> str:
        return reverse("channels:press_request", args=[record.pk])


class PressRecord(RecordScreen):
    """One request."""

    model, moves = PressRequest, PRESS_MOVES
    move_urls = {"answer_press": "channels:answer_press", "refuse_press": "channels:refuse_press"}
    record: PressRequest

    def queryset(self) -> QuerySet:
        return whole()

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb()]

    def standfirst(self) -> str | Promise:
        return self.record.about

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Who asks"), found.who),
            (_("Telephone or address"), found.contact),
            (_("What for"), found.purpose),
            (_("Body"), found.body.name),
            (_("Asked on"), f"{found.asked_on:%d/%m/%Y}"),
            (_("Days until the answer"), "" if found.days is None else str(found.days)),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state != PressState.ANSWERED:
            return [self.to_what_is_asked()]
        pack = RecordAction(_("Take the press pack"), self.url("channels:press_pack"), tone="primary")
        return [pack, self.to_what_is_asked()]

    def to_what_is_asked(self) -> RecordAction:
        """Where that went."""
        if dossier := self.record.dossier:
            page = reverse("channels:where_page_went", args=[dossier.release.pk])
            return RecordAction(_("To the public page"), page)
        return RecordAction(_("To the story"), reverse("channels:where_it_went", args=[self.record.story_id]))


class RequestForm(forms.Form):
    """Who asks, and what for."""

    who = forms.CharField(label=gettext_lazy("Who asks"), max_length=160)
    medium = forms.CharField(label=gettext_lazy("Newspaper, station or body"), max_length=255)
    contact = forms.CharField(label=gettext_lazy("Telephone or address"), max_length=255, required=False)
    purpose = forms.CharField(label=gettext_lazy("What for"), max_length=500)
    asked_on = forms.DateField(label=gettext_lazy("Asked on"))
    body = KeptBodyField(lambda actor: keeps_at(actor, localdate()), label=gettext_lazy("Body that is asked"))


class Asking(FormScreen):
    """Somebody of the press asks for something."""

    title, form_class = gettext_lazy("Press pack"), RequestForm
    lead = gettext_lazy("Record who asks. Text, what was checked and pictures then go out as one file.")
    submit = gettext_lazy("Record the request")

    def prepare(self) -> None:
        self.find()
        if not (answer := OUTLETS.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    def find(self) -> None:
        """Load what is asked for; Http404 for what is neither public nor in reach."""
        raise NotImplementedError

    def asked(self) -> dict[str, Any]:
        """The same for the request."""
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        return {"asked_on": self.today}

    def run(self, form: forms.Form) -> PressRequest:
        asked = PressRequest(**self.asked(), **form.cleaned_data)
        return press.note(asked, by=self.actor, at=self.at)

    def after(self, result: PressRequest) -> str:
        return reverse("channels:press_request", args=[result.pk])


class AskForPack(Asking):
    """For what is known of a story."""

    def find(self) -> None:
        self.story: Story = open_story(self)

    def asked(self) -> dict[str, Any]:
        return {"story": self.story}

    @property
    def back(self) -> str:
        return reverse("channels:where_it_went", args=[self.story.pk])

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), story_crumb(self.story)]


class AskForPagePack(Asking):
    """For what stands on the public page of an exemplar."""

    def find(self) -> None:
        self.public_page: Release = open_page(self)

    def asked(self) -> dict[str, Any]:
        return {"dossier": self.public_page.dossier}

    @property
    def back(self) -> str:
        return reverse("channels:where_page_went", args=[self.public_page.pk])

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), page_crumb(self.public_page)]


class MovePress(NamedMoveScreen):
    """It is answered or refused."""

    model, moves = PressRequest, PRESS_MOVES
    record: PressRequest

    def queryset(self) -> QuerySet:
        return whole()

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> PressRequest:
        act = {"answer_press": press.answer, "refuse_press": press.refuse}[self.move]
        return act(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("channels:press_request", args=[result.pk])


class PressPack(Screen):
    """The archive."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = self.load(whole(), pk=self.kwargs["pk"])
        contact = f"{found.body.name}, {self.person}"
        content = press.pack(found, contact, by=self.actor, at=self.at)
        answer = HttpResponse(content, content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="press-{found.pk}.zip"'
        return answer
