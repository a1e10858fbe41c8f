"""A story goes to Facebook and Zalo by their interfaces, and whatever can go wrong there is told and mended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from lantoa.accounts.sealing import unseal
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch, Outlet
from lantoa.channels.operations import delivering, dispatching, outlets
from lantoa.evidence.models import Channel, Consent
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox import delivery
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.operations import moving, writing
from tests.channels.servers import Facebook, Zalo, served
from tests.channels.worlds import Channels, state_of, work
from tests.newsroom.worlds import TITLE
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Channels:
    return Channels()


@pytest.fixture
def facebook(settings) -> Iterator[Facebook]:
    server = Facebook()
    with served(server) as address:
        settings.CHANNEL_INTERFACES = {
            "facebook": address,
            "zalo": "http://127.0.0.1:9",
            "zalo_tokens": "http://127.0.0.1:9",
        }
        yield server


@pytest.fixture
def zalo(settings) -> Iterator[Zalo]:
    server = Zalo()
    with served(server) as address:
        settings.CHANNEL_INTERFACES = {"facebook": "http://127.0.0.1:9", "zalo": address, "zalo_tokens": address}
        yield server


# --- Facebook -----------------------------------------------------------------------------------------------------
def test_a_story_is_posted_corrected_and_taken_down(world: Channels, facebook: Facebook) -> None:
    one = world.sent(world.facebook())
    assert state_of(one) == "WAITING"
    work()
    assert state_of(one) == "SENT"
    assert (one.receipt, one.address) == ("1001_1", "https://www.facebook.com/1001_1")
    assert facebook.posts["1001_1"]["message"].startswith(TITLE)
    assert facebook.posts["1001_1"]["link"].endswith(f"/{world.story.slug}/")
    work()
    assert list(facebook.posts) == ["1001_1"]
    dispatching.recall(one, by=PLATFORM, at=NOON, reason="Đăng nhầm trang")
    work()
    assert state_of(one) == "RECALLED"
    assert facebook.posts == {}
    again = dispatching.retry(one, by=PLATFORM, at=NOON)
    work()
    assert state_of(again) == "SENT"


def test_what_is_gone_already_is_down(world: Channels, facebook: Facebook) -> None:
    one = world.sent(world.facebook())
    work()
    facebook.posts.clear()
    one.refresh_from_db()
    dispatching.recall(one, by=PLATFORM, at=NOON, reason="Nhầm")
    work()
    assert state_of(one) == "RECALLED"


@pytest.mark.parametrize("code", [4, 17, 32, 613])
def test_limits_are_waited_for(world: Channels, facebook: Facebook, code: int) -> None:
    facebook.faults = [(400, {"error": {"code": code, "message": "limit reached"}})]
    one = world.sent(world.facebook())
    work()
    assert state_of(one) == "SENT"
    assert len(facebook.posts) == 1


def test_limits_that_last_are_told_to_a_person_who_tries_again(world: Channels, facebook: Facebook) -> None:
    facebook.faults = [(429, {})] * delivering.MOST_ATTEMPTS
    one = world.sent(world.facebook())
    work()
    assert state_of(one) == "FAILED"
    assert "429" in one.problem
    dispatching.retry(one, by=PLATFORM, at=NOON)
    work()
    assert state_of(one) == "SENT"
    assert one.problem == ""


def test_a_token_that_opens_no_longer_is_told_at_once(world: Channels, facebook: Facebook) -> None:
    one = world.sent(world.facebook(token="old-token"))
    work()
    assert state_of(one) == "FAILED"
    assert "190" in one.problem
    assert facebook.asked == ["POST /1001/feed"]


@pytest.mark.parametrize("fault", [["cut"], [None, "cut after"], [(500, "<html>")], [(500, {"error": {"code": 2}})]])
def test_a_post_without_an_answer_is_left_to_a_person(world: Channels, facebook: Facebook, fault: list) -> None:
    """It may be out: sending it again could put it there twice."""
    facebook.faults = fault
    one = world.sent(world.facebook())
    work()
    assert state_of(one) == "UNSURE"
    work()
    assert len([asked for asked in facebook.asked if asked.startswith("POST")]) == 1
    with pytest.raises(ValidationError):
        dispatching.confirm(one, "", by=PLATFORM, at=NOON)
    found = dispatching.confirm(one, "https://www.facebook.com/1001_1", by=PLATFORM, at=NOON)
    assert state_of(found) == "SENT"


def test_a_server_that_is_down_is_waited_for(world: Channels, settings) -> None:
    settings.CHANNEL_INTERFACES = {"facebook": "http://127.0.0.1:9"}
    one = world.sent(world.facebook())
    work(2)
    assert state_of(one) == "SENDING"
    server = Facebook()
    with served(server) as address:
        settings.CHANNEL_INTERFACES = {"facebook": address}
        work()
    assert state_of(one) == "SENT"
    assert len(server.posts) == 1


def test_a_worker_killed_between_post_and_receipt_posts_nothing_twice(
    world: Channels, facebook: Facebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker dies after the other side has taken it: nobody notes the receipt."""

    class Killed(BaseException):
        """No fault of the program: its end."""

    one = world.sent(world.facebook())
    message = OutgoingMessage.objects.get(kind=dispatching.KIND)

    def dies(*_words: object) -> str:
        raise Killed

    monkeypatch.setattr(delivering, "_sent", dies)
    with pytest.raises(Killed):
        delivering.deliver(message)
    monkeypatch.undo()
    assert state_of(one) == "SENDING"
    work()
    assert state_of(one) == "UNSURE"
    assert len(facebook.posts) == 1
    found = dispatching.confirm(one, "https://www.facebook.com/1001_1", by=PLATFORM, at=NOON)
    assert state_of(found) == "SENT"


