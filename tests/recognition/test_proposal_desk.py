"""Rounds, proposals and the catalogue on the desk: what is shown, what is typed, and what the files say."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now
from docx import Document

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.operations import moving
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from lantoa.recognition.catalogue_file import written
from lantoa.recognition.models import Award, AwardRound, OpenMatter, Proposal
from lantoa.recognition.operations import proposals, rounds
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.desk import administrator, cost, signed_in
from tests.recognition.proposal_worlds import award

pytestmark = pytest.mark.django_db


class AtTheDesk(Exemplars):
    """A round that is open today."""

    def __init__(self) -> None:
        super().__init__()
        today, self.award = localdate(), award("BIEU_DUONG")
        days = {"opens_on": today - timedelta(days=5), "closes_on": today + timedelta(days=5)}
        made = AwardRound(body=self.district, name="Khen thưởng năm", year=today.year, **days)
        prepared = rounds.add_round(made, [], by=PLATFORM, at=now())
        self.round = rounds.open_round(prepared, by=PLATFORM, at=now())
        self.dossier = self.forward("Lê Thị Mận")

    def forward(self, name: str) -> Dossier:
        return moving.propose(entered(self.commune, name), by=PLATFORM, at=now())

    def drafted(self, dossier: Dossier | None = None) -> Proposal:
        made = Proposal(round=self.round, award=self.award, dossier=dossier or self.dossier, proposed_by=self.commune)
        return proposals.draft(made, by=PLATFORM, at=now())


@pytest.fixture
def world() -> AtTheDesk:
    return AtTheDesk()


def page(client: Client, name: str, pk: int | None = None) -> str:
    answer = client.get(reverse(f"recognition:{name}", args=[pk] if pk else []))
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_the_dossier_to_the_submission_nothing_is_typed_again(world: AtTheDesk) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    dossier = reverse("exemplars:dossier", args=[world.dossier.pk])
    form = reverse("recognition:propose", args=[world.dossier.pk])
    assert form in client.get(dossier).content.decode()
    shown = client.get(form).content.decode()
    assert world.dossier.summary in shown
    told: dict[str, Any] = {"round": world.round.pk, "award": world.award.pk, "summary": "X", "merit": "deeds"}
    told["proposed_by"] = world.commune.pk
    answer = client.post(form, told)
    made = Proposal.objects.get()
    assert answer["Location"] == reverse("recognition:proposal", args=[made.pk])
    client.post(reverse("recognition:submit", args=[made.pk]), {"reason": ""})
    made.refresh_from_db()
    assert made.state == "submitted"
    assert made.award.name in client.get(dossier).content.decode()


def test_who_organised_the_telling_is_proposed_for_that_and_found_among_the_proposals(world: AtTheDesk) -> None:
    client, organiser = signed_in(world.commune, Role.OFFICER), entered(world.commune, "Đài truyền thanh xã")
    world.drafted()
    told: dict[str, Any] = {"round": world.round.pk, "award": world.award.pk, "proposed_by": world.commune.pk}
    client.post(reverse("recognition:propose", args=[organiser.pk]), told | {"merit": "organising"})
    made = Proposal.objects.get(dossier=organiser)
    assert "Tổ chức việc phát hiện, tuyên truyền, nhân rộng" in page(client, "proposal", made.pk)
    shown = client.get(reverse("recognition:proposals"), {"merit": "organising"}).content.decode()
    assert "Đài truyền thanh xã" in shown and "Lê Thị Mận" not in shown


def test_several_are_drafted_from_the_page_of_the_round(world: AtTheDesk) -> None:
    client, other = signed_in(world.commune, Role.OFFICER), world.forward("Bà Hai")
    shown = page(client, "add_proposals", world.round.pk)
    assert "Lê Thị Mận" in shown and "Bà Hai" in shown
    told = {"award": world.award.pk, "body": world.commune.pk, "dossiers": [world.dossier.pk, other.pk]}
    client.post(reverse("recognition:add_proposals", args=[world.round.pk]), told)
    assert Proposal.objects.filter(state="draft").count() == 2
    assert "Bà Hai" not in page(client, "add_proposals", world.round.pk)


def test_a_rule_against_it_is_told_with_its_article_before_and_after_the_button(world: AtTheDesk) -> None:
    client, made = signed_in(world.commune, Role.OFFICER), world.drafted()
    note = reverse("recognition:note_matter", args=[world.dossier.pk])
    client.post(note, {"kind": "complaint", "since": f"{localdate():%d/%m/%Y}", "document": "", "note": ""})
    assert "Điều 4.4" in page(client, "proposal", made.pk)
    answer = client.post(reverse("recognition:submit", args=[made.pk]), {"reason": "Kịp hạn"})
    assert answer.status_code == 422
    assert "Kịp hạn" in answer.content.decode()
    settle = reverse("recognition:settle_matter", args=[OpenMatter.objects.get().pk])
    client.post(settle, {"on": f"{localdate():%d/%m/%Y}", "outcome": "Không có cơ sở"})
    assert client.post(reverse("recognition:submit", args=[made.pk]), {"reason": ""}).status_code == 302


def test_who_does_not_open_the_dossier_sees_the_proposal_without_it(world: AtTheDesk) -> None:
    Dossier.objects.filter(pk=world.dossier.pk).update(earlier_honours="Giấy khen năm 2019")
    made = proposals.submit(world.drafted(), by=PLATFORM, at=now())
    assert "Giấy khen năm 2019" in page(signed_in(world.district, Role.OFFICER), "proposal", made.pk)
    away = signed_in(world.communes[1], Role.OFFICER)
    assert away.get(reverse("recognition:proposal", args=[made.pk])).status_code == 404
    assert "Lê Thị Mận" not in page(away, "round", world.round.pk)


def test_many_are_appraised_from_the_list(world: AtTheDesk) -> None:
    made = [proposals.submit(world.drafted(each), by=PLATFORM, at=now()) for each in (None, world.forward("Bà Hai"))]
    client = signed_in(world.district, Role.OFFICER)
    told = {"act": "appraise", "id": [each.pk for each in made], "agreed": "1"}
    client.post(reverse("recognition:proposals"), told)
    assert Proposal.objects.filter(state="appraised").count() == 2


def test_lists_cost_the_same_for_one_and_for_three(world: AtTheDesk) -> None:
    client = signed_in(world.district, Role.OFFICER)
    addresses = [reverse(f"recognition:{name}") for name in ("proposals", "rounds")]
    addresses.append(reverse("recognition:round", args=[world.round.pk]))
    proposals.submit(world.drafted(), by=PLATFORM, at=now())
    before = [cost(client, each) for each in addresses]
    for name in ("Bà Hai", "Ông Ba"):
        proposals.submit(world.drafted(world.forward(name)), by=PLATFORM, at=now())
    assert [cost(client, each) for each in addresses] == before


def test_the_catalogue_costs_the_same_however_long_it_is(world: AtTheDesk) -> None:
    client, address = signed_in(world.district, Role.OFFICER), reverse("recognition:awards")
    before = cost(client, address)
    Award.objects.filter(code__startswith="HC_").delete()
    assert cost(client, address) == before


def heading(**said: Any) -> dict[str, Any]:
    told = {"issuing_body": "Ủy ban nhân dân xã Dân Lực", "symbol": "TTr-UBND", "place": "Dân Lực"}
    return told | {"signer_post": "Chủ tịch", "signer_name": "Lê Văn Hòa", "shape": "word"} | said


def words(content: bytes) -> str:
    opened = Document(BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def test_the_submission_writes_itself_with_its_list(world: AtTheDesk) -> None:
    proposals.submit(world.drafted(), by=PLATFORM, at=now())
    address = reverse("recognition:submission", args=[world.round.pk])
    told = heading(addressee="Chủ tịch Ủy ban nhân dân huyện Triệu Sơn")
    answer = signed_in(world.district, Role.OFFICER).post(address, told)
    assert answer.status_code == 200
    said = words(answer.content)
    for word in ("TỜ TRÌNH", "Lê Thị Mận", world.award.name, "Chủ tịch Ủy ban nhân dân huyện Triệu Sơn", "Lê Văn Hòa"):
        assert word in said
    empty = signed_in(world.communes[1], Role.OFFICER).post(address, told)
    assert empty.status_code == 422


def test_the_report_says_what_the_dossier_shows(world: AtTheDesk) -> None:
    Dossier.objects.filter(pk=world.dossier.pk).update(earlier_honours="Giấy khen năm 2019", ethnic_group="Mường")
    made, client = world.drafted(), signed_in(world.commune, Role.OFFICER)
    answer = client.post(reverse("recognition:report", args=[made.pk]), heading(shape="pdf"))
    assert answer.content.startswith(b"%PDF")
    said = words(client.post(reverse("recognition:report", args=[made.pk]), heading()).content)
    assert "Giấy khen năm 2019" in said and world.dossier.summary in said
    assert "Mường" not in said


def test_a_file_is_shown_before_it_is_written(world: AtTheDesk) -> None:
    text = written(Award.objects.filter(code="GK_XA"), []).replace('"working_days": null', '"working_days": 12')
    client, address = administrator(), reverse("recognition:import_awards")
    sent = SimpleUploadedFile("danh-muc.json", text.encode(), "application/json")
    shown = client.post(address, {"file": sent, "told": ""})
    assert shown.status_code == 200 and "12" in shown.content.decode()
    assert award().working_days is None
    client.post(address, {"told": text, "write": "1"})
    assert award().working_days == 12
    assert client.post(address, {"file": SimpleUploadedFile("x.json", b"{}")}).status_code == 422


def test_an_award_is_changed_in_the_words_of_its_form(world: AtTheDesk) -> None:
    client, found = administrator(), award("CSTD_TINH")
    answer = client.get(reverse("recognition:change_award", args=[found.pk]))
    form = answer.context["form"]
    told = {name: form[name].value() for name in form.fields}
    told = {name: "" if value is None else value for name, value in told.items() if value is not False}
    for name in ("valid_to", "recheck_from"):
        told[name] = f"{told[name]:%d/%m/%Y}" if told[name] else ""
    assert "CSTDCS_XA, CSTDCS_SO | 3 | liên tục" in told["prerequisites"]
    told["prerequisites"] = told["prerequisites"].replace("| 3 |", "| 2 |")
    assert client.post(reverse("recognition:change_award", args=[found.pk]), told).status_code == 302
    changed = award("CSTD_TINH")
    assert changed.prerequisites == [{**found.prerequisites[0], "times": 2}]
    assert (changed.conditions, changed.bonus) == (found.conditions, found.bonus)


def test_officers_read_the_catalogue_and_do_not_change_it(world: AtTheDesk) -> None:
    client, found = signed_in(world.commune, Role.OFFICER), award("GDVH")
    assert found.name in page(client, "awards")
    assert found.article[:20] in page(client, "award", found.pk)
    assert client.post(reverse("recognition:switch_award", args=[found.pk]), {"reason": "x"}).status_code == 403
