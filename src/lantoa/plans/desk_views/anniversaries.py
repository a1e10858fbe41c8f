"""Anniversaries are kept, and calendars are followed from other programs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.organisations.fields import BodyField
from lantoa.plans.models import Anniversary, CalendarFeed
from lantoa.plans.operations import calendar

FIRST_YEAR, LAST_YEAR = 1000, 2100
CALENDARS = (("solar", gettext_lazy("Solar")), ("lunar", gettext_lazy("Lunar")))


def calendar_crumb() -> Crumb:
    return Crumb(_("Calendar"), reverse("plans:calendar"))


class Anniversaries(ListScreen):
    """The days that come back: of the whole country, and of the bodies."""

    title, model, search = gettext_lazy("Anniversaries"), Anniversary, ("folded_name",)
    ordering = ("month", "day", "pk")
    adding = ("plans:add_anniversary", gettext_lazy("Add an anniversary"), "keep")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="folded_name"),
        ListColumn("day", gettext_lazy("Day"), lambda each: _day(each), order="month"),
        ListColumn("body", gettext_lazy("Whose"), lambda each: each.body or _("the whole country")),
        ListColumn("first_year", gettext_lazy("Since"), lambda each: str(each.first_year or ""), order="first_year"),
        ListColumn("shown", gettext_lazy("In calendars"), lambda each: _("yes") if each.is_shown else _("no")),
        ListColumn("source", gettext_lazy("Source"), shown=False),
    )
    filters = (
        ChoiceFilter("is_lunar", gettext_lazy("Calendar"), (("0", CALENDARS[0][1]), ("1", CALENDARS[1][1]))),
        FlagFilter("holiday", gettext_lazy("Public holidays"), lambda rows: rows.filter(is_holiday=True)),
        FlagFilter("own", gettext_lazy("Of bodies"), lambda rows: rows.filter(body__isnull=False)),
    )

    def trail(self) -> Sequence[Crumb]:
        return [calendar_crumb()]

    def queryset(self) -> QuerySet:
        return Anniversary.objects.select_related("body")

    def url_of(self, record: Any) -> str:
        return reverse("plans:change_anniversary", args=[record.pk]) if record.pk in self.kept else ""

    @cached_property
    def kept(self) -> set[int]:
        """The ids of those that the person may change: asked once for the page."""
        return set(visible(self.actor, Anniversary.objects.all(), "keep").values_list("pk", flat=True))


def _day(each: Anniversary) -> str:
    words = f"{each.day}/{each.month}"
    if each.only_year:
        words = f"{words}/{each.only_year}"
    return _("%(day)s lunar") % {"day": words} if each.is_lunar else words


class AnniversaryForm(forms.Form):
    """A day of the year and whose it is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=255)
    day = forms.IntegerField(label=gettext_lazy("Day"), min_value=1, max_value=31)
    month = forms.IntegerField(label=gettext_lazy("Month"), min_value=1, max_value=12)
    is_lunar = forms.BooleanField(
        label=gettext_lazy("In the lunar calendar"),
        help_text=gettext_lazy("The 30th means the last day of the month."),
        required=False,
    )
    first_year = forms.IntegerField(
        label=gettext_lazy("Since the year"),
        help_text=gettext_lazy("The calendar then says how many years it is."),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )
    only_year = forms.IntegerField(
        label=gettext_lazy("Only in the year"),
        help_text=gettext_lazy("Leave it empty for a day that comes back every year."),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )
    is_holiday = forms.BooleanField(label=gettext_lazy("Public holiday"), required=False)
    is_shown = forms.BooleanField(label=gettext_lazy("Show it in calendars"), initial=True, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=255, required=False)


class NewAnniversaryForm(AnniversaryForm):
    """Also which body keeps it."""

    body = BodyField(label=gettext_lazy("Whose"), verb="keep")
    field_order = ("body",)


class KeepAnniversary(FormScreen):
    """What is done to an anniversary by whoever keeps those of a body."""

    model, needs, done = Anniversary, "keep", gettext_lazy("The anniversary is saved.")

    def trail(self) -> Sequence[Crumb]:
        return [calendar_crumb(), Crumb(Anniversaries.title, reverse("plans:anniversaries"))]

    def run(self, form: forms.Form) -> Anniversary:
        return calendar.keep_anniversary(self.record or Anniversary(), form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:anniversaries")


class AddAnniversary(KeepAnniversary):
    """A body writes down one of its days."""

    title, form_class = gettext_lazy("Add an anniversary"), NewAnniversaryForm
    lead = gettext_lazy("It stands in the calendars of the body and of all bodies below it.")


class ChangeAnniversary(KeepAnniversary):
    """An anniversary is corrected."""

    title, form_class = gettext_lazy("Change the anniversary"), AnniversaryForm
    template_name = "plans/calendar/change.html"

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in AnniversaryForm.base_fields}


