"""What anybody reads who has the code of a certificate."""

from __future__ import annotations

import pytest
from django.test import Client

from lantoa.evidence.models import Consent, NamedPerson
from lantoa.exemplars.operations import moving
from lantoa.kit.actors import PLATFORM
from lantoa.recognition.models import Honour
from lantoa.recognition.operations import honours
from lantoa.recognition.verification_codes import LENGTH, new_code, plain_code, spaced
from tests.exemplars.pages import released
from tests.exemplars.worlds import FOUND, proposed
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, agreed, direct, drafted, given, later, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def agree(honour: Honour, *channels: str) -> Consent:
    """The honoree agreed to be told of."""
    folder = honour.dossier.folder
    who = NamedPerson.objects.get(folder=folder, standing="subject")
    who.born_in = 1980  # an adult, who agrees alone
    who.save()
    return Consent.objects.create(
        folder=folder,
        person=who,
        purpose="publicity",
        channels=list(channels),
        given_on=FOUND,
        recorded_at=NOON,
    )


def page(client: Client, honour: Honour, before: str = "/xac-minh") -> str:
    answer = client.get(f"{before}/{honour.code}/")
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    return str(answer.content.decode())


def test_valid_corrected_and_revoked_are_said(world: Deciding, client: Client) -> None:
    honour = given(world)
    assert "118/QĐ-UBND" in page(client, honour)
    assert "This honour is valid" in page(client, honour, "/en/verify")
    honours.correct(honour, later(), {"name": "Lê Thị Mẫn"}, reason="Sai dấu trong tên", by=PLATFORM, at=NOON)
    shown = page(client, honour, "/en/verify")
    assert "was corrected" in shown
    assert "130/QĐ-UBND" in shown
    honour.refresh_from_db()
    honours.revoke(honour, later("131/QĐ-UBND"), reason="Kê khai gian dối", by=PLATFORM, at=NOON)
    shown = page(client, honour, "/en/verify")
    assert "This honour is revoked" in shown
    assert "131/QĐ-UBND" in shown
    assert "gian dối" not in shown
    assert "Sai dấu" not in shown


def test_a_person_is_named_only_who_agreed_to_the_web(world: Deciding, client: Client) -> None:
    honour = given(world)
    assert "Mận" not in page(client, honour)
    assert "18,5 ha" not in page(client, honour)
    consent = agree(honour, "press")
    assert "Mận" not in page(client, honour)
    consent.channels = ["portal"]
    consent.save()
    assert "Lê Thị Mận" in page(client, honour)
    assert "18,5 ha" in page(client, honour)
    consent.withdrawn_on = FOUND
    consent.withdrawn_because = "Không muốn nữa"
    consent.save()
    assert "Mận" not in page(client, honour)


def test_nobody_is_named_whose_honour_is_revoked(world: Deciding, client: Client) -> None:
    honour = given(world)
    agree(honour, "portal")
    honours.revoke(honour, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    assert "Mận" not in page(client, honour)


def test_a_collective_has_a_name_that_is_nobodys_data(world: Deciding, client: Client) -> None:
    dossier = proposed(world.commune, "Tổ hợp tác rau sạch", kind="collective")
    signed(world, agreed(world, world.merit, dossier=dossier))
    assert "Tổ hợp tác rau sạch" in page(client, Honour.objects.get())


def test_what_is_only_on_a_list_is_found_by_nobody(world: Deciding, client: Client) -> None:
    draft = drafted(world.commune, direct_reason="Đột xuất")
    listed = honours.put_on_directly(draft, direct(proposed(world.commune), world.merit), by=PLATFORM, at=NOON)
    assert client.get(f"/xac-minh/{listed.code}/").status_code == 404


def test_a_code_is_typed_as_people_type(world: Deciding, client: Client) -> None:
    honour = given(world)
    typed = f" {spaced(honour.code).lower()} "
    answer = client.post("/xac-minh/", {"code": typed})
    assert answer.status_code == 302
    assert answer["Location"] == f"/xac-minh/{honour.code}/"
    assert client.post("/xac-minh/", {"code": "abc"}).status_code == 422
    unknown = client.get("/en/verify/222222222222/")
    assert unknown.status_code == 404
    assert "No honour has this code" in unknown.content.decode()


def test_codes_are_drawn_and_long() -> None:
    drawn = {new_code() for _ in range(1000)}
    assert len(drawn) == 1000
    assert {len(each) for each in drawn} == {LENGTH}
    assert all(plain_code(spaced(each).lower()) == each for each in drawn)


def test_whoever_tries_codes_is_asked_to_wait(world: Deciding, client: Client) -> None:
    for _ in range(60):
        assert client.get("/xac-minh/222222222222/").status_code == 404
    answer = client.get("/xac-minh/222222222222/")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_the_public_page_of_an_exemplar_tells_its_honours_and_where_to_verify_them(
    world: Deciding, client: Client
) -> None:
    release = released(world.commune)
    moving.propose(release.dossier, by=PLATFORM, at=NOON)
    release.dossier.refresh_from_db()
    signed(world, agreed(world, world.merit, dossier=release.dossier))
    honour = Honour.objects.get()
    shown = client.get(f"/guong/{release.slug}/").content.decode()
    assert "Giấy khen của Chủ tịch UBND xã" in shown
    assert f"/xac-minh/{honour.code}/" in shown
    assert shown.count("118/QĐ-UBND, 20/11/2026") == 1  # one line, not one as a recognition besides
    assert "Lê Thị Mận" in page(client, honour)
