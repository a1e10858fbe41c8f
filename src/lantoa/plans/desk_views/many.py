"""What is decided about many clauses at once, after a look at which they are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.plans import review_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import ClauseKind, Plan
from lantoa.plans.operations import deciding, merging
from lantoa.plans.queries.reviewing import Chapter, Review, ReviewItem


class ManyScreen(FormScreen):
    """A list of what will change and of what will not, and a button."""

    model, needs = Plan, "review"
    form_class = forms.Form

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


class ConfirmMany(ManyScreen):
    """What nothing is asked about, part by part of the plan: what is ticked is confirmed, the rest stays as it is.

    The address may narrow it to one kind: ?kind=criterion. A button of a part sends its title as `chapter`.
    """

    title, submit = gettext_lazy("Confirm part by part"), gettext_lazy("Confirm all that are ticked")
    template_name = "plans/review/chapters.html"

    def prepare(self) -> None:
        super().prepare()
        wanted = self.request.GET.get("kind", "")
        self.kind = wanted if wanted in ClauseKind.values else ""

    def page_title(self) -> str:
        return _("Confirm all: %(kind)s") % {"kind": review_words.KINDS[self.kind]} if self.kind else str(self.title)

    @cached_property
    def chapters(self) -> list[Chapter]:
        """What can be confirmed, by parts of the plan."""
        return self.review.chapters(self.review.sure(self.kind))

    @cached_property
    def ticked(self) -> set[str]:
        """The ids that are ticked: all of them before anything was sent."""
        listed = (str(item.clause.pk) for chapter in self.chapters for item in chapter.items)
        return set(self.request.POST.getlist("clause") if self.request.method == "POST" else listed)

    def will_not(self) -> int:
        """How many stay as they are, because something is asked about them."""
        listed = sum(len(chapter.items) for chapter in self.chapters)
        open_ones = [*self.review.unseen, *self.review.unsure]
        return sum(self.kind in ("", item.clause.kind) for item in open_ones) - listed

    def run(self, form: forms.Form) -> int:
        only = self.request.POST.get("chapter")
        wanted = [chapter for chapter in self.chapters if only in (None, chapter.title)]
        chosen = [i.clause for chapter in wanted for i in chapter.items if str(i.clause.pk) in self.ticked]
        if not chosen:
            raise Refused(_("Tick at least one item of this part. Whatever is not ticked stays as it is."))
        return deciding.confirm_many(chosen, by=self.actor, at=self.at)

    def after(self, result: int) -> str:
        """The same page while something is left on it, the review afterwards."""
        return self.request.get_full_path() if Review(self.record).sure(self.kind) else self.back

    def told(self, result: int) -> str | Promise:
        return _("%(count)d items are confirmed.") % {"count": result}


class MergeSame(ManyScreen):
    """Tasks that are, word for word, a target too."""

    title, submit = gettext_lazy("Said twice"), gettext_lazy("Merge these")
    template_name = "plans/review/many.html"
    lead = gettext_lazy(
        "Each of these tasks says, word for word, what a target says. Only the target counts afterwards."
    )

    def will(self) -> list[tuple[ReviewItem, str]]:
        """The tasks, each with the target that it is merged into."""
        return [(task, review_words.tag(target)) for task, target in self.review.said_twice]

    def run(self, form: forms.Form) -> int:
        pairs = [(task.clause, target.clause) for task, target in self.review.said_twice]
        return merging.merge_many(pairs, by=self.actor, at=self.at)

    def told(self, result: int) -> str | Promise:
        return _("%(count)d tasks are merged into the targets that say the same.") % {"count": result}
