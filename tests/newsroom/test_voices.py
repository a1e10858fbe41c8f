"""Readers thank, comment, ask and tell of mistakes; the office reads first, shows, answers, and forgets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.models import Story, Voice, VoiceKind
from lantoa.newsroom.operations import moving, voices
from lantoa.newsroom.queries.voices import heard
from lantoa.newsroom.voice_states import VoiceState
from tests.newsroom.test_desk import ROOM, at_desk, posted, text_of
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tests.portal.test_learning import answered

pytestmark = pytest.mark.django_db
SAID = "Giống lúa này xin mua ở đâu?"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


@pytest.fixture
def story(world: Newsroom) -> Story:
    return world.published(at=now())


def public(story: Story) -> str:
    return text_of(Client(), reverse("portal:story", args=[story.slug]))


def say(story: Story, status: int = 302, **typed: Any) -> str:
    visitor, address = Client(), reverse("portal:say", args=[story.slug])
    text_of(visitor, address)
    answer = visitor.post(address, {"kind": "question", "text": SAID} | answered() | typed)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return str(answer.content.decode())


def test_nothing_with_words_is_shown_before_somebody_has_read_it(world: Newsroom, story: Story) -> None:
    say(story, name="Bà Tám, thôn 3")
    assert SAID not in public(story)
    desk = at_desk(world.editor)
    one = Voice.objects.get()
    assert "Đọc ý kiến" in text_of(desk, "/desk/")
    assert SAID in text_of(desk, f"{ROOM}voices/?state=waiting")
    posted(desk, f"voices/{one.pk}/answer/", text="Mời bà đến hợp tác xã, mở cửa sáng thứ bảy.")
    page = public(story)
    assert SAID in page and "Bà Tám, thôn 3" in page and "sáng thứ bảy" in page
    assert "Đọc ý kiến" not in text_of(desk, "/desk/")
    posted(desk, f"voices/{one.pk}/hide/", reason="Đã có nơi bán khác")
    assert SAID not in public(story)
    posted(desk, f"voices/{one.pk}/show/")
    assert SAID in public(story)


def test_thanks_are_counted_at_once_and_have_no_words(story: Story) -> None:
    say(story, kind="thanks", text="Chữ này không ai đọc", name="Tí")
    assert "1 bạn đọc gửi lời cảm ơn" in public(story)
    assert (Voice.objects.get().text, Voice.objects.get().name) == ("", "")
    assert heard(story).thanks == 1


def test_what_was_typed_is_kept_where_something_is_missing(story: Story) -> None:
    assert "Bà Tám" in say(story, 422, text=" ", name="Bà Tám")
    assert SAID in say(story, 422, added="1")
    assert not Voice.objects.exists()


def test_a_mistake_is_dealt_with_and_stays_unread_by_the_public(world: Newsroom, story: Story) -> None:
    one = voices.say(story, VoiceKind.MISTAKE, "Chỉ có 41 hộ", "", at=NOON)
    with pytest.raises(Refused):
        voices.settle(one, by=world.leader, at=NOON)
    voices.settle(one, by=world.editor, at=NOON)
    assert heard(story).voices == []


def test_a_story_that_was_withdrawn_is_not_spoken_of(world: Newsroom, story: Story) -> None:
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    story.refresh_from_db()
    with pytest.raises(MoveRefused):
        voices.say(story, VoiceKind.COMMENT, "Hay", "", at=NOON)
    assert Client().get(reverse("portal:say", args=[story.slug])).status_code == 404


def test_what_was_not_shown_is_forgotten_after_three_months(world: Newsroom, story: Story) -> None:
    long_ago = NOON - timedelta(days=91)
    kept, gone = (voices.say(story, VoiceKind.COMMENT, text, "", at=long_ago) for text in ("Hay", "Dở"))
    young = voices.say(story, VoiceKind.COMMENT, "Mới", "", at=NOON)
    voices.show(kept, by=PLATFORM, at=NOON)
    for each in (gone, young):
        voices.hide(each, by=PLATFORM, at=NOON, reason="Không đúng chỗ")
    voices.forget_old(OutgoingMessage(put_at=NOON, payload={}))
    assert set(Voice.objects.all()) == {kept, young}


def test_words_of_readers_are_not_in_the_log(world: Newsroom, story: Story) -> None:
    one = voices.say(story, VoiceKind.COMMENT, SAID, "Bà Tám", at=NOON)
    with pytest.raises(ValidationError):
        voices.answer(one, "  ", by=world.editor, at=NOON)
    voices.answer(one, "Mời bà đến", by=world.editor, at=NOON)
    told = str(list(LogEntry.objects.values_list("subject", "changes_json", "note")))
    assert SAID not in told and "Bà Tám" not in told and "Mời bà đến" not in told
    assert Voice.objects.get().state == VoiceState.SHOWN


def test_the_list_costs_the_same_for_one_and_for_three(world: Newsroom, story: Story) -> None:
    desk, counts = at_desk(world.editor), []
    voices.say(story, VoiceKind.COMMENT, SAID, "", at=NOON)
    text_of(desk, f"{ROOM}voices/")  # the first page of a process reads which languages there are
    for more in (0, 2):
        for _each in range(more):
            voices.say(story, VoiceKind.COMMENT, SAID, "", at=NOON)
        with CaptureQueriesContext(connection) as asked:
            assert SAID in text_of(desk, f"{ROOM}voices/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_challenge_is_good_for_one_voice(story: Story) -> None:
    once = answered()
    say(story, **once)
    say(story, 422, **once)
    assert Voice.objects.count() == 1
