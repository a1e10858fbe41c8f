"""Certificates of a decision: made by the worker, how far they are is seen, and thrown away once they are wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now
from pypdfium2 import PdfDocument

from lantoa.evidence.models import Folder
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker
from lantoa.organisations.models import Role
from lantoa.recognition.models import Decision, Honour, PrintRun
from lantoa.recognition.operations import honours, printing
from lantoa.recognition.queries.printing import AT_ONCE
from tests.organisations.worlds import NOON, appointed
from tests.recognition.decision_worlds import Deciding, agreed, drafted, later, signed
from vanban.writing.certificates import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Deciding:
    return Deciding()


@pytest.fixture
def decision(world: Deciding) -> Decision:
    """One with two honours that hold."""
    return signed(world, agreed(world, world.merit, "Lê Thị Mận"), agreed(world, world.merit, "Bùi Văn An"))


def asked(world: Deciding, decision: Decision, sheet: Sheet = Sheet()) -> PrintRun:  # noqa: B008 - immutable
    return printing.print_certificates(decision, world.merit, sheet, by=world.officer, at=NOON)


def work() -> None:
    """What the worker does until nothing waits."""
    worker = Worker.objects.create(place="test", started_at=NOON, seen_at=NOON)
    while deliver_next(worker, clock=now):
        pass


def person(actor: Any) -> Any:
    return actor.person


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


def many(decision: Decision, count: int) -> None:
    """As many honours on the signed decision, without the way there."""
    first = decision.honours.order_by("pk").first()
    assert first is not None
    dossier = first.dossier
    for number in range(count):
        dossier.pk, first.pk = None, None
        dossier.folder = Folder.objects.create(body=dossier.body, opened_at=NOON)
        dossier.save(force_insert=True)
        first.dossier, first.register_number, first.code = dossier, 1000 + number, f"MANY{number:04}"
        first.save(force_insert=True)


def test_asked_for_on_the_page_left_and_taken_when_they_are_there(
    world: Deciding, decision: Decision, client: Client
) -> None:
    client.force_login(person(world.officer))
    place = f"/desk/recognition/decisions/{decision.pk}/certificates/{world.merit.pk}/"
    assert client.get(f"{place}file/").status_code == 404
    assert client.post(f"{place}print/", {"right": "50"}).status_code == 422
    assert client.post(f"{place}print/", {"overprint": "on", "right": "2.5"}).status_code == 302
    waiting = client.get(f"{place}print/")
    assert waiting["Refresh"] == "3"
    assert b"0%" in waiting.content
    assert client.get(f"{place}file/").status_code == 404
    work()
    done = client.get(f"{place}print/")
    assert "Refresh" not in done
    assert f"{place}file/" in done.content.decode()
    file = client.get(f"{place}file/")
    assert file["Content-Type"] == "application/pdf"
    assert len(PdfDocument(file.content)) == 2
    assert "Bùi Văn An" in text_of(file.content)
    assert "CỘNG HÒA" not in text_of(file.content)  # on printed forms, as was asked


def test_more_than_one_can_wait_for_have_a_page_of_their_own(
    world: Deciding, decision: Decision, client: Client
) -> None:
    client.force_login(person(world.officer))
    page = f"/desk/recognition/decisions/{decision.pk}/"
    own = f"{page}certificates/{world.merit.pk}/print/"
    assert own not in client.get(page).content.decode()
    many(decision, AT_ONCE - 1)
    assert own in client.get(page).content.decode()
    assert client.get(f"{page}certificates/{world.merit.pk}/").headers["Location"] == own


def test_how_far_they_are_is_noted_before_they_are_done(world: Deciding, decision: Decision) -> None:
    many(decision, AT_ONCE)
    run, seen = asked(world, decision), []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith("UPDATE") and "recognition_printrun" in sql:
            run.refresh_from_db()
            seen.append(run.percent)
        return result

    with connection.execute_wrapper(watch):
        work()
    assert seen == [24, 48, 100]


def test_another_sheet_replaces_what_was_printed_and_the_first_is_made_no_more(
    world: Deciding, decision: Decision
) -> None:
    first, second = asked(world, decision), asked(world, decision, Sheet(overprint=True))
    assert list(PrintRun.objects.all()) == [second]
    work()
    assert list(OutgoingMessage.objects.order_by("pk").values_list("receipt", flat=True)) == ["not wanted", "printed"]
    assert first.pk != second.pk


@pytest.mark.parametrize("change", ["correct", "revoke", "revoke_all"])
def test_what_says_no_longer_what_holds_is_thrown_away(world: Deciding, decision: Decision, change: str) -> None:
    asked(world, decision)
    work()
    honour = decision.honours.select_related("decision__body", "dossier", "award", "body").order_by("pk")[0]
    acts = {
        "correct": lambda: honours.correct(honour, later(), {"name": "Mẫn"}, reason="Dấu", by=PLATFORM, at=NOON),
        "revoke": lambda: honours.revoke(honour, later(), reason="Gian dối", by=PLATFORM, at=NOON),
        "revoke_all": lambda: honours.revoke_all(decision, later(), reason="Sai", by=PLATFORM, at=NOON),
    }
    acts[change]()
    assert not PrintRun.objects.exists()


def test_what_changes_while_they_are_made_is_not_handed_out(world: Deciding, decision: Decision) -> None:
    many(decision, AT_ONCE)
    asked(world, decision)

    def revoke(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith("UPDATE") and "recognition_printrun" in sql:
            PrintRun.objects.all().delete()  # as a revocation does it
        return result

    with connection.execute_wrapper(revoke):
        work()
    assert OutgoingMessage.objects.get().receipt == "given up"
    assert not PrintRun.objects.exists()


def test_who_sees_the_decision_has_them_made_and_nobody_else(
    world: Deciding, decision: Decision, client: Client
) -> None:
    place = f"/desk/recognition/decisions/{decision.pk}/certificates/{world.merit.pk}/"
    client.force_login(person(world.leader))
    assert client.post(f"{place}print/").status_code == 302
    work()
    assert client.get(f"{place}file/").status_code == 200
    stranger = appointed(world.communes[1], Role.OFFICER)
    with pytest.raises(Refused):
        printing.print_certificates(decision, world.merit, Sheet(), by=stranger, at=NOON)
    client.force_login(person(stranger))
    assert client.get(f"{place}file/").status_code == 404


def test_there_is_nothing_to_print_of_a_draft(world: Deciding, client: Client) -> None:
    draft = drafted(world.commune)
    honours.put_on_list(draft, [agreed(world, world.merit)], by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        asked(world, draft)
    client.force_login(person(world.officer))
    place = f"/desk/recognition/decisions/{draft.pk}/certificates/{world.merit.pk}/print/"
    assert client.get(place).status_code == 404
    assert Honour.objects.filter(decision=draft).exists()
