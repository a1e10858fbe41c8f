"""Forms about one clause: correcting, dividing, merging it, saying who is meant; and adding one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.plans.desk_views.clause_forms import AddForm, ClauseForm, DivideForm, DutyForm, MergeForm, WhoForm
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.desk_views.review import at_item
from lantoa.plans.models import Clause, DutyActor, Plan
from lantoa.plans.operations import correcting, dividing, matching, merging
from lantoa.plans.queries.reviewing import Review
from lantoa.plans.states import ClauseState, is_under_review

MERGE = pgettext_lazy("clauses", "Merge")


class ClauseScreen(FormScreen):
    """A form about one clause of a plan under review, with its wording on top."""

    model, needs = Clause, "review"
    template_name = "plans/review/clause.html"

    def queryset(self) -> QuerySet:
        return Clause.objects.select_related("plan__body", "duty", "citation")

    def prepare(self) -> None:
        super().prepare()
        if not (answer := is_under_review(self.record)):
            raise Refused(answer.reason)

    def trail(self) -> list[Crumb]:
        return [*trail(self.record.plan), Crumb(_("Review"), self.back)]

    @property
    def back(self) -> str:
        return at_item(self.record)

    def after(self, result: Any) -> str:
        return self.back


class Correct(ClauseScreen):
    """What was read is corrected."""

    title, done = _("Correct"), _("The clause is corrected.")

    def form(self, **options: Any) -> forms.Form:
        self.form_class = DutyForm if hasattr(self.record, "duty") else ClauseForm
        return super().form(clause=self.record, **options)

    def initial(self) -> dict[str, Any]:
        values = {name: getattr(self.record, name) for name in correcting.CLAUSE_FIELDS}
        if duty := getattr(self.record, "duty", None):
            values |= {name: getattr(duty, name) for name in correcting.DUTY_FIELDS}
        return values | {"version": correcting.version_of(self.record)}

    def run(self, form: Any) -> Clause:
        version = form.cleaned_data["version"]
        return correcting.correct(self.record, form.correction(), version=version, by=self.actor, at=self.at)


class Divide(ClauseScreen):
    """One clause becomes two."""

    title, form_class, submit = _("Divide"), DivideForm, _("Divide")
    lead = _("Cut and paste until each part says one thing. Both are confirmed afterwards, each by itself.")

    def initial(self) -> dict[str, Any]:
        quote = self.record.quote
        cut = max((quote.find(mark) for mark in ("; ", ", ", " và ")), key=lambda place: place > 0)
        return {"first": quote[:cut] if cut > 0 else quote, "second": quote[cut + 1 :].strip() if cut > 0 else ""}

    def run(self, form: forms.Form) -> Any:
        wordings = (form.cleaned_data["first"], form.cleaned_data["second"])
        return dividing.divide(self.record, wordings, by=self.actor, at=self.at)

    def after(self, result: list[Clause]) -> str:
        return at_item(result[0])


class Merge(ClauseScreen):
    """A clause that says the same as another."""

    title, form_class, submit = MERGE, MergeForm, MERGE
    lead = _("Only the other clause counts afterwards. This one stays in the plan and can be taken out again.")

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        review = Review(self.record.plan)
        likely = [twin.clause.pk for twin in review.twins(review.by_id[self.record.pk])]
        open_ones = Clause.objects.filter(plan=self.record.plan_id, state__in=merging.KEPT).exclude(pk=self.record.pk)
        kinds = merging.fitting(self.record)
        wanted = open_ones.filter(pk__in=likely) if likely else open_ones.filter(kind__in=kinds)
        into: Any = form.fields["into"]
        into.all = wanted
        into.reach(self.actor)
        form.initial.setdefault("into", likely[0] if likely else None)
        return form

    def run(self, form: forms.Form) -> Any:
        said = form.cleaned_data
        into, keep = said["into"], said["keep_actors"]
        return merging.merge(self.record, into, keep_actors=keep, by=self.actor, at=self.at)

    def after(self, result: Clause) -> str:
        assert result.same_as is not None  # noqa: S101 - it was merged just now
        return at_item(result.same_as)


class Who(ClauseScreen):
    """Who is meant by words of the clause, or who else owes it. The actor stands in the address: ?actor=4."""

    title, form_class, submit = _("Say who is meant"), WhoForm, _("Save")

    def prepare(self) -> None:
        super().prepare()
        if self.record.state not in (ClauseState.UNSEEN, ClauseState.CONFIRMED) or not hasattr(self.record, "duty"):
            raise Refused(_("The clause does not count any more. Undo that decision before you correct it."))
        self.found = self._actor()

    def _actor(self) -> DutyActor | None:
        wanted = self.request.GET.get("actor", "")
        if not wanted:
            return None
        actors = DutyActor.objects.select_related("duty__clause__plan", "duty__plan__body", "body", "group")
        found = actors.filter(
            duty=self.record.duty, pk=wanted if wanted.isdecimal() and len(wanted) < 19 else 0
        ).first()
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        if self.found is None:
            return {}
        return {"body": self.found.body, "group": self.found.group, "part": self.found.part}

    def form(self, **options: Any) -> forms.Form:
        return super().form(plan=self.record.plan, actor=self.found, **options)

    def run(self, form: forms.Form) -> Any:
        said = form.cleaned_data
        meant = matching.Meant(body=said["body"], group=said["group"])
        if self.found is None:
            return matching.name(self.record.duty, meant, part=said["part"], by=self.actor, at=self.at)
        everywhere = said.get("everywhere", False)
        return matching.match(self.found, meant, part=said["part"], everywhere=everywhere, by=self.actor, at=self.at)


class Add(FormScreen):
    """A clause that the reader missed."""

    title, model, form_class, needs = _("Add a clause"), Plan, AddForm, "review"
    submit = _("Add")

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body")

    def trail(self) -> list[Crumb]:
        return [*trail(self.record), Crumb(_("Review"), self.back)]

    @property
    def back(self) -> str:
        return reverse("plans:review", args=[self.record.pk])

    def run(self, form: forms.Form) -> Clause:
        return dividing.add(Clause(plan=self.record, **form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Clause) -> str:
        return at_item(result)
