"""The forms in which the content plan, columns, orientation notes and yearly occasions are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from django.forms import modelform_factory
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import InReach, ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.kit.actors import Actor
from lantoa.newsroom.desk_views.plan import plan_crumb
from lantoa.newsroom.models import Assignment, Broadcast, Column, Occasion, Orientation, Story, Theme
from lantoa.newsroom.operations import planning
from lantoa.newsroom.queries.desk import writers_for, writing_bodies
from lantoa.organisations.fields import BodiesField, KeptBodyField
from lantoa.plans.models import Anniversary


class WriterField(InReach):
    """Somebody who writes for one of the bodies that the person writes for."""

    def reach(self, actor: Actor) -> None:
        self.queryset = writers_for(actor, localdate())


class BodyForm(forms.ModelForm):
    """What is kept at a body: which one is asked once, and stays."""

    body = KeptBodyField(lambda actor: writing_bodies(actor, localdate()), label=_("Body"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["body"]


class AskedForm(BodyForm):
    """What is asked for, and of whom."""

    assignee = WriterField(
        get_user_model()._default_manager.all(), label=_("Who writes it"), required=False, empty_label=_("nobody yet")
    )
    theme = ReachModelChoiceField(Theme.objects.order_by("kind", "name"), verb="use", label=_("Theme"), required=False)


class AssignmentForm(AskedForm):
    """One entry of the plan."""

    column = ReachModelChoiceField(Column.objects.filter(ended_on=None), label=_("Appears in"), required=False)
    orientation = ReachModelChoiceField(Orientation.objects.all(), label=_("Orientation note"), required=False)

    class Meta:
        model = Assignment
        fields = (
            "topic",
            "theme",
            "kind",
            "due_on",
            "body",
            "assignee",
            "channel",
            "column",
            "audience",
            "orientation",
        )
        help_texts = {
            "topic": _("What is to be told, in a few words."),
            "channel": _("Such as: the commune's loudspeaker, the portal, Zalo."),
            "audience": _("Such as: all villagers, young people, the staff."),
        }


class OccasionForm(AskedForm):
    """What is due every year on an anniversary."""

    anniversary = ReachModelChoiceField(Anniversary.objects.filter(is_shown=True), label=_("Anniversary"))

    class Meta:
        model = Occasion
        fields = (
            "anniversary",
            "topic",
            "theme",
            "kind",
            "number",
            "days_before",
            "body",
            "assignee",
            "channel",
            "audience",
            "ended_on",
        )


class ColumnForm(BodyForm):
    """A special page or column."""

    partners = BodiesField(label=_("Kept together with"), required=False)

    class Meta:
        model = Column
        fields = ("name", "kind", "body", "partners", "appears", "every_days", "since", "ended_on")


class OrientationForm(BodyForm):
    """How a topic is to be told."""

    class Meta:
        model = Orientation
        fields = ("topic", "text", "body", "since", "until")


class Kept(FormScreen):
    """Something of the plan is entered or changed. Subclasses give the form, and where the list is."""

    needs = "keep"
    listed: tuple[str | Promise, str]
    done: str | Promise = _("It is saved.")

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(self.listed[0], reverse(self.listed[1]))]

    @property
    def back(self) -> str:
        return reverse(self.listed[1])

    def queryset(self) -> QuerySet:
        assert self.model is not None  # noqa: S101 - each subclass says which
        return self.model._default_manager.select_related("body")

    def run(self, form: Any) -> Model:
        made = planning.keep(form.save(commit=False), by=self.actor, at=self.at)
        form.save_m2m()
        return made

    def after(self, result: Any) -> str:
        return self.back


class KeepAssignment(Kept):
    """An entry of the plan."""

    title, model = _("Plan a story"), Assignment
    form_class: Any = AssignmentForm
    listed = (_("Content plan"), "newsroom:plan")

    def after(self, result: Any) -> str:
        return reverse("newsroom:assignment", args=[result.pk])


class KeepOccasion(Kept):
    """What is due every year."""

    title, model = _("Keep a yearly occasion"), Occasion
    form_class: Any = OccasionForm
    listed = (_("Yearly occasions"), "newsroom:occasions")
    lead = _("Each year the stories come into the plan by themselves, so many days before the anniversary.")


class KeepColumn(Kept):
    """A special page or column."""

    title, model = _("Keep a column"), Column
    form_class: Any = ColumnForm
    listed = (pgettext_lazy("newsroom", "Columns"), "newsroom:columns")


class KeepOrientation(Kept):
    """An orientation note."""

    title, model = _("Write an orientation note"), Orientation
    form_class: Any = OrientationForm
    listed = (_("Orientation notes"), "newsroom:orientations")


class RecordBroadcast(FormScreen):
    """A story was on the air."""

    title, model, needs = _("Record a broadcast"), Story, "keep"
    form_class: Any = modelform_factory(Broadcast, fields=("on", "station", "minutes"))
    done = _("The broadcast is recorded; its minutes count for the body.")
    record: Story

    @property
    def back(self) -> str:
        return reverse("newsroom:story", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [plan_crumb(), Crumb(str(self.record), self.back)]

    def form(self, **options: Any) -> forms.Form:
        form: forms.Form = self.form_class(instance=Broadcast(story=self.record, recorded_at=self.at), **options)
        return form

    def run(self, form: Any) -> Broadcast:
        return planning.broadcast(form.save(commit=False), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back
