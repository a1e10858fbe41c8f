"""The public page of an exemplar goes on paper, to the press and on cards as a story does, and is void as one is."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from PIL import Image
from pypdfium2 import PdfDocument

from lantoa.channels.models import DayCount, PressRequest, PrintedFile, PrintedMatter
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.models.reach import Opened
from lantoa.channels.notices import notice_of_page
from lantoa.channels.operations import press, printing
from lantoa.channels.operations.printing import Chosen, Run
from lantoa.evidence.models import Channel, Consent
from lantoa.evidence.operations import consents
from lantoa.exemplars.models import Release
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from tests.channels.worlds import Channels, work
from tests.exemplars.pages import HEADLINE, TEXT, agreed, photo_of, written
from tests.exemplars.worlds import recognised
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
NAME = "Lò Văn Ín"
TODAY = localdate(NOON)


@pytest.fixture
def world() -> Channels:
    return Channels()


@pytest.fixture
def page(world: Channels) -> Release:
    """A public page with a photo, of somebody who was honoured and agreed to everything."""
    dossier = recognised(world.commune, NAME)
    agreed(dossier, channels=tuple(Channel.values))
    return releasing.release(written(dossier, photo=photo_of(dossier)), by=PLATFORM, at=NOON)


def asked(page: Release, form: str = PrintForm.SHEET, **said: str) -> PrintedMatter:
    matter = PrintedMatter(body=page.dossier.body, form=form, **said)
    return printing.begin(matter, Chosen(dossiers=[page.dossier]), by=PLATFORM, at=NOON)


def set_(page: Release, form: str = PrintForm.SHEET, **said: str) -> PrintedMatter:
    matter = asked(page, form, **said)
    work()
    matter.refresh_from_db()
    return matter


def pdf_of(matter: PrintedMatter) -> PdfDocument:
    return PdfDocument(printing.taken(PrintedMatter.objects.get(pk=matter.pk), at=NOON))


def words_on(pdf: PdfDocument) -> str:
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in pdf).split())


def size_of(pdf: PdfDocument) -> list[int]:
    return [round(each / 72 * 25.4) for each in pdf[0].get_size()]


def taken_back(page: Release, reason: str = "Xem lại") -> Release:
    return releasing.take_back(Release.objects.get(pk=page.pk), by=PLATFORM, at=NOON, reason=reason)


# --- On paper -----------------------------------------------------------------------------------------------------
def test_a_sheet_of_a_page_has_its_words_its_proof_and_a_code_of_its_own(page: Release, client: Client) -> None:
    matter = set_(page)
    pdf = pdf_of(matter)
    assert (len(pdf), size_of(pdf)) == (1, [210, 297])
    code = matter.items.get().code
    told = words_on(pdf)
    for each in (
        HEADLINE,
        NAME,
        "46 hộ chuyển sang lúa hữu cơ",
        "12/BB-UBND",
        "Khen thưởng",
        "12/QĐ-UBND",
        f"/d/{code}",
    ):
        assert each in told, each
    answer = client.get(f"/d/{code}")
    assert answer.headers["Location"].endswith(f"/{page.slug}/")


def test_a_poster_of_a_page_shows_the_name_large_and_one_sentence(page: Release) -> None:
    pdf = pdf_of(set_(page, PrintForm.POSTER))
    assert (len(pdf), size_of(pdf)) == (1, [297, 420])
    told = words_on(pdf)
    assert NAME in told
    assert TEXT.split("\n\n")[0] in told
    assert TEXT.split("\n\n")[1] not in told


def test_a_claim_is_printed_with_its_figure(page: Release) -> None:
    claim = page.claims.get()
    claim.amount, claim.unit = 46, "hộ"
    claim.save()
    assert "Vận động 46 hộ chuyển sang lúa hữu cơ: 46 hộ" in words_on(pdf_of(set_(page)))


def test_a_name_that_the_page_does_not_show_is_not_printed(page: Release) -> None:
    hidden = Page(HEADLINE, TEXT, shows=(), claims=list(page.claims.all()))
    releasing.write(page.dossier, hidden, by=PLATFORM, at=NOON)
    for form in (PrintForm.SHEET, PrintForm.POSTER):
        assert NAME not in words_on(pdf_of(set_(page, form)))


def test_nothing_is_set_without_her_word_for_print(page: Release) -> None:
    Consent.objects.filter(folder=page.dossier.folder).update(channels=[Channel.PORTAL, Channel.PRESS])
    for form in (PrintForm.SHEET, PrintForm.POSTER):
        with pytest.raises(ValidationError, match=f"{NAME}: không đồng ý|{NAME}: chưa đồng ý"):
            asked(page, form)
    taken_back(page)
    with pytest.raises(ValidationError, match="công khai"):
        asked(page)
    assert not PrintedMatter.objects.exists()


def test_what_was_printed_of_a_page_is_void_once_it_is_taken_back(world: Channels, page: Release) -> None:
    sheet, poster, book = set_(page), set_(page, PrintForm.POSTER), set_(page, PrintForm.BOOK, title="Kỷ yếu")
    of_story = printing.begin(
        PrintedMatter(body=world.commune, form=PrintForm.SHEET), Chosen([world.story]), by=PLATFORM, at=NOON
    )
    printing.note_printed(poster, Run(120, TODAY, "Nhà văn hóa các thôn"), by=PLATFORM, at=NOON)
    gone = taken_back(page)
    for matter in (sheet, poster, book):
        matter.refresh_from_db()
        assert (matter.state, matter.void_because) == ("void", "Xem lại")
    of_story.refresh_from_db()
    assert of_story.state == "making"  # a story is withdrawn by itself
    assert not PrintedFile.objects.exists()
    assert poster.copies == 120
    notice = notice_of_page(gone)
    assert HEADLINE in notice and "120 bản" in notice
    assert notice.count("\n- ") == 1  # what was never printed lies nowhere


def test_whoever_withdraws_takes_the_page_and_its_paper_with_it(page: Release) -> None:
    matter = set_(page)
    consent = Consent.objects.get(folder=page.dossier.folder)
    consents.withdraw(consent, on=TODAY, by=PLATFORM, at=NOON, reason="Không muốn nữa")
    matter.refresh_from_db()
    assert matter.state == "void"
    assert NAME in matter.void_because


def test_a_page_that_says_something_else_is_set_anew_where_it_is_not_printed(page: Release) -> None:
    matter, printed = set_(page), set_(page)
    printing.note_printed(printed, Run(5, TODAY), by=PLATFORM, at=NOON)
    claims = list(page.claims.all())
    same = Page(HEADLINE, TEXT, page.shows, claims, page.photo)
    releasing.write(page.dossier, same, by=PLATFORM, at=NOON)
    matter.refresh_from_db()
    assert matter.state == "ready"  # nothing was changed
    changed = Page("Người giữ giống lúa nếp", TEXT, page.shows, claims, page.photo)
    releasing.write(page.dossier, changed, by=PLATFORM, at=NOON)
    matter.refresh_from_db()
    printed.refresh_from_db()
    assert (matter.state, printed.state) == ("making", "printed")
    work()
    assert "Người giữ giống lúa nếp" in words_on(pdf_of(matter)) and HEADLINE not in words_on(pdf_of(matter))


# --- To the press -------------------------------------------------------------------------------------------------
def requested(page: Release) -> PressRequest:
    told = {"who": "Nguyễn Thị Hoa", "medium": "Báo Tỉnh", "purpose": "Chuyên trang 11/6", "asked_on": TODAY}
    return press.note(PressRequest(body=page.dossier.body, dossier=page.dossier, **told), by=PLATFORM, at=NOON)


def pack_of(request: PressRequest) -> ZipFile:
    return ZipFile(BytesIO(press.pack(request, "Phòng Văn hóa", by=PLATFORM, at=NOON)))


def test_the_pack_of_a_page_has_text_proof_honours_photo_and_rights(page: Release) -> None:
    page.photo.rights = "Ảnh: Văn An"
    page.photo.save()
    pack = pack_of(press.answer(requested(page), by=PLATFORM, at=NOON))
    assert sorted(pack.namelist()) == ["exemplar.docx", "picture-1.jpg"]
    assert pack.read("picture-1.jpg").startswith(b"\xff\xd8")
    document = docx.Document(BytesIO(pack.read("exemplar.docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(each.text for each in document.paragraphs), *cells])
    for each in (HEADLINE, NAME, "Ba vụ liền", "12/BB-UBND", "Khen thưởng", "Ảnh: Văn An", "Phòng Văn hóa", page.slug):
        assert each in words, each


def test_the_press_gets_of_a_page_only_what_is_agreed_and_public(page: Release) -> None:
    request = requested(page)
    with pytest.raises(Refused):
        pack_of(request)  # nobody has answered
    Consent.objects.update(channels=[Channel.PORTAL, Channel.PRINTED])
    with pytest.raises(Refused, match=NAME):
        press.answer(request, by=PLATFORM, at=NOON)
    Consent.objects.update(channels=[Channel.PORTAL, Channel.PRESS])
    answered = press.answer(request, by=PLATFORM, at=NOON)
    assert pack_of(answered).namelist()
    taken_back(page)
    with pytest.raises(Refused, match="công khai"):
        pack_of(PressRequest.objects.get(pk=answered.pk))
    with pytest.raises(ValidationError, match="công khai"):
        requested(page)


# --- Cards --------------------------------------------------------------------------------------------------------
def test_cards_of_a_page_in_three_shapes_as_long_as_it_is_public(page: Release, client: Client) -> None:
    sizes = {"1x1": (1080, 1080), "9x16": (1080, 1920), "16x9": (1200, 675)}
    for ratio, size in sizes.items():
        answer = client.get(f"/cards/exemplars/{page.dossier_id}-{ratio}.jpg")
        with Image.open(BytesIO(answer.content)) as card:
            assert card.size == size
            red, green, blue = card.getpixel((size[0] // 2, 100))
            assert green > 100 > max(red, blue)  # the photo of the page
    assert client.get(f"/cards/exemplars/{page.dossier_id}-4x3.jpg").status_code == 404
    taken_back(page)
    assert client.get(f"/cards/exemplars/{page.dossier_id}-1x1.jpg").status_code == 404


# --- On the desk --------------------------------------------------------------------------------------------------
def test_from_the_buttons_to_the_file_and_to_what_cannot_be_recalled(
    world: Channels, page: Release, client: Client
) -> None:
    client.force_login(world.officer.person)
    where, here = f"/desk/channels/pages/{page.pk}/", f"/desk/channels/pages/{page.pk}/print/"
    assert where in client.get(f"/desk/exemplars/{page.dossier_id}/").content.decode()
    record = client.get(f"/desk/exemplars/pages/{page.pk}/").content.decode()
    for link in (here, f"{here}?form=poster", f"/desk/channels/pages/{page.pk}/press/", where):
        assert f'"{link}"' in record, link
    assert client.get(f"{here}?form=poster").context["form"].initial["form"] == "poster"
    answer = client.post(here, {"form": "poster", "body": str(world.commune.pk)})
    assert answer.status_code == 302, answer.content.decode()
    matter = answer.headers["Location"]
    work()
    assert client.get(f"{matter}file/").content.startswith(b"%PDF")
    assert HEADLINE in client.get("/desk/channels/printed/").content.decode()
    assert 'name="outlets"' not in client.get(f"{matter}note/").content.decode()
    client.post(f"{matter}note/", {"copies": "30", "on": f"{localdate():%d/%m/%Y}"})
    DayCount.objects.create(opened=Opened.CODE, ref=PrintedMatter.objects.get().items.get().pk, day=TODAY, number=417)
    told = client.get(where).content.decode()
    assert "30 bản" in told and "417" in told
    releasing.take_back(Release.objects.get(pk=page.pk), by=world.leader, at=NOON, reason="Xem lại")
    gone = client.get(where).content.decode()
    assert "30 bản" in gone and "đã gỡ trang công khai" in gone
    assert "-16x9.jpg" not in gone and here not in gone


def test_the_press_asks_on_the_page(world: Channels, page: Release, client: Client) -> None:
    client.force_login(world.officer.person)
    said = {"who": "Hoa", "medium": "Đài Tỉnh", "purpose": "Phóng sự", "asked_on": f"{localdate():%d/%m/%Y}"}
    here = f"/desk/channels/pages/{page.pk}/press/"
    answer = client.post(here, said | {"body": str(world.commune.pk)})
    assert answer.status_code == 302, answer.content.decode()
    request = answer.headers["Location"]
    assert client.post(f"{request}answer/").status_code == 302
    assert client.get(f"{request}pack/").content.startswith(b"PK")
    assert HEADLINE in client.get("/desk/channels/press/").content.decode()
    assert "Đài Tỉnh" in client.get(f"/desk/channels/pages/{page.pk}/").content.decode()


def test_cards_are_offered_only_where_she_agreed_to_social_media(
    world: Channels, page: Release, client: Client
) -> None:
    client.force_login(world.officer.person)
    where = f"/desk/channels/pages/{page.pk}/"
    assert f"/cards/exemplars/{page.dossier_id}-9x16.jpg" in client.get(where).content.decode()
    Consent.objects.update(channels=[Channel.PORTAL])
    told = client.get(where).content.decode()
    assert "/cards/exemplars/" not in told and NAME in told


def test_another_body_prints_what_is_public_and_finds_nothing_else(world: Channels, page: Release) -> None:
    client = Client()
    client.force_login(appointed(world.communes[1], Role.OFFICER).person)
    where = f"/desk/channels/pages/{page.pk}/"
    told = client.get(where).content.decode()
    assert HEADLINE in told and f"{where}print/" in told
    assert f"/desk/exemplars/{page.dossier_id}/" not in told  # the dossier stays in its house
    draft = written(recognised(world.commune, "Lê Văn Kín"))
    for address in ("", "print/", "press/"):
        assert client.get(f"/desk/channels/pages/{draft.pk}/{address}").status_code == 404


def test_pages_cost_the_same_for_one_and_for_three(world: Channels, page: Release, client: Client) -> None:
    client.force_login(world.officer.person)
    addresses = (f"/desk/channels/pages/{page.pk}/", "/desk/channels/press/", "/desk/channels/printed/")
    for address in addresses:
        client.get(address)  # what is asked once for a session
    counts: list[list[int]] = []
    for more in (1, 2):
        for _time in range(more):
            asked(page)
            requested(page)
        counts.append([])
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts[-1].append(len(seen))
    assert counts[0] == counts[1]
