"""The arithmetic of a vote: quorum, bases, thresholds, conflicts, abstentions, and that nobody counts twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.recognition.counting import (
    Base,
    Choice,
    Member,
    Roll,
    Rule,
    Standing,
    can_be_agreed,
    count,
    quorum_of,
    roll_of,
    share,
)

HERE, WRITTEN, ABSENT = Standing.PRESENT, Standing.WRITTEN, Standing.ABSENT


def members(present: int, written: int = 0, absent: int = 0, conflicted: int = 0) -> list[Member]:
    """So many of each; those with a conflict sit in the room."""
    standings = [HERE] * present + [WRITTEN] * written + [ABSENT] * absent
    free = [Member(seat, standing) for seat, standing in enumerate(standings)]
    return free + [Member(len(free) + each, HERE, has_conflict=True) for each in range(conflicted)]


def roll(present: int, written: int = 0, absent: int = 0, conflicted: int = 0, rule: Rule | None = None) -> Roll:
    return roll_of(members(present, written, absent, conflicted), rule or Rule())


def said(votes_for: int, votes_against: int = 0, abstained: int = 0, spoiled: int = 0) -> list[Choice]:
    figures = zip(Choice, (votes_for, votes_against, abstained, spoiled), strict=True)
    return [choice for choice, number in figures for _ in range(number)]


def test_two_thirds_written_as_percent_are_two_thirds() -> None:
    for percent in (66, 67):
        assert quorum_of(roll(6, absent=3), Rule(quorum=percent)).is_there
        assert not quorum_of(roll(5, absent=4), Rule(quorum=percent)).is_there


def test_a_failed_quorum_says_how_many_are_missing() -> None:
    asked = quorum_of(roll(5, absent=4), Rule(quorum=80))
    assert (asked.needed, asked.taking_part, asked.missing) == (8, 5, 3)


def test_nobody_in_the_room_is_no_quorum_even_where_none_is_asked() -> None:
    assert not quorum_of(roll(0, absent=3), Rule(quorum=0)).is_there


def test_who_sends_the_opinion_in_writing_takes_part() -> None:
    assert quorum_of(roll(5, written=3, absent=1), Rule(quorum=80)).is_there


def test_a_member_who_voted_and_left_still_takes_part() -> None:
    left = Member(9, ABSENT, has_voted=True)
    assert roll_of([*members(2), left], Rule()).taking_part == 3
    assert roll_of([*members(2), Member(9, ABSENT)], Rule()).taking_part == 2


@pytest.mark.parametrize(("base", "agreed"), [(Base.ALL_MEMBERS, False), (Base.PRESENT, False), (Base.VALID, True)])
def test_the_same_votes_on_three_bases(base: Base, agreed: bool) -> None:
    """Seven in favour of nine members, eight of whom take part, with one paper that cannot be read."""
    outcome = count(said(7, 0, 0, 1), roll(8, absent=1), Rule(threshold=90, base=base))
    assert outcome.agreed is agreed


def test_eighty_percent_of_all_members_is_eight_of_nine() -> None:
    rule = Rule(threshold=80)
    assert count(said(8, 1), roll(9), rule).agreed
    assert not count(said(7, 1, 1), roll(9), rule).agreed


def test_without_a_percent_it_is_more_than_half() -> None:
    assert not count(said(5, 5), roll(10), Rule()).agreed
    assert count(said(6, 4), roll(10), Rule()).agreed


def test_a_tie_is_told_and_is_no_agreement() -> None:
    outcome = count(said(4, 4, 1), roll(9), Rule(base=Base.PRESENT))
    assert outcome.is_tie
    assert not outcome.agreed


def test_the_chair_breaks_a_tie_but_replaces_no_percentage() -> None:
    taken = roll(9)
    assert count(said(4, 4, 1), taken, Rule(), Choice.FOR).agreed
    assert not count(said(4, 4, 1), taken, Rule(), Choice.AGAINST).agreed
    assert not count(said(4, 3, 2), taken, Rule(), Choice.FOR).agreed
    assert not count(said(4, 4, 1), taken, Rule(threshold=80), Choice.FOR).agreed


def test_an_abstention_is_no_vote_in_favour_and_stays_in_the_base() -> None:
    outcome = count(said(4, 0, 5), roll(9), Rule(base=Base.VALID))
    assert (outcome.abstained, outcome.base, outcome.agreed) == (5, 9, False)


def test_members_with_a_conflict_stay_in_the_base_or_leave_it_as_the_rule_says() -> None:
    kept, left = Rule(threshold=90), Rule(threshold=90, keeps_conflicted=False)
    assert not count(said(8), roll(8, conflicted=2, rule=kept), kept).agreed
    assert count(said(8), roll(8, conflicted=2, rule=left), left).agreed


def test_the_chair_is_told_before_the_vote_that_it_cannot_be_agreed() -> None:
    rule = Rule(threshold=90)
    assert can_be_agreed(roll(9, absent=1), rule)
    assert not can_be_agreed(roll(8, conflicted=2), rule)


def test_no_vote_at_all_agrees_to_nothing() -> None:
    assert not count([], roll(0, absent=3), Rule(base=Base.VALID, threshold=0)).agreed


def test_a_member_twice_in_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        roll_of([Member(1, HERE), Member(1, WRITTEN)], Rule())


def test_a_vote_of_somebody_with_a_conflict_is_refused() -> None:
    with pytest.raises(ValueError, match="conflict"):
        roll_of([Member(1, HERE, has_conflict=True, has_voted=True)], Rule())


def test_more_ballots_than_members_are_refused() -> None:
    with pytest.raises(ValueError, match="ballots"):
        count(said(4), roll(3), Rule())


def test_what_is_no_percent_is_refused() -> None:
    with pytest.raises(ValueError, match="percent"):
        share(101)


ROLLS = st.tuples(*[st.integers(0, 30)] * 4)
RULES = st.builds(
    Rule,
    quorum=st.integers(0, 100),
    threshold=st.none() | st.integers(1, 100),
    base=st.sampled_from(Base),
    keeps_conflicted=st.booleans(),
)


@given(ROLLS, RULES, st.data())
def test_the_figures_add_up(parts: tuple[int, int, int, int], rule: Rule, data: st.DataObject) -> None:
    taken = roll(*parts, rule=rule)
    absent, conflicted = parts[2:]
    assert taken.members == taken.taking_part + absent + conflicted
    ballots = data.draw(st.lists(st.sampled_from(Choice), max_size=taken.taking_part))
    outcome = count(ballots, taken, rule)
    assert outcome.cast == len(ballots) <= taken.members
    assert outcome.base <= taken.members
    assert not outcome.agreed or outcome.votes_for * 2 > outcome.base or rule.threshold is not None


@given(ROLLS, RULES, st.data())
def test_one_more_vote_in_favour_never_harms(parts: tuple[int, int, int, int], rule: Rule, data: st.DataObject) -> None:
    taken = roll(*parts, rule=rule)
    ballots = data.draw(st.lists(st.sampled_from(Choice), max_size=max(taken.taking_part - 1, 0)))
    if len(ballots) < taken.taking_part and count(ballots, taken, rule).agreed:
        assert count([*ballots, Choice.FOR], taken, rule).agreed


@given(ROLLS, RULES, st.data())
def test_order_in_the_box_does_not_matter(parts: tuple[int, int, int, int], rule: Rule, data: st.DataObject) -> None:
    taken = roll(*parts, rule=rule)
    ballots = data.draw(st.lists(st.sampled_from(Choice), max_size=taken.taking_part))
    assert count(ballots, taken, rule) == count(data.draw(st.permutations(ballots)), taken, rule)
