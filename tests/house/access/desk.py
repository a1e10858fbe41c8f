"""The desk's own pages, and the errands on which its screens are tried."""

from lantoa.organisations.models import Role
from tests.house.access.rules import Desk, Record, Rule, at, at_or_above, nobody

SEES = at_or_above()
CHANGES = at(Role.OFFICER)

RULES: dict[str, Rule] = {
    "desk/": Desk(),
    "desk/work-number/": Desk(),
    "desk/style-guide/": Desk(),
    "desk/outbox/": Desk(nobody(), post=404),
    "desk/outbox/<int:pk>/": Record("message", nobody()),
    "desk/outbox/<int:pk>/retry/": Record("message", nobody(), post=302),
    "desk/outbox/<int:pk>/drop/": Record("message", nobody(), post=422),
    "desk/log/": Desk(nobody(), post=404),
    "desk/errands/": Desk(post=404),
    "desk/errands/add/": Desk(CHANGES, post=422),
    "desk/errands/board/": Desk(),
    "desk/errands/<int:pk>/": Record("errand", SEES),
    "desk/errands/<int:pk>/postpone/": Record("errand", SEES, CHANGES, post=422),
    "desk/errands/<int:pk>/finish/": Record("errand", SEES, CHANGES, post=302),
    "desk/errands/<int:pk>/drop/": Record("errand", SEES, at(Role.LEADER), post=422),
}
