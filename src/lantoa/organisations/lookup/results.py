"""What a lookup answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body, Group

ENOUGH = 0.6  # the least score of what may be taken without asking
MARGIN = 0.06  # how far the best must be ahead of the next


class Why(models.TextChoices):
    """By what a body was found."""

    PLACE = "place", _("stands where the words point to")
    ALIAS = "alias", _("is also called so")
    NAME = "name", _("is called so")
    ABBREVIATION = "abbreviation", _("the abbreviation is a usual one")
    INITIALS = "initials", _("the letters begin the words of its name")


@dataclass(frozen=True)
class Candidate:
    """A body that may be meant. `score` lies between 0 and 1; `clear` is False where only a person can tell."""

    body: Body
    score: float
    why: str
    clear: bool = True


@dataclass(frozen=True)
class GroupProposal:
    """A group as the words define it: which kinds (none: every kind) below which body of which tree.

    `members` is how many there are on the day; `existing` a group that is kept already and says the same.
    """

    name: str
    tree: str
    under: Body
    kinds: tuple[str, ...]
    direct: bool
    members: int
    existing: Group | None = None


@dataclass(frozen=True)
class Lookup:
    """The candidates, the likeliest first, or the group that is named."""

    candidates: list[Candidate] = field(default_factory=list)
    group: GroupProposal | None = None
    vague: bool = False  # the words themselves leave open who is meant: "các đơn vị liên quan"

    @property
    def sure(self) -> bool:
        """Whether an officer need only confirm; otherwise she is asked."""
        if self.vague:
            return False
        if self.group:
            return self.group.members > 0
        if not self.candidates:
            return False
        best, *others = self.candidates
        ahead = not others or best.score - others[0].score >= MARGIN
        return best.clear and best.score >= ENOUGH and ahead
