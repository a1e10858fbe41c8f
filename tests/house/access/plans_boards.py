"""Boards, scorecards, lists of what is missing and due, reminders, the daily letter, the next stage."""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, Desk, Record, Rule, at, at_or_above

SEES = at_or_above()
REMINDS = at(Role.OFFICER, Role.SECRETARY, Role.LEADER) | ADMINISTRATORS
DECIDES = at(Role.SECRETARY, Role.LEADER) | ADMINISTRATORS

RULES: dict[str, Rule] = {
    "desk/plans/letter/": Desk(post=302),
    "desk/plans/due/": Desk(post=404),
    "desk/plans/office/": Desk(),
    "desk/plans/<int:pk>/board/": Record("programme", SEES),
    "desk/plans/<int:pk>/silent/": Record("programme", SEES, post=404),
    "desk/plans/<int:pk>/remind/": Record("programme", SEES, REMINDS, post=422),
    "desk/plans/<int:pk>/release/": Record("programme", SEES, DECIDES, post=422),
    "desk/plans/<int:pk>/withhold/": Record("programme", SEES, DECIDES, post=302),
    "desk/plans/<int:pk>/next-stage/": Record("programme", SEES, DECIDES, post=422),
    "desk/plans/cells/<int:term>/<int:body>/": Record("term", SEES, inner=("body",)),
    "desk/plans/bodies/<int:pk>/scorecard/": Record("body", SEES),
}

# By the kinds of tests/house/board_records.py.
SECRETS = {"programme": SEES, "reminder": SEES}
