"""People who sign in, and the moment at which they do."""

from datetime import UTC, datetime

import pytest

from lantoa.accounts.models import User
from lantoa.kit.actors import Actor

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
PASSWORD = "mot-mat-khau-dai"
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def lan(db) -> User:
    """An officer with an e-mail address and a telephone number, and no role yet."""
    name = {"last_name": "Trần Thị", "first_name": "Lan"}
    return User.objects.create_user("lan@xa.example", PASSWORD, phone="+84912345678", **name)


@pytest.fixture
def admin(db) -> Actor:
    return Actor(User.objects.create_superuser("quantri@tinh.example", PASSWORD), "192.0.2.8")
