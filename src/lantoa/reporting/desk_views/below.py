"""The reports of the level below: who is in, who is late, who is missing; the missing are reminded or done without."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ListColumn
from lantoa.desk.moving import ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from lantoa.reporting.desk_views.reports import ReportList, TimelinessFilter, all_reports, trail_of
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.operations import reminding, reports
from lantoa.reporting.queries.reports import TIMELINESS, below, missing, with_timeliness
from lantoa.reporting.states import WRITING

SHOWN = 12  # names in a sentence


class BelowList(ReportList):
    """All reports that one level receives for a period."""

    empty = gettext_lazy("Nobody below owes a report for this period.")
    ordering = ("body__sort_key", "pk")
    columns = (
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn(
            "timeliness", gettext_lazy("On time?"), lambda each: TIMELINESS[each.timeliness], order="timeliness"
        ),
        ListColumn("sent", gettext_lazy("Submitted on"), "sent_on", order="submitted_at", kind="date"),
        ListColumn("excuse", gettext_lazy("Why it is missing")),
    )
    filters = (ReportList.filters[0], TimelinessFilter())

    def prepare(self) -> None:
        super().prepare()
        self.record: Any = self.load(all_reports(), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return _("Reports from below")

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def queryset(self) -> QuerySet[Any]:
        return with_timeliness(below(self.record), self.today)


class ExcuseForm(ReasonForm):
    """Why it is done without."""


class ExcuseReport(FormScreen):
    """A report is missing for a reason, and holds the level up no longer."""

    title, model, needs, form_class = gettext_lazy("Do without it, for a reason"), PeriodicReport, "receive", ExcuseForm
    lead = gettext_lazy("The level can be closed without this report. It can still be submitted.")
    done = gettext_lazy("The reason is noted.")

    def queryset(self) -> QuerySet[Any]:
        return all_reports()

    def prepare(self) -> None:
        super().prepare()
        if self.record.state not in WRITING or self.record.is_top:
            raise MoveRefused(_("The report is there: accept or return it."))

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def form(self, **options: Any) -> forms.Form:
        return super().form(**options, required=True)

    def run(self, form: forms.Form) -> PeriodicReport:
        return reports.excuse(self.record, form.cleaned_data["reason"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class RemindForm(forms.Form):
    """What is written to them."""

    text = forms.CharField(
        label=gettext_lazy("What you write"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class RemindMissing(FormScreen):
    """The officers and secretaries of those whose reports are missing get a letter."""

    title, model, needs = gettext_lazy("Remind those whose reports are missing"), PeriodicReport, "submit"
    form_class, submit = RemindForm, gettext_lazy("Send the reminder")

    def queryset(self) -> QuerySet[Any]:
        return all_reports()

    @property
    def lead(self) -> str:  # type: ignore[override]  # it depends on the bodies
        names = [each.body.name for each in missing(self.record)]
        if not names:
            return _("Every report below is there, or done without for a reason.")
        said = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        told = _("Their officers and secretaries get one letter a day at most, where they have an e-mail address.")
        whom = ngettext("%(count)d body: %(names)s.", "%(count)d bodies: %(names)s.", len(names))
        return f"{whom % {'count': len(names), 'names': said}} {told}"

    @property
    def back(self) -> str:
        return reverse("reporting:report", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return trail_of(self.record)

    def initial(self) -> dict[str, Any]:
        period = self.record.period
        told = _("Please submit the report “%(form)s”, %(period)s, by %(day)s, or tell us why it cannot be submitted.")
        return {"text": told % {"form": period.form.name, "period": period, "day": f"{period.due_on:%d/%m/%Y}"}}

    def run(self, form: forms.Form) -> list[Body]:
        return reminding.remind(self.record, form.cleaned_data["text"], by=self.actor, at=self.at)

    def told(self, result: Any) -> str | Promise:
        return ngettext("%(count)d body is reminded.", "%(count)d bodies are reminded.", len(result)) % {
            "count": len(result)
        }

    def after(self, result: Any) -> str:
        return self.back
