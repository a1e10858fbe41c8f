"""Councils: the list, one with its members and sittings, and their forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may, visible
from lantoa.organisations.desk_views.roles import PersonField, last_day_field, until
from lantoa.organisations.fields import KeptBodyField
from lantoa.recognition.council_access import keeping_bodies
from lantoa.recognition.models import PRESIDING, Council, Seat, SeatRole, Sitting
from lantoa.recognition.operations import councils
from lantoa.recognition.queries.councils import members_on

REGISTER = pgettext_lazy("commendation", "Councils")
SITTINGS = 30  # on the page of their council; the list has all


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:councils"))


def council_trail(council: Council) -> list[Crumb]:
    """The steps to a council."""
    return [register_crumb(), Crumb(council.name, reverse("recognition:council", args=[council.pk]))]


def _standing(found: QuerySet[Council]) -> QuerySet[Council]:
    return found.filter(since__lte=localdate(), until__gt=localdate())


class CouncilList(ListScreen):
    """The councils of the person's bodies, and those that she sits in."""

    title, model, search, ordering = REGISTER, Council, ("folded_name",), ("-until", "folded_name", "pk")
    adding = ("recognition:add_council", _("Enter a council"), "keep")
    empty = _("A council judges what is proposed. Enter it with its decision and its members, then plan a sitting.")
    columns = (
        ListColumn("name", pgettext_lazy("commendation", "Council"), order="folded_name"),
        ListColumn("body", _("Body"), "body.name", order="body__sort_key"),
        ListColumn("established_by", _("Established by")),
        ListColumn("since", _("From"), order="since", kind="date"),
        ListColumn("last_day", _("To"), "last_day", order="until", kind="date"),
        ListColumn("members", _("Members today"), "members", order="members", kind="number"),
    )
    filters = (FlagFilter("standing", _("Standing today"), _standing),)

    def queryset(self) -> QuerySet:
        today = localdate()
        seated = Count("seats", filter=Q(seats__since__lte=today, seats__until__gt=today))
        return Council.objects.select_related("body").annotate(members=seated)

    def url_of(self, record: Any) -> str:
        return reverse("recognition:council", args=[record.pk])


