"""Reports are signed here with the key of the office, or outside; a report that goes back is signed anew."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as read_docx

from lantoa.evidence.queries.signatures import signatures_in
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from lantoa.reporting.models import PeriodicReport, SignedReport
from lantoa.reporting.operations import reports, signing
from tests.evidence.office_keys import office_key, trust
from tests.organisations.desk import signed_in
from tests.organisations.worlds import appointed
from tests.reporting.worlds import AT, Reporting, submitted
from tests.vanban.writing import keys
from tests.vanban.writing.documents import DECISION
from vanban.writing.pdf import write_pdf
from vanban.writing.signing import sign
from vanban.writing.signing_keys import KeyFile

pytestmark = pytest.mark.django_db
FILE, ROOT = keys.key_file()
OUTSIDE = sign(write_pdf(DECISION, made_at=keys.NOW), KeyFile(FILE, keys.PASSWORD), at=keys.NOW)
SIGNER = {
    "place": "Dân Lực",
    "signer_name": "Lò Văn Phúc",
    "signer_post": "Phó Chủ tịch",
    "authority": "for_head",
    "authority_of": "Chủ tịch",
}
TOLD = signing.Signing("12/BC-UBND", AT.date(), SIGNER)


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it writes down every doubt that we report


@pytest.fixture
def world() -> Reporting:
    made = Reporting()
    made.start()
    return made


@pytest.fixture
def report(world: Reporting) -> PeriodicReport:
    return submitted(world.report())


@pytest.fixture
def leader(world: Reporting) -> Any:
    return appointed(world.commune, Role.LEADER)


@pytest.fixture
def key(world: Reporting, settings: Any, tmp_path: Path) -> Path:
    trust(settings, tmp_path, ROOT)
    return office_key(settings, tmp_path, world.commune)


def text_of(client: Client, report: PeriodicReport) -> str:
    shown = client.get(f"/desk/reporting/{report.pk}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown))


def signed_here(report: PeriodicReport, leader: Any) -> SignedReport:
    return signing.sign(report, TOLD, keys.PASSWORD, by=leader, at=keys.NOW)


def attached(report: PeriodicReport, world: Reporting, content: bytes = OUTSIDE) -> SignedReport:
    return signing.attach(report, TOLD, name="bc.pdf", content=content, by=world.officer, at=AT)


def test_the_leader_signs_on_the_page_after_showing_who_she_is(
    world: Reporting, report: PeriodicReport, leader: Any, key: Path, client: Client
) -> None:
    leader.person.set_password("mot-mat-khau-dai")
    leader.person.save()
    client.force_login(leader.person)
    place = f"/desk/reporting/{report.pk}/sign/"
    assert place in client.get(f"/desk/reporting/{report.pk}/").content.decode()
    confirming = client.get(place).headers["Location"]
    assert client.post(confirming, {"password": "mot-mat-khau-dai"}).headers["Location"] == place
    typed = SIGNER | {"number": "12/BC-UBND", "on": "03/10/2026"}
    wrong = client.post(place, typed | {"secret": "sai"})
    assert wrong.status_code == 422
    assert "Không mở được tệp chứng thư số" in wrong.content.decode()
    assert "Lò Văn Phúc" in wrong.content.decode()  # what was typed is still there, but for the secret
    assert client.post(place, typed | {"secret": keys.PASSWORD}).status_code == 302
    assert "Ký số 12/BC-UBND ngày 03/10/2026, người ký Lò Văn Phúc" in text_of(client, report)
    assert "Nội dung đã ký còn nguyên vẹn" in text_of(client, report)
    assert client.get(place).status_code == 403  # it is signed already


def test_what_is_signed_bears_number_place_and_authority_line(report: PeriodicReport, leader: Any, key: Path) -> None:
    document = signed_here(report, leader).document
    assert document is not None
    [seal] = signatures_in(document).found
    assert (seal.signer, seal.intact, seal.trusted, seal.whole) == ("Lò Văn Phúc", True, True, True)
    client = signed_in(report.body, Role.READER)
    said = "\n".join(each.text for each in _paragraphs(client.get(f"/desk/reporting/{report.pk}/docx/").content))
    assert "Dân Lực, ngày 03 tháng 10 năm 2026" in said
    assert "KT. CHỦ TỊCH" in said and "Lò Văn Phúc" in said


def _paragraphs(content: bytes) -> list[Any]:
    document = read_docx(BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]


def test_the_level_above_reads_the_signed_pdf(world: Reporting, report: PeriodicReport, leader: Any, key: Path) -> None:
    signed_here(report, leader)
    client = signed_in(world.district, Role.OFFICER)
    answer = client.get(f"/desk/reporting/{report.pk}/pdf/", follow=True)
    assert b"ChuKySo1" in b"".join(answer.streaming_content)
    stranger = signed_in(world.communes[1], Role.LEADER)
    assert stranger.get(f"/desk/reporting/{report.pk}/signed/").status_code == 404


def test_what_was_signed_outside_is_attached_and_verified(world: Reporting, report: PeriodicReport, key: Path) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    typed = SIGNER | {"number": "12/BC-UBND", "on": "03/10/2026", "sent": SimpleUploadedFile("bc.pdf", OUTSIDE)}
    assert client.post(f"/desk/reporting/{report.pk}/attach/", typed).status_code == 302
    assert "Lò Văn Phúc, Ủy ban nhân dân xã Đông Mai" in text_of(client, report)
    changed = bytearray(OUTSIDE)
    changed[OUTSIDE.index(b"/Title") + 8] ^= 0x01
    attached(report, world, bytes(changed))
    assert "đã bị thay đổi sau khi ký" in text_of(client, report)


@pytest.mark.parametrize("back", ["return", "reopen"])
def test_a_report_that_goes_back_is_signed_anew(world: Reporting, report: PeriodicReport, back: str) -> None:
    attached(report, world)
    if back == "return":
        reports.send_back(report, by=PLATFORM, at=AT, reason="Thiếu số liệu")
    else:
        reports.reopen(reports.accept(report, by=PLATFORM, at=AT), by=PLATFORM, at=AT, reason="Thiếu số liệu")
    signed = SignedReport.objects.get(report=report)
    assert signed.document is None and signed.folder.files.count() == 1
    assert audit.history_of(report).filter(verb="withdraw_signed_report").exists()
    assert signed_in(world.commune, Role.OFFICER).get(f"/desk/reporting/{report.pk}/signed/").status_code == 404
    again = attached(submitted(PeriodicReport.objects.get(pk=report.pk)), world)
    assert again.pk == signed.pk and again.document is not None


def test_while_figures_may_change_nothing_is_signed(world: Reporting, leader: Any, key: Path) -> None:
    report = world.report()
    for sign_it in (lambda: signed_here(report, leader), lambda: attached(report, world)):
        with pytest.raises(MoveRefused):
            sign_it()


def test_who_may_not_sign_and_where_there_is_no_key(
    world: Reporting, report: PeriodicReport, leader: Any, key: Path, settings: Any
) -> None:
    with pytest.raises(Refused):
        signed_here(report, world.officer)
    settings.SIGNING_KEY = settings.SIGNING_KEY | {"body": world.district.code}
    with pytest.raises(MoveRefused):
        signed_here(report, leader)
    assert (
        f"/desk/reporting/{report.pk}/sign/"
        not in signed_in(world.commune, Role.LEADER).get(f"/desk/reporting/{report.pk}/").content.decode()
    )


@pytest.mark.parametrize("told", [{"number": "…/BC-UBND"}, {"number": " "}, {"on": AT.date().replace(year=2027)}])
def test_a_number_that_is_none_and_a_day_ahead_are_refused(
    world: Reporting, report: PeriodicReport, told: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError) as refused:
        signing.attach(report, replace(TOLD, **told), name="bc.pdf", content=OUTSIDE, by=world.officer, at=AT)
    assert list(refused.value.message_dict) == list(told)


def test_who_signed_last_stands_in_the_form(world: Reporting, report: PeriodicReport) -> None:
    attached(report, world)
    first = submitted(PeriodicReport.objects.filter(body=world.commune).order_by("period__since")[0])
    shown = signed_in(world.commune, Role.OFFICER).get(f"/desk/reporting/{first.pk}/attach/").content.decode()
    assert "Lò Văn Phúc" in shown and "…/BC-UBND" in shown
