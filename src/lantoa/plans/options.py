"""What an office chooses for a whole programme, and the defaults where it chose nothing (docs/conflicts.md).

The five plans that the platform was made for do not agree, and each may be right for its office. A choice about a
single duty stands with the duty; one about the programme stands here, in `Plan.options`. Only what something reads is
offered: a choice comes with the room that acts on it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from lantoa.plans.models import Plan

SOON_DAYS = 14


@dataclass(frozen=True)
class Options:
    """Every choice with its default. The numbers in brackets are those of docs/conflicts.md."""

    composition: bool = True  # [4] a quota met with individuals only, or collectives only, is pointed out
    request_reminders: bool = True  # [13] requests are reminded of, though they are never overdue
    soon_days: int = SOON_DAYS  # [27] "timely": how long before its due day something is due soon
    silent_days: int = 60  # [27] "continuously": after so many days without anything a body is silent


def options_of(plan: Plan) -> Options:
    """What was chosen for `plan`, the defaults for the rest; what is no longer a choice is passed over."""
    known = {field.name for field in fields(Options)}
    return Options(**{name: value for name, value in plan.options.items() if name in known})


def stored(options: Options) -> dict[str, Any]:
    """What is kept of `options`: what differs from the defaults only, so that a better default reaches old plans."""
    usual = asdict(Options())
    return {name: value for name, value in asdict(options).items() if value != usual[name]}
