"""Who may ask what of councils: officers and leaders of the body read, officers keep; only members preside and vote.

Nobody of this table has a seat. What a seat opens, and what a conflict of interest shuts, is tried in
tests/recognition/test_council_gate.py.
"""

from lantoa.organisations.models import Role
from tests.house.access.rules import KEEPERS, Desk, Record, Rule, at, nobody

SEEN = KEEPERS | at(Role.LEADER)
_COUNCIL = "desk/recognition/councils/<int:pk>/"
_SITTING = "desk/recognition/sittings/<int:pk>/"
_CASE = "desk/recognition/cases/<int:pk>/"
#: Not now, or not without a seat: refused to administrators of the installation too.
_REFUSED = {"get": 403, "post": 403}

RULES: dict[str, Rule] = {
    "desk/recognition/councils/": Desk(post=404),
    "desk/recognition/councils/add/": Desk(KEEPERS, post=422),
    _COUNCIL: Record("council", SEEN),
    f"{_COUNCIL}change/": Record("council", SEEN, KEEPERS, post=422),
    f"{_COUNCIL}members/add/": Record("council", SEEN, KEEPERS, post=422),
    f"{_COUNCIL}sittings/add/": Record("council", SEEN, KEEPERS, post=422),
    "desk/recognition/councils/members/<int:pk>/change/": Record("seat", SEEN, KEEPERS, post=422),
    "desk/recognition/sittings/": Desk(post=404),
    _SITTING: Record("sitting", SEEN),
    f"{_SITTING}change/": Record("sitting", SEEN, KEEPERS, post=422),
    f"{_SITTING}agenda/add/": Record("sitting", SEEN, KEEPERS, post=422),
    f"{_SITTING}agenda/group/": Record("sitting", SEEN, KEEPERS, post=422),
    # Nothing that changes is nothing to record.
    f"{_SITTING}attendance/": Record("sitting", SEEN, KEEPERS, post=302),
    f"{_SITTING}invite/": Record("sitting", SEEN, KEEPERS, post=302),
    # Its day has not come.
    f"{_SITTING}open/": Record("sitting", SEEN, nobody(), post=422),
    f"{_SITTING}close/": Record("sitting", SEEN, nobody(), **_REFUSED),
    f"{_SITTING}sign/": Record("sitting", SEEN, nobody(), **_REFUSED),
    f"{_SITTING}call-off/": Record("sitting", SEEN, KEEPERS, post=422),
    f"{_SITTING}prepare-again/": Record("sitting", SEEN, nobody(), **_REFUSED),
    f"{_SITTING}minutes/word/": Record("sitting", SEEN),
    f"{_SITTING}minutes/pdf/": Record("sitting", SEEN),
    f"{_SITTING}invitation/word/": Record("sitting", SEEN),
    f"{_SITTING}invitation/pdf/": Record("sitting", SEEN),
    f"{_SITTING}room/": Record("sitting", SEEN, nobody(), **_REFUSED),
    _CASE: Record("case", SEEN),
    f"{_CASE}open-vote/": Record("case", SEEN, nobody(), **_REFUSED),
    f"{_CASE}close-vote/": Record("case", SEEN, nobody(), **_REFUSED),
    f"{_CASE}put-off/": Record("case", SEEN, KEEPERS, post=422),
    f"{_CASE}take-up-again/": Record("case", SEEN, nobody(), **_REFUSED),
    f"{_CASE}vote-again/": Record("case", SEEN, nobody(), **_REFUSED),
    f"{_CASE}notes/": Record("case", SEEN, KEEPERS, post=302),
    f"{_CASE}answer/": Record("case", SEEN, KEEPERS, post=422),
    # No vote is open.
    f"{_CASE}papers/": Record("case", SEEN, KEEPERS, post=422),
    f"{_CASE}papers/discard/": Record("case", SEEN, KEEPERS, post=422),
    f"{_CASE}declare/": Record("case", SEEN, nobody(), **_REFUSED),
    f"{_CASE}vote/": Record("case", SEEN, nobody(), **_REFUSED),
    # Nothing has been counted.
    f"{_CASE}receipt/": Record("case", SEEN, post=422),
}

# By the kind of secret in tests/house/council_records.py.
SECRETS = dict.fromkeys(("council", "seat", "sitting", "case"), SEEN)
