"""A leader signs a decision and a report with the key of the demo, as somebody does who tries the platform."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from lantoa.evidence import demo_key
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.recognition.models import Decision
from lantoa.reporting.models import SignedReport
from tests.organisations.worlds import appointed
from tests.recognition.decision_worlds import Deciding, agreed, signed
from tests.reporting.worlds import Reporting, submitted
from vanban.writing.signing import verify

PASSWORD = "Ruộng bậc thang mùa lúa chín"
PICTURES = os.environ.get("PICTURES", "")
SIZES = {"phone": {"width": 360, "height": 780}, "laptop": {"width": 1280, "height": 900}}


@pytest.fixture(autouse=True)
def _demo_key(settings: Any, tmp_path: Path) -> None:
    """That of the demo, and nothing else."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    settings.EVIDENCE_ROOT = tmp_path
    demo_key.load(at=timezone.now())


def leader_of(body: Body) -> Actor:
    """Who leads it, with a password to sign in; the body is that of the demo."""
    Body.objects.filter(code=demo_key.BODY).exclude(pk=body.pk).update(code="elsewhere")
    Body.objects.filter(pk=body.pk).update(code=demo_key.BODY)
    made = appointed(body, Role.LEADER)
    made.person.set_password(PASSWORD)
    made.person.save()
    return made


def sign_in(page: Any, who: Actor) -> None:
    page.goto("/desk/")
    page.fill("[name=login]", who.person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")


def looked_at(page: Any, axe: Any, name: str) -> None:
    """Nothing that axe finds, nothing beside the screen."""
    assert axe(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/sign-{name}.png", full_page=True)


def to_the_form(page: Any, record: str) -> None:
    """From the page of the record, past the question who she is where it is asked."""
    page.goto(record)
    page.get_by_role("link", name="Ký số bằng khóa của cơ quan").click()
    if page.locator("[name=password]").count():
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").first.click()


def sign_with(page: Any, secret: str) -> None:
    page.fill("[name=secret]", secret)
    page.get_by_role("button", name="Ký số", exact=True).click()


def names_in(page: Any, address: str) -> list[str]:
    """Who signed the PDF that is handed out there, unaltered; read in a thread without the browser's event loop."""
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    with ThreadPoolExecutor() as elsewhere:
        found = elsewhere.submit(verify, answer.body()).result()
    return [each.signer for each in found if each.intact]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("laptop", "dark")])
def test_a_decision_is_signed_and_the_pdf_verified(open_page: Any, axe: Any, size: str, scheme: str) -> None:
    world = Deciding()
    decision = signed(world, agreed(world, world.merit))
    page = open_page(viewport=SIZES[size], color_scheme=scheme)
    sign_in(page, leader_of(world.commune))
    to_the_form(page, f"/desk/recognition/decisions/{decision.pk}/")
    assert demo_key.PASSWORD in page.locator("main").inner_text()
    looked_at(page, axe, f"decision-form-{size}-{scheme}")
    sign_with(page, "sai-mat-khau")
    assert page.locator("main .error").first.is_visible()
    sign_with(page, demo_key.PASSWORD)
    page.wait_for_url(f"**/desk/recognition/decisions/{decision.pk}/")
    looked_at(page, axe, f"decision-signed-{size}-{scheme}")
    document = Decision.objects.get(pk=decision.pk).document
    assert document is not None
    assert names_in(page, f"/desk/evidence/files/{document.pk}/") == ["Lê Văn Thành (dùng thử)"]


def test_a_report_is_signed_and_the_pdf_verified(open_page: Any, axe: Any) -> None:
    world = Reporting()
    world.start()
    report = submitted(world.report())
    page = open_page(viewport=SIZES["phone"])
    sign_in(page, leader_of(world.commune))
    to_the_form(page, f"/desk/reporting/{report.pk}/")
    page.fill("[name=number]", "12/BC-UBND")
    for name, said in (("place", "Triệu Sơn"), ("signer_name", "Lê Văn Thành"), ("signer_post", "Chủ tịch")):
        page.fill(f"[name={name}]", said)
    looked_at(page, axe, "report-form")
    sign_with(page, demo_key.PASSWORD)
    page.wait_for_url(f"**/desk/reporting/{report.pk}/")
    looked_at(page, axe, "report-signed")
    assert SignedReport.objects.get(report=report).number == "12/BC-UBND"
    assert names_in(page, f"/desk/reporting/{report.pk}/signed/") == ["Lê Văn Thành (dùng thử)"]
