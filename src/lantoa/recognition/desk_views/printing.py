"""Certificates of a whole decision: asked for once, made in the background, taken when they are there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import visible
from lantoa.recognition.desk_views.decisions import register_crumb
from lantoa.recognition.desk_views.papers import PDF, handed_out
from lantoa.recognition.models import Award, Decision, DecisionKind, PrintRun
from lantoa.recognition.operations import printing
from lantoa.recognition.queries.printing import printable
from vanban.writing.certificates import Sheet

AGAIN_AFTER_S = "3"  # while the worker is at it, the page asks again by itself


class SheetForm(forms.Form):
    """What is printed on."""

    overprint = forms.BooleanField(
        label=_("On printed forms"),
        required=False,
        help_text=_("Frame, national name and title are printed already: only what differs is drawn."),
    )
    right = forms.FloatField(label=_("Move to the right, in millimetres"), required=False, min_value=-30, max_value=30)
    down = forms.FloatField(label=_("Move down, in millimetres"), required=False, min_value=-30, max_value=30)

    def sheet(self) -> Sheet:
        """As the writer takes it."""
        values = self.cleaned_data
        return Sheet(values["overprint"], values["right"] or 0.0, values["down"] or 0.0)


class PrintCertificates(FormScreen):
    """How far they are, and the file once it is there; below, having them made anew."""

    model, form_class, needs = Decision, SheetForm, "view"
    template_name = "recognition/desk/print_run.html"
    submit = _("Print as PDF")

    def queryset(self) -> Any:
        return Decision.objects.filter(kind=DecisionKind.GIVES).select_related("body")

    def prepare(self) -> None:
        super().prepare()
        listed = printable(self.record, self.kwargs["award"])
        self.count, first = listed.count(), listed.first()
        if first is None:
            raise Http404
        self.award: Award = first.award

    @cached_property
    def printed(self) -> PrintRun | None:
        """What was asked for last."""
        known = visible(self.actor, PrintRun.objects.defer("content").select_related("asked_by"))
        return known.filter(decision=self.record, award=self.award).first()

    def page_title(self) -> str:
        return str(_("Certificates: %(award)s") % {"award": self.award.name})

    @property
    def back(self) -> str:
        return reverse("recognition:decision", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().get(request, *args, **kwargs)
        if self.printed and not self.printed.finished_at:
            answer["Refresh"] = AGAIN_AFTER_S
        return answer

    def run(self, form: Any) -> PrintRun:
        return printing.print_certificates(self.record, self.award, form.sheet(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.request.path


class PrintedCertificates(Screen):
    """The finished file; 404 as long as it is being made."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        finished = PrintRun.objects.filter(finished_at__isnull=False).select_related("award", "decision")
        found = self.load(finished, decision=self.kwargs["pk"], award=self.kwargs["award"])
        assert found.content is not None  # noqa: S101 - it is finished
        return handed_out(bytes(found.content), f"{found.award.name} {found.decision.number}.pdf", PDF)
