"""A small world with errands in it, and clients that are signed in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.accounts.models import User
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from tests.desk.app.models import Errand
from tests.organisations.worlds import appointed, founded, person

DUE = date(2026, 12, 1)


@pytest.fixture
def body(db: None) -> Body:
    return founded("Xã Dân Lực")


@pytest.fixture
def elsewhere(db: None) -> Body:
    return founded("Xã Dân Lý")


@pytest.fixture
def errand(body: Body) -> Callable[..., Errand]:
    """Makes errands of the body unless another is named."""

    def make(title: str = "Họp thôn bình chọn", **fields: object) -> Errand:
        return Errand.objects.create(**{"title": title, "body": body, "due": DUE} | fields)

    return make


@pytest.fixture
def errands(errand: Callable[..., Errand]) -> Callable[[int], list[Errand]]:
    return lambda count: [errand(f"Việc {at:03}", due=DUE + timedelta(days=at)) for at in range(count)]


@pytest.fixture
def officer(body: Body) -> User:
    return at_desk(appointed(body, Role.OFFICER, person("Bình")))


@pytest.fixture
def colleague(body: Body) -> User:
    return at_desk(appointed(body, Role.OFFICER, person("Cúc")))


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


@pytest.fixture
def client(officer: User, sign_in: Callable[[User], Client]) -> Client:
    """The officer's."""
    return sign_in(officer)


@pytest.fixture
def queries_of(db: None) -> Callable[[Callable[[], object]], int]:
    """How many queries something costs when it is done again, after what a session costs once."""

    def count(work: Callable[[], object]) -> int:
        work()
        with CaptureQueriesContext(connection) as asked:
            work()
        return len(asked)

    return count


def at_desk(actor: Actor) -> User:
    """The actor's account, let in to the desk."""
    user = User.objects.get(pk=actor.person.pk)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user
