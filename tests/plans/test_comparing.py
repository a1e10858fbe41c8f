"""What a lower plan made of an upper one, clause by clause."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from django.utils import translation

from lantoa.plans.comparing import Fate, Pair, Piece, Statement, compare, pieces
from lantoa.plans.queries.comparing import compared
from tests.organisations.worlds import founded
from tests.plans.families import clause, issued

TEXT = "Hằng năm phát hiện, giới thiệu ít nhất 02 điển hình tiên tiến gửi về Sở Nội vụ để tổng hợp"


def said(words: str = TEXT, pk: int = 1, **asked: object) -> Statement:
    return Statement(pk, "duties", "II.1", words, **asked)  # type: ignore[arg-type]


def one(upper: Statement, lower: Statement) -> Pair:
    [pair] = compare([upper], [lower])
    return pair


def reasons(upper: Statement, lower: Statement) -> list[str]:
    pair = one(upper, lower)
    assert (pair.fate == Fate.WEAKENED) == bool(pair.reasons)
    with translation.override("en"):
        return [str(reason) for reason in pair.reasons]


# --- Partners ---------------------------------------------------------------------------------------------------------
def test_the_same_words_are_a_copy_whatever_their_case_and_points() -> None:
    pair = one(said(), said(TEXT.upper().replace(",", " ;")))
    assert (pair.fate, pair.score) == (Fate.COPIED, 100)


def test_words_of_its_own_are_taken_over_with_a_score() -> None:
    pair = one(said(), said(TEXT.replace("Sở Nội vụ", "Phòng Nội vụ huyện")))
    assert pair.fate == Fate.TAKEN_OVER
    assert 70 < pair.score < 99


def test_what_has_no_partner_is_dropped_or_added() -> None:
    pairs = compare([said()], [said("Bố trí kinh phí từ ngân sách", 2)])
    assert [(pair.fate, pair.score) for pair in pairs] == [(Fate.DROPPED, 0), (Fate.ADDED, 0)]


def test_each_clause_stands_once_and_the_most_alike_find_each_other() -> None:
    upper = [said(TEXT, 1), said(f"{TEXT} của tỉnh", 2)]
    lower = [said(f"{TEXT} của tỉnh", 3), said("Bố trí kinh phí", 4)]
    pairs = compare(upper, lower)
    assert [(pair.upper and pair.upper.pk, pair.lower and pair.lower.pk) for pair in pairs] == [
        (1, None),
        (2, 3),
        (None, 4),
    ]


def test_a_criterion_is_no_partner_of_a_duty() -> None:
    criterion = Statement(2, "criteria", "", TEXT)
    assert {pair.fate for pair in compare([said()], [criterion])} == {Fate.DROPPED, Fate.ADDED}


def test_two_empty_plans_have_nothing_to_compare() -> None:
    assert compare([], []) == []


# --- Weakened ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("upper", "lower", "reason"),
    [
        ({"value": Decimal(2)}, {}, "the number is missing"),
        ({"value": Decimal(2)}, {"value": Decimal(1)}, "the number asks for less"),
        ({"value": Decimal(5), "comparator": "<="}, {"value": Decimal(9)}, "the number asks for less"),
        (
            {"value": Decimal(1), "cadence": "quarter"},
            {"value": Decimal(2), "cadence": "year"},
            "the number asks for less",
        ),
        ({"cadence": "quarter"}, {"cadence": "year"}, "it is owed less often"),
        ({"cadence": "year"}, {"cadence": "once"}, "it is owed less often"),
        ({}, {"is_request": True}, "a request instead of an order"),
    ],
)
def test_less_is_weakened_also_when_the_words_are_copied(upper: dict, lower: dict, reason: str) -> None:
    assert reasons(said(**upper), said(**lower)) == [reason]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ({"value": Decimal(2)}, {"value": Decimal(3)}),
        ({}, {"value": Decimal(1)}),
        ({"value": Decimal(5), "comparator": "<="}, {"value": Decimal(3)}),
        ({"value": Decimal(2), "cadence": "year"}, {"value": Decimal(1), "cadence": "quarter"}),
        ({"value": Decimal(4), "cadence": "quarter"}, {"value": Decimal(16), "cadence": "year"}),
        ({"cadence": "year"}, {"cadence": "quarter"}),
        ({"is_request": True}, {}),
    ],
)
def test_as_much_or_more_is_not(upper: dict, lower: dict) -> None:
    assert reasons(said(**upper), said(**lower)) == []


@pytest.mark.parametrize("soft", ["phấn đấu", "có thể", "khuyến khích"])
def test_softer_words_weaken(soft: str) -> None:
    softened = TEXT.replace("phát hiện", f"{soft} phát hiện")
    assert reasons(said(), said(softened)) == ["softer words"]
    assert reasons(said(softened), said(softened)) == []


# --- Showing ----------------------------------------------------------------------------------------------------------
def test_differences_are_cut_out_word_by_word() -> None:
    assert pieces("Gửi về Sở Nội vụ, hằng năm", "gửi về Phòng Nội vụ hằng năm") == (
        [Piece("Gửi về"), Piece("Sở", "gone"), Piece("Nội vụ, hằng năm")],
        [Piece("gửi về"), Piece("Phòng", "new"), Piece("Nội vụ hằng năm")],
    )


# --- Two plans --------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_two_plans_are_compared_by_their_confirmed_clauses(django_assert_num_queries) -> None:
    body = founded("Tỉnh Thanh Hóa")
    upper, lower = issued(body), issued(body)
    clause(upper, TEXT, "target", value=Decimal(2), cadence="year")
    clause(upper, "Có thành tích xuất sắc, được tập thể suy tôn", "criterion")
    clause(lower, TEXT, "target", value=Decimal(1), cadence="year")
    clause(lower, "Có thành tích xuất sắc, được tập thể suy tôn", "criterion")
    rejected = clause(lower, "Bố trí kinh phí")
    rejected.state = "rejected"
    rejected.save()
    with django_assert_num_queries(2):
        pairs = compared(upper, lower)
    assert [pair.fate for pair in pairs] == [Fate.WEAKENED, Fate.COPIED]


@pytest.mark.django_db
def test_what_is_not_reviewed_yet_is_compared_as_the_reader_found_it() -> None:
    body = founded("Tỉnh Thanh Hóa")
    upper, lower = issued(body), issued(body, state="review")
    clause(upper, TEXT, "target", value=Decimal(2))
    lower.clauses.create(kind="target", quote=TEXT, read={"value": 2, "comparator": ">=", "period": None}, start=0)
    assert [pair.fate for pair in compared(upper, lower)] == [Fate.COPIED]


def test_two_plans_of_seventy_clauses_take_no_second() -> None:
    words = [f"{TEXT} {place} " + " ".join(f"từ{place * each}" for each in range(30)) for place in range(70)]
    upper = [said(text, place) for place, text in enumerate(words)]
    lower = [said(f"{text} của xã", place) for place, text in enumerate(words)]
    began = time.perf_counter()
    assert len(compare(upper, lower)) == 70
    assert time.perf_counter() - began < 1
