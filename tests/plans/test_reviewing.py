"""A person decides about each clause; nothing counts before, and nobody overwrites another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.organisations.models import Group, Role
from lantoa.plans.models import Cadence, Clause, ClauseKind, DutyActor, Part, Plan
from lantoa.plans.operations.correcting import Correction, correct, version_of
from lantoa.plans.operations.deciding import confirm, confirm_many, reject, reopen
from lantoa.plans.operations.dividing import add, divide, divide_at
from lantoa.plans.operations.matching import NOBODY, Meant, match, name, others_like, set_part
from lantoa.plans.operations.merging import merge
from lantoa.plans.states import ClauseState
from tests.organisations.worlds import NOON, appointed, founded, person
from tests.plans.communes import Commune, read

pytestmark = pytest.mark.django_db


class Review:
    """The sample plan under review, an officer who reviews it, and her colleague."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.officer = appointed(self.commune.body, Role.OFFICER, person("Bình"))
        self.colleague = appointed(self.commune.body, Role.OFFICER, person("Chi"))
        self.plan = read(self.commune.body, self.officer)

    def clause(self, words: str, kind: str = ClauseKind.TARGET) -> Clause:
        return Clause.objects.get(plan=self.plan, kind=kind, quote__startswith=words)


@pytest.fixture
def review() -> Review:
    return Review()


def test_confirming_keeps_who_and_when_and_the_group_that_is_named(review) -> None:
    clause = confirm(review.clause("Mỗi thôn"), by=review.officer, at=NOON)
    assert (clause.state, clause.decided_by, clause.decided_at) == (ClauseState.CONFIRMED, review.officer.person, NOON)
    actor = clause.duty.actors.get()
    assert (actor.group.name, actor.group.body, actor.group.kinds) == ("Mỗi thôn", review.commune.body, ["village"])
    assert audit.history_of(clause)[0].verb == "confirm"


def test_groups_that_say_the_same_are_kept_once(review) -> None:
    confirm(review.clause("Mỗi thôn"), by=review.officer, at=NOON)
    confirm(review.clause("Họp thôn"), by=review.officer, at=NOON)
    assert Group.objects.filter(kinds=["village"]).count() == 1


def test_another_group_of_the_same_name_stays_what_it_is(review) -> None:
    Group.objects.create(body=review.commune.body, name="Mỗi thôn", tree="government", under=review.commune.province)
    confirm(review.clause("Mỗi thôn"), by=review.officer, at=NOON)
    assert set(Group.objects.values_list("name", flat=True)) == {"Mỗi thôn", "Mỗi thôn (2)"}


def test_of_two_people_at_once_the_second_is_told_who_was_quicker(review) -> None:
    seen_by_both = review.clause("Mỗi thôn")
    confirm(seen_by_both, by=review.officer, at=NOON)
    with pytest.raises(Refused, match="Bình"):
        reject(seen_by_both, by=review.colleague, at=NOON + timedelta(minutes=1))
    seen_by_both.refresh_from_db()
    assert (seen_by_both.state, seen_by_both.decided_by) == (ClauseState.CONFIRMED, review.officer.person)


def test_a_correction_over_one_that_was_not_seen_is_refused(review) -> None:
    clause = review.clause("Mỗi thôn")
    version = version_of(clause)
    correct(clause, Correction(duty={"value": 3}), version=version, by=review.officer, at=NOON)
    with pytest.raises(Refused):
        correct(clause, Correction(duty={"value": 4}), version=version, by=review.colleague, at=NOON)
    assert Clause.objects.get(pk=clause.pk).duty.value == 3


def test_a_correction_is_logged_with_what_it_was(review) -> None:
    clause = review.clause("Mỗi thôn")
    correct(
        clause,
        Correction({"quote": "Mỗi thôn ít nhất 03"}, {"value": 3, "cadence": Cadence.QUARTER}),
        version=version_of(clause),
        by=review.officer,
        at=NOON,
    )
    entries = [entry for entry in audit.history_of(clause) if entry.verb == "correct_clause"]
    changed = {name for entry in entries for name in entry.changes}
    assert changed == {"quote", "value", "cadence"}
    assert Clause.objects.get(pk=clause.pk).read["value"] == 2  # what was read stays beside it


@pytest.mark.parametrize(
    "wrong",
    [{"value": -1}, {"value": 10**11}, {"first_day": date(2026, 5, 1), "last_day": date(2026, 4, 1)}, {"cadence": "x"}],
)
def test_values_that_cannot_be_are_refused(review, wrong) -> None:
    clause = review.clause("Mỗi thôn")
    with pytest.raises(ValidationError):
        correct(clause, Correction(duty=wrong), version=version_of(clause), by=review.officer, at=NOON)


@pytest.mark.parametrize("value", [0, 10**9])
def test_a_quota_of_nothing_or_very_much_can_be_said(review, value) -> None:
    clause = review.clause("Mỗi thôn")
    correct(clause, Correction(duty={"value": value}), version=version_of(clause), by=review.officer, at=NOON)
    assert Clause.objects.get(pk=clause.pk).duty.value == value


