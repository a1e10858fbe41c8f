"""What is decided about many clauses at once, after a look at which they are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.plans import review_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import ClauseKind, Plan
from lantoa.plans.operations import deciding, merging
from lantoa.plans.queries.reviewing import Review, ReviewItem


class ManyScreen(FormScreen):
    """A list of what will change and of what will not, and a button."""

    model, needs = Plan, "review"
    form_class = forms.Form
    template_name = "plans/review/many.html"

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body")

    def prepare(self) -> None:
        super().prepare()
        self.review = Review(self.record)

    def trail(self) -> list[Crumb]:
        return [*trail(self.record), Crumb(_("Review"), self.back)]

    @property
    def back(self) -> str:
        return reverse("plans:review", args=[self.record.pk])

    def after(self, result: Any) -> str:
        return self.back

    def will(self) -> list[tuple[ReviewItem, str]]:
        """The items that will change, each with what becomes of it."""
        raise NotImplementedError

    def will_not(self) -> int:
        """How many of the same kind stay as they are."""
        return 0


class ConfirmMany(ManyScreen):
    """All of a kind of which nothing is asked. The kind stands in the address: ?kind=criterion."""

    submit = gettext_lazy("Confirm these")

    def prepare(self) -> None:
        super().prepare()
        wanted = self.request.GET.get("kind", "")
        self.kind = wanted if wanted in ClauseKind.values else ClauseKind.CRITERION.value

    def page_title(self) -> str:
        return _("Confirm all: %(kind)s") % {"kind": review_words.KINDS[self.kind]}

    def will(self) -> list[tuple[ReviewItem, str]]:
        return [(item, "") for item in self.review.sure(self.kind)]

    def will_not(self) -> int:
        return sum(item.clause.kind == self.kind for item in self.review.unsure)

    def run(self, form: forms.Form) -> int:
        clauses = [item.clause for item, _what in self.will()]
        return deciding.confirm_many(clauses, by=self.actor, at=self.at)

    def told(self, result: int) -> str | Promise:
        return _("%(count)d items are confirmed.") % {"count": result}


class MergeSame(ManyScreen):
    """Tasks that are, word for word, a target too."""

    title, submit = gettext_lazy("Said twice"), gettext_lazy("Merge these")
    lead = gettext_lazy(
        "Each of these tasks says, word for word, what a target says. Only the target counts afterwards."
    )

    def will(self) -> list[tuple[ReviewItem, str]]:
        return [(task, review_words.tag(target)) for task, target in self.review.said_twice]

    def run(self, form: forms.Form) -> int:
        pairs = [(task.clause, target.clause) for task, target in self.review.said_twice]
        return merging.merge_many(pairs, by=self.actor, at=self.at)

    def told(self, result: int) -> str | Promise:
        return _("%(count)d tasks are merged into the targets that say the same.") % {"count": result}
