"""The press asks for a story: what it gets, who must have agreed, how long it took, and who took it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.timezone import localdate

from lantoa.channels.models import PressRequest
from lantoa.channels.operations import press
from lantoa.evidence.models import Channel, Consent
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import moving
from lantoa.newsroom.operations.writing import Line
from tests.channels.worlds import Channels
from tests.exemplars.pages import photo_of
from tests.newsroom.worlds import LEAD, TITLE
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Channels:
    return Channels()


def asked(world: Channels, story: Story | None = None, days: int = 0) -> PressRequest:
    told = {"who": "Nguyễn Thị Hoa", "medium": "Báo Tỉnh", "contact": "0912 345 678", "purpose": "Chuyên trang 11/6"}
    day = localdate(NOON) - timedelta(days=days)
    new = PressRequest(body=world.commune, story=story or world.story, asked_on=day, **told)
    return press.note(new, by=PLATFORM, at=NOON)


def archive(request: PressRequest) -> ZipFile:
    return ZipFile(BytesIO(press.pack(request, "Phòng Văn hóa", by=PLATFORM, at=NOON)))


def words_of(pack: ZipFile) -> str:
    document = docx.Document(BytesIO(pack.read("story.docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_pack_has_text_proof_pictures_with_rights_and_whom_to_ask(world: Channels) -> None:
    picture = photo_of(world.person)
    story = world.published(
        Line(PassageKind.PICTURE, "Cánh đồng Nà Lạn", "Ảnh: Văn An", picture=picture),
        Line(PassageKind.FACT, "Chị vận động 46 hộ.", claim=world.claim),
        Line(PassageKind.QUOTE, "Tôi chỉ làm trước.", credit="Chị Mận"),
    )
    pack = archive(press.answer(asked(world, story), by=PLATFORM, at=NOON))
    assert sorted(pack.namelist()) == ["picture-1.jpg", "story.docx"]
    assert pack.read("picture-1.jpg").startswith(b"\xff\xd8")
    words = words_of(pack)
    for told in (TITLE, LEAD, "46 hộ. [1]", "“Tôi chỉ làm trước.” – Chị Mận", "văn bản của cơ quan", "Ảnh: Văn An"):
        assert told in words, told
    assert "Phòng Văn hóa" in words
    assert story.slug in words


def test_the_press_gets_only_what_is_agreed_and_public(world: Channels) -> None:
    with pytest.raises(ValidationError):
        asked(world, world.begun())
    with pytest.raises(ValidationError):
        asked(world, days=-1)
    request = asked(world)
    with pytest.raises(Refused):
        archive(request)  # nobody has answered
    Consent.objects.update(channels=[Channel.PORTAL])
    with pytest.raises(Refused, match="Lê Thị Mận"):
        press.answer(request, by=PLATFORM, at=NOON)
    Consent.objects.update(channels=[Channel.PORTAL, Channel.PRESS])
    answered = press.answer(request, by=PLATFORM, at=NOON)
    moving.withdraw(Story.objects.get(pk=world.story.pk), by=PLATFORM, at=NOON, reason="Sai tên")
    with pytest.raises(Refused):
        archive(PressRequest.objects.get(pk=answered.pk))


def test_days_until_the_answer_are_counted_and_who_took_it_is_on_record(world: Channels) -> None:
    request = asked(world, days=3)
    assert request.days is None
    answered = press.answer(request, by=PLATFORM, at=NOON)
    assert answered.days == 3
    archive(answered)
    verbs = list(
        LogEntry.objects.filter(verb__in=("note_press_request", "take_press_pack")).values_list("verb", flat=True)
    )
    assert sorted(verbs) == ["note_press_request", "take_press_pack"]
    other = press.refuse(asked(world), by=PLATFORM, at=NOON, reason="Chưa xin ý kiến gia đình")
    assert other.state == "refused"


def test_from_the_story_to_the_pack_on_the_desk(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    here = f"/desk/channels/stories/{world.story.pk}/press/"
    assert here in client.get(f"/desk/newsroom/stories/{world.story.pk}/").content.decode()
    said = {"who": "Hoa", "medium": "Đài Tỉnh", "purpose": "Phóng sự", "asked_on": f"{localdate():%d/%m/%Y}"}
    answer = client.post(here, said | {"body": str(world.commune.pk)})
    assert answer.status_code == 302, answer.content.decode()
    page = answer.headers["Location"]
    assert client.get(f"{page}pack/").status_code == 403
    assert client.post(f"{page}answer/").status_code == 302
    assert client.get(f"{page}pack/").content.startswith(b"PK")
    listed = client.get("/desk/channels/press/").content.decode()
    assert "Đài Tỉnh" in listed
    assert client.get("/desk/channels/press/?export=csv").status_code == 200
