"""Duties, evidence, what is decided about single bodies, and the settings of a programme."""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, Desk, Record, Rule, at, at_or_above

SEES = at_or_above()
DECIDES = at(Role.SECRETARY, Role.LEADER) | ADMINISTRATORS
RECORDS = at(Role.OFFICER, Role.SECRETARY, Role.EDITOR, Role.LEADER)
CHECKS = at(Role.OFFICER, Role.SECRETARY, Role.LEADER) | ADMINISTRATORS

RULES: dict[str, Rule] = {
    "desk/plans/<int:pk>/choices/": Record("plan", SEES),
    "desk/plans/<int:pk>/settings/": Record("plan", SEES, DECIDES, post=422),
    "desk/plans/duties/<int:pk>/": Record("duty", SEES),
    "desk/plans/duties/<int:pk>/counting/": Record("duty", SEES, DECIDES, post=422),
    "desk/plans/duties/<int:pk>/evidence/": Record("duty", SEES, RECORDS, post=422),
    "desk/plans/evidence/": Desk(post=404),
    "desk/plans/evidence/<int:pk>/": Record("evidence", SEES),
    "desk/plans/evidence/<int:pk>/file/": Record("evidence", SEES, unseen=(404, 405)),
    "desk/plans/evidence/<int:pk>/accept/": Record("evidence", SEES, CHECKS, post=302),
    "desk/plans/evidence/<int:pk>/return/": Record("evidence", SEES, CHECKS, post=422),
    "desk/plans/evidence/<int:pk>/withdraw/": Record("evidence", SEES, RECORDS, post=302),
    # It waits for a check, and nobody asks about a merger: none of these can be done by anybody.
    "desk/plans/evidence/<int:pk>/complete/": Record("evidence", SEES, get=403, post=403),
    "desk/plans/evidence/<int:pk>/reopen/": Record("evidence", SEES, get=403, post=403),
    "desk/plans/evidence/<int:pk>/submit/": Record("evidence", SEES, get=403, post=403),
    "desk/plans/cells/<int:term>/<int:body>/quota/": Record("duty_term", SEES, get=403, post=403, inner=("body",)),
    "desk/plans/cells/<int:term>/<int:body>/extend/": Record("duty_term", SEES, DECIDES, post=422, inner=("body",)),
    "desk/plans/cells/<int:term>/<int:body>/explain/": Record("duty_term", SEES, RECORDS, post=422, inner=("body",)),
}

# By the kinds of tests/house/duty_records.py.
SECRETS = {"duty": SEES, "evidence": SEES}
