"""The accounts of the demo. Their passwords are printed for everyone, so production refuses to start with them.

The people are invented; each role is there once, at the offices of five real plans and at what follows them today.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import ProtectedError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.models import User
from lantoa.organisations.models import Body, Membership, Role

PASSWORD = "dungthu-lantoa"  # noqa: S105
SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class DemoAccount:
    """One sign-in of the demo and what it is for."""

    email: str
    last_name: str  # family and middle name
    first_name: str
    role: Role | None  # none: administers the installation
    body: str = ""  # its code
    title: str = ""


ACCOUNTS = (
    DemoAccount("quantri@lantoa.example", "Quản trị", "Lan Tỏa", None),
    DemoAccount(
        "canbo@lantoa.example", "Nguyễn Thị", "Hạnh", Role.OFFICER, "vn-x15664", "Công chức Phòng Văn hóa - Xã hội"
    ),
    DemoAccount("chutich@lantoa.example", "Lê Văn", "Thành", Role.LEADER, "vn-x15664", "Chủ tịch"),
    DemoAccount("canbo.lamthao@lantoa.example", "Hà Văn", "Quyết", Role.OFFICER, "vn-x08494", "Công chức"),
    DemoAccount("canbo.ngoaivu@lantoa.example", "Hoàng Thị", "Nga", Role.OFFICER, "ls-ngv", "Chuyên viên Văn phòng Sở"),
    DemoAccount(
        "thuky@lantoa.example", "Lê Thị", "Thu", Role.SECRETARY, "th-nv", "Phó Trưởng phòng Thi đua - Khen thưởng"
    ),
    DemoAccount("quantri.tinh@lantoa.example", "Phạm Quang", "Minh", Role.ADMINISTRATOR, "vn-38", "Chuyên viên chính"),
    DemoAccount("lanhdao.ngoaivu@lantoa.example", "Vi Văn", "Hiếu", Role.LEADER, "ls-ngv", "Giám đốc"),
    DemoAccount("lanhdao@lantoa.example", "Trần Quốc", "Bình", Role.LEADER, "ls-tc", "Phó Giám đốc"),
    DemoAccount("hoidong@lantoa.example", "Vũ Thị", "Lan", Role.COUNCIL_MEMBER, "th-hd", "Ủy viên Hội đồng"),
    DemoAccount("bientap@lantoa.example", "Đỗ Thanh", "Tâm", Role.EDITOR, "ld-xt", "Biên tập viên"),
    DemoAccount("thanhtra@lantoa.example", "Bùi Đức", "Long", Role.INSPECTOR, "vn-25", "Thanh tra viên"),
    DemoAccount("taichinh@lantoa.example", "Ngô Thị", "Yến", Role.FINANCE_OFFICER, "th-nv", "Kế toán"),
    DemoAccount("xem@lantoa.example", "Đinh Văn", "Sơn", Role.READER, "vn-68", "Đại biểu"),
)


@dataclass(frozen=True)
class SignIn:
    """A line of the hint on the sign-in page."""

    email: str
    role: str | Promise
    body: str


def load() -> None:
    """Make the demo accounts with their roles, or put back what was changed in them."""
    bodies = {body.code: body for body in Body.objects.filter(code__in=[account.body for account in ACCOUNTS])}
    password = _encoded()
    for account in ACCOUNTS:
        user = _account(account, password)
        if account.role and account.body in bodies:
            Membership.objects.get_or_create(
                person=user,
                body=bodies[account.body],
                role=account.role,
                defaults={"since": SINCE, "title": account.title},
            )


def _encoded() -> str:
    """The password as it is stored, the same for all: to try it takes a third of a second by intention."""
    stored = User.objects.filter(email=ACCOUNTS[0].email).values_list("password", flat=True).first()
    return stored if stored and check_password(PASSWORD, stored) else make_password(PASSWORD)


def _account(account: DemoAccount, password: str) -> User:
    user, _created = User.objects.update_or_create(
        email=account.email,
        defaults={
            "is_demo": True,
            "is_active": True,
            "is_superuser": account.role is None,
            "last_name": account.last_name,
            "first_name": account.first_name,
            "password": password,
        },
    )
    return user


def remove() -> None:
    """Delete the demo accounts and their roles; one that something was recorded by stays, and is shut for good."""
    Membership.objects.filter(person__is_demo=True).delete()
    for user in User.objects.filter(is_demo=True):
        try:
            user.delete()
        except ProtectedError:
            user.set_unusable_password()
            user.is_demo = user.is_active = user.is_superuser = False
            user.save()


def present() -> list[SignIn]:
    """The demo accounts that can sign in now."""
    emails = set(User.objects.filter(is_demo=True).values_list("email", flat=True))
    names = dict(Body.objects.filter(code__in=[account.body for account in ACCOUNTS]).values_list("code", "name"))
    return [
        SignIn(account.email, account.role.label if account.role else _("Administrator"), names.get(account.body, ""))
        for account in ACCOUNTS
        if account.email in emails
    ]
