"""Officers of the body, and whoever stands above it, see an errand; officers change it, leaders drop it."""

from lantoa.kit.access import register
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above
from tests.desk.app.models import Errand

POLICY = OrganisationPolicy({"view": (at_or_above(),), "change": (at(Role.OFFICER),), "drop": (at(Role.LEADER),)})


def register_all() -> None:
    register(Errand, POLICY)