def test_a_story_withdrawn_while_it_is_being_sent_comes_down(world: Channels, facebook: Facebook) -> None:
    one = world.sent(world.facebook())
    message = OutgoingMessage.objects.get(kind=dispatching.KIND)
    taken = delivering._taken(one.pk, "send", 1)
    assert taken is not None
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    delivering._send(taken)
    assert state_of(one) == "RECALLING"
    work()
    assert state_of(one) == "RECALLED"
    assert facebook.posts == {}
    assert message.payload == {"dispatch": one.pk, "act": "send", "run": 1}


def test_a_story_withdrawn_before_it_is_sent_never_goes(world: Channels, facebook: Facebook) -> None:
    one = world.sent(world.facebook())
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    work()
    assert state_of(one) == "CALLED_OFF"
    assert facebook.asked == []


def test_a_long_story_is_cut_after_a_sentence(world: Channels, facebook: Facebook) -> None:
    page = world.facebook()
    outlets.change(page, {"longest": 200}, by=PLATFORM, at=NOON)
    page.refresh_from_db()
    world.sent(page)
    work()
    message = facebook.posts["1001_1"]["message"]
    assert len(message) <= 200
    assert " …\n\nhttp" in message


# --- Zalo ---------------------------------------------------------------------------------------------------------
def test_an_article_is_published_once_its_picture_is_there(world: Channels, zalo: Zalo) -> None:
    zalo.in_the_works = 2
    one = world.sent(world.zalo())
    work(1)
    assert (state_of(one), one.receipt) == ("SENDING", "token-of-1")
    work()
    assert (state_of(one), one.receipt) == ("SENT", "article-1")
    assert zalo.asked.count("POST /v2.0/article/create") == 1
    article = zalo.posts["article-1"]
    assert article["title"] == TITLE
    assert article["cover"]["photo_url"].endswith(f"/cards/{world.story.pk}-16x9.jpg")
    dispatching.recall(one, by=PLATFORM, at=NOON, reason="Nhầm")
    work()
    assert state_of(one) == "RECALLED"
    assert zalo.posts == {}


def test_tokens_of_zalo_are_renewed_and_kept(world: Channels, zalo: Zalo) -> None:
    account = world.zalo()
    world.sent(account)
    work()
    account.refresh_from_db()
    kept = json.loads(unseal(account.sealed))
    assert (kept["renewing"], kept["token"]) == ("renew-1", "token-1")
    zalo.token = "another"  # theirs ended early: -216
    with_new = world.sent(account, world.published(title="Chuyện thứ hai"))
    work()
    assert state_of(with_new) == "SENT"
    account.refresh_from_db()
    assert json.loads(unseal(account.sealed))["renewing"] == "renew-2"
    zalo.renewing = "somebody used it"
    zalo.token = "ended"
    third = world.sent(account, world.published(title="Chuyện thứ ba"))
    work()
    assert state_of(third) == "FAILED"
    assert "-14014" in third.problem


