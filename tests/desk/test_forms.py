"""The form screen: one operation, errors that say what to do, and drafts."""

import pytest
from django.utils.timezone import now

from lantoa.desk.drafts import drafts_of, hand_over_drafts, save_draft
from lantoa.desk.models import FormDraft
from lantoa.kit.actors import PLATFORM, Actor
from tests.desk.app.models import Errand

ADD = "/desk/errands/add/"
DRAFT = {"X-Desk-Draft": "1"}


@pytest.fixture
def typed(body) -> dict[str, str]:
    return {"body": str(body.pk), "title": "Họp thôn", "due": "01/12/2026"}


def test_a_form_calls_its_operation_and_goes_on(client, typed, body) -> None:
    answer = client.post(ADD, typed, follow=True)
    made = Errand.objects.get()
    assert (made.title, made.body) == ("Họp thôn", body)
    assert answer.redirect_chain == [(f"/desk/errands/{made.pk}/", 302)]
    assert "Đã thêm việc." in answer.content.decode()


def test_a_key_offers_only_what_is_in_reach_and_takes_no_other(client, typed, body, elsewhere) -> None:
    page = client.get(ADD).content.decode()
    assert body.name in page
    assert elsewhere.name not in page
    answer = client.post(ADD, typed | {"body": str(elsewhere.pk)})
    assert (answer.status_code, "body" in answer.context["form"].errors) == (422, True)
    assert elsewhere.name not in answer.content.decode()
    assert not Errand.objects.exists()


def test_what_the_operation_refuses_stands_at_its_field_and_nothing_typed_is_lost(client, typed) -> None:
    answer = client.post(ADD, typed | {"title": "cấm"})
    page = answer.content.decode()
    assert answer.context["form"].errors["title"] == ["Không dùng từ này."]
    assert 'href="#id_title"' in page
    assert 'value="01/12/2026"' in page
    assert FormDraft.objects.get().values["title"] == ["cấm"]


def test_a_refusal_without_a_field_stands_above_the_form(client, errand, officer) -> None:
    one = errand(note="Đã họp")
    client.get(f"/desk/errands/{one.pk}/finish/")
    answer = client.post(f"/desk/errands/{one.pk}/postpone/", {"due": "32/13/2026"})
    assert "due" in answer.context["form"].errors


def test_typing_is_saved_and_offered_and_gone_once_sent(client, officer, typed) -> None:
    answer = client.post(ADD, typed | {"title": "Nửa"}, headers=DRAFT)
    assert set(answer.json()) == {"saved"}
    draft = FormDraft.objects.get()
    assert (draft.person, draft.address, draft.title) == (officer, ADD, "Thêm việc")
    assert f"?draft={draft.pk}" in client.get(ADD).content.decode()
    assert 'value="Nửa"' in client.get(f"{ADD}?draft={draft.pk}").content.decode()
    client.post(ADD, typed)
    assert not FormDraft.objects.exists()


def test_a_draft_keeps_no_password_and_nothing_that_is_no_field(client, typed) -> None:
    client.post(ADD, typed | {"code": "bí mật", "stray": "x", "csrfmiddlewaretoken": "t"}, headers=DRAFT)
    assert set(FormDraft.objects.get().values) == {"body", "title", "due"}


def test_a_draft_is_seen_opened_and_thrown_away_by_its_owner_alone(client, colleague, sign_in, typed) -> None:
    client.post(ADD, typed | {"title": "Của Bình"}, headers=DRAFT)
    draft, other = FormDraft.objects.get(), sign_in(colleague)
    assert "Của Bình" not in other.get(f"{ADD}?draft={draft.pk}").content.decode()
    other.post(ADD, {"forget_draft": draft.pk})
    assert FormDraft.objects.exists()
    client.post(ADD, {"forget_draft": draft.pk})
    assert not FormDraft.objects.exists()


def test_whoever_may_not_make_one_is_told_why(client, officer, typed) -> None:
    officer.memberships.update(role="reader")
    for answer in (client.get(ADD), client.post(ADD, typed)):
        assert answer.status_code == 403
    assert not Errand.objects.exists()


def save(person, title: str) -> FormDraft:
    values = {"title": [title]}
    return save_draft(address=ADD, title="Thêm việc", values=values, by=Actor(person), at=now())


def test_drafts_are_handed_over_and_take_nothing_from_who_gets_them(officer, colleague, client, sign_in, typed) -> None:
    save(officer, "Của Bình")
    save(colleague, "Của Cúc")
    assert hand_over_drafts(officer, colleague, by=PLATFORM, at=now()) == 1
    assert {draft.values["title"][0] for draft in drafts_of(colleague)} == {"Của Bình", "Của Cúc"}
    assert not drafts_of(officer).exists()
    taken = FormDraft.objects.get(author=officer)
    other = sign_in(colleague)
    assert "nhận bàn giao" in other.get(ADD).content.decode()
    other.post(ADD, typed | {"taken_draft": str(taken.pk)})
    assert not FormDraft.objects.exists()


def test_a_draft_that_comes_back_to_its_author_gives_way(officer, colleague) -> None:
    save(officer, "Cũ")
    hand_over_drafts(officer, colleague, by=PLATFORM, at=now())
    save(officer, "Mới")
    assert hand_over_drafts(colleague, officer, by=PLATFORM, at=now()) == 0
    assert drafts_of(officer).get().values["title"] == ["Mới"]


def test_the_platform_has_no_desk() -> None:
    with pytest.raises(ValueError, match="no desk"):
        save_draft(address=ADD, title="x", values={}, by=PLATFORM, at=now())
