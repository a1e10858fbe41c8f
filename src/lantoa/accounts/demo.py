"""The accounts of the demo. Their passwords are printed for everyone, so production refuses to start with them."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.models import User

PASSWORD = "dungthu-lantoa"  # noqa: S105


@dataclass(frozen=True)
class DemoAccount:
    """One sign-in of the demo and what it is for."""

    email: str
    role: Promise
    is_superuser: bool = False
    groups: tuple[str, ...] = ()


ACCOUNTS = (
    DemoAccount("quantri@lantoa.example", _("Demo administrator"), is_superuser=True),
    DemoAccount("canbo@lantoa.example", _("Demo officer"), groups=("Editors",)),  # a group that Wagtail brings
)


def load() -> None:
    """Make the demo accounts, or put back what was changed in them."""
    for account in ACCOUNTS:
        user, _created = User.objects.update_or_create(
            email=account.email,
            defaults={"is_demo": True, "is_superuser": account.is_superuser, "last_name": str(account.role)},
        )
        user.groups.set(Group.objects.filter(name__in=account.groups))
        if not user.check_password(PASSWORD):
            user.set_password(PASSWORD)
            user.save()


def remove() -> None:
    """Delete the demo accounts."""
    User.objects.filter(is_demo=True).delete()


def present() -> list[DemoAccount]:
    """The demo accounts that can sign in now."""
    emails = set(User.objects.filter(is_demo=True).values_list("email", flat=True))
    return [account for account in ACCOUNTS if account.email in emails]
