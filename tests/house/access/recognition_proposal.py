"""Who may ask what of rounds and proposals: those below a round read it; a proposal is its proposer's and holder's."""

from lantoa.organisations.models import Role
from tests.house.access.rules import (
    ABOVE,
    ADMINISTRATORS,
    KEEPERS,
    READ,
    Desk,
    Public,
    Record,
    Rule,
    Who,
    at,
    at_or_above,
)

OFFICES = at_or_above()
#: Who works below the body of a round reads it as well.
BELOW_IT = OFFICES | Who(frozenset((role, ABOVE) for role in Role.values))
HANDLERS = ADMINISTRATORS | at(Role.OFFICER, Role.SECRETARY, Role.LEADER)
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
#: Who proposes for any body at all: for which one is asked in the form.
PROPOSERS = at_or_above(Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR)
PROPOSERS_BELOW = PROPOSERS | Who(
    frozenset((role, ABOVE) for role in (Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR))
)
_ROUND = "desk/recognition/rounds/<int:pk>/"
_CONSULTATION = "desk/recognition/consultations/<int:pk>/"
_COMMENT = "desk/recognition/comments/<int:pk>/"
_PROPOSAL = "desk/recognition/proposals/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/recognition/rounds/": Desk(post=404),
    "desk/recognition/rounds/add/": Desk(KEEPERS, post=422),
    _ROUND: Record("award_round", BELOW_IT),
    f"{_ROUND}change/": Record("award_round", BELOW_IT, KEEPERS, post=422),
    f"{_ROUND}open/": Record("award_round_prepared", BELOW_IT, KEEPERS, post=302),
    f"{_ROUND}close/": Record("award_round", BELOW_IT, KEEPERS, post=302),
    f"{_ROUND}propose/": Record("award_round", BELOW_IT, PROPOSERS_BELOW, post=422),
    f"{_ROUND}submission/": Record("award_round", BELOW_IT, post=422),
    "desk/recognition/proposals/": Desk(post=404),
    _PROPOSAL: Record("proposal", OFFICES),
    f"{_PROPOSAL}change/": Record("proposal", OFFICES, KEEPERS, post=422),
    f"{_PROPOSAL}submit/": Record("proposal", OFFICES, KEEPERS, post=302),
    f"{_PROPOSAL}send-back/": Record("proposal_submitted", OFFICES, HANDLERS, post=422),
    f"{_PROPOSAL}appraise/": Record("proposal_submitted", OFFICES, HANDLERS, post=422),
    f"{_PROPOSAL}opinion/": Record("proposal_submitted", OFFICES, HANDLERS, post=422),
    f"{_PROPOSAL}pass-up/": Record("proposal_appraised", OFFICES, DECIDERS, post=422),
    f"{_PROPOSAL}appraise-again/": Record("proposal_appraised", OFFICES, HANDLERS, post=422),
    f"{_PROPOSAL}lay-before-council/": Record("proposal_appraised", OFFICES, HANDLERS, post=302),
    f"{_PROPOSAL}agree-without-council/": Record("proposal_appraised", OFFICES, DECIDERS, post=302),
    f"{_PROPOSAL}take-from-council/": Record("proposal_in_council", OFFICES, HANDLERS, post=422),
    f"{_PROPOSAL}reopen/": Record("proposal_agreed", OFFICES, DECIDERS, post=422),
    f"{_PROPOSAL}withdraw/": Record("proposal_submitted", OFFICES, KEEPERS, post=422),
    f"{_PROPOSAL}take-up/": Record("proposal_withdrawn", OFFICES, KEEPERS, post=302),
    f"{_PROPOSAL}report/": Record("proposal", OFFICES, post=422),
    f"{_ROUND}consult/": Record("award_round", BELOW_IT, PROPOSERS_BELOW, post=422),
    "desk/recognition/consultations/": Desk(post=404),
    _CONSULTATION: Record("consultation", OFFICES),
    f"{_CONSULTATION}change/": Record("consultation", OFFICES, KEEPERS, post=422),
    f"{_CONSULTATION}publish/": Record("consultation", OFFICES, KEEPERS, post=302),
    f"{_CONSULTATION}call-off/": Record("consultation", OFFICES, KEEPERS, post=422),
    f"{_CONSULTATION}prepare-again/": Record("consultation_called_off", OFFICES, KEEPERS, post=302),
    _COMMENT: Record("public_comment", OFFICES),
    f"{_COMMENT}answer/": Record("public_comment", OFFICES, HANDLERS, post=422),
    f"{_COMMENT}groundless/": Record("public_comment", OFFICES, HANDLERS, post=422),
    f"{_COMMENT}reopen/": Record("comment_answered", OFFICES, HANDLERS, post=422),
    # What is not public, or was never there, is not there for anybody.
    "consult/": READ,
    "consult/<int:pk>/": Public(get=404, post=404),
    "consult/<int:pk>/thanks/": Public(get=404),
    "desk/recognition/exemplars/<int:pk>/propose/": Record("dossier", OFFICES, PROPOSERS, post=422),
    "desk/recognition/exemplars/<int:pk>/matter/": Record("dossier", OFFICES, KEEPERS, post=422),
    "desk/recognition/matters/<int:pk>/settle/": Record("open_matter", OFFICES, KEEPERS, post=422),
}

# By the kind of secret in tests/house/proposal_records.py.
SECRETS = {
    "award_round": BELOW_IT,
    "proposal": OFFICES,
    "opinion": OFFICES,
    "consultation": OFFICES,
    "public_comment": OFFICES,
}
