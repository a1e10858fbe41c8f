"""What a programme of the demo is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lantoa.plans.models import Cadence, ClauseKind

#: What each body did, by its code: one mark for each period, the last for the present one. A number is an amount that
#: was accepted; "w" behind it: waits for a check; "r": was returned; "-": nothing.
Marks = Mapping[str, str]


@dataclass(frozen=True)
class Promise:
    """One duty. `leads` are codes of bodies, or names of groups that the plan's body keeps."""

    section: str
    what: str
    leads: tuple[str, ...]
    cadence: str = Cadence.YEAR
    measure: str = "work_done"
    marks: Marks = field(default_factory=dict)
    kind: str = ClauseKind.TARGET
    more: Mapping[str, Any] = field(default_factory=dict)  # further fields of the duty


@dataclass(frozen=True)
class Programme:
    """A plan in force. `basis` are numbers of the demo's plans that it carries out."""

    body: str
    number: str
    issued_on: date
    days: tuple[date, date]
    title: str
    promises: tuple[Promise, ...]
    basis: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()  # numbers of other documents
    released: bool = False
    sent_to: tuple[str, ...] = ()  # codes of bodies
    reminded: tuple[str, ...] = ()
    ended: bool = False
