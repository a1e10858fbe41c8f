"""Plans that came to a body: its staff reads them and says so."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import BulkAct, ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import visible
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Delivery, Purpose
from lantoa.plans.operations import dissemination


class Received(Screen):
    """What the screens of a recipient have in common: they are for its staff alone."""

    record: Delivery

    def delivery(self) -> Delivery:
        """The delivery of the address, if the person works at its recipient; Http404 otherwise."""
        found = Delivery.objects.filter(pk=self.kwargs["pk"], plan__state__in=SHOWN_BELOW)
        found = found.select_related("plan__body", "plan__file", "body", "opened_by", "acknowledged_by")
        delivery = visible(self.actor, found, "receive").first()
        if delivery is None:
            raise Http404
        return delivery


class AcknowledgeMany(BulkAct):
    """Several plans were received and read."""

    name, label, needs = "acknowledge", gettext_lazy("Received and read"), "receive"

    def ready(self, records: QuerySet) -> QuerySet:
        return records.filter(acknowledged_at=None)

    def why_not(self, record: Any) -> str:
        return _("It is acknowledged already.")

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> None:
        dissemination.acknowledge(record, by=by, at=at)


class ReceivedPlans(ListScreen):
    """The plans that came to the bodies where the person works."""

    title, model, name, needs = gettext_lazy("Plans received"), Delivery, "plans.received", "receive"
    search, ordering = ("plan__folded_title",), ("-sent_at", "-pk")
    empty = gettext_lazy("Plans that another body sends to yours will stand here.")
    acts = (AcknowledgeMany(),)
    columns = (
        ListColumn("plan", gettext_lazy("Plan"), "plan", order="plan__folded_title"),
        ListColumn("from", gettext_lazy("From"), "plan.body.name", order="plan__body__sort_key"),
        ListColumn("to", gettext_lazy("Recipient"), "body.name", order="body__sort_key"),
        ListColumn("purpose", gettext_lazy("Purpose"), "get_purpose_display", order="purpose"),
        ListColumn("sent_at", gettext_lazy("Received"), order="sent_at", kind="date"),
        ListColumn("acknowledged_at", gettext_lazy("Acknowledged"), order="acknowledged_at", kind="date"),
    )
    filters = (
        ChoiceFilter("purpose", gettext_lazy("Purpose"), Purpose.choices),
        FlagFilter("waiting", gettext_lazy("Not acknowledged"), lambda rows: rows.filter(acknowledged_at=None)),
    )

    def queryset(self) -> QuerySet:
        return Delivery.objects.filter(plan__state__in=SHOWN_BELOW).select_related("plan__body", "body")

    def url_of(self, record: Any) -> str:
        return reverse("plans:received_plan", args=[record.pk])


class ReceivedPlan(Received, RecordScreen):
    """A plan to read, and the button that says it was read.

    That it was opened is noted when somebody of the recipient first reads this page, and at no other. A separate press
    of a button would tell who pressed it, not who saw the plan; and nobody but the staff, signed in, gets this page, so
    that no mail scanner or curious superior opens a plan in its place.
    """

    model = Delivery

    def prepare(self) -> None:
        self.record = self.delivery()

    def page_title(self) -> str:
        return str(self.record.plan)

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(ReceivedPlans.title, reverse("plans:received"))]

    def standfirst(self) -> str:
        return _("From %(body)s") % {"body": self.record.plan.body}

    def state(self) -> str:
        return _("Acknowledged") if self.record.acknowledged_at else _("Not acknowledged yet")

    def facts(self) -> Sequence[tuple[Any, object]]:
        each = self.record
        return [
            (_("Recipient"), each.body),
            (_("As printed"), each.words),
            (_("Purpose"), each.get_purpose_display()),
            (_("Received"), _moment(each.sent_at)),
            (_("Opened"), _moment(each.opened_at, each.opened_by)),
            (_("Acknowledged"), _moment(each.acknowledged_at, each.acknowledged_by)),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        read = self.record.readers.filter(person=self.person.pk).first()
        context = {"delivery": self.record, "read": read}
        text = {"text": self.record.plan.text}
        return [
            RecordPanel(_("Read it"), "plans/sending/read.html", context),
            *([RecordPanel(_("Text of the plan"), "plans/sending/text.html", text)] if text["text"] else ()),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        dissemination.open_delivery(self.record, by=self.actor, at=self.at)
        return super().get(request, *args, **kwargs)


def _moment(at: Any, who: object = "") -> str:
    if at is None:
        return ""
    when = f"{localtime(at):%d/%m/%Y %H:%M}"
    return f"{when}, {who}" if who else when


class ReceivedFile(Received):
    """The file of a plan as its office sent it in."""

    def prepare(self) -> None:
        self.record = self.delivery()
        if self.record.plan.file is None:
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        file = self.record.plan.file
        assert file is not None  # noqa: S101 - looked at before
        dissemination.open_delivery(self.record, by=self.actor, at=self.at)
        content = BytesIO(bytes(file.content))
        return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)


class Acknowledge(Received, FormScreen):
    """The button "received and read"; as a page of its own it asks once more."""

    title, form_class = gettext_lazy("Received and read"), forms.Form
    submit, done = gettext_lazy("Received and read"), gettext_lazy("Acknowledged.")

    def prepare(self) -> None:
        self.record = self.delivery()

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the plan
        return str(self.record.plan)

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(ReceivedPlans.title, reverse("plans:received"))]

    def run(self, form: forms.Form) -> Delivery:
        return dissemination.acknowledge(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:received_plan", args=[self.record.pk])
