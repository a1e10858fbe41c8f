"""Quorum, tally and outcome of one vote of a council. Pure: no database, no clock, the same answer every time.

What the law says of councils is a number of the award (`Rule`); who is there is a roll of members (`Roll`); what lies
in the box is a list of choices. Out of the three comes an `Outcome` with every figure that the minutes name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Choice(StrEnum):
    """What a ballot says. `SPOILED`: a paper on which no single answer can be read; a screen never makes one."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    SPOILED = "spoiled"


class Base(StrEnum):
    """Of what the votes in favour are a share."""

    ALL_MEMBERS = "all_members"
    PRESENT = "present"  # who takes part: in the room, or absent with an opinion in writing
    VALID = "valid"  # the ballots that can be read, abstentions among them


class Standing(StrEnum):
    """Where a member is at the moment of the vote."""

    PRESENT = "present"
    WRITTEN = "written"  # absent, and sends the ballot in writing
    ABSENT = "absent"


@dataclass(frozen=True)
class Rule:
    """What a vote needs. Percents are of 100; a threshold of None is more than half.

    `keeps_conflicted`: whether members who may not vote because of a conflict still count as members.
    """

    quorum: int = 66
    threshold: int | None = None
    base: Base = Base.ALL_MEMBERS
    keeps_conflicted: bool = True


@dataclass(frozen=True)
class Member:
    """A member on the day of the vote. `seat` is any key; `has_voted`: the ballot lies in the box already."""

    seat: int
    standing: Standing
    has_conflict: bool = False
    has_voted: bool = False


@dataclass(frozen=True)
class Roll:
    """How many members there are and how many of them take part in this vote."""

    members: int
    conflicted: int
    present: int
    written: int
    counted: int  # members of whom quorum and threshold are shares

    @property
    def taking_part(self) -> int:
        """Who may vote now, or has voted."""
        return self.present + self.written


@dataclass(frozen=True)
class Quorum:
    """Whether enough take part."""

    needed: int
    taking_part: int

    @property
    def is_there(self) -> bool:
        """Enough take part, and at least one does."""
        return self.taking_part >= max(self.needed, 1)

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(max(self.needed, 1) - self.taking_part, 0)


@dataclass(frozen=True)
class Outcome:
    """The result of a vote with the figures that lead to it. `base` is how many `needed` is a share of."""

    votes_for: int
    votes_against: int
    abstained: int
    spoiled: int
    base: int
    needed: int
    is_tie: bool
    is_broken: bool = False  # a tie, and the chair's own vote in favour decides it

    @property
    def cast(self) -> int:
        """All ballots in the box."""
        return self.votes_for + self.votes_against + self.abstained + self.spoiled

    @property
    def agreed(self) -> bool:
        """Whether enough are in favour; without a base nobody is."""
        return self.is_broken or (self.base > 0 and self.votes_for >= self.needed)


def share(percent: int) -> Fraction:
    """A percent as a share. 66 and 67 are how people write two thirds, 33 a third: 6 of 9 are enough.

    ValueError outside of 0 to 100.
    """
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is no percent")
    thirds = {33: Fraction(1, 3), 66: Fraction(2, 3), 67: Fraction(2, 3)}
    return thirds.get(percent, Fraction(percent, 100))


def roll_of(members: Iterable[Member], rule: Rule) -> Roll:
    """Who takes part. Whoever has voted and then left still does; a conflict keeps a member out wherever she is.

    ValueError: a seat stands in the list twice, or somebody with a conflict has voted.
    """
    listed = list(members)
    if len({each.seat for each in listed}) < len(listed):
        raise ValueError("a member is counted twice")
    if any(each.has_conflict and each.has_voted for each in listed):
        raise ValueError("a member with a conflict has voted")
    free = [each for each in listed if not each.has_conflict]
    written = sum(each.standing is Standing.WRITTEN for each in free)
    present = sum(each.standing is Standing.PRESENT or (each.has_voted and _away(each)) for each in free)
    counted = len(listed) if rule.keeps_conflicted else len(free)
    return Roll(len(listed), len(listed) - len(free), present, written, counted)


def _away(member: Member) -> bool:
    return member.standing is Standing.ABSENT


def quorum_of(roll: Roll, rule: Rule) -> Quorum:
    """Whether enough members take part for a vote to hold."""
    return Quorum(_at_least(roll.counted * share(rule.quorum)), roll.taking_part)


def count(choices: Iterable[Choice], roll: Roll, rule: Rule, casting: Choice | None = None) -> Outcome:
    """What the ballots say under `rule`. `casting`: how the chair voted, where that decides a tie.

    A tie is broken only where more than half is asked for: no chair replaces a percentage of the law.
    ValueError: there are more ballots than members who take part, so that somebody would be counted twice.
    """
    said = Counter(choices)
    cast = sum(said.values())
    if cast > roll.taking_part:
        raise ValueError("more ballots than members")
    base = {Base.ALL_MEMBERS: roll.counted, Base.PRESENT: roll.taking_part, Base.VALID: cast - said[Choice.SPOILED]}
    of = base[rule.base]
    is_tie = said[Choice.FOR] == said[Choice.AGAINST] and said[Choice.FOR] > 0
    return Outcome(
        votes_for=said[Choice.FOR],
        votes_against=said[Choice.AGAINST],
        abstained=said[Choice.ABSTAIN],
        spoiled=said[Choice.SPOILED],
        base=of,
        needed=needed_of(of, rule),
        is_tie=is_tie,
        is_broken=is_tie and rule.threshold is None and casting is Choice.FOR,
    )


def needed_of(base: int, rule: Rule) -> int:
    """How many votes in favour are enough of `base`."""
    return base // 2 + 1 if rule.threshold is None else _at_least(base * share(rule.threshold))


def can_be_agreed(roll: Roll, rule: Rule) -> bool:
    """Whether the award could still be agreed if everybody who takes part were in favour: asked before the vote."""
    everybody = [Choice.FOR] * roll.taking_part
    return count(everybody, roll, rule).agreed


def _at_least(amount: Fraction) -> int:
    """The smallest whole number that is not below `amount`."""
    return -(-amount.numerator // amount.denominator)
