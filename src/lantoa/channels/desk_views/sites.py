"""Own sites of bodies, on the desk: the list, one of them, and its forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.access import sites_at
from lantoa.channels.models import Dispatch, OwnSite
from lantoa.channels.operations import sites
from lantoa.channels.operations.sites import SiteText
from lantoa.channels.queries.dispatches import whole
from lantoa.channels.site_states import SITE_MOVES, SiteState
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.newsroom.models import Column
from lantoa.organisations.fields import KeptBodyField

REGISTER = gettext_lazy("Own sites")
SHOWN = 15
MOVING: dict[str, Callable[..., OwnSite]] = {"open_site": sites.open_site, "close_site": sites.close_site}


def sites_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:sites"))


def whole_sites() -> QuerySet[OwnSite]:
    """With what a line or a page says besides."""
    return OwnSite.objects.select_related("outlet__body", "column")


class SiteList(ListScreen):
    """The sites of the person's bodies and of those below."""

    title, model, search = REGISTER, OwnSite, ("outlet__name", "host")
    ordering = ("outlet__body__sort_key", "host")
    adding = ("channels:set_up_site", gettext_lazy("Set up a site"), "keep")
    empty = gettext_lazy("A body can have its stories and exemplars on a host name of its own, without work twice.")
    columns = (
        ListColumn("title", pgettext_lazy("own site", "Title"), "outlet.name", order="outlet__name"),
        ListColumn("host", gettext_lazy("Host name"), order="host"),
        ListColumn("body", gettext_lazy("Body"), "outlet.body.name", order="outlet__body__sort_key"),
        ListColumn("column", gettext_lazy("Only the stories of"), "column"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Of a body, and below it"), "outlet__body"),
        ChoiceFilter("state", gettext_lazy("State"), SiteState.choices),
    )

    def queryset(self) -> QuerySet:
        return whole_sites()

    def url_of(self, record: Any) -> str:
        return reverse("channels:site", args=[record.pk])


class SiteRecord(RecordScreen):
    """One site: where it is, and what was sent there."""

    model, moves = OwnSite, SITE_MOVES
    move_urls = {"open_site": "channels:open_site", "close_site": "channels:close_site"}
    record: OwnSite

    def queryset(self) -> QuerySet:
        return whole_sites()

    def trail(self) -> Sequence[Crumb]:
        return [sites_crumb()]

    def standfirst(self) -> str | Promise:
        return self.record.lead

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Host name"), found.host),
            (_("Body"), found.body.name),
            (_("Only the stories of"), found.column),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        sent = Dispatch.objects.filter(outlet=self.record.outlet_id)
        found = list(whole(sent).order_by("-at", "-pk")[:SHOWN])
        return [RecordPanel(_("Stories of other bodies sent there"), "channels/desk/last.html", {"dispatches": found})]

    def further_actions(self) -> Sequence[RecordAction]:
        actions = [self.action(_("Change it"), "channels:change_site", "keep")]
        if self.record.state == SiteState.OPEN:
            actions.append(RecordAction(_("Open the site in the browser"), self.record.address))
        return actions


class ColumnField(ReachModelChoiceField):
    """A column; many have one of the same name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.body})"


class DetailsForm(forms.Form):
    """What may change of a site."""

    title = forms.CharField(label=pgettext_lazy("own site", "Title"), max_length=160)
    host = forms.CharField(
        label=gettext_lazy("Host name"),
        max_length=253,
        help_text=gettext_lazy(
            "Such as dien-hinh.xa-dan-luc.vn. Whoever looks after the machine leads it here, with a certificate."
        ),
    )
    lead = forms.CharField(
        label=gettext_lazy("What stands below its title"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
    )
    column = ColumnField(
        Column.objects.select_related("body"),
        label=gettext_lazy("Which stories"),
        required=False,
        empty_label=gettext_lazy("all that the body and those below it tell"),
    )

    def text(self) -> SiteText:
        """As the operation takes it."""
        said = self.cleaned_data
        return SiteText(said["title"], said["host"], said["lead"], said["column"])


class SetUpForm(DetailsForm):
    """Whose it is, besides."""

    body = KeptBodyField(lambda actor: sites_at(actor, localdate()), label=gettext_lazy("Body"))
    field_order = ("body", "title", "host")


class SetUpSite(FormScreen):
    """A new site."""

    title, model, needs, form_class = gettext_lazy("Set up a site"), OwnSite, "keep", SetUpForm
    lead = gettext_lazy("It is switched off at first. Open it once its host name leads here.")
    submit = gettext_lazy("Set up the site")
    done = gettext_lazy("The site is set up, and switched off.")

    @property
    def back(self) -> str:
        return reverse("channels:sites")

    def trail(self) -> Sequence[Crumb]:
        return [sites_crumb()]

    def run(self, form: Any) -> OwnSite:
        return sites.set_up(form.cleaned_data["body"], form.text(), by=self.actor, at=self.at)

    def after(self, result: OwnSite) -> str:
        return reverse("channels:site", args=[result.pk])


class ChangeSite(FormScreen):
    """Other details."""

    title, model, needs, form_class = gettext_lazy("Change the site"), OwnSite, "keep", DetailsForm
    done = gettext_lazy("The site is changed.")
    record: OwnSite

    def queryset(self) -> QuerySet:
        return whole_sites()

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [sites_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        found = self.record
        return {"title": str(found), "host": found.host, "lead": found.lead, "column": found.column}

    def run(self, form: Any) -> OwnSite:
        return sites.change(self.record, form.text(), by=self.actor, at=self.at)

    def after(self, result: OwnSite) -> str:
        return reverse("channels:site", args=[result.pk])


class MoveSite(NamedMoveScreen):
    """It is opened or switched off."""

    model, moves = OwnSite, SITE_MOVES
    record: OwnSite

    def queryset(self) -> QuerySet:
        return whole_sites()

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [sites_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> OwnSite:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: OwnSite) -> str:
        return reverse("channels:site", args=[result.pk])