class CouncilRecord(RecordScreen):
    """A council: by which decision, who is in it today and who was, and its sittings."""

    model = Council

    def queryset(self) -> QuerySet:
        return Council.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        return str(self.record.body.name)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        council = self.record
        kept = _("Yes") if council.keeps_conflicted else _("No, the others are all there are")
        return [
            (_("Established by"), council.established_by),
            (_("From"), f"{council.since:%d/%m/%Y}"),
            (_("To"), f"{council.last_day:%d/%m/%Y}" if council.last_day else ""),
            (_("Rules of procedure"), council.rules_of),
            (_("Quorum at least"), f"{council.quorum_percent} %" if council.quorum_percent else ""),
            (_("Vote"), _("Always in secret") if council.always_secret else _("As the award's rule says")),
            (_("Members with a conflict count as members"), kept),
            (_("A tie"), _("The chair's vote decides it") if council.chair_breaks_ties else _("Is no agreement")),
        ]

    def requirements(self) -> Sequence[Requirement]:
        today = list(members_on(self.record, localdate()))
        return [
            Requirement(_("Has members"), bool(today)),
            Requirement(
                _("Has a chair"),
                any(seat.role == SeatRole.CHAIR for seat in today),
                "",
            ),
            Requirement(
                _("Somebody with an account presides"),
                any(seat.role in PRESIDING and seat.person_id for seat in today),
                _("Chair, deputy or secretary: they open and close votes."),
            ),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        seats = list(Seat.objects.filter(council=self.record.pk).order_by("-until", "since", "name"))
        today = list(members_on(self.record, localdate()))
        shown = {
            "today": today,
            "others": [seat for seat in seats if seat not in today],
            "keeps": bool(may(self.actor, "keep", self.record)),
        }
        sittings = visible(self.actor, Sitting.objects.filter(council=self.record.pk)).order_by("-held_at")
        held = {"sittings": list(sittings[:SITTINGS])}
        return [
            RecordPanel(_("Members"), "recognition/desk/seats.html", shown, len(today)),
            RecordPanel(_("Sittings"), "recognition/desk/council_sittings.html", held, len(held["sittings"])),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        return [
            self.action(_("Plan a sitting"), "recognition:add_sitting", "keep", tone="primary"),
            self.action(_("Enter a member"), "recognition:add_seat", "keep"),
            self.action(_("Change the council"), "recognition:change_council", "keep"),
        ]


class CouncilForm(forms.Form):
    """By which decision, and what its rules of procedure ask beyond the law."""

    name = forms.CharField(label=_("Name of the council"), max_length=255)
    established_by = forms.CharField(
        label=_("Established by"),
        max_length=255,
        required=False,
        help_text=_("Number and day of the decision, as documents cite it."),
    )
    place = forms.CharField(
        label=_("Place, as documents say it"), max_length=80, help_text=_("It stands before the date: “Thanh Hóa, …”.")
    )
    since = forms.DateField(label=_("From"), initial=localdate)
    last_day = last_day_field(required=False, help_text=_("Empty: without an end."))
    rules_of = forms.CharField(
        label=_("Rules of procedure"),
        max_length=255,
        required=False,
        help_text=_("Where it stands what you choose below. It is cited in the minutes."),
    )
    quorum_percent = forms.IntegerField(
        label=_("Quorum at least, in percent"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Empty: as the award's rule says, otherwise two thirds. 66 is two thirds."),
    )
    always_secret = forms.BooleanField(label=_("Always vote in secret"), required=False)
    keeps_conflicted = forms.BooleanField(
        label=_("Members with a conflict of interest count as members"),
        required=False,
        initial=True,
        help_text=_("The share is taken of all members, as the law says. Untick it only if your rules say otherwise."),
    )
    chair_breaks_ties = forms.BooleanField(
        label=_("The chair's vote decides a tie"),
        required=False,
        help_text=_("Only in an open vote in which more than half is enough."),
    )

    def terms(self) -> dict[str, Any]:
        """The values as a council has them."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "last_day"}
        return kept | {"until": until(self.cleaned_data["last_day"])}


class NewCouncilForm(CouncilForm):
    """Whose council it is, besides."""

    body = KeptBodyField(keeping_bodies, label=_("Body"))
    field_order = ("body", "name")


class AddCouncil(FormScreen):
    """A council is entered."""

    title, model, needs = _("Enter a council"), Council, "keep"
    form_class: type[forms.Form] = NewCouncilForm
    done = _("The council is entered. Now enter its members.")

    @property
    def back(self) -> str:
        return reverse("recognition:councils")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def run(self, form: Any) -> Council:
        return councils.establish(Council(**form.terms()), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:council", args=[result.pk])


class ChangeCouncil(AddCouncil):
    """Another name, other days, other rules."""

    title, form_class, done = _("Change the council"), CouncilForm, _("The council is saved.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return council_trail(self.record)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in CouncilForm.base_fields}

    def run(self, form: Any) -> Council:
        return councils.change(self.record, form.terms(), by=self.actor, at=self.at)


class SeatForm(forms.Form):
    """Who, as what, since when, until when."""

    person = PersonField(
        label=_("Account"),
        required=False,
        help_text=_("Whoever has none takes part by paper: leave it empty and write the name."),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False, help_text=_("Empty: that of the account."))
    position = forms.CharField(label=_("Position"), max_length=255, required=False)
    role = forms.ChoiceField(label=_("Role in the council"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    since = forms.DateField(label=_("From"), initial=localdate)
    last_day = last_day_field(required=False, help_text=_("Empty: without an end."))

    def terms(self) -> dict[str, Any]:
        """The values as a seat has them."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "last_day"}
        return kept | {"until": until(self.cleaned_data["last_day"])}


class AddSeat(FormScreen):
    """A member is entered."""

    title, model, needs, form_class = _("Enter a member"), Council, "keep", SeatForm
    done = _("The member is entered.")

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> list[Crumb]:
        return council_trail(self.record)

    def initial(self) -> dict[str, Any]:
        return {"since": max(self.record.since, self.today)}

    def run(self, form: Any) -> Seat:
        return councils.seat(Seat(council=self.record, **form.terms()), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:council", args=[self.record.pk])


class ChangeSeat(FormScreen):
    """Another role, or the day on which the seat ends. The account stays: somebody else has a seat of their own."""

    title, model, needs, form_class = _("Change a member"), Seat, "keep", SeatForm
    done = _("The member is saved.")

    def queryset(self) -> QuerySet:
        return Seat.objects.select_related("council", "person")

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> list[Crumb]:
        return council_trail(self.record.council)

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        del form.fields["person"]
        return form

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in ("name", "position", "role", "since", "last_day")}

    def run(self, form: Any) -> Seat:
        return councils.change_seat(self.record, form.terms(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:council", args=[self.record.council_id])
