"""The people are asked about who is proposed: on which days, what they read, what they say, and what waits for that."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from lantoa.exemplars.challenges import new_challenge
from lantoa.kit.access import Refused, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from lantoa.recognition.consultation_states import CommentState, ConsultationState
from lantoa.recognition.consultation_work import CommentsToAnswer
from lantoa.recognition.models import Consultation, Proposal, PublicComment
from lantoa.recognition.operations import consultations, proposals
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.consultations import candidates, not_asked_yet, to_ask_about
from tests.exemplars.nomination_worlds import worked
from tests.exemplars.pages import agreed
from tests.exemplars.worlds import entered
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import NOON
from tests.recognition.proposal_worlds import TODAY, Proposing, award

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
#: Seven working days and the week-end between them.
UNTIL = date(2026, 12, 1)
AFTER = NOON + 9 * DAY


class Asking(Proposing):
    """The award asks for seven working days; the district has the proposal on its table and asks the people."""

    def __init__(self) -> None:
        super().__init__()
        rule = {"consultation_days": 7, "consultation_article": "Điều 60.3", "consultation_certainty": "verified"}
        self.award = award(**rule)
        self.proposal = self.appraised()

    def prepared(self, *listed: Proposal, **said: object) -> Consultation:
        told = {
            "body": self.district,
            "round": self.round,
            "title": "Lấy ý kiến",
            "opens_on": TODAY,
            "closes_on": UNTIL,
        }
        made = Consultation(**told | said)  # type: ignore[arg-type]
        return consultations.prepare(made, listed or [self.proposal], by=self.above_officer, at=NOON)

    def asked(self, **said: object) -> Consultation:
        return consultations.publish(self.prepared(**said), by=self.above_officer, at=NOON)

    def comment(self, asked: Consultation, text: str = "Rất xứng đáng", **said: object) -> PublicComment:
        made = PublicComment(consultation=asked, text=text, **said)  # type: ignore[arg-type]
        return consultations.send_comment(made, by=PLATFORM, at=NOON + DAY)

    def before_council(self, at: datetime = AFTER) -> Proposal:
        return proposals.lay_before_council(self.proposal, by=self.above_officer, at=at)


@pytest.fixture
def world() -> Asking:
    cache.clear()
    return Asking()


def test_no_council_judges_before_the_people_had_their_days_and_their_answers(world: Asking) -> None:
    with pytest.raises(MoveRefused, match="Điều 60.3"):
        world.before_council()
    asked = world.asked()
    with pytest.raises(MoveRefused, match="01/12/2026"):
        world.before_council(NOON + 8 * DAY)
    first, second = world.comment(asked), world.comment(asked, "Chưa đúng", proposal=world.proposal)
    with pytest.raises(MoveRefused, match="2"):
        world.before_council()
    consultations.answer(first, by=world.above_officer, at=AFTER, reason="Cảm ơn bà con")
    with pytest.raises(MoveRefused, match="1"):
        world.before_council()
    consultations.find_groundless(second, by=world.above_officer, at=AFTER, reason="Đã xác minh, không đúng")
    assert world.before_council().state == ProposalState.BEFORE_COUNCIL


def test_a_comment_on_somebody_else_of_the_list_holds_nobody_up(world: Asking) -> None:
    other = world.appraised(entered(world.commune, "Lò Văn Phúc"))
    asked = consultations.publish(world.prepared(world.proposal, other), by=world.above_officer, at=NOON)
    world.comment(asked, proposal=other)
    assert world.before_council().state == ProposalState.BEFORE_COUNCIL
    with pytest.raises(MoveRefused):
        proposals.lay_before_council(other, by=world.above_officer, at=AFTER)


def test_a_rule_that_nobody_verified_stops_nobody(world: Asking) -> None:
    award(consultation_certainty="unverified")
    assert world.before_council(NOON).state == ProposalState.BEFORE_COUNCIL


def test_it_is_as_long_as_the_award_asks_for_in_working_days(world: Asking) -> None:
    short = world.prepared(closes_on=UNTIL - DAY)
    with pytest.raises(MoveRefused, match="7"):
        consultations.publish(short, by=world.above_officer, at=NOON)
    assert Consultation.objects.get(pk=short.pk).state == ConsultationState.PREPARED
    consultations.change(short, {"closes_on": UNTIL}, [world.proposal], by=world.above_officer, at=NOON)
    assert consultations.publish(short, by=world.above_officer, at=NOON).state == ConsultationState.PUBLIC
    with pytest.raises(MoveRefused):
        consultations.change(short, {"title": "Khác"}, [world.proposal], by=world.above_officer, at=NOON)


def test_days_that_are_over_are_no_days(world: Asking) -> None:
    with pytest.raises(MoveRefused):
        consultations.publish(world.prepared(), by=world.above_officer, at=NOON + DAY)


@pytest.mark.parametrize("wrong", ["order", "nobody", "elsewhere"])
def test_what_it_needs(world: Asking, wrong: str) -> None:
    made = Consultation(body=world.district, round=world.round, title="X", opens_on=TODAY, closes_on=UNTIL)
    listed = [] if wrong == "nobody" else [world.proposal]
    if wrong == "order":
        made.closes_on = TODAY - DAY
    if wrong == "elsewhere":
        Proposal.objects.update(held_by=world.province)
        world.proposal.refresh_from_db()
    with pytest.raises(ValidationError):
        consultations.prepare(made, listed, by=PLATFORM, at=NOON)
    assert not Consultation.objects.exists()


def test_called_off_it_counts_for_nothing_and_can_be_prepared_again(world: Asking) -> None:
    asked = world.asked()
    consultations.call_off(asked, by=world.above_officer, at=NOON, reason="Nhầm danh sách")
    assert list(to_ask_about(world.round)) == [world.proposal]
    with pytest.raises(MoveRefused):
        world.before_council()
    with pytest.raises(MoveRefused):
        world.comment(asked)
    again = consultations.prepare_again(asked, by=world.above_officer, at=NOON)
    assert not to_ask_about(world.round).exists()
    assert consultations.publish(again, by=world.above_officer, at=NOON).state == ConsultationState.PUBLIC


@pytest.mark.parametrize("at", [NOON - DAY, AFTER])
def test_comments_come_on_its_days_only(world: Asking, at: datetime) -> None:
    asked = world.asked()
    with pytest.raises(MoveRefused):
        consultations.send_comment(PublicComment(consultation=asked, text="X"), by=PLATFORM, at=at)
    assert not PublicComment.objects.exists()


def test_a_comment_is_about_somebody_of_the_list(world: Asking) -> None:
    other = world.appraised(entered(world.commune, "Lò Văn Phúc"))
    with pytest.raises(ValidationError):
        world.comment(world.asked(), proposal=other)


def test_an_answer_goes_to_whoever_left_an_address_and_can_be_taken_back(world: Asking) -> None:
    asked = world.asked()
    by_post, by_phone = world.comment(asked, contact="dan@example.vn"), world.comment(asked, contact="0912 345 678")
    for each in (by_post, by_phone):
        consultations.answer(each, by=world.above_officer, at=AFTER, reason="Đã ghi nhận")
    (letter,) = OutgoingMessage.objects.filter(key__startswith="comment-")
    assert letter.payload["to"] == "dan@example.vn"
    assert "Đã ghi nhận" in letter.payload["text"]
    taken_back = consultations.reopen(by_post, by=world.above_officer, at=AFTER, reason="Trả lời nhầm")
    assert (taken_back.state, taken_back.answer) == (CommentState.SENT, "")
    assert not_asked_yet(world.proposal, UNTIL + DAY)


def test_officers_of_who_asks_answer_and_nobody_below_does(world: Asking) -> None:
    comment = world.comment(world.asked())
    assert not visible(world.officer, PublicComment.objects.all()).exists()
    with pytest.raises(Refused):
        consultations.answer(comment, by=world.officer, at=AFTER, reason="X")
    (item,) = CommentsToAnswer().items(world.above_officer.person, localdate(AFTER))  # type: ignore[arg-type]
    assert "Lấy ý kiến" in item.sentence
    assert not list(CommentsToAnswer().items(world.officer.person, localdate(AFTER)))  # type: ignore[arg-type]


def test_a_name_is_told_only_where_the_person_agreed(world: Asking) -> None:
    other = world.appraised(entered(world.commune, "Lò Văn Phúc"))
    agreed(other.dossier)
    told = candidates(world.prepared(world.proposal, other), TODAY)
    shown = {each.proposal.pk: (each.name, bool(each.deed)) for each in told}
    assert shown == {world.proposal.pk: ("", False), other.pk: ("Lò Văn Phúc", True)}
    assert all("Lê Thị Mận" not in each.called for each in told)


# --- On the web ----------------------------------------------------------------------------------------------


class OnTheWeb(Asking):
    """Public today."""

    def __init__(self) -> None:
        super().__init__()
        self.consultation = self.asked()
        today = localdate()
        Consultation.objects.update(opens_on=today, closes_on=today)
        self.url = reverse("consulting:consultation", args=[self.consultation.pk])


@pytest.fixture
def web() -> OnTheWeb:
    cache.clear()
    return OnTheWeb()


def filled(**said: str) -> dict[str, str]:
    token = new_challenge().token
    return {"text": "Bà con đều biết", "token": token, "nonce": worked(token), **said}


def test_anybody_reads_the_list_without_names_and_comments(web: OnTheWeb, client: Client) -> None:
    assert web.url in client.get(reverse("consulting:consultations")).content.decode()
    page = client.get(web.url).content.decode()
    assert "Lê Thị Mận" not in page
    assert web.award.name in page
    answer = client.post(web.url, filled(proposal=str(web.proposal.pk), name="Bà Tư"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("consulting:thanks", args=[web.consultation.pk]))
    (came,) = PublicComment.objects.all()
    assert (came.text, came.name, came.proposal, came.state) == ("Bà con đều biết", "Bà Tư", web.proposal, "sent")
    assert client.get(answer["Location"]).status_code == 200


def test_a_machine_is_asked_for_work(web: OnTheWeb, client: Client) -> None:
    for wrong in ({"nonce": "1"}, {"website": "http://x"}, {"text": ""}, {"proposal": "999999"}):
        assert client.post(web.url, filled(**wrong)).status_code == 422
    used = filled()
    assert client.post(web.url, used).status_code == 302
    assert client.post(web.url, used).status_code == 422
    assert PublicComment.objects.count() == 1


def test_a_flood_is_asked_to_wait(web: OnTheWeb, client: Client) -> None:
    answers = [client.post(web.url, {"text": "X"}).status_code for _each in range(11)]
    assert answers == [422] * 10 + [429]


def test_what_is_not_public_is_not_there_and_what_has_ended_takes_nothing(web: OnTheWeb, client: Client) -> None:
    Consultation.objects.update(opens_on=localdate() - 2 * DAY, closes_on=localdate() - DAY)
    assert '<form method="post" action="' + web.url not in client.get(web.url).content.decode()
    assert client.post(web.url, filled()).status_code == 422
    Consultation.objects.update(state=ConsultationState.CALLED_OFF)
    assert client.get(web.url).status_code == 404
    listing = client.get(reverse("consulting:consultations"))
    assert web.url not in listing.content.decode()


def test_the_public_list_costs_the_same_however_long_it_is(web: OnTheWeb, client: Client) -> None:
    before = cost(client, web.url)
    for name in ("Lò Văn Phúc", "Hà Thị Cúc"):
        web.consultation.proposals.add(web.appraised(entered(web.commune, name)))
    assert cost(client, web.url) == before


def test_at_the_desk_from_the_round_to_the_answer(web: OnTheWeb) -> None:
    Consultation.objects.update(state=ConsultationState.CALLED_OFF)
    client = signed_in(web.district, Role.OFFICER)
    days = {"opens_on": f"{localdate():%d/%m/%Y}", "closes_on": f"{localdate() + 30 * DAY:%d/%m/%Y}"}
    told = {"title": "Ý kiến về bà Mận", "body": web.district.pk, "proposals": [web.proposal.pk], **days}
    answer = client.post(reverse("recognition:add_consultation", args=[web.round.pk]), told)
    made = Consultation.objects.get(title="Ý kiến về bà Mận")
    assert answer["Location"] == reverse("recognition:consultation", args=[made.pk])
    assert client.post(reverse("recognition:publish_consultation", args=[made.pk])).status_code == 302
    comment = consultations.send_comment(PublicComment(consultation=made, text="Tốt"), by=PLATFORM, at=now())
    assert "Tốt" in client.get(reverse("recognition:consultation", args=[made.pk])).content.decode()
    client.post(reverse("recognition:answer_comment", args=[comment.pk]), {"reason": "Cảm ơn"})
    comment.refresh_from_db()
    assert (comment.state, comment.answer) == (CommentState.ANSWERED, "Cảm ơn")
    page = client.get(reverse("recognition:proposal", args=[web.proposal.pk])).content.decode()
    assert "Ý kiến về bà Mận" in page
