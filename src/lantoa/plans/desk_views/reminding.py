"""The form that reminds bodies: who will get it, who will not and why, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists.filters import search
from lantoa.desk.lists.pages import number_in
from lantoa.desk.screens import Crumb
from lantoa.organisations.models import Body
from lantoa.plans.access import bodies_seen
from lantoa.plans.board_words import period_words
from lantoa.plans.desk_views.board_filters import BoardFilters, year_in
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan
from lantoa.plans.operations.reminding import Wording, remind
from lantoa.plans.queries import boards
from lantoa.plans.queries.reminding import About, ReminderPreview, preview
from lantoa.plans.queries.silent import silent_bodies

SHOWN = 12  # names on the page; the rest is a number


class RemindForm(forms.Form):
    """What is written."""

    order = forms.CharField(
        label=gettext_lazy("What to write to them"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )
    request = forms.CharField(
        label=gettext_lazy("What to write to those whom the plan asks and does not order"),
        help_text=gettext_lazy("They are asked again, politely. Nothing of theirs is called overdue."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )


class RemindScreen(FormScreen):
    """A reminder about a plan, one of its duties or one period, to bodies that were picked or that fit a filter."""

    model, needs, form_class = Plan, "remind", RemindForm
    template_name = "plans/boards/remind.html"
    submit = gettext_lazy("Send the reminder")

    def queryset(self) -> Any:
        return Plan.objects.select_related("body")

    def page_title(self) -> str:
        return _("Reminder")

    def trail(self) -> Sequence[Crumb]:
        return [
            *trail(self.record),
            Crumb(_("Board"), reverse("plans:board", args=[self.record.pk])),
        ]

    @cached_property
    def about(self) -> About:
        """What the address says that the reminder is about."""
        duty = term = None
        if "duty" in self.request.GET:
            duty = self.record.duties.filter(pk=number_in(self.request.GET["duty"])).first()
            term = duty and duty.terms.filter(pk=number_in(self.request.GET.get("term", "0"))).first()
            if duty is None:
                raise Http404
        return About(self.record, duty, term)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies that the address names, or those that fit its filters; only what the person sees."""
        seen = bodies_seen(self.actor, self.record)
        if picked := self.request.GET.getlist("body"):
            return list(seen.filter(pk__in=[number_in(text) for text in picked]).order_by("sort_key", "pk"))
        if "periods" in self.request.GET:
            return list(self._silent(seen).order_by("sort_key", "pk"))
        year = year_in(self.request.GET.get("year", ""), self.record, self.today)
        filters = BoardFilters(self.request.GET, self.record, year, self.actor)
        duties = list(boards.duties_of(self.record, **filters.of_duties()).values_list("pk", flat=True))
        return boards.bodies_of(self.record, filters.question(duties), seen, on=self.today)

    def _silent(self, seen: QuerySet[Body]) -> QuerySet[Body]:
        """Those that the list of bodies with nothing showed."""
        periods = number_in(self.request.GET["periods"])
        found = silent_bodies(self.record, seen, periods=periods, on=self.today)
        return search(found, ("folded_name",), self.request.GET.get("q", "")[:200])

    @cached_property
    def preview(self) -> ReminderPreview:
        return preview(self.about, self.bodies, on=self.today)

    def initial(self) -> dict[str, Any]:
        what = self.about.duty.what if self.about.duty else self.record.title
        words = {"what": what, "plan": self.record.short_name}
        return {
            "order": _("Please complete “%(what)s” (plan %(plan)s) and record the result with what shows it.") % words,
            "request": _("We would be grateful for the result of “%(what)s” (plan %(plan)s) once you have it.") % words,
        }

    def form(self, **options: Any) -> forms.Form:
        """Asks only for the wording that somebody will read."""
        form = super().form(**options)
        polite = self.preview.polite
        if not polite:
            del form.fields["request"]
        elif polite == len(self.preview.will):
            del form.fields["order"]
        return form

    def run(self, form: forms.Form) -> list[Any]:
        text = form.cleaned_data
        wording = Wording(text.get("order", ""), text.get("request", ""))
        return remind(self.about, self.bodies, wording, by=self.actor, at=self.at)

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        if not self.preview.will:
            self.template_name = "plans/boards/nobody.html"
        term = self.about.term
        return super().show(
            form,
            status,
            preview=self.preview,
            about=self.about,
            period=period_words(term.since, term.until) if term else "",
            more=max(len(self.preview.will) - SHOWN, 0),
            back=self.back(),
            **context,
        )

    def told(self, result: Any) -> str | Promise:
        count = len(result)
        return ngettext("%(count)d body was reminded.", "%(count)d bodies were reminded.", count) % {"count": count}

    def after(self, result: Any) -> str:
        return self.back()

    def back(self) -> str:
        """The cell or the board that the person came from."""
        if "periods" in self.request.GET:
            return reverse("plans:silent", args=[self.record.pk])
        if self.about.term and len(self.bodies) == 1:
            return reverse("plans:cell", args=[self.about.term.pk, self.bodies[0].pk])
        kept = {name: value for name, value in self.request.GET.items() if name in BOARD_NAMES and value != "open"}
        return f"{reverse('plans:board', args=[self.record.pk])}?{urlencode(kept)}"


BOARD_NAMES = ("year", "quarter", "kind", "measure", "group", "under", "only")
