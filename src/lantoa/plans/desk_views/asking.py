"""Who is meant by words of a clause: what is offered as an answer, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.kit.access import Refused
from lantoa.organisations.models import Body, Group
from lantoa.plans import review_words
from lantoa.plans.models import DutyActor
from lantoa.plans.operations.matching import NOBODY, Meant
from lantoa.plans.queries.reviewing import ReviewItem

PROPOSED, NO_ONE = "proposed", "nobody"


@dataclass(frozen=True)
class Choice:
    """One answer: its value in the form, its words, and what it stands for."""

    value: str
    label: str
    meant: Meant
    note: str = ""
    likely: bool = True  # because of the words; what the office keeps besides is offered and never put forward


@dataclass(frozen=True)
class Question:
    """What a person is asked about one actor."""

    actor: DutyActor
    text: str
    choices: list[Choice]

    @property
    def name(self) -> str:
        return f"meant_{self.actor.pk}"

    @property
    def first(self) -> str:
        """What is put forward; nothing where no answer is likelier than the others."""
        return self.choices[0].value if self.choices[0].likely else ""

    @property
    def is_unknown(self) -> bool:
        """Whether nothing here is called what the words say."""
        return not self.first

    def answer(self, data: Mapping[str, Any]) -> tuple[DutyActor, Meant]:
        """What was chosen. Refused where nothing was."""
        chosen = next((each for each in self.choices if each.value == data.get(self.name)), None)
        if chosen is None:
            raise Refused(_("Say first who is meant: choose one of the answers, or another body."))
        return self.actor, chosen.meant


def questions(item: ReviewItem) -> list[Question]:
    """What is asked about an item: two queries, however many actors are not known."""
    if not item.asked:
        return []
    ids = {pk for actor in item.asked for pk in actor.candidates}
    bodies = Body.objects.in_bulk(ids)
    kept = list(Group.objects.filter(Q(body=item.clause.plan.body_id)).order_by("name")[:12])
    return [Question(one, review_words.question(one), list(_choices(one, bodies, kept))) for one in item.asked]


def _choices(actor: DutyActor, bodies: Mapping[int, Body], groups: list[Group]) -> Iterator[Choice]:
    if actor.body:
        yield Choice(
            f"body-{actor.body_id}", str(actor.body), Meant(body=actor.body), _("the body that issued the plan")
        )
    for pk in actor.candidates:
        if body := bodies.get(pk):
            yield Choice(f"body-{pk}", str(body), Meant(body=body))
    if actor.proposal and actor.proposal["members"]:
        words = _("A group: %(name)s") % {"name": actor.proposal["name"]}
        note = _("%(count)d bodies today") % {"count": actor.proposal["members"]}
        yield Choice(PROPOSED, words, Meant(proposed=True), note)
    for group in groups:
        yield Choice(
            f"group-{group.pk}", str(group), Meant(group=group), _("a group that your office keeps"), likely=False
        )
    yield Choice(NO_ONE, _("Nobody: the words stay as they are printed"), NOBODY, likely=False)
