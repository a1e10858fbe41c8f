"""Report forms: the list, one with its parts and periods, and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Movement
from lantoa.organisations.fields import KeptBodyField
from lantoa.organisations.models import Ancestry, Group
from lantoa.plans.models import Duty, Plan
from lantoa.reporting.access import asking_bodies
from lantoa.reporting.models import Cadence, FormVersion, ReportForm
from lantoa.reporting.operations import forms as operations
from lantoa.reporting.operations import periods
from lantoa.reporting.queries.asking import choices_for
from lantoa.reporting.states import FORM_MOVES, FormState

SHOWN = 12  # periods on the page of a form


def forms_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(_("Report forms"), reverse("reporting:forms"))


class FormList(ListScreen):
    """The forms of the bodies in reach."""

    template_name = "reporting/desk/forms.html"
    title, model, search, ordering = _("Report forms"), ReportForm, (), ("state", "-pk")
    adding = ("reporting:add_form", _("Prepare a report form"), "keep")
    empty = _("A report form says what is reported by whom and how often. Figures are filled in from the records.")
    columns = (
        ListColumn("name", _("Name of the report"), order="name"),
        ListColumn("body", _("Asked by"), "body.name", order="body__sort_key"),
        ListColumn("group", _("Asked of"), "group.name", order="group__name"),
        ListColumn("cadence", _("How often"), "get_cadence_display", order="cadence"),
        ListColumn("periods", _("Periods"), "opened", kind="number"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (ChoiceFilter("state", _("State"), FormState.choices),)

    def queryset(self) -> QuerySet:
        return ReportForm.objects.select_related("body", "group").annotate(opened=Count("periods"))

    def url_of(self, record: Any) -> str:
        return reverse("reporting:form", args=[record.pk])


class FormRecord(RecordScreen):
    """One form: how often, of whom, in which parts, and its periods."""

    model, moves = ReportForm, FORM_MOVES
    move_urls = {"start": "reporting:start_form", "end": "reporting:end_form"}

    def queryset(self) -> QuerySet:
        return ReportForm.objects.select_related("body", "group", "duty", "plan", "movement")

    def trail(self) -> Sequence[Crumb]:
        return [forms_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{capfirst(self.record.get_cadence_display())}. {self.record.body.name}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        last = f" – {found.last_day:%d/%m/%Y}" if found.last_day else ""
        return [
            (_("Asked of"), found.group.name if found.group else _("nobody: the body writes it itself")),
            (_("Periods from"), f"{found.first_day:%d/%m/%Y}{last}"),
            (_("Due, in days after the end of the period"), str(found.grace)),
            (_("Duty that it fulfils"), found.duty),
            (_("Reviewed programme"), found.plan),
            (_("Reviewed movement"), found.movement),
            (_("Where the form is from"), found.source),
            (_("How sure"), capfirst(str(found.get_certainty_display()))),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        opened = self.record.periods.order_by("-since").annotate(number=Count("reports"))
        listed = list(opened[:SHOWN])
        tops = dict(self.record.periods.filter(reports__body=self.record.body_id).values_list("pk", "reports__pk"))
        shown = {"periods": [(each, tops.get(each.pk)) for each in listed]}
        return [
            *(self.version_panel(each) for each in self.versions()),
            RecordPanel(_("Periods"), "reporting/desk/periods.html", shown, len(listed)),
        ]

    def versions(self) -> list[FormVersion]:
        """The last one, and the one in use where a later one is prepared."""
        found = self.record.versions.annotate(used=Count("periods", distinct=True)).prefetch_related("parts")
        return list(reversed(found.order_by("-since")[:2]))

    def version_panel(self, version: Any) -> RecordPanel:
        keeps = bool(may(self.actor, "keep", self.record)) and self.record.state != FormState.ENDED
        parts = [(part, [choices_for(part.kind).get(key, key) for key in part.asks]) for part in version.parts.all()]
        shown = {"version": version, "parts": parts, "form": self.record, "changeable": keeps and not version.used}
        title: Any = _("Parts, for periods from %(day)s") % {"day": f"{version.since:%d/%m/%Y}"}
        return RecordPanel(title, "reporting/desk/parts.html", shown, len(parts))

    def further_actions(self) -> Sequence[RecordAction]:
        found = []
        if self.record.state == FormState.IN_USE and self.record.cadence == Cadence.REQUEST:
            found.append(self.action(_("Ask for a report"), "reporting:ask_for", "keep", tone="primary"))
        if self.record.state != FormState.ENDED:
            found.append(self.action(_("Change the report form"), "reporting:change_form", "keep"))
            last = self.record.versions.last()
            if last and last.periods.exists():
                later = _("Change the parts for later periods")
                found.append(self.action(later, "reporting:later_periods", "keep"))
        return found


class GroupField(ReachModelChoiceField):
    """A group that one of the person's bodies keeps, or a body above."""

    def reach(self, actor: Actor) -> None:
        kept = list(asking_bodies(actor).values_list("pk", flat=True))
        above = Ancestry.objects.on(localdate()).filter(descendant__in=kept).values("ancestor")
        self.all = Group.objects.filter(body__in=above).select_related("body").order_by("body__sort_key", "name", "pk")
        super().reach(actor)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.body.name})"


