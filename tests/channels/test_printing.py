"""Stories and exemplars on paper: set by the worker, only with agreement, counted, and void once withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from pypdfium2 import PdfDocument

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch, PrintedFile, PrintedMatter
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.notices import notice_of
from lantoa.channels.operations import printing
from lantoa.channels.operations.printing import Chosen, Run
from lantoa.channels.queries.dispatches import of_story, reach_of
from lantoa.channels.states import DispatchState
from lantoa.evidence.models import Channel, Consent
from lantoa.evidence.operations import consents
from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.operations import releasing
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line
from tests.channels.worlds import Channels, work
from tests.exemplars.pages import agreed, photo_of, written
from tests.exemplars.worlds import recognised
from tests.newsroom.worlds import LEAD, TITLE
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
ALL = tuple(Channel.values)


@pytest.fixture
def world() -> Channels:
    return Channels()


def asked(world: Channels, form: str = PrintForm.SHEET, *stories: Story, **said: Any) -> PrintedMatter:
    chosen = Chosen(stories=list(stories) or [world.story], dossiers=said.pop("dossiers", ()))
    if chosen.dossiers:
        chosen = Chosen(dossiers=chosen.dossiers)
    matter = PrintedMatter(body=world.commune, form=form, **said)
    return printing.begin(matter, chosen, by=PLATFORM, at=NOON)


def set_(world: Channels, *args: Any, **said: Any) -> PrintedMatter:
    matter = asked(world, *args, **said)
    work()
    matter.refresh_from_db()
    return matter


def pdf_of(matter: PrintedMatter) -> PdfDocument:
    return PdfDocument(printing.taken(PrintedMatter.objects.get(pk=matter.pk), at=NOON))


def text_of(pdf: PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def exemplar(world: Channels, name: str, *, channels: tuple[str, ...] = ALL) -> Dossier:
    """With a public page; whoever it is agreed to `channels`."""
    dossier = recognised(world.commune, name)
    agreed(dossier, channels=channels)
    releasing.release(written(dossier), by=PLATFORM, at=NOON)
    return dossier


# --- What is set --------------------------------------------------------------------------------------------------
def test_a_sheet_is_one_page_with_story_facts_and_code(world: Channels, client: Client) -> None:
    matter = set_(world)
    assert (matter.state, matter.percent) == ("ready", 100)
    pdf = pdf_of(matter)
    assert len(pdf) == 1
    assert [round(each / 72 * 25.4) for each in pdf[0].get_size()] == [210, 297]
    text = text_of(pdf)
    code = matter.items.get().code
    for told in (
        TITLE,
        LEAD,
        "46 hộ",
        "Những điều đã kiểm chứng",
        "văn bản của cơ quan",
        f"/d/{code}",
        world.commune.name,
    ):
        assert told in " ".join(text.split()), told
    answer = client.get(f"/d/{code.lower()}")
    assert answer.headers["Location"].endswith(f"/{world.story.slug}/")
    assert client.get("/d/ZZZZZZ").status_code == 404


def test_a_long_story_stays_on_its_page_and_says_where_it_goes_on(world: Channels) -> None:
    long = [
        Line(PassageKind.PARAGRAPH, "Chị ghi sổ từng ngày: bao nhiêu công làm cỏ, giá nào. " * 14) for _ in range(14)
    ]
    matter = set_(world, PrintForm.SHEET, world.published(*long))
    pdf = pdf_of(matter)
    assert len(pdf) == 1
    assert "Đọc tiếp" in text_of(pdf)


def test_a_poster_is_large_and_says_one_sentence(world: Channels) -> None:
    picture = photo_of(world.person)
    story = world.published(
        Line(PassageKind.PICTURE, "Cánh đồng", "Ảnh: Văn An", picture=picture),
        Line(PassageKind.PARAGRAPH, "Chị ghi sổ từng ngày."),
        lead="Ba vụ liền không thuốc trừ cỏ. Bà con thấy thì theo.",
    )
    pdf = pdf_of(set_(world, PrintForm.POSTER, story))
    assert [round(each / 72 * 25.4) for each in pdf[0].get_size()] == [297, 420]
    text = " ".join(text_of(pdf).split())
    assert "Ba vụ liền không thuốc trừ cỏ." in text
    assert "Bà con thấy thì theo" not in text


def test_files_are_tagged_for_readers_and_carry_language_and_title(world: Channels) -> None:
    content = printing.taken(set_(world), at=NOON)
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    assert b"pdfuaid" in content
    pdf = PdfDocument(content)
    assert pdf.get_metadata_dict()["Title"] == TITLE
    assert b"/Lang" in content


def test_a_bulletin_has_its_stories_in_their_order(world: Channels) -> None:
    second = world.published(title="Lớp học trên đảo", lead="Hai mươi năm dạy chữ.")
    matter = set_(world, PrintForm.BULLETIN, world.story, second, title="Gương sáng quê hương", edition="Số 3, 11/2026")
    text = " ".join(text_of(pdf_of(matter)).split())
    assert text.index("Gương sáng quê hương") < text.index(TITLE) < text.index("Lớp học trên đảo")
    assert "Số 3, 11/2026" in text
    assert all(f"/d/{each.code}" in text for each in matter.items.all())


def test_a_book_has_contents_chapters_and_indexes_by_given_name(world: Channels) -> None:
    found = [exemplar(world, name) for name in ("Trần Thị Yên", "Lê Văn An", "Bùi Thị Ánh")]
    matter = set_(world, PrintForm.BOOK, dossiers=found, title="Kỷ yếu", foreword="Lời đầu sách.")
    pages = [page.get_textpage().get_text_range() for page in pdf_of(matter)]
    whole = "\n".join(pages)
    for told in ("Mục lục", "Lời đầu sách.", "Lĩnh vực khác", "3 điển hình", "Tra theo tên", "Tra theo địa danh"):
        assert told in whole, told
    index = next(page for page in reversed(pages) if page.startswith("Tra theo tên") or "Tra theo tên" in page)
    places = [index.index(name) for name in ("Lê Văn An", "Bùi Thị Ánh", "Trần Thị Yên")]
    assert places == sorted(places)
    number = next(place for place, page in enumerate(pages, 1) if "Trần Thị Yên" in page and "46 hộ" in page)
    assert str(number) in index[index.index("Trần Thị Yên") :].split("\n")[0] + index[index.index("Trần Thị Yên") :]


# --- Who agreed ---------------------------------------------------------------------------------------------------
def test_what_is_not_agreed_or_not_public_is_not_printed(world: Channels) -> None:
    Consent.objects.update(channels=[Channel.PORTAL, Channel.BULLETIN])
    with pytest.raises(ValidationError, match="chưa đồng ý|không đồng ý"):
        asked(world)
    assert set_(world, PrintForm.BULLETIN, title="Bản tin").state == "ready"  # to which she agreed
    with pytest.raises(ValidationError, match="công khai"):
        asked(world, PrintForm.SHEET, world.begun())
    lone = exemplar(world, "Lê Văn An", channels=(Channel.PORTAL,))
    with pytest.raises(ValidationError, match="Lê Văn An"):
        asked(world, PrintForm.BOOK, dossiers=[lone], title="Kỷ yếu")
    with pytest.raises(ValidationError):
        printing.begin(PrintedMatter(body=world.commune, form="sheet"), Chosen(), by=PLATFORM, at=NOON)


def test_an_agreement_that_ends_while_it_is_set_is_noticed(world: Channels) -> None:
    matter = asked(world)
    Consent.objects.update(until=localdate(NOON) - timedelta(days=1))
    work()
    matter.refresh_from_db()
    assert matter.state == "void"
    assert not PrintedFile.objects.exists()


def test_a_file_is_not_handed_out_once_an_agreement_has_ended(world: Channels) -> None:
    matter = set_(world)
    Consent.objects.update(until=localdate(NOON) - timedelta(days=1))
    with pytest.raises(Refused):
        printing.taken(matter, at=NOON)
    with pytest.raises(Refused):
        printing.note_printed(matter, Run(10, localdate(NOON)), by=PLATFORM, at=NOON)


def test_whoever_withdraws_her_word_for_print_alone_takes_it_off_paper(world: Channels) -> None:
    matter = set_(world)
    consent = Consent.objects.get(folder=world.person.folder)
    consents.withdraw(consent, on=localdate(NOON), by=PLATFORM, at=NOON, reason="Không muốn in nữa")
    matter.refresh_from_db()
    assert matter.state == "void"
    assert not PrintedFile.objects.exists()


# --- On paper -----------------------------------------------------------------------------------------------------
def test_what_was_printed_is_out_and_a_withdrawal_says_what_stays(world: Channels) -> None:
    board, leaflet = world.outlet(OutletKind.BOARD), world.outlet(OutletKind.PRINT)
    world.sent(board)  # on its way there already
    matter = set_(world)
    run = Run(200, localdate(NOON), "Các hộ thôn Nà Lạn", [board, leaflet])
    printing.note_printed(matter, run, by=PLATFORM, at=NOON)
    assert set(Dispatch.objects.values_list("state", flat=True)) == {DispatchState.SENT}
    matter.refresh_from_db()
    again = printing.note_printed(matter, Run(50, localdate(NOON)), by=PLATFORM, at=NOON)
    assert again.copies == 250
    moving.withdraw(Story.objects.get(pk=world.story.pk), by=PLATFORM, at=NOON, reason="Sai tên")
    again.refresh_from_db()
    assert (again.state, again.void_because, again.copies) == ("void", "Sai tên", 250)
    states = dict(Dispatch.objects.values_list("outlet__kind", "state"))
    assert states == {"board": DispatchState.RECALLING, "print": DispatchState.STAYS}
    story = Story.objects.get(pk=world.story.pk)
    notice = notice_of(story, reach_of(of_story(PLATFORM, story)))
    assert "250 bản" in notice


def test_of_a_corrected_story_what_is_not_printed_is_set_anew(world: Channels) -> None:
    matter, other = set_(world), set_(world)
    printing.note_printed(other, Run(5, localdate(NOON)), by=PLATFORM, at=NOON)
    text = world.text(title="Người giữ giống lúa nếp")
    writing.correct(Story.objects.get(pk=world.story.pk), text, note="Sai tên giống", by=PLATFORM, at=NOON)
    matter.refresh_from_db()
    other.refresh_from_db()
    assert (matter.state, other.state) == ("making", "printed")
    work()
    assert pdf_of(matter).get_metadata_dict()["Title"] == "Người giữ giống lúa nếp"


def test_a_page_taken_back_is_not_printed_any_more(world: Channels) -> None:
    dossier = exemplar(world, "Lê Văn An")
    matter = set_(world, PrintForm.BOOK, dossiers=[dossier], title="Kỷ yếu")
    releasing.take_back(Release.objects.get(dossier=dossier), by=PLATFORM, at=NOON, reason="Xem lại")
    with pytest.raises(Refused, match="công khai"):
        printing.taken(matter, at=NOON)
    with pytest.raises(MoveRefused):
        printing.void(printing.void(matter, by=PLATFORM, at=NOON, reason="Thôi"), by=PLATFORM, at=NOON, reason="x")


# --- On the desk --------------------------------------------------------------------------------------------------
def test_from_the_button_to_the_file(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    here = f"/desk/channels/stories/{world.story.pk}/print/"
    assert here in client.get(f"/desk/newsroom/stories/{world.story.pk}/").content.decode()
    answer = client.post(here, {"form": "poster", "body_0": str(world.commune.pk), "body": str(world.commune.pk)})
    assert answer.status_code == 302, answer.content.decode()
    page = answer.headers["Location"]
    waiting = client.get(page)
    assert waiting["Refresh"] == "3"
    assert client.get(f"{page}file/").status_code == 404
    work()
    assert client.get(f"{page}file/").content.startswith(b"%PDF")
    client.post(f"{page}note/", {"copies": "30", "on": f"{localdate():%d/%m/%Y}"})
    assert PrintedMatter.objects.get().copies == 30
    assert "30" in client.get(f"/desk/channels/stories/{world.story.pk}/").content.decode()


def test_a_bulletin_and_a_book_are_put_together_by_filter(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    exemplar(world, "Lê Văn An")
    elsewhere = client.get("/desk/channels/printed/bulletin/?year=2019")
    assert TITLE not in elsewhere.content.decode()
    own = {"body": str(world.commune.pk), "title": "Gương sáng"}
    page = client.get("/desk/channels/printed/bulletin/")
    assert TITLE in page.content.decode()
    assert client.post("/desk/channels/printed/bulletin/", own).status_code == 422
    assert client.post("/desk/channels/printed/bulletin/", own | {"chosen": [world.story.pk]}).status_code == 302
    book = own | {"chapters": "body", "everything": "on"}
    assert client.post("/desk/channels/printed/book/?year=2019", book).status_code == 422
    assert client.post("/desk/channels/printed/book/", book).status_code == 302
    assert sorted(PrintedMatter.objects.values_list("form", flat=True)) == ["book", "bulletin"]


def test_the_list_costs_the_same_for_one_and_for_three(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    counts = []
    client.get("/desk/channels/printed/")  # what is asked once for a session
    for more in (1, 2):
        for _time in range(more):
            asked(world)
        with CaptureQueriesContext(connection) as seen:
            assert TITLE in client.get("/desk/channels/printed/").content.decode()
        counts.append(len(seen))
    assert counts[0] == counts[1]
