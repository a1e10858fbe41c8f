"""A plan is sent: whom it names is proposed, a person confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import BulkAct, ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused, may, require
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Delivery, Plan, Purpose
from lantoa.plans.operations import dissemination
from lantoa.plans.operations.dissemination import Addressed
from lantoa.plans.queries.dissemination import Proposed, proposed, with_readers

NAMED = 6  # members of a group that are named; the rest is a number


class SendForm(forms.Form):
    """One field for each name of the "Nơi nhận": a body to confirm or choose, a group, a channel, the archive."""

    more = BodiesField(label=gettext_lazy("Further recipients"), required=False)
    own_staff = forms.BooleanField(
        label=gettext_lazy("The staff of our own body too"),
        help_text=gettext_lazy("Everybody who works here is asked to read the plan."),
        required=False,
    )

    def __init__(self, *args: Any, names: Sequence[Proposed] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = {f"name_{place}": name for place, name in enumerate(names)}
        for key, name in self.names.items():
            self.fields[key] = _field(name)
        self.order_fields(self.names)

    def confirmed(self, plan: Plan) -> Iterator[Addressed]:
        """The recipients that the person left in."""
        for key, name in self.names.items():
            yield from _addressed(name, self.cleaned_data.get(key))
        yield from (Addressed(body.name, body=body) for body in self.cleaned_data["more"])
        if self.cleaned_data["own_staff"]:
            yield Addressed(plan.body.name, body=plan.body)


def _field(name: Proposed) -> forms.Field:
    label = f"{name.words} · {Purpose(name.purpose).label}"
    if hint := _ticked(name):
        on = bool(name.bodies) or not name.is_group
        return forms.BooleanField(label=label, help_text=hint, initial=on, required=False)
    first = name.bodies[0].pk if name.bodies else None
    return BodyField(label=label, help_text="" if first else _asked(name), initial=first, required=False)


def _ticked(name: Proposed) -> str:
    """What is said beside a name that is only ticked; nothing for a single body, which has a field of its own."""
    if name.is_channel:
        return _("To be published, not sent.")
    if name.is_archive:
        return _("Kept with the plan.")
    return _members(name) if name.is_group else ""


def _members(name: Proposed) -> str:
    """Who belongs to a group today."""
    count = len(name.bodies)
    shown = ", ".join(body.name for body in name.bodies[:NAMED])
    told = ngettext("%(count)d body: %(names)s", "%(count)d bodies: %(names)s", count) if count else _("No body today.")
    return told % {"count": count, "names": f"{shown}…" if count > NAMED else shown} if count else told


def _asked(name: Proposed) -> str:
    """What to choose from where it is not sure who is meant."""
    names = "; ".join(body.name for body in name.candidates[:NAMED])
    if names:
        return _("Not sure who is meant. Perhaps: %(names)s. Leave it empty to send it to nobody.") % {"names": names}
    return _("Nobody of this name was found. Type the body, or leave it empty to send it to nobody.")


def _addressed(name: Proposed, value: Any) -> Iterator[Addressed]:
    if not value:
        return
    if name.is_group:
        yield from (Addressed(name.words, name.purpose, body) for body in name.bodies)
    elif name.is_channel:
        yield Addressed(name.words, name.purpose, channel=name.words)
    else:
        yield Addressed(name.words, name.purpose, None if name.is_archive else value)


class SendPlan(FormScreen):
    """The recipients of a plan are confirmed, and it is sent."""

    form_class, model, needs = SendForm, Plan, "keep"
    submit = gettext_lazy("Send the plan")
    lead = gettext_lazy("Whom the plan names is filled in. Check it: the plan is sent to those that stand here.")

    def prepare(self) -> None:
        super().prepare()
        if self.record.state not in SHOWN_BELOW:
            raise Refused(_("Only a plan in force can be sent. Put it into force first."))

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body")

    def page_title(self) -> str:
        return _("Send %(plan)s") % {"plan": self.record.short_name}

    def trail(self) -> Sequence[Crumb]:
        return trail(self.record)

    @property
    def back(self) -> str:
        return self.after(None)

    @cached_property
    def names(self) -> list[Proposed]:
        return proposed(self.record, self.today)

    def form(self, **options: Any) -> forms.Form:
        return super().form(names=self.names, **options)

    def run(self, form: forms.Form) -> list[Delivery]:
        assert isinstance(form, SendForm)  # noqa: S101 - the screen has no other
        return dissemination.send(self.record, list(form.confirmed(self.record)), by=self.actor, at=self.at)

    def told(self, result: Any) -> str | Promise:
        count = len(result)
        return ngettext("Sent to %(count)d recipient.", "Sent to %(count)d recipients.", count) % {"count": count}

    def after(self, result: Any) -> str:
        return reverse("plans:deliveries", args=[self.record.pk])


def _of_bodies(deliveries: QuerySet) -> QuerySet:
    """Without channels and archive copies, which nobody opens."""
    return deliveries.filter(body__isnull=False)


class RemindRecipients(BulkAct):
    """Those who have not acknowledged are asked again."""

    name, label, needs = "remind", gettext_lazy("Remind"), "remind"

    def ready(self, records: QuerySet) -> QuerySet:
        return _of_bodies(records).filter(acknowledged_at=None)

    def why_not(self, record: Any) -> str:
        return dissemination.why_not_remind(record, at=now())

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> None:
        dissemination.remind(record, by=by, at=at)


class Deliveries(ListScreen):
    """To whom a plan was sent, and who has not opened or acknowledged it."""

    model, name, search, ordering = Delivery, "plans.deliveries", ("body__folded_name",), ("body__sort_key", "pk")
    template_name = "plans/sending/deliveries.html"
    empty = gettext_lazy("The plan has not been sent to anybody yet.")
    acts = (RemindRecipients(),)
    columns = (
        ListColumn("to", gettext_lazy("Recipient"), str, order="body__sort_key"),
        ListColumn("words", gettext_lazy("As printed"), order="words"),
        ListColumn("purpose", gettext_lazy("Purpose"), "get_purpose_display", order="purpose"),
        ListColumn("sent_at", gettext_lazy("Sent"), order="sent_at", kind="date"),
        ListColumn("opened_at", gettext_lazy("Opened"), order="opened_at", kind="date"),
        ListColumn("acknowledged_at", gettext_lazy("Acknowledged"), order="acknowledged_at", kind="date"),
        ListColumn("staff", gettext_lazy("Staff who have read it"), lambda each: _share(each)),
        ListColumn("reminded_at", gettext_lazy("Reminded"), order="reminded_at", kind="date", shown=False),
        ListColumn("link", gettext_lazy("Where it stands"), shown=False),
    )
    filters = (
        ChoiceFilter("purpose", gettext_lazy("Purpose"), Purpose.choices),
        DateRangeFilter("sent_at__date", gettext_lazy("Sent")),
        FlagFilter(
            "unopened", gettext_lazy("Not opened"), lambda rows: rows.filter(opened_at=None, body__isnull=False)
        ),
        FlagFilter(
            "unacknowledged",
            gettext_lazy("Not acknowledged"),
            lambda rows: _of_bodies(rows).filter(acknowledged_at=None),
        ),
    )

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])
        require(self.actor, "oversee", self.plan)

    def page_title(self) -> str:
        return _("Recipients of %(plan)s") % {"plan": self.plan.short_name}

    def trail(self) -> Sequence[Crumb]:
        return trail(self.plan)

    def queryset(self) -> QuerySet:
        return with_readers(self.plan.deliveries.select_related("body", "plan__body"), self.today)

    def url_of(self, record: Any) -> str:
        return reverse("plans:posted", args=[record.pk]) if record.channel else ""

    def choices(self) -> dict[str, Any]:
        rows = self.plan.deliveries.filter(body__isnull=False)
        counted = {"sent": rows.count(), "opened": rows.exclude(opened_at=None).count()}
        counted["acknowledged"] = rows.exclude(acknowledged_at=None).count()
        allowed = {"keeps": may(self.actor, "keep", self.plan), "releases": may(self.actor, "release", self.plan)}
        return super().choices() | counted | allowed


def _share(delivery: Any) -> str:
    return _("%(read)d of %(staff)d") % {"read": delivery.read, "staff": delivery.staff} if delivery.body_id else ""


class PostedForm(forms.Form):
    """Where the plan was published."""

    link = forms.URLField(
        label=gettext_lazy("Address of the page"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("For example: https://ngoaivu.example/ke-hoach-12"),
    )


class Posted(FormScreen):
    """Where a plan stands that was put out through a channel."""

    title, form_class, model, needs = gettext_lazy("Where the plan stands"), PostedForm, Delivery, "keep"
    done = gettext_lazy("The address is saved.")

    def queryset(self) -> QuerySet:
        return Delivery.objects.exclude(channel="").select_related("plan__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the channel
        return f"{self.record.channel}: {self.record.plan}"

    def trail(self) -> Sequence[Crumb]:
        return trail(self.record.plan)

    def initial(self) -> dict[str, Any]:
        return {"link": self.record.link}

    def run(self, form: forms.Form) -> Delivery:
        return dissemination.post(self.record, form.cleaned_data["link"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:deliveries", args=[self.record.plan_id])