class ReportFormForm(forms.Form):
    """What is asked, of whom, how often."""

    name = forms.CharField(label=_("Name of the report"), max_length=255)
    group = GroupField(
        Group.objects.all(),
        label=_("Asked of"),
        required=False,
        help_text=_(
            "Who belongs to this group on the last day of a period owes the report. Empty: the body writes it itself,"
            " about all below."
        ),
    )
    cadence = forms.ChoiceField(label=_("How often"), choices=Cadence.choices, widget=forms.RadioSelect)
    first_day = forms.DateField(label=_("First period from"))
    last_day = forms.DateField(label=_("Last period to"), required=False)
    grace = forms.IntegerField(
        label=_("Due, in days after the end of the period"), min_value=0, max_value=120, initial=10
    )
    duty = ReachModelChoiceField(
        Duty.objects.filter(measure="reports_submitted").order_by("-pk"),
        label=_("Duty that it fulfils"),
        required=False,
        help_text=_("A report that is submitted counts for this duty."),
    )
    plan = ReachModelChoiceField(
        Plan.objects.order_by("-issued_on", "-pk"),
        label=_("Reviewed programme"),
        required=False,
        help_text=_("For an interim or final review: what was promised stands beside what was reached."),
    )
    movement = ReachModelChoiceField(
        Movement.objects.order_by("folded_name", "pk"), label=_("Reviewed movement"), required=False
    )


class NewReportFormForm(ReportFormForm):
    """Who asks, besides."""

    body = KeptBodyField(asking_bodies, label=_("Asked by"))
    field_order = ("name", "body")


class AddForm(FormScreen):
    """A form is prepared."""

    title, model, needs = _("Prepare a report form"), ReportForm, "keep"
    form_class: type[forms.Form] = NewReportFormForm
    done: str | Promise = _("The form is prepared. Add its parts, then put it into use.")

    @property
    def back(self) -> str:
        return reverse("reporting:forms")

    def trail(self) -> list[Crumb]:
        return [forms_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"cadence": Cadence.QUARTER}

    def run(self, form: forms.Form) -> ReportForm:
        return operations.add_form(ReportForm(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("reporting:form", args=[result.pk])


class _OfForm(FormScreen):
    """A form about one report form."""

    model, needs = ReportForm, "keep"

    def queryset(self) -> QuerySet[ReportForm]:
        return ReportForm.objects.select_related("body")

    @property
    def back(self) -> str:
        return reverse("reporting:form", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [forms_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class ChangeForm(_OfForm):
    """What it says of itself."""

    title, form_class, done = _("Change the report form"), ReportFormForm, _("The report form is saved.")

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in ReportFormForm.base_fields}
        return kept | {name: getattr(self.record, f"{name}_id") for name in ("group", "duty", "plan", "movement")}

    def run(self, form: forms.Form) -> ReportForm:
        return operations.change_form(self.record, form.cleaned_data, by=self.actor, at=self.at)


class MoveForm(NamedMoveScreen, _OfForm):
    """It is put into use, or ended."""

    moves = FORM_MOVES
    OPERATIONS = {"start": operations.start, "end": operations.end}

    def run(self, form: forms.Form) -> ReportForm:
        reason = form.cleaned_data["reason"]
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=reason)


class LaterPeriods(_OfForm):
    """The parts are copied, to be changed for periods that are not open yet."""

    title, submit = _("Change the parts for later periods"), pgettext_lazy("parts of a report", "Copy the parts")
    lead = _("Reports that are open keep the parts they have. The copy can be changed and holds for later periods.")
    done = _("The parts are copied. Change them below.")

    def prepare(self) -> None:
        super().prepare()
        last = self.record.versions.last()
        if last is None or not last.periods.exists():
            raise MoveRefused(_("No period uses these parts yet: change them as they are."))

    def run(self, form: forms.Form) -> FormVersion:
        return operations.new_version(self.record, by=self.actor, at=self.at)


class AskForForm(forms.Form):
    """About which days, by when."""

    since = forms.DateField(label=_("From"))
    last = forms.DateField(label=_("To"), initial=localdate)
    due_on = forms.DateField(label=_("Due"))


class AskFor(_OfForm):
    """A report outside of any calendar."""

    title, form_class, done = _("Ask for a report"), AskForForm, _("The report is asked for.")
    submit = pgettext_lazy("report", "Ask")

    def run(self, form: forms.Form) -> Any:
        return periods.ask_for(self.record, **form.cleaned_data, by=self.actor, at=self.at)
