"""The screens of the room: from the page of a dossier through the editor to the public, and into everybody's work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import moving
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.states import StoryState
from tests.newsroom.worlds import LEAD, TITLE, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
ROOM = "/desk/newsroom/"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def at_desk(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person)  # type: ignore[arg-type]
    return client


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def posted(client: Client, address: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(ROOM + address, typed)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return str(answer.content.decode())


def typed(**said: Any) -> dict[str, Any]:
    return {"title": TITLE, "kind": "portrait", "lead": LEAD, "rows": 3} | said


def test_a_story_is_drafted_on_the_dossier_and_stands_there(world: Newsroom) -> None:
    desk, page = at_desk(world.editor), f"/desk/exemplars/{world.person.pk}/"
    assert f"{ROOM}dossiers/{world.person.pk}/draft/" in text_of(desk, page)
    posted(desk, f"dossiers/{world.person.pk}/draft/", kind="portrait", body=world.commune.pk)
    story = Story.objects.get()
    assert "Vận động 46 hộ" in text_of(desk, f"{ROOM}stories/{story.pk}/write/")
    assert f"{ROOM}stories/{story.pk}/" in text_of(desk, page)


def test_rows_are_put_in_order_left_out_and_added_without_a_script(world: Newsroom) -> None:
    desk, story = at_desk(world.editor), world.begun()
    rows = {"p0-text": "Đứng sau", "p0-kind": "paragraph", "p0-place": 2, "p1-text": "", "p1-kind": "quote"}
    rows |= {"p2-text": "Đứng trước", "p2-kind": "fact", "p2-place": "0.5", "p2-claim": world.claim.pk}
    answer = desk.post(f"{ROOM}stories/{story.pk}/write/", typed(more="1", **rows))
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOM}stories/{story.pk}/write/")
    drawn = [(each.kind, each.text, each.claim) for each in story.passages.all()]
    assert drawn == [("fact", "Đứng trước", world.claim), ("paragraph", "Đứng sau", None)]
    assert 'name="p4-text"' in text_of(desk, f"{ROOM}stories/{story.pk}/write/")


def test_what_was_typed_is_kept_where_something_is_wrong(world: Newsroom) -> None:
    desk, story = at_desk(world.editor), world.begun()
    shown = posted(desk, f"stories/{story.pk}/write/", 422, **typed(title="", **{"p0-text": "Câu đang viết"}))
    assert "Câu đang viết" in shown


def test_the_editor_shows_what_to_look_at_beside_the_text(world: Newsroom) -> None:
    story = world.begun(
        Line(PassageKind.FACT, "Vận động 46 hộ.", claim=world.claim),
        Line(PassageKind.PARAGRAPH, "Chị là người giỏi nhất tỉnh."),
    )
    said = Said("Vận động 41 hộ chuyển sang lúa hữu cơ")
    claims.correct(world.claim, said, by=PLATFORM, at=NOON + timedelta(hours=1), reason="Đếm lại")
    shown = text_of(at_desk(world.editor), f"{ROOM}stories/{story.pk}/write/")
    assert "“giỏi nhất”" in shown or "“nhất tỉnh”" in shown or "giỏi nhất" in shown.split("findings")[1]
    assert "<del>Vận động 46 hộ" in shown
    assert "<ins>Vận động 41 hộ" in shown
    passage = story.passages.stale().get()
    posted(at_desk(world.editor), f"passages/{passage.pk}/settle/", text="Vận động 41 hộ.")
    assert not story.passages.stale().exists()
    refused = at_desk(world.editor).get(f"{ROOM}passages/{story.passages.first().pk}/settle/")
    assert refused.status_code == 403


def test_a_story_goes_its_way_over_the_screens(world: Newsroom) -> None:
    story, at = world.begun(by=world.editor), f"stories/{Story.objects.get().pk}/"
    posted(at_desk(world.editor), f"{at}submit/", due_on="01/12/2026")
    assert Story.objects.get().due_on == date(2026, 12, 1)
    assert "Bạn đã viết bài này" in text_of(at_desk(world.editor), ROOM + at)
    posted(at_desk(world.officer), f"{at}comment/", text="Thêm lời hàng xóm")
    posted(at_desk(world.officer), f"{at}verify/")
    posted(at_desk(world.leader), f"{at}approve/")
    posted(at_desk(world.leader), f"{at}schedule/", go_live_at="11/06/2030 06:00")
    assert "06:00 11/06/2030" in text_of(at_desk(world.leader), ROOM + at)
    posted(at_desk(world.leader), f"{at}publish/")
    assert Story.objects.get().state == StoryState.PUBLISHED
    shown = text_of(at_desk(world.officer), ROOM + at)
    assert "Thêm lời hàng xóm" in shown
    assert "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang/" in shown
    rows = {"p0-text": "Chị vận động 46 hộ.", "p0-kind": "fact", "p0-claim": world.claim.pk}
    posted(at_desk(world.leader), f"{at}correct/", 422, **typed(**rows))
    posted(at_desk(world.leader), f"{at}correct/", **typed(note="Bỏ câu trích sai.", **rows))
    assert "Bỏ câu trích sai." in text_of(at_desk(world.leader), ROOM + at)
    assert "<article" in text_of(at_desk(world.officer), f"{ROOM}{at}preview/")
    assert story.passages.count() == 1


def test_one_more_exemplar_is_found_by_name(world: Newsroom) -> None:
    story = world.begun(Line(PassageKind.PARAGRAPH, "Cả thôn."), dossiers=[])
    desk = at_desk(world.editor)
    posted(desk, f"stories/{story.pk}/tell-of/", 422, name="Không ai")
    posted(desk, f"stories/{story.pk}/tell-of/", name="le thi man")
    assert list(story.dossiers.all()) == [world.person]


def test_everybody_reads_in_her_work_what_waits_for_her(world: Newsroom) -> None:
    story = world.begun(by=world.editor)
    assert f"Viết: {TITLE}" in text_of(at_desk(world.editor), "/desk/")
    assert TITLE not in text_of(at_desk(world.officer), "/desk/")
    story = moving.submit(story, by=PLATFORM, at=NOON)
    assert TITLE in text_of(at_desk(world.officer), "/desk/")
    assert TITLE not in text_of(at_desk(world.editor), "/desk/")
    story = moving.verify(story, by=PLATFORM, at=NOON)
    assert TITLE in text_of(at_desk(world.leader), "/desk/")
    story = moving.publish(moving.approve(story, by=PLATFORM, at=NOON), by=PLATFORM, at=NOON)
    assert TITLE not in text_of(at_desk(world.leader), "/desk/")
    said = Said("Vận động 41 hộ chuyển sang lúa hữu cơ")
    claims.correct(world.claim, said, by=PLATFORM, at=NOON + timedelta(hours=1), reason="Đếm lại")
    assert TITLE in text_of(at_desk(world.leader), "/desk/")
    assert TITLE not in text_of(at_desk(world.above_leader), "/desk/")


def test_the_list_costs_the_same_for_one_and_for_three(world: Newsroom) -> None:
    desk, counts = at_desk(world.editor), []
    text_of(desk, f"{ROOM}stories/")  # the first page of a process reads which languages there are
    for more in (1, 2):
        for _each in range(more):
            world.begun()
        with CaptureQueriesContext(connection) as asked:
            assert TITLE in text_of(desk, f"{ROOM}stories/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
