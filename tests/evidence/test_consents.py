"""Consent: by person, purpose, channel and photo; children's parents; withdrawal, export, erasure."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.evidence import storage
from lantoa.evidence.events import consent_withdrawn, person_erased
from lantoa.evidence.models import Bystanders, Consent, GivenBy, NamedPerson, Purpose, Standing, StoredFile
from lantoa.evidence.operations import consents, erasing, files
from lantoa.evidence.operations.consents import Given, Somebody
from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.queries.consents import missing
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from tests.evidence.worlds import Evidence, claimed, picture, sent
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
MAN = Somebody("Lê Thị Mận", Standing.SUBJECT)


@pytest.fixture
def world() -> Evidence:
    return Evidence()


def agreed(world: Evidence, who: Somebody = MAN, **given: Any) -> Consent:
    said: dict[str, Any] = {"purpose": Purpose.PUBLICITY, "given_on": TODAY, "channels": ["portal"]}
    return consents.record(world.folder, who, Given(**said | given), by=world.officer, at=NOON)


def lacks(world: Evidence, channel: str = "portal", on: date = TODAY, **more: Any) -> list[str]:
    return [str(each.why) for each in missing(world.folder, Purpose.PUBLICITY, channel, on, **more)]


def test_what_is_missing_is_told_by_person_and_channel(world: Evidence) -> None:
    assert "Nobody is named yet" in lacks(world)[0]
    consents.name_person(world.folder, MAN, by=world.officer, at=NOON)
    assert lacks(world) == ["has not agreed yet"]
    agreed(world, until=date(2026, 12, 31))
    assert lacks(world) == []
    assert lacks(world, "loudspeaker") == ["did not agree to: loudspeakers of the commune"]
    assert lacks(world, on=date(2027, 1, 1)) == ["agreed only until 31/12/2026"]
    assert lacks(world, on=date(2026, 11, 22)) == ["agrees only from 23/11/2026 on"]
    assert [str(each.why) for each in missing(world.folder, Purpose.DOSSIER, "", TODAY)] == ["has not agreed yet"]
    consents.name_person(world.folder, Somebody("Hàng xóm"), by=world.officer, at=NOON)
    assert lacks(world) == ["has not agreed yet"]


@pytest.mark.parametrize(
    ("born_on", "given_by", "why"),
    [
        (date(2010, 11, 24), GivenBy.SELF, "under sixteen"),
        (date(2010, 11, 23), GivenBy.SELF, ""),
        (date(2019, 11, 23), GivenBy.PARENT, "seven or older"),
        (date(2019, 11, 24), GivenBy.PARENT, ""),
        (date(2019, 11, 23), GivenBy.CHILD_TOO, ""),
    ],
)
def test_a_childs_parent_agrees_and_from_seven_the_child_too(
    world: Evidence, born_on: date, given_by: str, why: str
) -> None:
    child = Somebody("Cao Văn Đức", Standing.SUBJECT, born_on)
    if not why:
        assert agreed(world, child, given_by=given_by).person.age(TODAY) is not None
        return
    with pytest.raises(ValidationError, match=why):
        agreed(world, child, given_by=given_by)


def test_a_child_that_turns_seven_is_asked_too(world: Evidence) -> None:
    agreed(world, Somebody("Bé An", Standing.SUBJECT, date(2020, 1, 1)), given_by=GivenBy.PARENT)
    assert lacks(world) == []
    assert "seven or older" in lacks(world, on=date(2027, 1, 1))[0]


def test_of_a_year_alone_the_youngest_age_counts() -> None:
    assert NamedPerson(born_in=2010).age(TODAY) == 15
    assert NamedPerson().age(TODAY) is None


def test_silence_is_no_consent(world: Evidence) -> None:
    for channels in ((), ("smoke",)):
        with pytest.raises(ValidationError) as refused:
            agreed(world, channels=channels)
        assert "channels" in refused.value.message_dict
    with pytest.raises(ValidationError):
        agreed(world, until=date(2020, 1, 1))
    with pytest.raises(ValidationError):
        agreed(world, scan=sent(open_folder(world.district, at=NOON)))
    with pytest.raises(Refused):
        consents.record(world.folder, MAN, Given(Purpose.DOSSIER, TODAY), by=world.reader, at=NOON)


def test_a_photo_needs_a_look_at_who_else_is_on_it(world: Evidence) -> None:
    agreed(world)
    photo = sent(world.folder, "a.jpg", picture())
    assert lacks(world) == ["Look whether others, or their houses, can be recognised on it."]
    for seen, why in ((Bystanders.RECOGNISABLE, 1), (Bystanders.NONE, 0), (Bystanders.PUBLIC, 0)):
        files.describe(photo, {"bystanders": seen}, by=world.officer, at=NOON)
        assert len(lacks(world)) == why


def test_consent_to_one_photo_is_no_consent_to_others(world: Evidence) -> None:
    photo, other = sent(world.folder, "a.jpg", picture(40)), sent(world.folder, "b.jpg", picture(50))
    agreed(world, photo=photo)
    for each in (photo, other):
        files.describe(each, {"bystanders": Bystanders.NONE}, by=world.officer, at=NOON)
    assert lacks(world, photo=photo) == []
    assert lacks(world, photo=other) == ["has not agreed yet"]
    assert lacks(world) == ["has not agreed yet"]


def test_a_withdrawal_is_announced_and_holds_from_its_day(world: Evidence) -> None:
    heard: list[Any] = []

    def hear(consent: Consent, **said: Any) -> None:
        heard.append(consent.pk)

    consent_withdrawn.connect(hear)
    consent = agreed(world, given_on=date(2026, 11, 1))
    by = {"by": world.officer, "at": NOON}
    with pytest.raises(ValidationError):
        consents.withdraw(consent, on=date(2026, 10, 1), reason="", **by)
    consents.withdraw(consent, on=TODAY, reason="Không muốn nữa", **by)
    with pytest.raises(MoveRefused):
        consents.withdraw(consent, on=TODAY, reason="", **by)
    consent_withdrawn.disconnect(hear)
    assert heard == [consent.pk]
    assert lacks(world) == ["withdrew on 23/11/2026"]
    agreed(world)  # and may agree again
    assert lacks(world) == []


def test_one_name_is_one_person_and_what_is_new_is_added(world: Evidence) -> None:
    first = consents.name_person(world.folder, Somebody("Lê Thị Mận"), by=world.officer, at=NOON)
    again = Somebody("le thi man", Standing.SUBJECT, born_in=1961)
    second = consents.name_person(world.folder, again, by=world.officer, at=NOON)
    assert (first.pk, second.born_in, second.standing) == (second.pk, 1961, Standing.SUBJECT)
    assert "Mận" not in LogEntry.objects.filter(verb="name_in_folder").last().changes_json


def test_a_persons_data_is_handed_out_as_a_zip(world: Evidence) -> None:
    consent = agreed(world, scan=sent(world.folder, "phieu.pdf"))
    claimed(world.folder, "Bà Lê Thị Mận dạy 42 hộ")
    with pytest.raises(Refused):
        erasing.export_person(consent.person, by=world.reader, at=NOON)
    content = erasing.export_person(consent.person, by=world.officer, at=NOON)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        told = json.loads(packed.read("data.json"))
        assert packed.read(told["files"][0]["file"]).startswith(b"%PDF")
    assert told["name"] == "Lê Thị Mận"
    assert told["consents"][0]["channels"] == ["portal"]
    assert told["claims"] == [{"text": "Bà Lê Thị Mận dạy 42 hộ", "state": "drafted"}]
    assert LogEntry.objects.filter(verb="export_person").exists()


def test_erasure_leaves_stubs_that_say_why(world: Evidence, django_capture_on_commit_callbacks: Any) -> None:
    heard: list[Any] = []

    def hear(person: NamedPerson, **said: Any) -> None:
        heard.append(person.pk)

    person_erased.connect(hear)
    scan, photo = sent(world.folder, "phieu.pdf"), sent(world.folder, "a.jpg", picture())
    consent = agreed(world, Somebody("Lê Thị Mận", Standing.SUBJECT, date(1961, 5, 2)), scan=scan, note="Ở thôn 4")
    with pytest.raises(Refused):  # an officer keeps; a leader decides
        erasing.erase_person(consent.person, [photo], reason="Theo đơn", by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        erasing.erase_person(consent.person, [photo], reason=" ", by=world.leader, at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        gone = erasing.erase_person(consent.person, [photo], reason="Theo đơn 12/11", by=world.leader, at=NOON)
    person_erased.disconnect(hear)
    assert (gone.name, gone.born_on, gone.folded_name) == (
        f"Person {gone.pk}, erased",
        None,
        f"person {gone.pk} erased",
    )
    stub = Consent.objects.get()
    assert (stub.note, stub.withdrawn_on, stub.withdrawn_because) == ("", TODAY, "Theo đơn 12/11")
    for file in StoredFile.objects.all():
        assert file.name == ""
        assert not storage.place_of(file.sha256).exists()
    assert heard == [gone.pk]
    with pytest.raises(MoveRefused):
        erasing.erase_person(gone, [], reason="Theo đơn", by=PLATFORM, at=NOON)
