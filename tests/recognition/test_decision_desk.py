"""The screens of decisions and honours: from a draft to the register, with what is refused told where it was typed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from docx import Document
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from lantoa.recognition.decision_states import DecisionState, HonourState
from lantoa.recognition.models import Decision, Handover, Honour
from lantoa.recognition.operations import honours
from lantoa.recognition.verification_codes import spaced
from tests.organisations.worlds import NOON, appointed
from tests.recognition.decision_worlds import Deciding, agreed, drafted, given, later, signed

pytestmark = pytest.mark.django_db
ROOM = "/desk/recognition/"


@pytest.fixture
def world() -> Deciding:
    return Deciding()


@pytest.fixture
def office(world: Deciding, client: Client) -> Client:
    """The secretary, who drafts and records the signing."""
    client.force_login(who(world.secretary))
    return client


def who(actor: Actor) -> Any:
    return actor.person


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(ROOM + address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def test_a_decision_goes_from_the_draft_to_the_register(world: Deciding, office: Client) -> None:
    proposal = agreed(world, world.merit)
    typed = {
        "body": world.commune.pk,
        "title": "Về việc tặng Giấy khen",
        "symbol": "QĐ-UBND",
        "place": "Dân Lực",
        "signer_name": "Lò Văn Phúc",
        "signer_post": "Phó Chủ tịch",
        "authority": "for_head",
        "rounds_up": "on",
    }
    refused = office.post(f"{ROOM}decisions/draft/", typed)
    assert refused.status_code == 422  # the authority line says for whom
    answer = office.post(f"{ROOM}decisions/draft/", typed | {"authority_of": "Chủ tịch"})
    assert answer.status_code == 302, answer.content.decode()
    decision = Decision.objects.get()
    assert (decision.issuing_name, decision.issued_by) == (
        "Ủy ban nhân dân xã Dân Lực",
        "Chủ tịch Ủy ban nhân dân xã Dân Lực",
    )
    place = f"decisions/{decision.pk}/"
    assert "Lê Thị Mận" in text_of(office, f"{place}list/")
    office.post(f"{ROOM}{place}list/", {"listed": [proposal.pk]})
    assert "Lê Thị Mận" in text_of(office, place)
    assert "Lê Thị Mận" not in text_of(office, f"{place}list/")  # it stands on a list now
    today = f"{localdate():%d/%m/%Y}"
    untouched = office.post(f"{ROOM}{place}sign/", {"number": "…/QĐ-UBND", "on": today})
    assert untouched.status_code == 422
    scan = SimpleUploadedFile("qd.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    office.post(f"{ROOM}{place}sign/", {"number": "118", "on": today, "sent": scan})
    decision.refresh_from_db()
    assert (decision.state, decision.number) == (DecisionState.SIGNED, "118/QĐ-UBND")
    assert decision.document is not None
    honour = decision.honours.get()
    assert honour.in_register == f"1/{localdate().year}"
    assert honour.in_register in text_of(office, "honours/")
    assert "760.000" in text_of(office, f"honours/{honour.pk}/")


def test_a_number_used_before_is_told_at_its_field_and_what_was_typed_is_kept(world: Deciding, office: Client) -> None:
    given(world, number="118/QĐ-UBND")
    second = drafted(world.commune)
    honours.put_on_list(second, [agreed(world, world.merit, "Hai")], by=PLATFORM, at=NOON)
    typed = {"number": "118/QĐ-UBND", "on": "21/11/2026"}
    answer = office.post(f"{ROOM}decisions/{second.pk}/sign/", typed)
    assert answer.status_code == 422
    assert "Về việc tặng Giấy khen năm 2026" in answer.content.decode()
    assert 'value="118/QĐ-UBND"' in answer.content.decode()


def test_somebody_is_put_on_directly_taken_off_and_reworded(world: Deciding, office: Client) -> None:
    decision = drafted(world.commune, direct_reason="Cứu người")
    dossier = agreed(world, world.merit).dossier
    place = f"{ROOM}decisions/{decision.pk}/"
    typed = {"dossier": dossier.pk, "award": world.merit.pk, "period": "2026", "wording": "Cứu ba em nhỏ"}
    assert office.post(f"{place}directly/", typed).status_code == 302
    honour = decision.honours.get()
    again = office.post(f"{place}directly/", typed)
    assert again.status_code == 422
    assert "Cứu ba em nhỏ" in again.content.decode()
    words = {"name": "Bà Lê Thị Mận", "about": "Thôn 4", "wording": "Cứu ba em nhỏ trong lũ"}
    assert office.post(f"{ROOM}honours/{honour.pk}/words/", words).status_code == 302
    honour.refresh_from_db()
    assert honour.name == "Bà Lê Thị Mận"
    assert office.post(f"{ROOM}honours/{honour.pk}/take-off/").status_code == 302
    assert not decision.honours.exists()
    assert office.post(f"{place}drop/").status_code == 302
    assert office.post(f"{place}take-up/").status_code == 302


def test_papers_say_what_the_records_say(world: Deciding, office: Client) -> None:
    honour = given(world)
    place = f"{ROOM}decisions/{honour.decision_id}/"
    word = Document(BytesIO(office.get(f"{place}word/").content))
    text = "\n".join(each.text for each in word.paragraphs)
    assert "Tặng giấy khen của Chủ tịch UBND xã cho 01 trường hợp" in text
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Lê Thị Mận" in cells
    for address in (
        f"{place}pdf/",
        f"{place}certificates/{world.merit.pk}/",
        f"{ROOM}honours/{honour.pk}/certificate/",
    ):
        content = office.get(address).content
        shown = "".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
        assert "118/QĐ-UBND" in shown
        assert "Mận" in shown
    moved = office.get(f"{place}certificates/{world.merit.pk}/?overprint=on&right=2.5&down=-1").content
    printed = "".join(page.get_textpage().get_text_range() for page in PdfDocument(moved))
    assert "CỘNG HÒA" not in printed
    assert office.get(f"{place}certificates/{world.merit.pk}/?right=x").status_code == 200
    notice = Document(BytesIO(office.get(f"{ROOM}honours/{honour.pk}/notice/").content))
    assert any(f"/xac-minh/{honour.code}/" in each.text for each in notice.paragraphs)


def test_the_decision_stays_as_it_was_signed_and_the_certificate_is_corrected(world: Deciding, office: Client) -> None:
    honour = given(world)
    for number, name in (("130/QĐ-UBND", "Lê Thị Mẫn"), ("131/QĐ-UBND", "Lê Thị Mẩn")):
        honours.correct(honour, later(number), {"name": name}, reason="Sai dấu", by=PLATFORM, at=NOON)
        honour.refresh_from_db()
    word = Document(BytesIO(office.get(f"{ROOM}decisions/{honour.decision_id}/word/").content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Lê Thị Mận" in cells
    printed = PdfDocument(office.get(f"{ROOM}honours/{honour.pk}/certificate/").content)
    shown = printed[0].get_textpage().get_text_range()
    assert "Mẩn" in shown
    assert spaced(honour.code) in shown


def test_no_certificate_of_what_is_revoked(world: Deciding, office: Client) -> None:
    honour = given(world)
    honours.revoke(honour, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    assert office.get(f"{ROOM}honours/{honour.pk}/certificate/").status_code == 404
    assert office.get(f"{ROOM}decisions/{honour.decision_id}/certificates/{world.merit.pk}/").status_code == 404
    assert office.get(f"{ROOM}decisions/{honour.decision_id}/bonuses/").status_code == 404


def test_corrected_revoked_recovered_and_restored_on_the_desk(world: Deciding, office: Client) -> None:
    honour = given(world)
    place = f"{ROOM}honours/{honour.pk}/"
    by = {"number": "130/QĐ-UBND", "on": "22/11/2026", "signer_name": "Lò Văn Phúc", "signer_post": "Chủ tịch"}
    right = {"name": "Lê Thị Mẫn", "about": "Thôn 4", "wording": "Lúa hữu cơ"}
    assert office.post(f"{place}correct/", by | right).status_code == 422  # why, it does not say
    assert office.post(f"{place}correct/", by | right | {"reason": "Sai dấu"}).status_code == 302
    assert office.post(f"{place}revoke/", by | {"number": "131/QĐ-UBND", "reason": "Gian dối"}).status_code == 302
    honour.refresh_from_db()
    assert (honour.state, honour.name) == (HonourState.REVOKED, "Lê Thị Mẫn")
    assert "131/QĐ-UBND" in text_of(office, f"honours/{honour.pk}/")
    back = {"certificate_back_on": "23/11/2026", "amount_back": "760000", "amount_back_on": "23/11/2026"}
    assert office.post(f"{place}recovery/", back | {"amount_back": "9000000"}).status_code == 422
    assert office.post(f"{place}recovery/", back).status_code == 302
    assert honour.recovery.is_complete
    assert office.post(f"{place}restore/", {"reason": "Ghi nhầm"}).status_code == 302
    honour.refresh_from_db()
    assert honour.state == HonourState.CORRECTED


def test_a_ceremony_is_recorded_for_many_and_undone(world: Deciding, office: Client) -> None:
    signed(world, agreed(world, world.merit, "Một"), agreed(world, world.merit, "Hai"))
    ids = list(Honour.objects.values_list("pk", flat=True))
    asked = {"act": "hand_over", "id": ids, "agreed": "1", "on": "22/11/2026", "occasion": "Hội nghị tổng kết"}
    done = office.post(f"{ROOM}honours/", asked, follow=True)
    assert Handover.objects.filter(occasion="Hội nghị tổng kết").count() == 2
    shown = text_of(office, "honours/?waiting=on")
    assert "Một" not in shown
    run, _act = done.context["run"]
    office.post(f"{ROOM}honours/", {"undo": run.pk})
    assert not Handover.objects.exists()


def test_word_is_sent_once_a_day(world: Deciding, office: Client) -> None:
    honour = given(world)
    for _ in range(2):
        office.post(f"{ROOM}honours/{honour.pk}/notify/", {"to": "man@xa.example"})
    letter = OutgoingMessage.objects.get(kind="mail")
    assert letter.payload["to"] == "man@xa.example"
    assert f"/xac-minh/{honour.code}/" in letter.payload["text"]
    assert "118/QĐ-UBND" in letter.payload["text"]
    assert not mail.outbox  # the worker sends it


def test_a_badge_is_offered_to_whoever_keeps_the_papers(world: Deciding, office: Client) -> None:
    honour = given(world)
    assert "/badges/honours/" not in text_of(office, f"honours/{honour.pk}/")
    assert office.post(f"{ROOM}honours/{honour.pk}/badge/").status_code == 302
    assert f"/badges/honours/{honour.code}/" in text_of(office, f"honours/{honour.pk}/")


def test_the_register_goes_to_excel(world: Deciding, office: Client) -> None:
    signed(world, agreed(world, world.merit, "Một"), agreed(world, world.merit, "Hai"))
    answer: Any = office.get(f"{ROOM}honours/?export=xlsx&columns=register&columns=name&columns=amount")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [["Hai", "2/2026", 760_000], ["Một", "1/2026", 760_000]]


def test_lists_cost_the_same_for_one_row_and_for_three(world: Deciding, client: Client) -> None:
    client.force_login(who(appointed(world.commune, Role.OFFICER)))
    given(world)
    costs = []
    for more in (("2/QĐ", "3/QĐ"), ()):
        for address in ("decisions/", "honours/"):
            client.get(ROOM + address)
            with CaptureQueriesContext(connection) as counted:
                assert client.get(ROOM + address).status_code == 200
            costs.append(len(counted))
        for number in more:
            given(world, f"Người {number}", number=number)
    assert costs[:2] == costs[2:]


def test_an_empty_desk_says_what_to_do(world: Deciding, office: Client) -> None:
    assert "Dự thảo quyết định" in text_of(office, "decisions/")
    assert "khi quyết định được ký" in text_of(office, "honours/")
    decision = drafted(world.commune)
    assert "Chưa có đề nghị nào" in text_of(office, f"decisions/{decision.pk}/list/")


def test_the_page_of_an_exemplar_tells_its_honours(world: Deciding, office: Client) -> None:
    honour = given(world)
    answer = office.get(f"/desk/exemplars/{honour.dossier_id}/")
    assert f"{ROOM}honours/{honour.pk}/" in answer.content.decode()