class RemoveAnniversary(KeepAnniversary):
    """An anniversary is taken out."""

    title, form_class = gettext_lazy("Take the anniversary out"), forms.Form
    submit, done = gettext_lazy("Take it out"), gettext_lazy("The anniversary is taken out.")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the day
        return f"{self.record.name}, {_day(self.record)}"

    def run(self, form: forms.Form) -> None:  # type: ignore[override]  # nothing is left
        calendar.remove_anniversary(self.record, by=self.actor, at=self.at)


class Feeds(ListScreen):
    """The secret addresses under which the person's calendar, and those of bodies that she keeps, are followed."""

    title, model = gettext_lazy("Calendars to follow"), CalendarFeed
    adding = ("plans:add_feed", gettext_lazy("Make an address"), "keep")
    ordering = ("-made_at", "-pk")
    empty = gettext_lazy("With an address, the calendar of your telephone or computer shows what is due.")
    columns = (
        ListColumn("name", gettext_lazy("Where it is used"), str),
        ListColumn("whose", gettext_lazy("Whose calendar"), lambda each: each.body or _("my own")),
        ListColumn("made_at", gettext_lazy("Made"), order="made_at", kind="date"),
        ListColumn("revoked_at", gettext_lazy("Switched off"), order="revoked_at", kind="date"),
    )
    filters = (FlagFilter("open", gettext_lazy("Still in use"), lambda rows: rows.filter(revoked_at=None)),)

    def trail(self) -> Sequence[Crumb]:
        return [calendar_crumb()]

    def queryset(self) -> QuerySet:
        return CalendarFeed.objects.select_related("body", "person")

    def url_of(self, record: Any) -> str:
        return "" if record.revoked_at else reverse("plans:revoke_feed", args=[record.pk])


class FeedForm(forms.Form):
    """Whose calendar, and where it will be used."""

    name = forms.CharField(
        label=gettext_lazy("Where it is used"),
        help_text=gettext_lazy("For example: my telephone. You will know then which one to switch off."),
        max_length=120,
    )
    body = BodyField(
        label=gettext_lazy("Body"),
        verb="keep",
        required=False,
        help_text=gettext_lazy("Leave it empty for your own calendar: all that you see on the desk."),
    )


class AddFeed(FormScreen):
    """A secret address is made, and shown once."""

    title, form_class, model, needs = gettext_lazy("Make a calendar address"), FeedForm, CalendarFeed, "keep"
    lead = gettext_lazy("Whoever has the address can read the calendar. Give it to nobody; if in doubt, switch it off.")
    submit = gettext_lazy("Make the address")

    def trail(self) -> Sequence[Crumb]:
        return [calendar_crumb(), Crumb(Feeds.title, reverse("plans:feeds"))]

    def run(self, form: forms.Form) -> str:
        values = form.cleaned_data
        return calendar.make_feed(values["body"], values["name"], by=self.actor, at=self.at)[1]

    def told(self, result: Any) -> str | Promise:
        way = settings.BASE_URL + reverse("calendar_feed", args=[result])
        return _("Give this address to your calendar program; it is shown only now: %(address)s") % {"address": way}

    def after(self, result: Any) -> str:
        return reverse("plans:feeds")


class RevokeFeed(FormScreen):
    """A secret address is switched off."""

    title, model, needs = gettext_lazy("Switch the address off"), CalendarFeed, "keep"
    submit, done = gettext_lazy("Switch it off"), gettext_lazy("The address is switched off.")

    def queryset(self) -> QuerySet:
        return CalendarFeed.objects.select_related("body", "person")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the feed
        return _("%(name)s: the calendar program that uses it will show nothing new.") % {"name": self.record}

    def trail(self) -> Sequence[Crumb]:
        return [calendar_crumb(), Crumb(Feeds.title, reverse("plans:feeds"))]

    def run(self, form: forms.Form) -> CalendarFeed:
        return calendar.revoke_feed(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:feeds")
