"""What readers said, on the desk: the list of it, one voice, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.newsroom.models import Voice, VoiceKind
from lantoa.newsroom.operations import voices
from lantoa.newsroom.voice_states import VOICE_MOVES, VoiceState

REGISTER = gettext_lazy("Voices of readers")
MOVING: dict[str, Callable[..., Voice]] = {"show": voices.show, "hide": voices.hide, "settle": voices.settle}


def _whole() -> QuerySet:
    return Voice.objects.select_related("story__body", "answered_by")


def _crumb() -> Crumb:
    return Crumb(REGISTER, reverse("newsroom:voices"))


class VoiceList(ListScreen):
    """What readers said of the stories of the person's bodies, the latest first."""

    title, model, search, ordering = REGISTER, Voice, ("text", "story__title"), ("-said_at", "-pk")
    empty = gettext_lazy("What readers say below public stories comes here first, and is shown once you have read it.")
    columns = (
        ListColumn("text", pgettext_lazy("voice of a reader", "What is said"), "text"),
        ListColumn("kind", pgettext_lazy("voice of a reader", "Kind"), "get_kind_display", order="kind"),
        ListColumn("story", gettext_lazy("Story"), "story.title", order="story__title"),
        ListColumn("said_at", gettext_lazy("Said on"), "said_at", order="said_at", kind="date"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("body", gettext_lazy("Body"), "story.body.name", order="story__body__sort_key"),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "story__body"),
        ChoiceFilter("state", gettext_lazy("State"), VoiceState.choices),
        ChoiceFilter("kind", pgettext_lazy("voice of a reader", "Kind"), VoiceKind.choices[1:]),
        DateRangeFilter("said_at__date", gettext_lazy("Said on")),
    )

    def queryset(self) -> QuerySet:
        return _whole().exclude(kind=VoiceKind.THANKS)  # which have no words

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:voice", args=[record.pk])


class VoiceRecord(RecordScreen):
    """One voice."""

    model, moves = Voice, VOICE_MOVES
    move_urls = {name: f"newsroom:{name}_voice" for name in MOVING}

    def queryset(self) -> QuerySet:
        return _whole()

    def trail(self) -> Sequence[Crumb]:
        return [_crumb()]

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Story"), one.story.title),
            (_("Body"), one.story.body.name),
            (pgettext_lazy("voice of a reader", "Who says so"), one.name or _("without a name")),
            (_("Said on"), f"{localtime(one.said_at):%H:%M %d/%m/%Y}"),
            (_("Answered by"), one.answered_by),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        return [RecordPanel(REGISTER, "newsroom/desk/voice.html", {"voice": self.record})]

    def further_actions(self) -> Sequence[RecordAction]:
        story = RecordAction(_("Open the story"), reverse("newsroom:story", args=[self.record.story_id]))
        if self.record.kind == VoiceKind.THANKS:
            return [story]
        return [self.action(_("Answer"), "newsroom:answer_voice", "keep"), story]


class OfVoice(FormScreen):
    """A form about one voice, which leads back to it."""

    model, needs = Voice, "keep"
    record: Voice

    def queryset(self) -> QuerySet:
        return _whole()

    @property
    def back(self) -> str:
        return reverse("newsroom:voice", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class MoveVoice(OfVoice, NamedMoveScreen):
    """It is shown, not shown, or dealt with."""

    moves = VOICE_MOVES

    def run(self, form: Any) -> Voice:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)


class AnswerForm(forms.Form):
    """What the office says."""

    text = forms.CharField(
        label=gettext_lazy("Answer"), widget=forms.Textarea(attrs={"rows": 5, "lang": "vi"}), max_length=2000
    )


class AnswerVoice(OfVoice):
    """The office answers, and both are shown."""

    title, form_class = gettext_lazy("Answer"), AnswerForm
    done = gettext_lazy("What the reader said and your answer are shown below the story.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # what is answered
        return self.record.text

    def initial(self) -> dict[str, Any]:
        return {"text": self.record.answer}

    def run(self, form: forms.Form) -> Voice:
        return voices.answer(self.record, form.cleaned_data["text"], by=self.actor, at=self.at)