def actors_of(clause: Clause) -> list[tuple[object, ...]]:
    """All that is kept of the actors of a clause, but for their ids."""
    return sorted(clause.duty.actors.values_list("words", "part", "body", "group", "is_sure", "order"), key=str)


def test_merging_keeps_whom_only_the_other_names(review) -> None:
    task, into = review.clause("Chủ trì, phối hợp với Công an xã", ClauseKind.TASK), review.clause("Ban hành mẫu phiếu")
    merge(task, into, by=review.officer, at=NOON)
    task.refresh_from_db()
    assert (task.state, task.same_as) == (ClauseState.MERGED, into)
    assert set(into.duty.actors.filter(part=Part.CO).values_list("words", flat=True)) == {"Công an xã", "các thôn"}


def test_undoing_a_merger_brings_both_clauses_back_as_they_were(review) -> None:
    task, into = review.clause("Chủ trì, phối hợp với Công an xã", ClauseKind.TASK), review.clause("Ban hành mẫu phiếu")
    before = (actors_of(task), actors_of(into))
    merge(task, into, by=review.officer, at=NOON)
    assert actors_of(into) != before[1]
    confirm(into, by=review.officer, at=NOON)  # settles whoever came along, too
    reopen(task, by=review.officer, at=NOON)
    reopen(into, by=review.officer, at=NOON)
    task.refresh_from_db()
    assert (task.state, task.same_as) == (ClauseState.UNSEEN, None)
    assert (actors_of(task), [actor[0] for actor in actors_of(into)]) == (before[0], [actor[0] for actor in before[1]])
    entry = next(each for each in audit.history_of(into) if each.verb == "correct_clause")
    assert entry.changes["actors"][0]


def test_whoever_was_named_by_hand_stays_when_a_merger_is_undone(review) -> None:
    task, into = review.clause("Chủ trì, phối hợp với Công an xã", ClauseKind.TASK), review.clause("Ban hành mẫu phiếu")
    before = {actor.pk for actor in into.duty.actors.all()}
    merge(task, into, by=review.officer, at=NOON)
    police = review.commune.parts["Công an xã Đông Mai"]  # the merger brought it, too
    by_hand = name(into.duty, Meant(body=police), part=Part.CO, by=review.officer, at=NOON)
    reopen(task, by=review.officer, at=NOON)
    assert {actor.pk for actor in into.duty.actors.all()} == {*before, by_hand.pk}


def test_whom_two_mergers_brought_stays_until_both_are_undone(review) -> None:
    first, into = (
        review.clause("Chủ trì, phối hợp với Công an xã", ClauseKind.TASK),
        review.clause("Ban hành mẫu phiếu"),
    )
    words = "Chủ trì, phối hợp với Công an xã tuần tra"
    second = add(Clause(plan=review.plan, kind=ClauseKind.TASK, quote=words), by=review.officer, at=NOON)
    police = review.commune.parts["Công an xã Đông Mai"]
    name(second.duty, Meant(body=police), part=Part.CO, by=review.officer, at=NOON)
    third = add(Clause(plan=review.plan, kind=ClauseKind.TASK, quote=words + " đêm"), by=review.officer, at=NOON)
    name(third.duty, Meant(body=police), part=Part.CO, by=review.officer, at=NOON)
    before = actors_of(into)
    merge(first, into, by=review.officer, at=NOON)
    merge(second, into, by=review.officer, at=NOON)
    merge(third, into, keep_actors=False, by=review.officer, at=NOON)
    reopen(first, by=review.officer, at=NOON)
    assert into.duty.actors.filter(body=police).count() == 1
    reopen(second, by=review.officer, at=NOON)
    assert actors_of(into) == before  # the third one was to bring nobody


def test_undoing_a_merger_reaches_the_parts_of_what_was_divided_since(review) -> None:
    task, into = review.clause("Chủ trì, phối hợp với Công an xã", ClauseKind.TASK), review.clause("Ban hành mẫu phiếu")
    before = actors_of(into)
    merge(task, into, by=review.officer, at=NOON)
    parts = divide(into, ("Ban hành mẫu phiếu", "Gửi mẫu phiếu cho các thôn"), by=review.officer, at=NOON)
    reopen(task, by=review.officer, at=NOON)
    assert [actors_of(part) for part in parts] == [before, before]


def test_what_does_not_fit_is_not_merged(review) -> None:
    target, other = review.clause("Mỗi thôn"), review.clause("Họp thôn")
    criterion = review.clause("Có cách làm", ClauseKind.CRITERION)
    for clause, into in ((target, target), (target, criterion)):
        with pytest.raises(Refused):
            merge(clause, into, by=review.officer, at=NOON)
    reject(other, by=review.officer, at=NOON)
    with pytest.raises(Refused):
        merge(target, other, by=review.officer, at=NOON)
    assert Clause.objects.filter(state=ClauseState.MERGED).count() == 0


