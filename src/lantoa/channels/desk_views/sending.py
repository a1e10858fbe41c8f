"""A story is sent to outlets on one form, and each dispatch has its moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from lantoa.channels.access import OUTLETS
from lantoa.channels.desk_views.dispatches import dispatches_crumb, open_story, story_crumb
from lantoa.channels.models import Dispatch, Outlet
from lantoa.channels.operations import dispatching
from lantoa.channels.queries.dispatches import whole
from lantoa.channels.queries.outlets import active, open_for
from lantoa.channels.states import DISPATCH_MOVES
from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import InReach
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story

MOVING: dict[str, Callable[..., Dispatch]] = {
    "retry": dispatching.retry,
    "call_off": dispatching.call_off,
    "recall": dispatching.recall,
    "confirm_recalled": dispatching.confirm_recalled,
    "confirm_corrected": dispatching.confirm_corrected,
    "leave_there": dispatching.leave_there,
}


class OutletsField(InReach, forms.ModelMultipleChoiceField):
    """Outlets that the person keeps and to which the story has not gone."""

    widget = forms.CheckboxSelectMultiple
    story: Story

    def reach(self, actor: Actor) -> None:
        self.queryset = open_for(actor, self.story)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.get_kind_display()}, {obj.body.name})"


class SendForm(forms.Form):
    """Where it goes."""

    outlets = OutletsField(active(), verb="keep", label=gettext_lazy("Outlets"))


class Send(FormScreen):
    """The story goes to all outlets that are ticked."""

    title, form_class, submit = gettext_lazy("Send it to outlets"), SendForm, pgettext_lazy("story", "Send it")
    lead = gettext_lazy(
        "What the platform can post itself goes out now. For the rest, text and picture are laid out, and you confirm "
        "when it is up."
    )
    record: Story

    def prepare(self) -> None:
        self.record = open_story(self)
        if not (answer := OUTLETS.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def back(self) -> str:
        return reverse("channels:where_it_went", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb(), story_crumb(self.record)]

    def form(self, **options: Any) -> forms.Form:
        made = SendForm(**options)
        field: Any = made.fields["outlets"]
        field.story = self.record
        field.reach(self.actor)
        return made

    def run(self, form: forms.Form) -> list[Dispatch]:
        chosen: list[Outlet] = list(form.cleaned_data["outlets"])
        return dispatching.dispatch(self.record, chosen, by=self.actor, at=self.at)

    def told(self, result: list[Dispatch]) -> str | Promise:
        return ngettext(
            "The story is on its way to %(number)d outlet.",
            "The story is on its way to %(number)d outlets.",
            len(result),
        ) % {"number": len(result)}

    def after(self, result: Any) -> str:
        return self.back


class MoveDispatch(NamedMoveScreen):
    """One move of a dispatch that needs nothing but a reason."""

    model, moves = Dispatch, DISPATCH_MOVES
    record: Dispatch

    def queryset(self) -> QuerySet:
        return whole(Dispatch.objects.all())

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return f"{self.record.story.title}: {self.record.outlet}"

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [dispatches_crumb(), story_crumb(self.record.story), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> Dispatch:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("channels:dispatch", args=[result.pk])


class ConfirmForm(forms.Form):
    """Where it stands."""

    address = forms.URLField(
        label=gettext_lazy("Address of the post"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("Needed for what is on the net. Copy it from the post itself."),
    )


class Confirm(MoveDispatch):
    """A person posted it."""

    move, form_class = "confirm", ConfirmForm

    def run(self, form: Any) -> Dispatch:
        return dispatching.confirm(self.record, form.cleaned_data["address"], by=self.actor, at=self.at)
