"""Who somebody is, and whether the desk is open to her at all."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Model
from django.utils.timezone import localdate

from lantoa.accounts import queries
from lantoa.accounts.models import User

DESK = "wagtailadmin.access_admin"


class PersonBackend(AuthenticationBackend):
    """Knows people by e-mail or telephone number; whoever has a role somewhere today may enter the desk.

    What she sees there is asked row by row, in `kit.access`.
    """

    def has_perm(self, user_obj: User, perm: str, obj: Model | None = None) -> bool:
        if perm == DESK and obj is None and user_obj.is_active and self._has_a_role(user_obj):
            return True
        return super().has_perm(user_obj, perm, obj)

    def _has_a_role(self, person: User) -> bool:
        if not hasattr(person, "_has_a_role"):  # asked several times for one page
            person._has_a_role = queries.has_a_role(person, on=localdate())  # type: ignore[attr-defined]
        return person._has_a_role  # type: ignore[attr-defined]
