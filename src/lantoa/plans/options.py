"""What an office chooses for a whole programme, and the defaults where it chose nothing (docs/conflicts.md).

The five plans that the platform was made for do not agree, and each may be right for its office. A choice about a
single duty stands with the duty; one about the programme stands here, in `Plan.options`. Most are acted upon; a few are
recorded and shown only, until the room that acts on them is there. `option_words` says of each which it is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Grade
from lantoa.plans.models import Duty, Plan, Subject

SOON_DAYS = 14
SUBJECTS: tuple[str, ...] = tuple(Subject.values)


class Honesty(models.TextChoices):
    """What becomes of a dossier that says more than it shows, once it is to go up. The strictest comes last."""

    OFF = "off", _("not looked at")
    SHOWN = "shown", _("pointed out, and nothing more")
    SETTLED = "settled", _("must be settled before the dossier goes up")


#: From which grade on a programme may have a claim count as shown: nobody takes a person's own word for it.
PROOFS = (Grade.THIRD_PARTY, Grade.MEASUREMENT, Grade.OFFICIAL)


class Rewarding(models.TextChoices):
    """When the programme rewards."""

    NOT_STATED = "", _("not stated")
    YEARLY = "yearly", _("at the yearly review")
    REVIEWS = "reviews", _("at the interim and the final review")
    OCCASIONS = "occasions", _("as occasions arise")


class Budget(models.TextChoices):
    """What a plan says of money."""

    NONE = "", _("none: the plan says nothing of money")
    STATED = "stated", _("stated, without an amount")
    AMOUNT = "amount", _("an amount")


@dataclass(frozen=True)
class Options:
    """Every choice with its default. The numbers in brackets are those of docs/conflicts.md."""

    composition: bool = True  # [4] a quota met with individuals only, or collectives only, is pointed out
    subjects: tuple[str, ...] = SUBJECTS  # [7] who counts for duties that choose nobody themselves
    publications: int = 1  # [22] what "replicated" needs, for duties that say nothing else
    adoptions: int = 1
    request_reminders: bool = True  # [13] requests are reminded of, though they are never overdue
    soon_days: int = SOON_DAYS  # [27] "timely": how long before its due day something is due soon
    silent_days: int = 60  # [27] "continuously": after so many days without anything a body is silent
    publish_days: int = 30  # [27] "promptly": from the finding of an exemplar to its first publication
    honesty: str = Honesty.SETTLED.value  # [21]
    least_proof: int = Grade.THIRD_PARTY.value  # [21] the grade from which on a claim counts as shown
    via: int | None = None  # [11] the id of the body that papers go through
    inspecting: tuple[int, ...] = ()  # [10] ids of the bodies that inspect, and whom else the plan names, in words
    inspectors: str = ""
    review_from: int | None = None  # [1] the years that the final review covers; None: those of the plan
    review_to: int | None = None
    rewarding: str = Rewarding.NOT_STATED.value  # [9]
    rewarded_by: str = ""
    budget: str = Budget.NONE.value  # [20] of the programme; a fund that a criterion speaks of is no money of it
    budget_amount: int | None = None  # in đồng
    budget_source: str = ""


#: What belongs to one stage alone: its years, and its money.
OF_ONE_STAGE = ("review_from", "review_to", "budget", "budget_amount", "budget_source")


def options_of(plan: Plan) -> Options:
    """What was chosen for `plan`, the defaults for the rest; what is no longer a choice is passed over."""
    known = {field.name for field in fields(Options)}
    return Options(**{name: _read(value) for name, value in plan.options.items() if name in known})


def stored(options: Options) -> dict[str, Any]:
    """What is kept of `options`: what differs from the defaults only, so that a better default reaches old plans."""
    usual = asdict(Options())
    return {name: value for name, value in asdict(options).items() if value != usual[name]}


def for_the_next_stage(options: dict[str, Any]) -> dict[str, Any]:
    """What a plan that continues another one takes over of what is stored with that one."""
    return {name: value for name, value in options.items() if name not in OF_ONE_STAGE}


def subjects_of(duty: Duty) -> tuple[str, ...]:
    """Who counts for `duty`: whom it chose itself, else whom its programme counts. Empty: everybody."""
    if duty.eligible_subjects:
        return tuple(duty.eligible_subjects)
    chosen = options_of(duty.plan).subjects
    return () if set(chosen) >= set(SUBJECTS) else chosen


def fields_of(duty: Duty) -> tuple[int, ...]:
    """The ids of the fields of work that `duty` counts alone. Empty: every field, and what has none."""
    return tuple(int(pk) for pk in duty.eligible_fields)


def needed(duty: Duty, options: Options) -> tuple[int, int]:
    """How many publications and adoptions "replicated" means for `duty`: its own numbers, else those of `options`."""
    own = (duty.needs_publications, duty.needs_adoptions)
    return (
        options.publications if own[0] is None else own[0],
        options.adoptions if own[1] is None else own[1],
    )


def _read(value: Any) -> Any:
    """JSON knows lists only."""
    return tuple(value) if isinstance(value, list) else value
