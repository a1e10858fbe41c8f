"""Acts on many records: preview, run, undo, and what keeps a record out."""

from datetime import date

import pytest

from lantoa.desk.lists import bulk
from lantoa.desk.models import BulkRun
from lantoa.kit.audit import history_of
from tests.desk.app.models import Errand, State

LIST = "/desk/errands/"
NEW = date(2027, 1, 15)
UNDO = 'name="undo"'


def preview(client, *errands, **more):
    return client.post(LIST, {"act": "postpone", "id": [each.pk for each in errands]} | more)


def run(client, *errands, address=LIST, **more):
    data = {"act": "postpone", "id": [each.pk for each in errands], "agreed": "1", "due": "15/01/2027"} | more
    return client.post(address, data)


def test_a_preview_says_what_will_change_and_why_the_rest_will_not(client, errand) -> None:
    answer = preview(client, errand("Một"), errand("Hai", state=State.DONE), errand("Ba", state=State.DONE))
    shown = answer.context["preview"]
    assert (shown.will, shown.will_not) == (1, 2)
    assert shown.reasons == [("Việc đang ở trạng thái “Đã xong”.", 2)]
    assert not BulkRun.objects.exists()


def test_an_act_changes_what_the_preview_said_and_logs_each(client, errand) -> None:
    one, done = errand("Một"), errand("Hai", state=State.DONE)
    answer = run(client, one, done)
    one.refresh_from_db()
    done.refresh_from_db()
    assert (one.due, done.due == NEW) == (NEW, False)
    assert BulkRun.objects.get().left_out == [["Việc đang ở trạng thái “Đã xong”.", 1]]
    assert history_of(one).get().verb == "postpone"
    page = client.get(answer.url).content.decode()
    assert "đã thay đổi 1." in page
    assert UNDO in page


def test_an_act_is_undone_once(client, errand) -> None:
    one = errand()
    before = one.due
    answer = run(client, one)
    done = BulkRun.objects.get()
    client.post(LIST, {"undo": done.pk})
    one.refresh_from_db()
    assert one.due == before
    one.due = NEW
    one.save()
    client.post(LIST, {"undo": done.pk})
    one.refresh_from_db()
    assert one.due == NEW
    assert UNDO not in client.get(answer.url).content.decode()


def test_nobody_undoes_or_sees_the_run_of_another(client, colleague, sign_in, errand) -> None:
    one = errand()
    answer = run(client, one)
    other = sign_in(colleague)
    assert other.post(LIST, {"undo": BulkRun.objects.get().pk}).status_code == 404
    assert UNDO not in other.get(answer.url).content.decode()
    one.refresh_from_db()
    assert one.due == NEW


def test_a_record_out_of_reach_is_never_changed(client, errand, elsewhere) -> None:
    foreign = errand("Của người", body=elsewhere)
    assert preview(client, foreign).context["preview"].will == 0
    assert "Của người" not in preview(client, foreign).content.decode()
    run(client, foreign)
    foreign.refresh_from_db()
    assert foreign.due != NEW


def test_a_run_asks_again_for_each_record(client, errand) -> None:
    """`finish` needs a note, which its `ready` does not know: the operation does."""
    ready, missing = errand("Một", note="Đã họp"), errand("Hai")
    client.post(LIST, {"act": "finish", "id": [ready.pk, missing.pk], "agreed": "1"})
    assert set(Errand.objects.filter(state=State.DONE)) == {ready}
    done = BulkRun.objects.get()
    assert (list(done.before), done.left_out) == ([str(ready.pk)], [["Chưa ghi kết quả.", 1]])


def test_everything_means_what_fits_the_filters_on_all_pages(client, errands, errand) -> None:
    errands(60)
    kept = errand("Khác", due=date(2030, 1, 1))
    run(client, address=f"{LIST}?due_to=31/12/2029&page=2", everything="1")
    kept.refresh_from_db()
    assert Errand.objects.filter(due=NEW).count() == 60
    assert kept.due == date(2030, 1, 1)


def test_more_than_a_person_can_wait_for_is_refused(client, errands, monkeypatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    answer = run(client, *errands(3))
    assert answer.context["preview"].too_many
    assert not BulkRun.objects.exists()


def test_an_invalid_form_shows_the_preview_again(client, errand) -> None:
    answer = run(client, errand(), due="mai")
    assert answer.context["form"].errors
    assert not BulkRun.objects.exists()


@pytest.mark.parametrize("data", [{"act": "burn"}, {}, {"undo": "999"}])
def test_an_act_that_nobody_offers_is_not_found(client, data) -> None:
    assert client.post(LIST, data).status_code == 404


def test_acts_that_the_person_may_not_do_are_not_offered(client, officer, errand) -> None:
    errand()
    assert "Gia hạn…" in client.get(LIST).content.decode()
    officer.memberships.update(role="reader")
    assert "Gia hạn…" not in client.get(LIST).content.decode()


def test_a_run_of_a_hundred_costs_in_proportion_and_a_preview_does_not(client, errands, queries_of) -> None:
    few, many = errands(2), errands(20)
    assert queries_of(lambda: preview(client, *few)) == queries_of(lambda: preview(client, *many))


def test_of_very_many_left_out_the_first_are_asked_why_and_the_rest_are_counted(client, errand, monkeypatch) -> None:
    monkeypatch.setattr(bulk, "EXPLAINED", 1)
    answer = preview(client, errand("Một", state=State.DONE), errand("Hai", state=State.DONE))
    assert (answer.context["preview"].will_not, answer.context["preview"].unexplained) == (2, 1)
    assert "dòng khác" in answer.content.decode()
