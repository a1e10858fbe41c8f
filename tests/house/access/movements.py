"""Movements, fields and criteria: seen at the body, above it and, once they hold, below it."""

from lantoa.organisations.models import Role
from tests.house.access.rules import (
    ABOVE,
    ADMINISTRATORS,
    KEEPERS,
    PLACES,
    Desk,
    Record,
    Rule,
    Who,
    at,
    at_or_above,
    everybody,
    nobody,
)

# What holds is read below as well; "ABOVE" is where the record's body stands, seen from whoever asks.
SHARED = at_or_above() | Who(frozenset((role, ABOVE) for role in Role.values))
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
# Who keeps papers anywhere.
ANY_KEEPER = Who(
    frozenset((role, place) for role in (Role.ADMINISTRATOR, Role.SECRETARY, Role.OFFICER) for place in PLACES)
)
OFFICES = at_or_above()

RULES: dict[str, Rule] = {
    "desk/movements/": Desk(post=404),
    "desk/movements/add/": Desk(KEEPERS, post=422),
    "desk/movements/<int:pk>/": Record("movement", SHARED),
    "desk/movements/<int:pk>/change/": Record("movement", SHARED, KEEPERS, post=422),
    "desk/movements/<int:pk>/review/": Record("movement", SHARED, KEEPERS, post=422),
    "desk/movements/<int:pk>/launch/": Record("movement_draft", OFFICES, DECIDERS, post=302),
    # It has no final review yet.
    "desk/movements/<int:pk>/close/": Record("movement", SHARED, nobody(), get=403, post=403),
    "desk/movements/<int:pk>/end/": Record("movement", SHARED, DECIDERS, post=422),
    "desk/movements/<int:pk>/reopen/": Record("movement", SHARED, nobody(), get=403, post=403),
    "desk/movements/<int:pk>/discard/": Record("movement_draft", OFFICES, KEEPERS, post=422),
    "desk/movements/<int:pk>/restore/": Record("movement_draft", OFFICES, nobody(), get=403, post=403),
    "desk/movements/fields/": Desk(post=404),
    "desk/movements/fields/add/": Desk(KEEPERS, post=422),
    "desk/movements/fields/unsure/": Desk(post=404),
    "desk/movements/fields/<int:pk>/": Record("field", everybody()),
    "desk/movements/fields/<int:pk>/change/": Record("field", everybody(), KEEPERS, post=422),
    "desk/movements/fields/<int:pk>/aliases/add/": Record("field", everybody(), ANY_KEEPER, post=422),
    "desk/movements/fields/aliases/<int:pk>/remove/": Record("field_alias", everybody(), KEEPERS, post=302),
    "desk/movements/model-types/": Desk(post=404),
    "desk/movements/model-types/add/": Desk(KEEPERS, post=422),
    "desk/movements/criteria/": Desk(post=404),
    "desk/movements/criteria/add/": Desk(KEEPERS, post=422),
    "desk/movements/criteria/<int:pk>/": Record("criteria_set", SHARED),
    "desk/movements/criteria/<int:pk>/change/": Record("criteria_draft", OFFICES, KEEPERS, post=422),
    "desk/movements/criteria/<int:pk>/edit/": Record("criteria_draft", OFFICES, KEEPERS, post=404),
    "desk/movements/criteria/<int:pk>/edit/add/": Record("criteria_draft", OFFICES, KEEPERS, post=422),
    "desk/movements/criteria/<int:pk>/new-version/": Record("criteria_set", SHARED, KEEPERS, post=302),
    # A field of it is not settled yet.
    "desk/movements/criteria/<int:pk>/put-in-force/": Record("criteria_draft", OFFICES, nobody(), get=403, post=403),
    "desk/movements/criteria/<int:pk>/end/": Record("criteria_set", SHARED, DECIDERS, post=422),
    "desk/movements/criteria/<int:pk>/discard/": Record("criteria_draft", OFFICES, KEEPERS, post=422),
    "desk/movements/criteria/<int:pk>/restore/": Record("criteria_draft", OFFICES, nobody(), get=403, post=403),
    "desk/movements/criteria/criterion/<int:pk>/change/": Record("criterion", OFFICES, KEEPERS, post=422),
    "desk/movements/criteria/criterion/<int:pk>/settle/": Record("criterion", OFFICES, KEEPERS, post=422),
    "desk/movements/coverage/": Desk(post=404),
    "desk/movements/matrix/": Desk(),
    "desk/movements/matrix/<int:pk>/": Record("body", everybody()),
}

# By the kind of secret in tests/house/movement_records.py.
SECRETS = {"movement": SHARED, "criteria": SHARED, "draft": OFFICES}
