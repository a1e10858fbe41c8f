"""Dossiers of exemplars: seen where they belong and above, moved by who keeps them and who decides."""

from lantoa.organisations.models import Role
from tests.house.access.rules import ABOVE, ADMINISTRATORS, KEEPERS, Desk, Record, Rule, Who, at, at_or_above, nobody

OFFICES = at_or_above()
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
HANDLERS = DECIDERS | at(Role.OFFICER)
ASKED = OFFICES | Who(frozenset((role, ABOVE) for role in Role.values))
STRIKERS = KEEPERS | at(Role.LEADER)
_PLACE = "desk/exemplars/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/exemplars/": Desk(post=404),
    "desk/exemplars/add/": Desk(KEEPERS, post=422),
    _PLACE: Record("dossier", OFFICES),
    f"{_PLACE}change/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}begin-nurture/": Record("dossier", OFFICES, KEEPERS, post=302),
    f"{_PLACE}propose/": Record("dossier", OFFICES, KEEPERS, post=302),
    f"{_PLACE}introduce/": Record("dossier_proposed", OFFICES, DECIDERS, post=422),
    # It is on its way to nobody.
    f"{_PLACE}pass-on/": Record("dossier_proposed", OFFICES, nobody(), get=403, post=403),
    f"{_PLACE}take-back/": Record("dossier_proposed", OFFICES, KEEPERS, post=302),
    f"{_PLACE}recognise/": Record("dossier_proposed", OFFICES, DECIDERS, post=422),
    f"{_PLACE}send-back/": Record("dossier_proposed", OFFICES, HANDLERS, post=422),
    f"{_PLACE}undo-recognition/": Record("dossier_recognised", OFFICES, DECIDERS, post=422),
    f"{_PLACE}follow/": Record("dossier_recognised", OFFICES, KEEPERS, post=302),
    f"{_PLACE}ask-support/": Record("dossier_recognised", OFFICES, KEEPERS, post=422),
    f"{_PLACE}propose-again/": Record("dossier_recognised", OFFICES, KEEPERS, post=302),
    f"{_PLACE}withdraw/": Record("dossier_recognised", OFFICES, DECIDERS, post=422),
    f"{_PLACE}reinstate/": Record("dossier_withdrawn", OFFICES, DECIDERS, post=422),
    f"{_PLACE}refuse/": Record("dossier", OFFICES, DECIDERS, post=422),
    f"{_PLACE}take-up/": Record("dossier_refused", OFFICES, DECIDERS, post=302),
    f"{_PLACE}merge/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}separate/": Record("dossier_merged", OFFICES, KEEPERS, post=302),
    f"{_PLACE}milestones/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}nurture/": Record("dossier", OFFICES),
    f"{_PLACE}nurture/needs/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}nurture/support/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}nurture/impact/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}nurture/visits/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}screening/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    "desk/exemplars/needs/<int:pk>/settle/": Record("need", OFFICES, KEEPERS, post=302),
    "desk/exemplars/support/<int:pk>/arrival/": Record("support", OFFICES, KEEPERS, post=302),
    "desk/exemplars/visits/<int:pk>/made/": Record("visit", OFFICES, KEEPERS, post=422),
    "desk/exemplars/visits/<int:pk>/put-off/": Record("visit", OFFICES, KEEPERS, post=422),
    "desk/exemplars/visits/<int:pk>/call-off/": Record("visit", OFFICES, KEEPERS, post=422),
    f"{_PLACE}initiatives/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_PLACE}value/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    "desk/exemplars/initiatives/<int:pk>/change/": Record("initiative", OFFICES, KEEPERS, post=422),
    "desk/exemplars/initiatives/<int:pk>/remove/": Record("initiative", OFFICES, KEEPERS, post=302),
    "desk/exemplars/initiatives/<int:pk>/bring-back/": Record("initiative_removed", OFFICES, KEEPERS, post=302),
    "desk/exemplars/screening/<int:pk>/": Record("screening", OFFICES),
    "desk/exemplars/screening/<int:pk>/endorse/": Record("screening_answered", OFFICES, KEEPERS, post=422),
    "desk/exemplars/screening/<int:pk>/confirm/": Record("screening_endorsed", OFFICES, DECIDERS, post=302),
    "desk/exemplars/screening/<int:pk>/reopen/": Record("screening_endorsed", OFFICES, KEEPERS, post=422),
    "desk/exemplars/screening/answers/<int:pk>/": Record("screening_answer", OFFICES, KEEPERS, post=422),
    "desk/exemplars/rounds/": Desk(post=404),
    "desk/exemplars/rounds/add/": Desk(KEEPERS, post=422),
    # Those below are asked in a round: they read it.
    "desk/exemplars/rounds/<int:pk>/": Record("round", ASKED),
    # Whom it asks and what each brought is told to those who hold it, and above them.
    "desk/exemplars/rounds/<int:pk>/units/": Record("round", ASKED, OFFICES, post=404),
    # There is a text to be written.
    "desk/exemplars/rounds/<int:pk>/remind/": Record("round", ASKED, KEEPERS, post=422),
    "desk/exemplars/rounds/<int:pk>/change/": Record("round", ASKED, KEEPERS, post=422),
    "desk/exemplars/silent/": Desk(post=404),
    "desk/exemplars/milestones/<int:pk>/strike/": Record("milestone", OFFICES, STRIKERS, post=422),
}

# By the kind of secret in tests/house/exemplar_records.py.
# A dossier of somebody else that only passed here is seen, and its details are not.
SECRETS = {"dossier": OFFICES, "passed": OFFICES, "passed_honours": nobody(), "passed_claim": nobody()}