def test_a_clause_is_divided_into_two_that_say_each_its_own(review) -> None:
    task = review.clause("báo cáo kết quả", ClauseKind.TASK)
    first, second = divide_at(task, task.quote.index("; báo cáo năm"), by=review.officer, at=NOON)
    assert (first.duty.cadence, second.duty.last_day) == (Cadence.QUARTER, date(2026, 11, 25))
    assert review.plan.text[second.start : second.end] == second.quote
    assert [actor.words for actor in second.duty.actors.all()] == [actor.words for actor in task.duty.actors.all()]
    task.refresh_from_db()
    assert task.state == ClauseState.DIVIDED
    reopen(task, by=review.officer, at=NOON)
    assert not Clause.objects.filter(part_of=task).exists()


def test_a_division_is_not_undone_once_something_was_decided_about_a_part(review) -> None:
    task = review.clause("báo cáo kết quả", ClauseKind.TASK)
    first, _second = divide(task, ("Báo cáo hằng quý", "Báo cáo năm"), by=review.officer, at=NOON)
    confirm(first, by=review.officer, at=NOON)
    with pytest.raises(Refused):
        reopen(task, by=review.officer, at=NOON)
    with pytest.raises(Refused):
        divide(review.clause("Mỗi thôn"), ("nửa", " "), by=review.officer, at=NOON)


def test_a_clause_that_the_reader_missed_is_added_at_its_place(review) -> None:
    words = "Chỉ đăng, phát hình ảnh, câu chuyện khi người được nêu gương đã đồng ý"
    clause = add(Clause(plan=review.plan, kind=ClauseKind.TASK, quote=words), by=review.officer, at=NOON)
    assert review.plan.text[clause.start : clause.end] == words
    assert (clause.state, clause.duty.what) == (ClauseState.UNSEEN, words)
    assert clause.duty.actors.get().body == review.commune.body
    with pytest.raises(Refused):
        add(Clause(plan=review.plan, kind=ClauseKind.TASK, quote="  "), by=review.officer, at=NOON)


def test_who_is_meant_is_said_once_for_all_places_with_the_same_words(review) -> None:
    front = founded("Hội Liên hiệp Phụ nữ xã Đông Mai", "mass_organisation", review.commune.body)
    actors = DutyActor.objects.filter(duty__plan=review.plan, words="các tổ chức chính trị - xã hội")
    settled = match(actors[0], Meant(body=front), everywhere=True, by=review.officer, at=NOON)
    assert (settled, set(actors.values_list("body", "is_sure"))) == (2, {(front.pk, True)})


def test_capitals_of_vietnamese_are_the_same_words(review) -> None:
    first, second = DutyActor.objects.filter(duty__plan=review.plan, words="các tổ chức chính trị - xã hội")
    for actor, words in ((first, "đoàn thể ở xã"), (second, "Đoàn thể ở xã")):
        DutyActor.objects.filter(pk=actor.pk).update(words=words)
    first.refresh_from_db()
    assert [each.pk for each in others_like(first)] == [second.pk]


def test_nobody_can_be_meant_and_others_can_be_named(review) -> None:
    clause = review.clause("Phối hợp giám sát", ClauseKind.TASK)
    actor = clause.duty.actors.get(words="các tổ chức chính trị - xã hội")
    match(actor, NOBODY, by=review.officer, at=NOON)
    actor.refresh_from_db()
    assert (actor.body, actor.group, actor.proposal, actor.is_sure) == (None, None, {}, True)
    added = name(clause.duty, Meant(body=review.commune.front), part=Part.CO, by=review.officer, at=NOON)
    assert set_part(added, Part.LEAD, by=review.officer, at=NOON).part == Part.LEAD
    with pytest.raises(Refused):
        name(clause.duty, NOBODY, by=review.officer, at=NOON)


def test_a_proposed_group_is_kept_when_somebody_says_so(review) -> None:
    actor = review.clause("Mỗi thôn").duty.actors.get()
    match(actor, Meant(proposed=True), by=review.officer, at=NOON)
    actor.refresh_from_db()
    assert actor.group.name == "Mỗi thôn"


def test_all_criteria_are_confirmed_at_once_or_none(review) -> None:
    criteria = list(review.plan.clauses.filter(kind=ClauseKind.CRITERION))
    assert confirm_many(criteria[1:], by=review.officer, at=NOON) == len(criteria) - 1
    with pytest.raises(Refused):
        confirm_many(criteria, by=review.officer, at=NOON)
    assert Clause.objects.get(pk=criteria[0].pk).state == ClauseState.UNSEEN


def test_who_may_not_review_decides_nothing(review) -> None:
    clause, reader = review.clause("Mỗi thôn"), appointed(review.commune.body, Role.READER)
    for decide in (confirm, reject):
        with pytest.raises(Refused):
            decide(clause, by=reader, at=NOON)
    with pytest.raises(Refused):
        correct(clause, Correction(duty={"value": 1}), version=version_of(clause), by=reader, at=NOON)
    with pytest.raises(Refused):
        match(clause.duty.actors.get(), NOBODY, by=reader, at=NOON)
    assert Plan.objects.get().clauses.exclude(state=ClauseState.UNSEEN).count() == 0
