"""The questions of the nomination in their order: their addresses, their words, their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars import nomination_forms as forms
from lantoa.exemplars.models import Kind


@dataclass(frozen=True)
class Step:
    """One question. `may_stay_empty` is said beside its number. `template` draws what is more than plain fields."""

    name: str
    address: Any  # text, in the language of the visitor
    question: str | Promise
    hint: str | Promise
    form: type[forms.AnswerForm]
    template: str = "step"
    may_stay_empty: bool = False

    @property
    def url(self) -> str:
        return reverse(f"nominating:{self.name}")


WHO = Step(
    "who",
    "",
    _("Whom do you want to tell us about?"),
    _("Somebody who does good, quietly or not. It takes about five minutes, and you can stop and go on later."),
    forms.BeginForm,
    "who",
)
STEPS = (
    WHO,
    Step("name", _("name/"), _("What is the name?"), "", forms.NameForm),
    Step(
        "place",
        _("place/"),
        _("Where do they live or work?"),
        _("The office of that commune or ward reads what you tell."),
        forms.PlaceForm,
        "place",
    ),
    Step("field", _("field/"), _("In which field did they do good?"), "", forms.FieldForm, "field", True),
    Step(
        "deed",
        _("deed/"),
        _("What did they do?"),
        _("Tell it as you would tell a neighbour: what, since when, whom it helped. Write figures if you know some."),
        forms.DeedForm,
        "deed",
    ),
    Step(
        "proof",
        _("proof/"),
        _("Who or what can confirm it?"),
        _("The head of the village, a neighbour, a paper, a place that one can go and see. The office asks there."),
        forms.ProofForm,
        may_stay_empty=True,
    ),
    Step(
        "photos",
        pgettext_lazy("address", "photos/"),
        _("Are there photos or papers?"),
        _("They help, and they may stay away. At most eight files; photos are made smaller for a weak network."),
        forms.PhotosForm,
        "photos",
        True,
    ),
    Step(
        "you",
        _("you/"),
        _("How can the office reach you?"),
        _("You may stay unnamed. Then nobody can ask you back, and the code alone tells you what became of it."),
        forms.YouForm,
        may_stay_empty=True,
    ),
    Step("check", _("check/"), _("Read it once more, then send it"), "", forms.CheckForm, "check"),
)
QUESTIONS = len(STEPS) - 1
NAME_QUESTIONS = {
    Kind.INDIVIDUAL: _("What is the person's name?"),
    Kind.COLLECTIVE: _("What is the collective called?"),
    Kind.HOUSEHOLD: _("Which household is it?"),
    Kind.MODEL: _("What is the model called?"),
    Kind.GOOD_DEED: _("What is the name of who did it?"),
}


def after(step: Step) -> Step:
    """The question that comes next."""
    return STEPS[STEPS.index(step) + 1]


def before(step: Step) -> Step | None:
    """The question before; None at the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None
