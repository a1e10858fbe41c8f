"""Sending plans in and reviewing them."""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, KEEPERS, Desk, Record, Rule, at, at_or_above

SEES = at_or_above()
DECIDES = at(Role.SECRETARY, Role.LEADER) | ADMINISTRATORS

RULES: dict[str, Rule] = {
    "desk/plans/": Desk(post=404),
    "desk/plans/send-in/": Desk(KEEPERS, post=422),
    "desk/plans/send-in/text/": Desk(KEEPERS, post=422),
    "desk/plans/send-in/blank/": Desk(KEEPERS, post=422),
    "desk/plans/<int:pk>/": Record("plan", SEES),
    "desk/plans/<int:pk>/file/": Record("plan", SEES),
    "desk/plans/<int:pk>/header/": Record("plan", SEES, KEEPERS, post=422),
    "desk/plans/<int:pk>/review/": Record("plan", SEES),
    "desk/plans/<int:pk>/add/": Record("plan", SEES, KEEPERS, post=422),
    "desk/plans/<int:pk>/confirm-many/": Record("plan", SEES, KEEPERS, post=422),
    "desk/plans/<int:pk>/said-twice/": Record("plan", SEES, KEEPERS, post=302),
    "desk/plans/<int:pk>/read-again/": Record("plan", SEES, KEEPERS, post=302),
    "desk/plans/<int:pk>/start/": Record("plan", SEES, DECIDES, post=302),
    "desk/plans/<int:pk>/discard/": Record("plan", SEES, DECIDES, post=422),
    "desk/plans/<int:pk>/recall/": Record("started", SEES, DECIDES, post=422),
    # It is under review: none of these can be done to it by anybody.
    "desk/plans/<int:pk>/end/": Record("plan", SEES, get=403, post=403),
    "desk/plans/<int:pk>/resume/": Record("plan", SEES, get=403, post=403),
    "desk/plans/<int:pk>/try-again/": Record("plan", SEES, get=403, post=403),
    "desk/plans/clauses/<int:pk>/confirm/": Record("clause", SEES, KEEPERS, get=302, post=302),
    "desk/plans/clauses/<int:pk>/take-figure/": Record("clause", SEES, KEEPERS, get=302, post=302),
    "desk/plans/clauses/<int:pk>/reject/": Record("clause", SEES, KEEPERS, get=302, post=302),
    "desk/plans/clauses/<int:pk>/reopen/": Record("clause", SEES, KEEPERS, get=302, post=302),
    "desk/plans/clauses/<int:pk>/correct/": Record("clause", SEES, KEEPERS, post=422),
    "desk/plans/clauses/<int:pk>/divide/": Record("clause", SEES, KEEPERS, post=422),
    "desk/plans/clauses/<int:pk>/merge/": Record("clause", SEES, KEEPERS, post=422),
    "desk/plans/clauses/<int:pk>/who/": Record("clause", SEES, KEEPERS, post=422),
}

# By the kinds of tests/house/review_records.py.
SECRETS = {"plan": SEES, "clause": SEES}
