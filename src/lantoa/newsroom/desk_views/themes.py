"""Themes and campaigns on the desk, with what was told of each; and the form that says what a story is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.newsroom.desk_views.plan_forms import BodyForm, Kept
from lantoa.newsroom.desk_views.writing import OfStory
from lantoa.newsroom.models import Audience, Theme, ThemeKind
from lantoa.newsroom.operations import sorting
from lantoa.newsroom.queries.telling import published
from lantoa.newsroom.queries.themes import running, with_told

REGISTER = gettext_lazy("Themes and campaigns")
SHOWN = 20  # stories on the page of a theme


def whose(theme: Any) -> str:
    """The body that keeps it."""
    return theme.body.name if theme.body else _("everybody")


class ThemeList(ListScreen):
    """What is to be told of, and how often it was."""

    title, model, search, ordering = REGISTER, Theme, ("name",), ("kind", "name", "pk")
    adding = ("newsroom:keep_theme", gettext_lazy("Keep a theme"), "keep")
    empty = gettext_lazy("What is to be told of stands here: contents that plans name, and campaigns with a slogan.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="name"),
        ListColumn("kind", pgettext_lazy("theme", "Kind"), "get_kind_display", order="kind"),
        ListColumn("body", gettext_lazy("Whose it is"), whose),
        ListColumn("this_year", gettext_lazy("Told this year"), "this_year", order="this_year", kind="number"),
        ListColumn("last_year", gettext_lazy("Last year"), "last_year", order="last_year", kind="number"),
        ListColumn("until", gettext_lazy("Until"), order="until", kind="date", shown=False),
    )
    filters = (
        ChoiceFilter("kind", pgettext_lazy("theme", "Kind"), ThemeKind.choices),
        FlagFilter("running", gettext_lazy("Running now"), lambda rows: running(rows, localdate())),
    )

    def queryset(self) -> QuerySet:
        return with_told(Theme.objects.select_related("body"), localdate().year)

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:theme", args=[record.pk])


class ThemeRecord(RecordScreen):
    """One theme, and what was told of it last."""

    model = Theme

    def queryset(self) -> QuerySet:
        return with_told(Theme.objects.select_related("body"), localdate().year)

    def trail(self) -> Sequence[Crumb]:
        return [themes_crumb()]

    def standfirst(self) -> str | Promise:
        return self.record.about

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        theme = self.record
        return [
            (pgettext_lazy("theme", "Kind"), theme.get_kind_display()),
            (_("Whose it is"), whose(theme)),
            (_("Told this year"), theme.this_year),
            (_("Last year"), theme.last_year),
            (_("Since"), f"{theme.since:%d/%m/%Y}"),
            (_("Until"), f"{theme.until:%d/%m/%Y}" if theme.until else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        told = published().filter(themes=self.record).select_related("body")
        found = list(told.order_by("-first_published_at", "-pk")[:SHOWN])
        return [RecordPanel(_("Stories"), "newsroom/desk/stories.html", {"stories": found}, told.count())]

    def further_actions(self) -> Sequence[RecordAction]:
        return [self.action(_("Change it"), "newsroom:change_theme", "keep")]


class ThemeForm(BodyForm):
    """A theme or a campaign."""

    class Meta:
        model = Theme
        fields = ("name", "kind", "body", "about", "since", "until")
        help_texts = {
            "name": gettext_lazy("As people say it, such as the slogan of a campaign."),
            "until": gettext_lazy("Empty for what is told for good."),
        }


class KeepTheme(Kept):
    """A theme is entered or changed."""

    title, model = gettext_lazy("Keep a theme"), Theme
    form_class: Any = ThemeForm
    listed = (REGISTER, "newsroom:themes")


class SortForm(forms.Form):
    """What a story is about, and for whom."""

    themes = ReachModelMultipleChoiceField(
        Theme.objects.order_by("kind", "name"),
        verb="use",
        label=gettext_lazy("Themes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), choices=Audience.choices)


class SortStory(OfStory):
    """What the story is about is counted by theme, and for whom it is by readers."""

    title, needs, form_class = gettext_lazy("Themes and readers"), "keep", SortForm
    lead = gettext_lazy("Plans name what is to be told of. By its themes the story counts there.")
    done: str | Promise = gettext_lazy("It is saved.")

    def initial(self) -> dict[str, Any]:
        return {"themes": list(self.record.themes.all()), "audience": self.record.audience}

    def run(self, form: forms.Form) -> Any:
        said = form.cleaned_data
        return sorting.sort(self.record, said["themes"], said["audience"], by=self.actor, at=self.at)


def themes_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("newsroom:themes"))
