"""Folders without a holder, and what hangs on them: seen at the body and above it."""

from lantoa.organisations.models import Role
from tests.house.access.rules import (
    ADMINISTRATORS,
    KEEPERS,
    Desk,
    Record,
    Rule,
    at,
    at_or_above,
    nobody,
)

OFFICES = at_or_above()
VERIFIERS = at_or_above(Role.OFFICER, Role.SECRETARY, Role.LEADER)
RELEASERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
PLACE = "desk/evidence/"

RULES: dict[str, Rule] = {
    f"{PLACE}overstated/": Desk(post=404),
    f"{PLACE}folders/<int:pk>/": Record("folder", OFFICES),
    f"{PLACE}folders/<int:pk>/claims/add/": Record("folder", OFFICES, KEEPERS, post=422),
    f"{PLACE}folders/<int:pk>/files/add/": Record("folder", OFFICES, KEEPERS, post=422),
    f"{PLACE}folders/<int:pk>/people/add/": Record("folder", OFFICES, KEEPERS, post=422),
    f"{PLACE}folders/<int:pk>/consents/add/": Record("folder", OFFICES, KEEPERS, post=422),
    f"{PLACE}folders/<int:pk>/consents/sheet/": Record("folder", OFFICES),
    f"{PLACE}folders/<int:pk>/text/": Record("folder", OFFICES, post=422),
    f"{PLACE}claims/<int:pk>/": Record("claim", OFFICES),
    f"{PLACE}claims/<int:pk>/change/": Record("claim", OFFICES, KEEPERS, post=422),
    f"{PLACE}claims/<int:pk>/verify/": Record("claim", OFFICES, VERIFIERS, post=302),
    f"{PLACE}claims/<int:pk>/correct/": Record("claim_verified", OFFICES, KEEPERS, post=422),
    f"{PLACE}claims/<int:pk>/contest/": Record("claim", OFFICES, VERIFIERS | KEEPERS, post=422),
    f"{PLACE}claims/<int:pk>/withdraw/": Record("claim", OFFICES, KEEPERS, post=422),
    # It was not withdrawn.
    f"{PLACE}claims/<int:pk>/restore/": Record("claim", OFFICES, nobody(), get=403, post=403),
    f"{PLACE}claims/<int:pk>/proofs/add/": Record("claim", OFFICES, KEEPERS, post=422),
    f"{PLACE}proofs/<int:pk>/remove/": Record("proof", OFFICES, KEEPERS, post=302),
    f"{PLACE}proofs/<int:pk>/bring-back/": Record("proof", OFFICES, KEEPERS, post=302),
    f"{PLACE}files/<int:pk>/": Record("evidence_file", OFFICES),
    f"{PLACE}files/<int:pk>/small/": Record("evidence_file", OFFICES),
    f"{PLACE}files/<int:pk>/describe/": Record("evidence_file", OFFICES, KEEPERS, post=302),
    f"{PLACE}files/<int:pk>/remove/": Record("evidence_file", OFFICES, KEEPERS, post=302),
    f"{PLACE}files/<int:pk>/bring-back/": Record("evidence_file", OFFICES, KEEPERS, post=302),
    f"{PLACE}consents/<int:pk>/withdraw/": Record("consent", OFFICES, KEEPERS, post=422),
    f"{PLACE}people/<int:pk>/export/": Record("named_person", OFFICES, KEEPERS, post=200),
    f"{PLACE}people/<int:pk>/erase/": Record("named_person", OFFICES, RELEASERS, post=422),
}

# By the kind of secret in tests/house/evidence_records.py.
SECRETS = {"proven": OFFICES, "agreed": OFFICES}
