"""A story goes its way: each step with its form, which asks for a reason or a day where one is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.newsroom.desk_views.stories import stories_crumb
from lantoa.newsroom.desk_views.writing import OfStory
from lantoa.newsroom.models import Comment, Story
from lantoa.newsroom.operations import commenting, moving
from lantoa.newsroom.queries.desk import whole
from lantoa.newsroom.states import STORY_MOVES

MOVING: dict[str, Callable[..., Story]] = {
    "submit": moving.submit,
    "verify": moving.verify,
    "approve": moving.approve,
    "give_back": moving.give_back,
    "publish": moving.publish,
    "withdraw": moving.withdraw,
    "publish_again": moving.publish_again,
    "rewrite": moving.rewrite,
    "refuse": moving.refuse,
    "take_up_again": moving.take_up_again,
}
_LEADS: dict[str, str | Promise] = {
    "publish": _("Everybody will read it, here and through search engines. It can be withdrawn at any time."),
    "withdraw": _("It disappears at once; its address only says that it was withdrawn. The reason stays in the house."),
    "verify": _("You confirm that what it says is so: each fact by its proof, each name by its owner's consent."),
}


class MoveStory(NamedMoveScreen):
    """One move of a story."""

    model, moves = Story, STORY_MOVES
    record: Story

    def queryset(self) -> QuerySet:
        return whole(Story.objects.all())

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # what it means, or which one
        return _LEADS.get(self.move) or str(self.record.title)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> Story:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("newsroom:story", args=[result.pk])


class DueForm(ReasonForm):
    """Also by when the next one acts."""

    due_on = forms.DateField(label=_("The next step by"), required=False)
    field_order = ("due_on",)


class HandOn(MoveStory):
    """A move after which somebody else has it, by a day that can be given."""

    form_class = DueForm


class ScheduleForm(forms.Form):
    """The hour; empty for none."""

    go_live_at = forms.DateTimeField(
        label=_("Goes out at"),
        required=False,
        help_text=_("Such as 11/06/2027 06:00. Leave it empty to publish by hand."),
    )


class Schedule(OfStory):
    """When an approved story goes out by itself."""

    title, needs, form_class = _("Choose when it goes out"), "publish", ScheduleForm
    done = _("The hour is kept. What is missing by then keeps the story back, and you read so in your work.")

    def initial(self) -> dict[str, Any]:
        return {"go_live_at": localtime(self.record.go_live_at) if self.record.go_live_at else None}

    def run(self, form: forms.Form) -> Story:
        return moving.schedule(self.record, form.cleaned_data["go_live_at"], by=self.actor, at=self.at)


class Notice(OfStory):
    """Somebody has seen that the platform withdrew a story."""

    title, needs, submit = _("I have seen that it came down"), "keep", _("I have seen it")
    lead, done = _("It leaves the list of your work. The story stays as it is."), _("Noted.")

    def run(self, form: forms.Form) -> Story:
        return moving.notice(self.record, by=self.actor, at=self.at)


class CommentForm(forms.Form):
    """What somebody thinks."""

    text = forms.CharField(
        label=_("What do you think of it?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class CommentStory(OfStory):
    """Something is said of a story; the public never reads it."""

    title, needs, form_class = _("Comment on the story"), "comment", CommentForm
    done = _("The comment stands on the story's page.")

    def run(self, form: forms.Form) -> Comment:
        return commenting.comment(self.record, form.cleaned_data["text"], by=self.actor, at=self.at)


class SettleComment(OfStory):
    """It was taken up, or talked over."""

    title, needs, submit = _("The comment is settled"), "keep", _("It is settled")
    model = Comment
    record: Any

    def queryset(self) -> QuerySet:
        return Comment.objects.select_related("story__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return self.record.text

    @property
    def back(self) -> str:
        return reverse("newsroom:story", args=[self.record.story_id])

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb(), Crumb(str(self.record.story), self.back)]

    def run(self, form: forms.Form) -> Comment:
        return commenting.settle(self.record, by=self.actor, at=self.at)