def test_quota_of_zalo_is_waited_for(world: Channels, zalo: Zalo) -> None:
    account = world.zalo()
    outlets.test(account, by=PLATFORM, at=NOON)
    zalo.faults = [(200, {"error": -32, "message": "reached limit"})]
    one = world.sent(account)
    work()
    assert state_of(one) == "SENT"


@pytest.mark.parametrize(("code", "said"), [(-224, "gói"), (-210, "rút ngắn"), (-999, "told (-999)")])
def test_what_zalo_does_not_take_says_what_to_do(world: Channels, zalo: Zalo, code: int, said: str) -> None:
    account = world.zalo()
    outlets.test(account, by=PLATFORM, at=NOON)
    zalo.faults = [(200, {"error": code, "message": "told"})]
    one = world.sent(account)
    with translation.override("vi"):
        work()
    assert state_of(one) == "FAILED"
    assert said in one.problem
    assert f"({code})" in one.problem


# --- Credentials --------------------------------------------------------------------------------------------------
def test_credentials_are_sealed_tested_and_forgotten(world: Channels, facebook: Facebook) -> None:
    page = world.facebook()
    assert "right-token" not in page.sealed
    facebook.until = int((NOON + timedelta(days=60)).timestamp())
    tested = outlets.test(page, by=PLATFORM, at=NOON)
    assert (tested.test_problem, tested.expires_on) == ("", (NOON + timedelta(days=60)).date())
    facebook.scopes = ()
    assert outlets.test(page, by=PLATFORM, at=NOON).test_problem == "pages_manage_posts"
    wrong = outlets.open_with(page, {"token": "no"}, None, by=PLATFORM, at=NOON)
    assert "not valid" in outlets.test(wrong, by=PLATFORM, at=NOON).test_problem
    assert not outlets.close(page, by=PLATFORM, at=NOON).is_open
    written = str(list(LogEntry.objects.values_list("subject", "changes_json", "note")))
    assert "right-token" not in written
    assert "gAAAA" not in written
    with pytest.raises(ValidationError):
        outlets.open_with(world.outlet(), {"token": "x"}, None, by=PLATFORM, at=NOON)


# --- By hand ------------------------------------------------------------------------------------------------------
def test_without_credentials_a_person_posts_and_confirms(world: Channels) -> None:
    one = world.sent(world.outlet(OutletKind.FACEBOOK))
    assert state_of(one) == "BY_HAND"
    with pytest.raises(ValidationError):
        dispatching.confirm(one, "", by=PLATFORM, at=NOON)
    dispatching.confirm(one, "https://facebook.com/1", by=PLATFORM, at=NOON)
    assert state_of(one) == "SENT"
    board = world.sent(world.outlet(OutletKind.BOARD))
    dispatching.confirm(board, "", by=PLATFORM, at=NOON)
    assert state_of(board) == "SENT"


def test_a_story_goes_to_an_outlet_once_and_only_when_it_is_public(world: Channels) -> None:
    outlet = world.outlet()
    world.sent(outlet)
    assert dispatching.dispatch(world.story, [outlet], by=PLATFORM, at=NOON) == []
    with pytest.raises(ValidationError):
        world.sent(outlet, world.begun())
    other = world.outlet()
    outlets.retire(other, by=PLATFORM, at=NOON, reason="Đã đóng")
    other.refresh_from_db()
    with pytest.raises(ValidationError):
        world.sent(other)
    with pytest.raises(Refused):
        dispatching.dispatch(world.story, [world.outlet()], by=world.editor, at=NOON)


def test_nobody_is_told_of_where_she_did_not_agree_to_it(world: Channels, facebook: Facebook) -> None:
    page, board = world.facebook(), world.outlet(OutletKind.BOARD)
    on_the_way = world.sent(page)
    Consent.objects.update(channels=[Channel.PORTAL, Channel.NOTICE_BOARD])
    work()
    assert state_of(on_the_way) == "FAILED" and facebook.posts == {}
    on_the_way.refresh_from_db()
    assert "Lê Thị Mận" in on_the_way.problem
    with pytest.raises(ValidationError, match="Lê Thị Mận"):
        dispatching.retry(on_the_way, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError, match="Lê Thị Mận"):
        dispatching.dispatch(world.story, [board, world.outlet(OutletKind.ZALO)], by=PLATFORM, at=NOON)
    assert not Dispatch.objects.filter(outlet=board).exists()
    assert state_of(world.sent(board)) == "BY_HAND"


