"""Files: one row for the same bytes, nothing left of what fails, a small picture made behind the scenes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction

from lantoa.evidence import retention, storage, thumbnails
from lantoa.evidence.intake import FileRefused
from lantoa.evidence.models import Claim, Grade, StoredFile
from lantoa.evidence.operations import files, proofs
from lantoa.evidence.operations.erasing import erase_file
from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.operations.proofs import Shown
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from tests.evidence.worlds import PDF, Evidence, claimed, picture, sent
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Evidence:
    return Evidence()


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: LazySettings) -> Path:
    settings.EVIDENCE_ROOT = tmp_path
    return tmp_path


def left(root: Path) -> list[Path]:
    return [place for place in root.rglob("*") if place.is_file()]


def test_a_file_is_kept_under_its_own_hash_and_once(world: Evidence, root: Path) -> None:
    first, second = sent(world.folder, by=world.officer), sent(world.folder, "lần hai.pdf")
    assert first == second
    assert storage.place_of(first.sha256).read_bytes() == PDF
    other = open_folder(world.district, at=NOON)
    assert sent(other) != first
    assert len(left(root)) == 1
    assert first.sent_by_id == world.officer.person.pk


def test_the_same_picture_sent_twice_is_one_although_it_is_written_anew(world: Evidence) -> None:
    content = picture(kind="WEBP")
    assert sent(world.folder, "a.webp", content) == sent(world.folder, "a.webp", content)
    assert StoredFile.objects.count() == 1


def test_nothing_is_left_of_what_is_refused_or_fails(
    world: Evidence, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileRefused):
        sent(world.folder, "a.exe", b"MZ\x90\0")
    with pytest.raises(Refused):
        sent(world.folder, by=world.reader)

    def fails(*args: Any, **options: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr(audit, "record", fails)
        sent(world.folder)
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr(Path, "replace", fails)  # the machine stops while it writes
        sent(world.folder)
    assert left(root) == []
    assert not StoredFile.objects.exists()


def test_what_a_transaction_left_behind_is_swept_a_day_later(world: Evidence, root: Path) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        sent(world.folder)
        raise RuntimeError
    kept = sent(world.folder, "b.txt", b"Con")
    lost = storage.place_of("a" * 64)
    lost.parent.mkdir(parents=True)
    lost.with_name(".x.part").write_bytes(b"half")
    assert (retention.sweep(at=NOON.now(NOON.tzinfo)), len(left(root))) == (0, 3)
    for place in left(root):
        os.utime(place, (time.time() - 90_000,) * 2)
    assert retention.sweep(at=NOON.now(NOON.tzinfo)) == 2
    assert left(root) == [storage.place_of(kept.sha256)]


def test_a_photo_gets_a_small_picture(world: Evidence, root: Path, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo = sent(world.folder, "a.jpg", picture(900))
    photo.refresh_from_db()
    assert photo.has_thumbnail
    with storage.open_content(photo.sha256, storage.THUMBNAIL) as small:
        assert small.read(4) == b"RIFF"
    erase_file(photo, reason="Theo đơn", at=NOON)
    thumbnails.make.call(photo.pk)  # comes too late, and does nothing


def test_a_removed_file_proves_nothing_until_it_is_brought_back(world: Evidence) -> None:
    claim, file = claimed(world.folder), sent(world.folder)
    proofs.add(claim, Shown(Grade.OFFICIAL, file=file), by=PLATFORM, at=NOON)
    files.remove(file, by=world.officer, at=NOON)
    assert Claim.objects.get().grade == Grade.NONE
    assert sent(world.folder).removed_at is None  # the same sent again brings it back
    assert Claim.objects.get().grade == Grade.OFFICIAL


def test_erased_content_goes_unless_another_folder_has_it(
    world: Evidence, root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    file, same = sent(world.folder), sent(open_folder(world.district, at=NOON))
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(file, reason="Theo đơn", at=NOON)
    assert len(left(root)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(same, reason="Theo đơn", at=NOON)
    assert left(root) == []
    file.refresh_from_db()
    assert (file.name, file.erased_because) == ("", "Theo đơn")
    assert sent(world.folder) != file


def test_content_that_somebody_erased_meanwhile_is_there_again(
    world: Evidence, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = sent(world.folder)
        storage.forget(file.sha256)
    assert storage.place_of(file.sha256).exists()


def test_what_is_kept_for_how_long_is_switched_on_only_when_verified(
    world: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {rule.what for rule in retention.rules() if rule.verified} == {"nomination_draft"}  # the platform's own
    file = files.remove(sent(world.folder), by=PLATFORM, at=NOON.replace(year=NOON.year - 3))
    assert retention.keep_no_longer(at=NOON) == 0
    rules = tmp_path / "retention.csv"
    rules.write_text("what,days,source,verified\nremoved_file,365,Quy chế,1\n", encoding="utf-8")
    monkeypatch.setattr(retention, "RULES", rules)
    assert retention.keep_no_longer(at=NOON) == 1
    file.refresh_from_db()
    assert "Quy chế" in file.erased_because
