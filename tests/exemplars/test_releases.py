"""Public pages: who makes them public, what has to be there, and what takes them back by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from lantoa.desk.work import open_work_of
from lantoa.evidence.models import Bystanders, Channel
from lantoa.evidence.operations import claims, consents, files
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Release, SearchEntry, Shown
from lantoa.exemplars.operations import moving, releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.exemplars.queries.releasing import lacks
from lantoa.exemplars.release_states import ReleaseState
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from tests.exemplars.pages import HEADLINE, TEXT, agreed, photo_of, released, verified, written
from tests.exemplars.worlds import Exemplars, entered, recognised
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def whys(page: Release) -> list[str]:
    return [str(lack.why) for lack in lacks(Release.objects.get(pk=page.pk))]


def state_of(page: Release) -> str:
    return Release.objects.get(pk=page.pk).state


# --- Making it public ----------------------------------------------------------------------------------------------
def test_whoever_writes_a_page_cannot_make_it_public_and_whoever_decides_can(world) -> None:
    dossier = entered(world.commune)
    agreed(dossier)
    page = releasing.write(dossier, Page(HEADLINE, TEXT, [], [verified(dossier)]), by=world.officer, at=NOON)
    with pytest.raises(Refused):
        releasing.release(page, by=world.officer, at=NOON)
    public = releasing.release(page, by=world.leader, at=NOON)
    assert (public.state, public.released_on) == (ReleaseState.RELEASED, date(2026, 11, 23))
    assert SearchEntry.objects.filter(release=page).count() == 1


def test_nothing_is_public_while_somebody_has_not_agreed(world) -> None:
    dossier = entered(world.commune)
    page = written(dossier)
    with pytest.raises(MoveRefused):
        releasing.release(page, by=PLATFORM, at=NOON)
    agreed(dossier, channels=(Channel.LOUDSPEAKER,))
    assert any("Lê Thị Mận" in why for why in whys(page))
    agreed(dossier)
    assert whys(page) == []
    assert releasing.release(page, by=PLATFORM, at=NOON).is_public


def test_only_verified_claims_are_shown_and_at_least_one(world) -> None:
    dossier = entered(world.commune)
    agreed(dossier)
    empty = written(dossier, claims=[])
    assert len(whys(empty)) == 1
    unverified = claims.add(dossier.folder, Said("Giúp 12 hộ thoát nghèo"), by=PLATFORM, at=NOON)
    page = written(dossier, claims=[verified(dossier), unverified])
    assert [why for why in whys(page) if "Giúp 12 hộ" in why]
    with pytest.raises(MoveRefused):
        releasing.release(page, by=PLATFORM, at=NOON)


@pytest.mark.parametrize("bystanders", [Bystanders.UNKNOWN, Bystanders.RECOGNISABLE])
def test_a_photo_that_shows_others_is_not_shown(world, bystanders) -> None:
    dossier = entered(world.commune)
    agreed(dossier)
    page = written(dossier, photo=photo_of(dossier, bystanders))
    assert len(whys(page)) == 1
    # Another photo of the dossier that nobody has looked at does not matter to a page without it.
    assert whys(written(dossier, photo=None)) == []


def test_a_name_that_is_not_to_be_shown_does_not_stand_in_the_text(world) -> None:
    dossier = entered(world.commune)
    agreed(dossier)
    page = written(dossier, text="Bà LÊ THỊ MẬN giữ giống lúa.", shows=[])
    assert len(whys(page)) == 1
    assert whys(written(dossier, text="Bà Lê Thị Mậnh giữ giống lúa.", shows=[])) == []


def test_the_ethnic_group_is_kept_out_of_the_text(world) -> None:
    dossier = entered(world.commune, ethnic_group="Mường")
    agreed(dossier)
    assert len(whys(written(dossier, text="Chị Mận, dân tộc Mường, giữ giống lúa."))) == 1
    assert whys(written(dossier, text="Chị Mận ở làng Mường Khô giữ giống lúa.")) == []


def test_a_page_takes_nothing_from_another_dossier(world) -> None:
    dossier, other = entered(world.commune), entered(world.commune, "Lê Văn Khác")
    with pytest.raises(ValidationError):
        written(dossier, claims=[verified(other)])
    with pytest.raises(ValidationError):
        written(dossier, photo=photo_of(other))
    assert not Release.objects.exists()


def test_the_address_is_readable_and_stays_once_it_was_public(world) -> None:
    page = released(world.commune)
    assert page.slug == f"nguoi-giu-giong-lua-nep-cai-hoa-vang-{page.dossier_id}"
    again = written(page.dossier, headline="Tiêu đề khác", claims=list(page.claims.all()))
    assert (again.slug, again.headline) == (page.slug, "Tiêu đề khác")


def test_a_public_page_is_changed_by_whoever_may_release_it_and_stays_whole(world) -> None:
    page = released(world.commune)
    claims_ = list(page.claims.all())
    with pytest.raises(Refused):
        releasing.write(page.dossier, Page("Khác", TEXT, [], claims_), by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        releasing.write(page.dossier, Page("Khác", "", [], claims_), by=world.leader, at=NOON)
    assert Release.objects.get(pk=page.pk).headline == HEADLINE
    before = SearchEntry.objects.get(release=page)
    releasing.write(page.dossier, Page("Hạt giống", "Giữ hạt giống cũ.", [], claims_), by=world.leader, at=NOON)
    after = SearchEntry.objects.get(release=page)
    assert after.pk == before.pk
    assert "hat" in after.words.split()
    assert "huu" not in after.words.split()


def test_what_was_written_is_in_the_log(world) -> None:
    page = released(world.commune)
    verbs = [entry.verb for entry in audit.history_of(page)]
    assert verbs.count("write_page") == 1
    assert "release" in verbs


# --- Taking it back ------------------------------------------------------------------------------------------------
def test_taken_back_and_public_again_at_the_same_address(world) -> None:
    page = released(world.commune)
    with pytest.raises(MoveRefused):
        releasing.take_back(page, by=world.leader, at=NOON, reason=" ")
    gone = releasing.take_back(page, by=world.leader, at=NOON, reason="Viết lại")
    assert (gone.state, gone.unnoticed, SearchEntry.objects.count()) == (ReleaseState.TAKEN_BACK, False, 0)
    back = releasing.release_again(gone, by=world.leader, at=NOON)
    assert (back.slug, back.taken_back_on, SearchEntry.objects.count()) == (page.slug, None, 1)


def test_a_withdrawn_consent_takes_the_page_back_at_once_and_tells_the_body(world) -> None:
    page = released(world.commune)
    consent = page.dossier.folder.consents.get()
    consents.withdraw(consent, on=localdate(), reason="Không muốn nữa", by=world.officer, at=now())
    gone = Release.objects.get(pk=page.pk)
    assert (gone.state, gone.unnoticed) == (ReleaseState.TAKEN_BACK, True)
    assert "Lê Thị Mận" in gone.taken_back_because
    assert not SearchEntry.objects.exists()
    work = open_work_of(world.officer.person, on=localdate())
    assert [item.reason for item in work.coming if HEADLINE in str(item.sentence)] == [gone.taken_back_because]
    releasing.notice(gone, by=world.officer, at=now())
    work = open_work_of(world.officer.person, on=localdate())
    assert not [item for item in work.coming if HEADLINE in str(item.sentence)]


def test_a_page_stays_when_another_consent_covers_it(world) -> None:
    page = released(world.commune)
    first = page.dossier.folder.consents.get()
    agreed(page.dossier)
    consents.withdraw(first, on=localdate(), reason="Ký lại bản mới", by=PLATFORM, at=now())
    assert state_of(page) == ReleaseState.RELEASED


def test_a_consent_that_ends_takes_the_page_back_the_night_after(world) -> None:
    dossier = entered(world.commune)
    last = localdate() + timedelta(days=3)
    agreed(dossier, until=last)
    page = releasing.release(written(dossier), by=PLATFORM, at=now())
    releasing.check_lapsed(last, at=now() + timedelta(days=3))
    assert state_of(page) == ReleaseState.RELEASED
    releasing.check_lapsed(last + timedelta(days=1), at=now() + timedelta(days=4))
    assert state_of(page) == ReleaseState.TAKEN_BACK


def test_a_withdrawn_recognition_takes_the_page_back(world) -> None:
    dossier = recognised(world.commune)
    agreed(dossier)
    page = releasing.release(written(dossier), by=PLATFORM, at=NOON)
    moving.withdraw(dossier, document="3/QĐ-UBND", reason="Khai không đúng", by=PLATFORM, at=NOON)
    assert state_of(page) == ReleaseState.TAKEN_BACK
    with pytest.raises(MoveRefused):
        releasing.release_again(Release.objects.get(pk=page.pk), by=PLATFORM, at=NOON)


def test_a_photo_that_was_removed_is_told_and_not_shown_again(world) -> None:
    dossier = entered(world.commune)
    agreed(dossier)
    photo = photo_of(dossier)
    page = written(dossier, photo=photo)
    assert whys(page) == []
    files.remove(photo, by=PLATFORM, at=NOON)
    assert len(whys(page)) == 1


def test_erasing_a_person_erases_the_page(world) -> None:
    page = released(world.commune)
    releasing.forget(page.dossier.folder, at=NOON)
    left = Release.objects.get(pk=page.pk)
    assert (left.state, left.headline, left.text, left.shows) == (ReleaseState.TAKEN_BACK, "", "", [])
    assert "nguoi" not in left.slug


def test_only_the_house_of_the_dossier_reads_a_draft(world) -> None:
    page = written(entered(world.commune), shows=[Shown.NAME])
    elsewhere = appointed(world.communes[1], "officer")
    with pytest.raises(Refused):
        releasing.write(page.dossier, Page("Của người khác", ""), by=elsewhere, at=NOON)
