"""Where somebody is signed in, and signing out there."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils.timezone import now

from lantoa.accounts.devices import device
from lantoa.accounts.models import User
from lantoa.accounts.operations import sessions
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM, Actor
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.organisations.worlds import appointed, founded

pytestmark = pytest.mark.django_db
OWN = "/tai-khoan/"
LIST = "/tai-khoan/phien/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
COC_COC = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 coc_coc_browser/120.0.1 Chrome/120 Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"
SAMSUNG = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121 Mobile Safari/537.36"


def signed_in(person: User, agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        (COC_COC, "Cốc Cốc, Windows"),
        (IPHONE, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        (SAMSUNG, "Samsung Internet, Android"),
        ("curl/8", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_a_device_is_told_as_its_owner_would(agent: str, said: str) -> None:
    assert device(agent) == said


def test_the_list_shows_device_and_address_and_which_one_this_is(lan: User) -> None:
    here, _phone = signed_in(lan), signed_in(lan, IPHONE)
    stranger = signed_in(User.objects.create_user("hoa@xa.example", PASSWORD), EDGE)
    page = here.get(LIST).text
    assert all(text in page for text in ("Firefox, Windows", "Safari, iPhone", "127.0.0.1"))
    assert page.count("Thiết bị này") == 1
    assert "Edge" not in page
    assert "Edge" in stranger.get(LIST).text


@pytest.mark.parametrize("others", [0, 2])
def test_the_list_costs_the_same_for_any_length(lan: User, others: int, django_assert_num_queries) -> None:
    here = signed_in(lan)
    for _ in range(others):
        signed_in(lan)
    here.get(LIST)
    with django_assert_num_queries(6):
        here.get(LIST)


def test_one_session_is_ended_there_and_nowhere_else(lan: User) -> None:
    here, there, third = (signed_in(lan) for _ in range(3))
    one = UserSession.objects.get(session_key=there.session.session_key)
    assert here.post(f"{LIST}{one.pk}/ket-thuc/").url == LIST
    assert [client.get(OWN).status_code for client in (here, there, third)] == [200, 302, 200]
    assert audit.history_of(lan).first().verb == "end_session"


def test_nobody_ends_the_session_of_somebody_else(lan: User) -> None:
    mine = UserSession.objects.get(session_key=signed_in(lan).session.session_key)
    hoa = signed_in(User.objects.create_user("hoa@xa.example", PASSWORD))
    assert hoa.post(f"{LIST}{mine.pk}/ket-thuc/").status_code == 404
    assert hoa.get(f"{LIST}{mine.pk}/ket-thuc/").status_code == 405
    assert UserSession.objects.filter(pk=mine.pk).exists()


def test_everywhere_else_at_once(lan: User) -> None:
    here, there, third = (signed_in(lan) for _ in range(3))
    other = signed_in(User.objects.create_user("hoa@xa.example", PASSWORD))
    assert here.post(f"{LIST}ket-thuc-noi-khac/").url == LIST
    assert [client.get(OWN).status_code for client in (here, there, third, other)] == [200, 302, 302, 200]
    assert audit.history_of(lan).first().note == "2"


def test_an_administrator_ends_all_of_a_person_s_sessions_and_others_do_not(lan: User, admin: Actor, at) -> None:
    clients = [signed_in(lan), signed_in(lan)]
    with pytest.raises(Refused):
        sessions.end_all_sessions(lan, by=Actor(User.objects.create_user("hoa@xa.example")), at=at)
    assert sessions.end_all_sessions(lan, by=admin, at=at) == 2
    assert [client.get(OWN).status_code for client in clients] == [302, 302]
    entry = audit.history_of(lan).first()
    assert (entry.verb, entry.person, entry.note) == ("end_sessions", admin.person, "2")
    assert sessions.end_all_sessions(lan, by=PLATFORM, at=at) == 0
    assert audit.history_of(lan).first() == entry  # nothing done, nothing logged


def test_the_last_use_is_kept_to_a_few_minutes(lan: User) -> None:
    appointed(founded("Xã Đồng Mai"), who=lan)
    here = signed_in(lan)
    long_ago = now() - timedelta(days=3)
    UserSession.objects.update(last_seen_at=long_ago, ip="192.0.2.1")
    here.get("/desk/")
    seen = UserSession.objects.get()
    assert seen.last_seen_at > now() - timedelta(minutes=1)
    assert seen.ip == "127.0.0.1"
    UserSession.objects.update(last_seen_at=long_ago)
    here.get("/desk/")
    assert UserSession.objects.get().last_seen_at == long_ago  # not a write at every request
