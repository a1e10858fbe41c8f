"""Who may ask what: one line for every address of the platform. The tests beside this folder try each as everybody.

A new address gets its line in the file of its room, in the change that brings it. The key is the address as urls.py
writes it, in English.
"""

from tests.house.access import (
    accounts,
    channels,
    config,
    desk,
    evidence,
    exemplar_likeness,
    exemplar_pages,
    exemplars,
    movements,
    newsroom,
    nominations,
    organisations,
    plans_boards,
    plans_duties,
    plans_lineage,
    plans_review,
    portal,
    recognition_catalogue,
    recognition_council,
    recognition_decision,
    recognition_proposal,
    replication,
    reporting,
    wagtail,
)
from tests.house.access.rules import Rule, Who
from tests.house.addresses import EVERY_ADDRESS, Address

ROOMS = (
    config,
    portal,
    accounts,
    desk,
    organisations,
    evidence,
    movements,
    nominations,
    exemplars,
    exemplar_pages,
    exemplar_likeness,
    plans_boards,
    plans_duties,
    plans_lineage,
    plans_review,
    recognition_catalogue,
    recognition_proposal,
    recognition_council,
    recognition_decision,
    replication,
    newsroom,
    channels,
    reporting,
    wagtail,
)
RULES: dict[str, Rule] = {route: rule for room in ROOMS for route, rule in room.RULES.items()}
# Who may read what, wherever it is shown: by the kind of secret.
SECRETS: dict[str, Who] = {kind: who for room in ROOMS for kind, who in getattr(room, "SECRETS", {}).items()}


def rule_of(address: Address) -> Rule | None:
    """The rule of an address; that of all of Wagtail's, where none of our rooms has it. None: nobody declared one."""
    if address.is_ours or address.route in RULES:
        return RULES.get(address.route)
    begins = max((each for each in wagtail.CLOSED if address.route.startswith(each)), key=len, default="")
    return wagtail.CLOSED.get(begins)


def ruled(*kinds: type[Rule]) -> list[tuple[Address, Rule]]:
    """The addresses under rules of these kinds."""
    found = ((address, rule_of(address)) for address in EVERY_ADDRESS)
    return [(address, rule) for address, rule in found if isinstance(rule, kinds)]
