"""The review of a plan: the source text on one side, its items on the other, one of them open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may, require
from lantoa.kit.moves import Offer
from lantoa.plans import review_words
from lantoa.plans.desk_views.asking import Question, questions
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Clause, ClauseKind, Duty, Plan
from lantoa.plans.operations import deciding, referring
from lantoa.plans.queries.referenced import figures_for
from lantoa.plans.queries.reviewing import Review, ReviewItem
from lantoa.plans.review_text import headings, passages
from lantoa.plans.states import PLAN_MOVES, PlanState, same_number

LONGEST_ID = 19  # digits: beyond that no database has one


class ReviewScreen(Screen):
    """All of a plan's items beside its text."""

    title, template_name = _("Review"), "plans/review/review.html"
    plan: Plan

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])
        self.review = Review(self.plan)
        self.kind = self.request.GET.get("kind", "")

    def trail(self) -> list[Crumb]:
        return trail(self.plan)

    @cached_property
    def items(self) -> list[ReviewItem]:
        return self.review.order(self.kind if self.kind in ClauseKind.values else "")

    @cached_property
    def selected(self) -> ReviewItem | None:
        """The item that the address names; the next one to decide where it names none."""
        wanted = next((item for item in self.items if str(item.clause.pk) == self.request.GET.get("item")), None)
        return wanted or next((item for item in self.items if item.is_unsure or item.is_unseen), None)

    @cached_property
    def may_review(self) -> bool:
        return self.plan.state == PlanState.REVIEW and bool(may(self.actor, "review", self.plan))

    @cached_property
    def figures(self) -> list[Duty]:
        """Numbers of the document that the open item refers to, where that is a plan here."""
        item = self.selected
        return figures_for(item.duty, self.actor) if item and item.duty and item.is_open and self.may_review else []

    @cached_property
    def twins(self) -> list[ReviewItem]:
        """What may say the same as the open item."""
        return self.review.twins(self.selected) if self.selected and self.selected.is_unseen else []

    def neighbours(self) -> tuple[ReviewItem | None, ReviewItem | None]:
        """The items before and after the open one, in the order of the list."""
        if self.selected is None or self.selected not in self.items:
            return None, None
        place = self.items.index(self.selected)
        before = self.items[place - 1] if place else None
        return before, self.items[place + 1] if place + 1 < len(self.items) else None

    def start(self) -> Offer | None:
        """The button that puts the plan into force, locked with its reason while something is open."""
        return next((o for o in PLAN_MOVES.open_to(self.plan, self.actor) if o.move.name == "start" and o.fits), None)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        before, following = self.neighbours()
        return self.page(
            plan=self.plan,
            review=self.review,
            passages=self.passages(),
            selected=self.selected,
            asked=self.asked(),
            before=before,
            following=following,
            tabs=self.tabs(),
            start=self.start(),
            groups=self.groups(),
            same_number=same_number(self.plan),
        )

    def passages(self) -> Any:
        here = self.selected.clause.pk if self.selected else None
        return passages(self.plan.text, self.review.items, headings(self.plan.reading), here)

    def asked(self) -> list[Question]:
        return questions(self.selected) if self.selected and self.may_review else []

    def tabs(self) -> list[tuple[str, str | Promise, int]]:
        kinds = [(kind, label, self.review.kinds[kind]) for kind, label in review_words.KINDS.items()]
        return [("", _("All"), len(self.review.items)), *(tab for tab in kinds if tab[2])]

    @cached_property
    def many(self) -> list[tuple[str, str | Promise, int]]:
        """The kinds of which several can be confirmed at once."""
        counted = [(kind, label, len(self.review.sure(kind))) for kind, label in review_words.KINDS.items()]
        return [each for each in counted if each[2] > 1]

    @cached_property
    def owed_by_nobody(self) -> list[ReviewItem]:
        """What keeps the plan from being put into force although it is confirmed."""
        return [item for item in self.items if item.lacks_owner]

    @cached_property
    def may_found(self) -> bool:
        """Whether a body that is missing can be entered below the one whose plan it is."""
        return self.may_review and bool(may(self.actor, "administer", self.plan.body))

    @cached_property
    def sure(self) -> int:
        """How many items nothing is asked about."""
        return len(self.review.sure())

    @cached_property
    def twice(self) -> int:
        """How many tasks are word for word a target, too."""
        return len(self.review.said_twice)

    def groups(self) -> list[tuple[str, str | Promise, list[ReviewItem]]]:
        """The list in its parts: what a person must decide, what nobody has seen, and what is decided."""
        found = [
            ("unsure", _("Not sure: decide"), [i for i in self.items if i.is_unsure and not i.lacks_owner]),
            ("unseen", _("Not seen yet"), [item for item in self.items if item.is_unseen and not item.is_unsure]),
            ("unsure", _("Owed by nobody: name a body, or leave it out"), self.owed_by_nobody),
            ("decided", _("Decided"), [item for item in self.items if not item.is_unseen and not item.is_unsure]),
        ]
        return [group for group in found if group[2]]


class Decide(Screen):
    """A decision about one clause, sent by a button of the review; then the next item is open."""

    clause: Clause

    def prepare(self) -> None:
        self.clause = self.load(Clause.objects.select_related("plan__body"), pk=self.kwargs["pk"])
        require(self.actor, "review", self.clause)

    def run(self) -> None:
        """Call the operation."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect(self.here())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.run()
        except REFUSALS as refusal:
            messages.error(request, reason_of(refusal))
            return redirect(self.here())
        return redirect(self.onward())

    def here(self) -> str:
        return at_item(self.clause)

    def onward(self) -> str:
        """The review with the next item to decide, within the kind that the person goes through."""
        kind = self.request.POST.get("kind", "")
        return reverse("plans:review", args=[self.clause.plan_id]) + (f"?kind={kind}" if kind in ClauseKind else "")


class Confirm(Decide):
    """The clause means what stands beside it; who is meant is said at the same time where it was asked."""

    def run(self) -> None:
        asked = questions(Review(self.clause.plan).by_id[self.clause.pk])
        said = dict(question.answer(self.request.POST) for question in asked)
        everywhere = "everywhere" in self.request.POST
        deciding.confirm(self.clause, by=self.actor, at=self.at, meant=said, everywhere=everywhere)


class Reject(Decide):
    """The clause binds nobody."""

    def run(self) -> None:
        deciding.reject(self.clause, by=self.actor, at=self.at)


class TakeFigure(Decide):
    """The number of the plan that is referred to holds here, too; then the same item is open, to be confirmed."""

    def run(self) -> None:
        said = self.request.POST.get("source", "")
        source = int(said) if said.isascii() and said.isdigit() and len(said) < LONGEST_ID else 0
        referring.take_figure(self.clause, source, by=self.actor, at=self.at)

    def onward(self) -> str:
        return self.here()


class Reopen(Decide):
    """A decision is taken back."""

    def run(self) -> None:
        deciding.reopen(self.clause, by=self.actor, at=self.at)

    def onward(self) -> str:
        return self.here()


def at_item(clause: Clause) -> str:
    """The review of its plan with `clause` open."""
    return f"{reverse('plans:review', args=[clause.plan_id])}?item={clause.pk}"