# --- Withdrawal and correction ------------------------------------------------------------------------------------
def test_a_withdrawal_reaches_every_place(world: Channels, facebook: Facebook) -> None:
    page, board, paper = world.facebook(), world.outlet(OutletKind.SITE), world.outlet(OutletKind.PRINT)
    on_page, on_board, on_paper = (world.sent(outlet) for outlet in (page, board, paper))
    work()
    dispatching.confirm(on_board, "https://xa.gov.vn/1", by=PLATFORM, at=NOON)
    dispatching.confirm(on_paper, "", by=PLATFORM, at=NOON)
    never = world.sent(world.outlet())
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    work()
    found = [state_of(one) for one in (on_page, on_board, on_paper, never)]
    assert found == ["RECALLED", "RECALLING", "STAYS", "CALLED_OFF"]
    assert facebook.posts == {}
    assert state_of(dispatching.confirm_recalled(on_board, by=PLATFORM, at=NOON)) == "RECALLED"
    with pytest.raises(ValidationError):
        dispatching.retry(on_page, by=PLATFORM, at=NOON)


def test_a_correction_reaches_every_place(world: Channels, facebook: Facebook) -> None:
    on_page, on_paper = world.sent(world.facebook()), world.sent(world.outlet(OutletKind.PRINT))
    work()
    dispatching.confirm(on_paper, "", by=PLATFORM, at=NOON)
    changed = world.text(title="Chị Mận giữ giống lúa quý")
    writing.correct(world.story, changed, by=PLATFORM, at=NOON, note="Sai tên giống")
    work()
    assert [state_of(one) for one in (on_page, on_paper)] == ["SENT", "CORRECTING"]
    assert facebook.posts["1001_1"]["message"].startswith("Chị Mận giữ giống lúa quý")
    assert state_of(dispatching.leave_there(on_paper, by=PLATFORM, at=NOON, reason="Đã phát hết")) == "STAYS"


def test_one_that_nobody_knows_of_is_called_back_once_it_is_found(world: Channels, facebook: Facebook) -> None:
    facebook.faults = ["cut"]
    one = world.sent(world.facebook())
    work()
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    assert state_of(one) == "UNSURE"
    found = dispatching.confirm(one, "https://www.facebook.com/1001_1", by=PLATFORM, at=NOON)
    assert state_of(found) == "RECALLING"
    with pytest.raises(MoveRefused):
        dispatching.confirm(found, "https://www.facebook.com/1001_1", by=PLATFORM, at=NOON)


def test_nothing_of_a_person_is_kept_in_log_or_outbox(world: Channels, facebook: Facebook) -> None:
    world.sent(world.facebook())
    assert "Mận" not in str(list(OutgoingMessage.objects.values_list("payload", flat=True)))
    work()
    told = LogEntry.objects.filter(kind__in=("channels.dispatch", "channels.outlet"))
    assert "Mận" not in str(list(told.values_list("subject", "changes_json", "note")))
    assert Dispatch.objects.count() == Outlet.objects.count() == 1


def test_what_every_worker_died_of_is_given_to_a_person(world: Channels, facebook: Facebook) -> None:
    """Ten workers were killed before they had begun, and ten after: the first can be sent, the second is looked for."""
    page = world.facebook()
    never, begun = world.sent(page), world.sent(page, world.published(title="Chuyện thứ hai"))
    delivering._taken(begun.pk, "send", 1)
    OutgoingMessage.objects.update(attempts=delivery.MOST_ATTEMPTS)
    work()
    work()  # a worker that gives one up looks again later
    assert (state_of(never), state_of(begun)) == ("FAILED", "UNSURE")
    assert "Tiến trình nền" in never.problem and facebook.posts == {}
    dispatching.retry(never, by=PLATFORM, at=NOON)
    work()
    assert state_of(never) == "SENT"
