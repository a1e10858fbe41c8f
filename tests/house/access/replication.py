"""Building blocks are the dossier's; adoptions are kept at the adopter's body and at that of the exemplar; who is asked
for a learning visit answers, who asks for it keeps the request.
"""

from lantoa.organisations.models import Role
from tests.house.access.rules import ADMINISTRATORS, KEEPERS, Desk, Record, Rule, at, at_or_above

OFFICES = at_or_above()
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
#: Whoever keeps adoptions anywhere may register one of any exemplar that she sees.
REGISTRARS = at_or_above(Role.ADMINISTRATOR, Role.SECRETARY, Role.OFFICER)
_DOSSIER = "desk/replication/dossiers/<int:pk>/"
_BLOCK = "desk/replication/blocks/<int:pk>/"
_ADOPTION = "desk/replication/adoptions/<int:pk>/"
_VISIT = "desk/replication/visits/<int:pk>/"

RULES: dict[str, Rule] = {
    f"{_DOSSIER}blocks/add/": Record("dossier", OFFICES, KEEPERS, post=422),
    f"{_DOSSIER}blocks/public/": Record("dossier", OFFICES, DECIDERS, post=302),
    f"{_BLOCK}change/": Record("block", OFFICES, KEEPERS, post=422),
    f"{_BLOCK}take-out/": Record("block", OFFICES, KEEPERS, post=302),
    f"{_BLOCK}put-back/": Record("block_removed", OFFICES, KEEPERS, post=302),
    "desk/replication/adoptions/": Desk(post=404),
    "desk/replication/adoptions/find/": Desk(KEEPERS, post=422),
    f"{_DOSSIER}adopt/": Record("dossier", OFFICES, REGISTRARS, post=422),
    _ADOPTION: Record("adoption", OFFICES),
    f"{_ADOPTION}change/": Record("adoption", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}try-out/": Record("adoption", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}adapt/": Record("adoption_trial", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}make-standard/": Record("adoption_adapted", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}undo-try-out/": Record("adoption_trial", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}undo-adapt/": Record("adoption_adapted", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}undo-standard/": Record("adoption_standard", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}end/": Record("adoption", OFFICES, KEEPERS, post=422),
    f"{_ADOPTION}take-up-again/": Record("adoption_ended", OFFICES, KEEPERS, post=302),
    "desk/replication/follow-ups/<int:pk>/": Record("adoption_follow_up", OFFICES, KEEPERS, post=422),
    f"{_DOSSIER}spread/": Record("dossier", OFFICES),
    "desk/replication/visits/": Desk(post=404),
    f"{_DOSSIER}learn/": Record("dossier", OFFICES, REGISTRARS, post=422),
    _VISIT: Record("visit_asked", OFFICES),
    f"{_VISIT}agree/": Record("visit_asked", OFFICES, KEEPERS, post=422),
    f"{_VISIT}decline/": Record("visit_asked", OFFICES, KEEPERS, post=422),
    f"{_VISIT}hold/": Record("visit_agreed", OFFICES, KEEPERS, post=422),
    f"{_VISIT}undo-hold/": Record("visit_held", OFFICES, KEEPERS, post=422),
    f"{_VISIT}call-off/": Record("visit_asked", OFFICES, KEEPERS, post=422),
    f"{_VISIT}ask-again/": Record("visit_called_off", OFFICES, KEEPERS, post=302),
}

# By the kind of secret in tests/house/replication_records.py.
SECRETS = {"adoption": OFFICES, "learning": OFFICES}
