"""Decisions and honours: seen at the deciding body and above it, drafted by who keeps its papers, recorded as signed by
who decides; whether an honour holds is told to anybody who has its code.
"""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, KEEPERS, Desk, Public, Record, Rule, at, at_or_above

OFFICES = at_or_above()
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
_DECISION = "desk/recognition/decisions/<int:pk>/"
_HONOUR = "desk/recognition/honours/<int:pk>/"

RULES: dict[str, Rule] = {
    "verify/": Public(get=200, post=422),
    "verify/<str:code>/": Public(get=404),
    "badges/honours/<str:code>/": Public(get=404),
    "badges/states/<int:number>/": Public(get=404),
    "badges/issuers/<int:pk>/": Public(get=404),
    "badges/keys/<str:name>/": Public(get=404),
    "desk/recognition/decisions/": Desk(post=404),
    "desk/recognition/decisions/draft/": Desk(KEEPERS, post=422),
    _DECISION: Record("decision", OFFICES),
    f"{_DECISION}change/": Record("decision", OFFICES, KEEPERS, post=422),
    f"{_DECISION}list/": Record("decision", OFFICES, KEEPERS, post=422),
    f"{_DECISION}directly/": Record("decision", OFFICES, KEEPERS, post=422),
    f"{_DECISION}sign/": Record("decision", OFFICES, DECIDERS, post=422),
    f"{_DECISION}attach/": Record("decision_signed", OFFICES, KEEPERS, post=422),
    f"{_DECISION}sign-document/": Record("decision_signed", OFFICES, DECIDERS, get=403, post=403),  # there is no key
    f"{_DECISION}drop/": Record("decision", OFFICES, KEEPERS, post=302),
    f"{_DECISION}take-up/": Record("decision_dropped", OFFICES, KEEPERS, post=302),
    f"{_DECISION}revoke/": Record("decision_signed", OFFICES, DECIDERS, post=422),
    f"{_DECISION}word/": Record("decision", OFFICES),
    f"{_DECISION}pdf/": Record("decision", OFFICES),
    f"{_DECISION}certificates/<int:award>/": Record("decision_signed", OFFICES, inner=("award_given",)),
    f"{_DECISION}certificates/<int:award>/print/": Record("decision_signed", OFFICES, post=302, inner=("award_given",)),
    f"{_DECISION}certificates/<int:award>/file/": Record("decision_signed", OFFICES, inner=("award_given",)),
    f"{_DECISION}bonuses/": Record("decision_signed", OFFICES),
    "desk/recognition/check/": Desk(post=422),
    "desk/recognition/honours/": Desk(post=404),
    _HONOUR: Record("honour", OFFICES),
    f"{_HONOUR}words/": Record("honour_listed", OFFICES, KEEPERS, post=422),
    f"{_HONOUR}take-off/": Record("honour_listed", OFFICES, KEEPERS, post=302),
    f"{_HONOUR}correct/": Record("honour", OFFICES, DECIDERS, post=422),
    f"{_HONOUR}revoke/": Record("honour", OFFICES, DECIDERS, post=422),
    f"{_HONOUR}restore/": Record("honour_revoked", OFFICES, DECIDERS, post=422),
    f"{_HONOUR}hand-over/": Record("honour", OFFICES, KEEPERS, post=422),
    f"{_HONOUR}strike-handover/": Record("honour_handed", OFFICES, KEEPERS, post=302),
    f"{_HONOUR}recovery/": Record("honour_revoked", OFFICES, KEEPERS, post=302),
    f"{_HONOUR}badge/": Record("honour", OFFICES, KEEPERS, post=302),
    f"{_HONOUR}notify/": Record("honour", OFFICES, KEEPERS, post=422),
    f"{_HONOUR}certificate/": Record("honour", OFFICES),
    f"{_HONOUR}notice/": Record("honour", OFFICES),
}

# By the kind of secret in tests/house/honour_records.py.
SECRETS = {"decision": OFFICES, "honour": OFFICES}
