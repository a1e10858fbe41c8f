"""Public pages of exemplars on the desk: written by who keeps the dossier, made public by who decides about it."""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, KEEPERS, Desk, Record, Rule, at, at_or_above

OFFICES = at_or_above()
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
_PAGE = "desk/exemplars/pages/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/exemplars/<int:pk>/page/": Record("dossier", OFFICES, KEEPERS, post=422),
    "desk/exemplars/pages/": Desk(post=404),
    _PAGE: Record("page", OFFICES),
    f"{_PAGE}preview/": Record("page", OFFICES),
    f"{_PAGE}release/": Record("page", OFFICES, DECIDERS, post=302),
    f"{_PAGE}take-back/": Record("page_public", OFFICES, DECIDERS, post=422),
    f"{_PAGE}release-again/": Record("page_back", OFFICES, DECIDERS, post=302),
    f"{_PAGE}notice/": Record("page_back", OFFICES, KEEPERS, post=302),
}

# By the kind of secret in tests/house/page_records.py.
SECRETS = {"page": OFFICES}
