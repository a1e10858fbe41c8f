"""The screens: what is filled in arrives, files are handed out safely, a page costs the same however full it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.desk.models import FormDraft
from lantoa.evidence.models import Claim, Consent, Grade, NamedPerson, Proof, StoredFile
from lantoa.evidence.operations import claims, files, proofs
from lantoa.evidence.queries.folders import told
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from tests.evidence.worlds import PDF, Evidence, claimed, picture, sent
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
PLACE = "/desk/evidence/"


@pytest.fixture
def world() -> Evidence:
    return Evidence()


@pytest.fixture
def client(world: Evidence) -> Client:
    return signed_in(world.district, Role.SECRETARY)


def text(client: Client, address: str) -> str:
    answer = client.get(PLACE + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def upload(name: str = "biên bản.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_claim_is_written_proven_verified_and_corrected(world: Evidence, client: Client) -> None:
    folder = f"folders/{world.folder.pk}/"
    assert "Chưa có nội dung nào" in text(client, folder)
    said = {"text": "Chuyển 18,5 ha sang lúa hữu cơ", "amount": "18,5", "unit": "ha", "since": "01/01/2024"}
    answer = client.post(f"{PLACE}{folder}claims/add/", said)
    claim = Claim.objects.get()
    assert (str(claim.amount), claim.figure) == ("18.500", "18,5 ha")
    assert answer["Location"] == f"{PLACE}claims/{claim.pk}/proofs/add/"
    proof = {"grade": "3", "sent": upload(), "document": "12/BB-UBND", "issued_on": "12/09/2025"}
    assert client.post(answer["Location"], proof).status_code == 302
    assert Proof.objects.get().file.name == "biên bản.pdf"
    assert client.post(f"{PLACE}claims/{claim.pk}/verify/", {}).status_code == 403  # her own words
    leader = signed_in(world.district, Role.LEADER)
    assert leader.post(f"{PLACE}claims/{claim.pk}/verify/", {}).status_code == 302
    assert "1 trong 1 đã xác minh" in text(client, folder)
    wrong = client.post(f"{PLACE}claims/{claim.pk}/correct/", said | {"text": "Chuyển 17 ha", "reason": ""})
    assert wrong.status_code == 422
    assert "Chuyển 17 ha" in wrong.content.decode()
    said |= {"text": "Chuyển 17 ha", "amount": "17", "reason": "Đo lại"}
    assert client.post(f"{PLACE}claims/{claim.pk}/correct/", said).status_code == 302
    page = text(client, f"claims/{claim.pk}/")
    assert "Đo lại" in page
    assert "<del>Chuyển 18,5 ha sang lúa hữu cơ" in page


def test_proof_is_removed_and_brought_back(world: Evidence, client: Client) -> None:
    claim = claimed(world.folder, grade=Grade.OFFICIAL)
    proof = Proof.objects.get()
    assert client.post(f"{PLACE}proofs/{proof.pk}/remove/").status_code == 302
    assert f"proofs/{proof.pk}/bring-back/" in text(client, f"claims/{claim.pk}/")
    assert client.post(f"{PLACE}proofs/{proof.pk}/bring-back/").status_code == 302
    assert Claim.objects.get().grade == Grade.OFFICIAL


def test_a_refused_file_is_told_at_its_field_and_keeps_what_was_typed(world: Evidence, client: Client) -> None:
    claim = claimed(world.folder)
    typed = {"grade": "4", "document": "12/BB-UBND", "sent": upload("a.exe", b"MZ\x90\0")}
    answer = client.post(f"{PLACE}claims/{claim.pk}/proofs/add/", typed)
    assert answer.status_code == 422
    assert "Không nhận loại tệp này" in str(answer.context_data["form"].errors["sent"])
    assert "12/BB-UBND" in answer.content.decode()
    assert not Proof.objects.exists()


def test_files_are_handed_out_so_that_no_browser_runs_them(world: Evidence, client: Client) -> None:
    document, photo = sent(world.folder), sent(world.folder, "a.jpg", picture())
    for file, how in ((document, "attachment"), (photo, "inline")):
        answer = client.get(f"{PLACE}files/{file.pk}/")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Disposition"].startswith(how)
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["Content-Type"] == file.media_type
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert "no-store" in answer["Cache-Control"]
    assert client.get(f"{PLACE}files/{photo.pk}/small/").status_code == 404
    assert signed_in(world.department, Role.OFFICER).get(f"{PLACE}files/{document.pk}/").status_code == 404
    assert Client().get(f"{PLACE}files/{document.pk}/").status_code == 302


def test_a_file_is_added_described_removed_and_brought_back(world: Evidence, client: Client) -> None:
    folder = f"folders/{world.folder.pk}/"
    data = {"sent": upload("a.jpg", picture()), "caption": "Bà Mận trên đồng", "rights": "Anh Nam chụp"}
    assert client.post(f"{PLACE}{folder}files/add/", data)["Location"] == f"{PLACE}{folder}#files"
    file = StoredFile.objects.get()
    assert (file.caption, file.rights) == ("Bà Mận trên đồng", "Anh Nam chụp")
    seen = {"caption": "Bà Mận", "rights": "", "bystanders": "none"}
    assert client.post(f"{PLACE}files/{file.pk}/describe/", seen).status_code == 302
    assert client.post(f"{PLACE}files/{file.pk}/remove/").status_code == 302
    assert f"files/{file.pk}/bring-back/" in text(client, folder)
    assert client.post(f"{PLACE}files/{file.pk}/bring-back/").status_code == 302
    file.refresh_from_db()
    assert (file.removed_at, file.bystanders) == (None, "none")


def test_a_consent_is_recorded_printed_and_withdrawn(world: Evidence, client: Client) -> None:
    folder = f"folders/{world.folder.pk}/"
    data: dict[str, Any] = {
        "person_name": "Lê Thị Mận", "standing": "subject", "born_in": "1961", "purpose": "publicity",
        "channels": ["portal", "loudspeaker"], "given_by": "self", "given_on": "20/11/2025", "how": "paper",
    }  # fmt: skip
    assert client.post(f"{PLACE}{folder}consents/add/", data | {"channels": []}).status_code == 422
    assert client.post(f"{PLACE}{folder}consents/add/", data | {"sent": upload()}).status_code == 302
    consent = Consent.objects.get()
    assert consent.scan is not None
    assert "đều đã đồng ý" in text(client, folder)
    sheet = text(client, f"{folder}consents/sheet/?person={consent.person_id}")
    assert "Lê Thị Mận" in sheet
    assert "1961" in sheet
    again = client.get(f"{PLACE}{folder}consents/add/?person={consent.person_id}").context_data["form"].initial
    assert again["person_name"] == "Lê Thị Mận"
    assert client.post(f"{PLACE}consents/{consent.pk}/withdraw/", {"withdrawn_on": "23/11/2025"}).status_code == 302
    assert "đã rút đồng ý ngày 23/11/2025" in text(client, folder)


def test_a_persons_data_is_exported_and_erased(world: Evidence, client: Client) -> None:
    folder = f"folders/{world.folder.pk}/"
    client.post(f"{PLACE}{folder}people/add/", {"person_name": "Lê Thị Mận", "standing": "subject"})
    person, photo = NamedPerson.objects.get(), sent(world.folder, "a.jpg", picture())
    claimed(world.folder, "Bà Lê Thị Mận dạy 42 hộ")
    answer = client.post(f"{PLACE}people/{person.pk}/export/")
    assert (answer["Content-Type"], answer.content[:2]) == ("application/zip", b"PK")
    assert "Bà Lê Thị Mận dạy 42 hộ" in text(client, f"people/{person.pk}/erase/")
    data = {"erased": [photo.pk], "reason": "Theo đơn ngày 20/11"}
    assert client.post(f"{PLACE}people/{person.pk}/erase/", data).status_code == 302
    photo.refresh_from_db()
    assert photo.erased_at
    assert client.get(f"{PLACE}people/{person.pk}/erase/").status_code == 404


def test_a_text_is_marked_and_nothing_of_it_is_kept(world: Evidence, client: Client) -> None:
    typed = "Bà <b>Mận</b> giỏi nhất tỉnh, 42 hộ làm theo."
    page = client.post(f"{PLACE}folders/{world.folder.pk}/text/", {"text": typed}).content.decode()
    assert '<mark class="superlative">nhất<sup>1</sup></mark>' in page
    assert '<mark class="figure">42<sup>2</sup></mark>' in page
    assert "<b>Mận</b>" not in page
    assert "data-keeps-drafts" not in page
    assert not FormDraft.objects.exists()


def test_what_is_overstated_is_listed_and_exported(world: Evidence, client: Client) -> None:
    claimed(world.folder, "Người giỏi nhất tỉnh", Grade.OFFICIAL)
    claimed(world.folder, "Chưa ai xác nhận", Grade.OWN_WORD)
    claimed(world.folder, "Chưa có gì")
    claimed(world.folder, "Đã rõ ràng", Grade.OFFICIAL)
    claims.withdraw(claimed(world.folder, "Đã bỏ"), by=PLATFORM, at=NOON, reason="Nhầm")
    page = text(client, "overstated/")
    for words, listed in (("giỏi nhất", 1), ("Chưa ai", 1), ("Chưa có gì", 1), ("Đã rõ", 0), ("Đã bỏ", 0)):
        assert (words in page) == bool(listed), words
    assert "“nhất”" in page
    praise = text(client, "overstated/?why=praise")
    assert "giỏi nhất" in praise
    assert "Chưa ai" not in praise
    exported = client.get(f"{PLACE}overstated/?export=csv")
    assert "Chưa ai xác nhận" in b"".join(exported.streaming_content).decode("utf-8")  # type: ignore[attr-defined]


def test_a_folder_costs_the_same_for_any_number_of_claims(world: Evidence) -> None:
    costs = []
    for number in (1, 4):
        for each in range(number):
            claim = claimed(world.folder, f"Việc {number} {each}", Grade.OFFICIAL, by=world.officer)
            file = sent(world.folder, f"{number}-{each}.txt", f"{number} {each}".encode())
            proofs.add(claim, proofs.Shown(Grade.OFFICIAL, file=file), by=world.officer, at=NOON)
        with CaptureQueriesContext(connection) as asked:
            found = told(world.folder, world.secretary)
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert [len(row.proofs) for row in found.claims] == [2] * 5
    assert found.claims[0].bars == [True] * 4
    files.remove(file, by=world.officer, at=NOON)
    assert len(told(world.folder, world.secretary).claims[-1].proofs) == 1
