"""The pages of duties and evidence: what they tell, what they refuse, what typing survives, and what they cost."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lantoa.accounts.models import User
from lantoa.desk.models import BulkRun
from lantoa.kit.actors import Actor
from lantoa.organisations.models import BodyKind, Membership, Role
from lantoa.organisations.operations.recording import NewBody
from lantoa.plans.models import Duty, Evidence, MergedQuota, Plan
from lantoa.plans.options import Options, options_of
from lantoa.plans.states import EvidenceState
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import District, appointed, founded, merged
from tests.plans.owing import communes_of, fanned_out, owed_by
from tests.plans.worlds import did, plan_of

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Ba gương tốt", "on": "20/05/2026", "amount": "3", "subject": "", "kind": "number", "note": "Sổ theo dõi",
}  # fmt: skip


def client_of(actor: Actor) -> Client:
    assert isinstance(actor.person, User)
    client = Client()
    client.force_login(actor.person)
    return client


class Desk:
    """A plan of a district with a duty that its communes owe each quarter."""

    def __init__(self, **fields: object) -> None:
        self.world = District()
        self.plan = plan_of(self.world.district)
        self.duty = owed_by(self.plan, communes_of(self.world.district), **fields)
        fanned_out(self.plan)
        self.body = self.world.communes[0]
        self.term = self.duty.terms.filter(since__lte=date(2026, 4, 1)).last()
        self.officer = client_of(appointed(self.body))
        self.secretary = client_of(appointed(self.world.district, Role.SECRETARY))

    @property
    def typed(self) -> dict[str, object]:
        """What an officer types about the second quarter."""
        return TYPED | {"term": self.term.pk}

    def url(self, name: str, *args: object) -> str:
        return reverse(f"plans:{name}", args=args)


def test_a_duty_tells_its_wording_who_owes_it_what_counts_and_how_far_it_is() -> None:
    desk = Desk(eligible_subjects=["individual"])
    did(desk.term, desk.body, 2)
    page = desk.secretary.get(desk.url("duty", desk.duty.pk) + f"?period={desk.term.pk}").content.decode()
    for words in ("Giới thiệu điển hình", "II.1", *(body.name for body in desk.world.communes)):
        assert words in page
    assert desk.url("cell", desk.term.pk, desk.body.pk) in page
    assert desk.url("configure_duty", desk.duty.pk) in page


def test_whoever_owes_it_sees_her_own_body_and_no_other() -> None:
    desk = Desk()
    page = desk.officer.get(desk.url("duty", desk.duty.pk)).content.decode()
    assert desk.url("cell", desk.duty.terms.latest("since").pk, desk.body.pk) in page
    assert f">{desk.world.communes[1].name}<" not in page
    assert (
        signed_in(founded("Xã Khác", under=desk.world.province)).get(desk.url("duty", desk.duty.pk)).status_code == 404
    )


def test_many_bodies_are_shown_page_by_page() -> None:
    desk = Desk()
    for number in range(20):
        founded(f"Xã {number:02}", under=desk.world.district)
    fanned_out(desk.plan)
    first = desk.secretary.get(desk.url("duty", desk.duty.pk)).content.decode()
    last = desk.secretary.get(desk.url("duty", desk.duty.pk) + "?page=2").content.decode()
    assert first.count('class="owing"') == last.count('class="owing"') == 1
    assert ("Xã Minh Sơn" in first, "Xã Minh Sơn" in last) == (False, True)
    assert desk.secretary.get(desk.url("duty", desk.duty.pk) + "?page=x&period=999").status_code == 200


def test_a_duty_costs_the_same_for_any_number_of_bodies() -> None:
    desk = Desk()
    address = desk.url("duty", desk.duty.pk)
    before = cost(desk.secretary, address)
    for number in range(3):
        founded(f"Xã {number}", under=desk.world.district)
    fanned_out(desk.plan)
    assert cost(desk.secretary, address) == before


def test_an_officer_records_what_her_body_did_from_a_link() -> None:
    desk = Desk()
    address = desk.url("record_evidence", desk.duty.pk)
    page = desk.officer.get(f"{address}?body={desk.body.pk}&term={desk.term.pk}").content.decode()
    assert f'<option value="{desk.body.pk}" selected>' in page
    assert desk.world.communes[1].name not in page
    answer = desk.officer.post(address, desk.typed | {"body": desk.body.pk})
    record = Evidence.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, desk.url("evidence", record.pk))
    assert (record.body, record.term, record.amount) == (desk.body, desk.term, 3)


def test_the_period_is_asked_for_and_the_link_of_a_cell_says_it() -> None:
    desk = Desk()
    address, third = desk.url("record_evidence", desk.duty.pk), desk.duty.terms.get(since=date(2026, 7, 1))
    assert '<option value="" selected>' in desk.officer.get(address).content.decode()  # two quarters are missing
    assert f'<option value="{third.pk}" selected>' in desk.officer.get(f"{address}?term={third.pk}").content.decode()
    sent = desk.typed | {"body": desk.body.pk}
    assert desk.officer.post(address, sent | {"term": ""}).status_code == 422
    answer = desk.officer.post(address, sent | {"term": third.pk})  # 20 May lies before it
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert 'value="20/05/2026"' in answer.content.decode()
    assert desk.officer.post(address, sent | {"term": third.pk, "on": "02/10/2026"}).status_code == 302
    assert Evidence.objects.get().term == third


def test_it_says_who_will_check() -> None:
    desk = Desk()
    address, sent = desk.url("record_evidence", desk.duty.pk), desk.typed | {"body": desk.body.pk}
    page = desk.officer.post(address, sent, follow=True).content.decode()
    assert f"sau khi cán bộ hoặc thư ký của {desk.world.district.name} kiểm tra" in page  # she is alone at the commune
    appointed(desk.body)
    page = desk.officer.post(address, sent, follow=True).content.decode()
    assert f"sau khi đồng nghiệp tại {desk.body.name}" in page
    Membership.objects.filter(body=desk.world.district).delete()
    Membership.objects.filter(body=desk.body).exclude(pk=Membership.objects.filter(body=desk.body).first().pk).delete()
    assert "chưa có ai kiểm tra được" in desk.officer.post(address, sent, follow=True).content.decode()


def test_one_period_needs_no_question() -> None:
    desk = Desk(cadence="once")
    assert 'name="term"' not in desk.officer.get(desk.url("record_evidence", desk.duty.pk)).content.decode()
    desk.officer.post(desk.url("record_evidence", desk.duty.pk), TYPED | {"body": desk.body.pk})
    assert Evidence.objects.get().term == desk.duty.terms.get()


def test_what_was_typed_stays_when_something_is_missing() -> None:
    desk = Desk()
    answer = desk.officer.post(
        desk.url("record_evidence", desk.duty.pk), desk.typed | {"body": desk.body.pk, "note": ""}
    )
    page = answer.content.decode()
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert 'value="Ba gương tốt"' in page
    assert 'value="20/05/2026"' in page


def test_nobody_records_for_another_body() -> None:
    desk = Desk()
    answer = desk.officer.post(
        desk.url("record_evidence", desk.duty.pk), desk.typed | {"body": desk.world.communes[1].pk}
    )
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [("anh.pdf", b"%PDF-1.7 x", True), ("vi-rut.exe", b"MZ", False), ("lon.pdf", b"x" * (10 * 1024 * 1024 + 1), False)],
)
def test_files_are_taken_up_to_a_size_and_of_certain_kinds(name: str, content: bytes, taken: bool) -> None:
    desk = Desk()
    sent = desk.typed | {"body": desk.body.pk, "kind": "file", "file": SimpleUploadedFile(name, content)}
    answer = desk.officer.post(desk.url("record_evidence", desk.duty.pk), sent)
    assert (answer.status_code, Evidence.objects.count()) == ((302, 1) if taken else (422, 0))


def test_a_file_is_given_to_whoever_sees_its_evidence() -> None:
    desk = Desk()
    sent = desk.typed | {
        "body": desk.body.pk,
        "kind": "file",
        "file": SimpleUploadedFile("Gương tốt.pdf", b"%PDF-1.7 x"),
    }
    desk.officer.post(desk.url("record_evidence", desk.duty.pk), sent)
    address = desk.url("evidence_file", Evidence.objects.get().pk)
    answer = desk.secretary.get(address)
    assert (answer.content, answer["X-Content-Type-Options"]) == (b"%PDF-1.7 x", "nosniff")
    assert quote("Gương tốt.pdf") in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert client_of(appointed(desk.world.communes[1])).get(address).status_code == 404


def test_evidence_without_a_file_has_none_to_give() -> None:
    desk = Desk()
    record = did(desk.term, desk.body)
    assert desk.officer.get(desk.url("evidence_file", record.pk)).status_code == 404


def test_many_are_accepted_at_once_and_taken_back() -> None:
    desk = Desk()
    waiting = [
        did(desk.term, body, state=EvidenceState.SUBMITTED, title=f"Việc của {body}") for body in desk.world.communes
    ]
    address = desk.url("evidence_to_check")
    assert all(one.title in desk.secretary.get(address).content.decode() for one in waiting)
    desk.secretary.post(address, {"act": "accept", "id": [one.pk for one in waiting[:2]], "agreed": "1"})
    states = Evidence.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["accepted", "accepted", "submitted"]
    desk.secretary.post(address, {"undo": BulkRun.objects.get().pk})
    assert list(states.all()) == ["submitted"] * 3


def test_evidence_goes_its_way_by_its_buttons() -> None:
    desk = Desk()
    desk.officer.post(desk.url("record_evidence", desk.duty.pk), desk.typed | {"body": desk.body.pk})
    record = Evidence.objects.get()
    assert desk.officer.post(desk.url("accept_evidence", record.pk)).status_code == 403
    assert desk.secretary.post(desk.url("return_evidence", record.pk), {"reason": ""}).status_code == 422
    desk.secretary.post(desk.url("return_evidence", record.pk), {"reason": "Thiếu nguồn"})
    page = desk.officer.get(desk.url("evidence", record.pk)).content.decode()
    assert desk.url("complete_evidence", record.pk) in page
    assert 'value="Ba gương tốt"' in desk.officer.get(desk.url("complete_evidence", record.pk)).content.decode()
    desk.officer.post(desk.url("complete_evidence", record.pk), desk.typed | {"amount": "2"})
    desk.secretary.post(desk.url("accept_evidence", record.pk))
    record.refresh_from_db()
    assert (record.state, record.amount) == (EvidenceState.ACCEPTED, 2)


def test_both_readings_of_a_quota_are_shown_and_one_is_chosen() -> None:
    desk = Desk()
    change = merged(*desk.world.communes, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=date(2026, 5, 15))
    fanned_out(desk.plan)
    new = change.made_body.get()
    address = desk.url("decide_quota", desk.term.pk, new.pk)
    page = desk.secretary.get(address).content.decode()
    assert 'value="one"' in page
    assert 'value="sum"' in page
    assert client_of(appointed(new)).get(address).status_code == 403
    answer = desk.secretary.post(address, {"reading": "one", "reason": "Theo hướng dẫn"})
    assert (answer.status_code, answer["Location"]) == (302, desk.url("cell", desk.term.pk, new.pk))
    assert MergedQuota.objects.get().value == 2
    assert desk.secretary.get(address).status_code == 403
    assert "Theo hướng dẫn" in desk.secretary.get(desk.url("duty", desk.duty.pk)).content.decode()


def test_a_later_day_and_an_explanation() -> None:
    desk = Desk()
    extend, explain = (desk.url(name, desk.term.pk, desk.body.pk) for name in ("extend", "explain"))
    assert desk.officer.get(extend).status_code == 403
    assert desk.secretary.post(extend, {"due_on": "01/01/2026", "reason": "x"}).status_code == 422
    assert desk.secretary.post(extend, {"due_on": "31/12/2026", "reason": "Bão lũ"}).status_code == 302
    assert desk.secretary.get(explain).status_code == 403
    assert desk.officer.post(explain, {"reason": "Đang kiện toàn"}).status_code == 302
    page = desk.officer.get(desk.url("duty", desk.duty.pk)).content.decode()
    assert "Bão lũ" in page
    assert "Đang kiện toàn" in page
    beside = desk.world.communes[1]
    assert desk.officer.get(desk.url("explain", desk.term.pk, beside.pk)).status_code == 404
    assert desk.secretary.get(desk.url("extend", desk.term.pk, desk.world.province.pk)).status_code == 404


def test_what_counts_and_the_settings_of_the_programme_are_changed() -> None:
    desk = Desk()
    counting = {
        "needs_publications": 1,
        "needs_adoptions": 2,
        "eligible_subjects": ["individual"],
        "reason": "Công văn",
    }
    assert desk.secretary.post(desk.url("configure_duty", desk.duty.pk), counting).status_code == 302
    assert Duty.objects.get(pk=desk.duty.pk).needs_adoptions == 2
    address = desk.url("settings", desk.plan.pk)
    form = desk.secretary.get(address).context["form"]
    values = {name: value for name, value in form.initial.items() if value not in (None, "", False)}
    answer = desk.secretary.post(address, values | {"silent_days": 90, "reason": "Họp"})
    assert answer.status_code == 302
    chosen = options_of(Plan.objects.get(pk=desk.plan.pk))
    assert chosen == Options(silent_days=90)


def test_facts_that_the_platform_finds_are_not_recorded_by_hand() -> None:
    desk = Desk(measure="own_plan")
    assert desk.officer.get(desk.url("record_evidence", desk.duty.pk)).status_code == 403


def test_the_list_of_evidence_costs_the_same_for_any_length() -> None:
    desk = Desk()
    did(desk.term, desk.body, state=EvidenceState.SUBMITTED)
    before = cost(desk.secretary, desk.url("evidence_to_check"))
    for body in desk.world.communes[1:]:
        did(desk.term, body, state=EvidenceState.SUBMITTED)
    assert cost(desk.secretary, desk.url("evidence_to_check")) == before
