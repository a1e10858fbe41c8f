"""A script for the loudspeaker: read, changed, checked, heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from lantoa.channels.desk_views.dispatches import dispatches_crumb, story_crumb
from lantoa.channels.ear.length import PACES
from lantoa.channels.ear.scripts import too_long
from lantoa.channels.models import Script
from lantoa.channels.operations import scripting
from lantoa.channels.queries.airings import why_missed
from lantoa.channels.states import SCRIPT_MOVES, ScriptState
from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may

MOVING: dict[str, Callable[..., Script]] = {"check": scripting.check, "reopen": scripting.reopen}
PACE_NAMES = (gettext_lazy("slow"), gettext_lazy("even"), gettext_lazy("brisk"))


def whole_scripts() -> QuerySet[Script]:
    """With what their pages say besides; the sound is read only where it is played."""
    found = Script.objects.select_related("dispatch__story__body", "dispatch__outlet__body", "recording")
    return found.defer("recording__content")


def script_trail(script: Script) -> list[Crumb]:
    """The steps that lead to the script."""
    return [dispatches_crumb(), story_crumb(script.dispatch.story)]


class ScriptRecord(RecordScreen):
    """What is said, how long it takes, its sound, and when it airs."""

    model, moves = Script, SCRIPT_MOVES
    move_urls = {"check": "channels:check_script", "reopen": "channels:reopen_script"}
    record: Script

    def queryset(self) -> QuerySet:
        return whole_scripts()

    def trail(self) -> Sequence[Crumb]:
        return script_trail(self.record)

    def page_title(self) -> str:
        return _("Script for %(outlet)s") % {"outlet": self.record.dispatch.outlet}

    def standfirst(self) -> str | Promise:
        return self.record.dispatch.story.title

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [
            (_("Takes about"), _("%(minutes)s minutes") % {"minutes": number_format(self.record.minutes, 1)}),
            (_("Syllables a minute"), self.record.pace),
            (pgettext("script", "Words"), len(self.record.text.split())),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        script, recording = self.record, getattr(self.record, "recording", None)
        keeps = bool(may(self.actor, "keep", script))
        airings = list(script.airings.all())
        reasons = why_missed(airings)
        said = {"text": script.text, "long": too_long(script.text) if script.state == ScriptState.WRITTEN else []}
        panels = [RecordPanel(_("What is said"), "channels/desk/said.html", said)]
        if recording:
            shown = {"recording": recording, "script": script}
            panels.insert(0, RecordPanel(_("Sound"), "channels/desk/sound.html", shown))
        told = [(each, reasons.get(each.pk, "")) for each in airings]
        shown = {"airings": told, "keeps": keeps, "now": now()}
        return [*panels, RecordPanel(_("When it airs"), "channels/desk/airings.html", shown, len(airings))]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == ScriptState.WRITTEN:
            return [self.action(_("Change the words"), "channels:write_script", "keep")]
        actions = [self.action(_("Plan when it airs"), "channels:plan_airing", "keep", tone="primary")]
        if self.record.dispatch.story.is_public:
            answer = may(self.actor, "publish", self.record.dispatch.story)
            actions.append(RecordAction(_("Put it on the page of the story"), self.url("channels:put_on_page"), answer))
        return actions


class WriteForm(forms.Form):
    """The words, and how fast."""

    text = forms.CharField(
        label=pgettext_lazy("loudspeaker", "What is said"),
        widget=forms.Textarea(attrs={"rows": 18}),
        max_length=40_000,
        help_text=gettext_lazy("As it is to be heard. Figures and abbreviations that you type are spelled out."),
    )
    pace = forms.TypedChoiceField(
        label=gettext_lazy("Pace"),
        coerce=int,
        choices=[(pace, name) for pace, name in zip(PACES, PACE_NAMES, strict=True)],
        widget=forms.RadioSelect,
    )


class OfScript(FormScreen):
    """A form about one script, which leads back to its page."""

    model, needs = Script, "keep"
    record: Script

    def queryset(self) -> QuerySet:
        return whole_scripts()

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return script_trail(self.record)

    def after(self, result: Any) -> str:
        return reverse("channels:script", args=[self.record.pk])


class WriteScript(OfScript):
    """Other words."""

    title, form_class = gettext_lazy("Change the script"), WriteForm
    done = gettext_lazy("The script is kept.")

    def initial(self) -> dict[str, Any]:
        return {"text": self.record.text, "pace": self.record.pace}

    def run(self, form: forms.Form) -> Script:
        return scripting.write(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class MoveScript(NamedMoveScreen):
    """It is checked, or taken up again."""

    model, moves = Script, SCRIPT_MOVES
    record: Script

    def queryset(self) -> QuerySet:
        return whole_scripts()

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return self.record.dispatch.story.title

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return script_trail(self.record)

    def run(self, form: Any) -> Script:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Script) -> str:
        return reverse("channels:script", args=[result.pk])


class PutOnPage(OfScript):
    """The page of the story gets the sound."""

    title = submit = gettext_lazy("Put it on the page of the story")
    lead = gettext_lazy(
        "Readers can listen to the story on its page and in the podcast. The sound goes when the story is corrected."
    )
    done = gettext_lazy("The page of the story can be listened to now.")

    def run(self, form: forms.Form) -> Any:
        return scripting.put_on_page(self.record, by=self.actor, at=self.at)


class Sound(Screen):
    """The sound as MP3; 404 outside of reach, and until it is made."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        script = self.load(Script.objects.select_related("recording"), pk=pk)
        recording = getattr(script, "recording", None)
        if recording is None or not recording.content:
            raise Http404
        response = HttpResponse(bytes(recording.content), content_type="audio/mpeg")
        response["Content-Disposition"] = f'inline; filename="phat-thanh-{pk}.mp3"'
        return response
