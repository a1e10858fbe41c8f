"""Dossiers that may be about the same, and lessons: for those who see the dossiers."""

from tests.house.access.exemplars import OFFICES
from tests.house.access.rules import KEEPERS, Desk, Record, Rule, nobody

_PAIR = "desk/exemplars/duplicates/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/exemplars/duplicates/": Desk(post=404),
    _PAIR: Record("pair", OFFICES),
    f"{_PAIR}not-the-same/": Record("pair", OFFICES, KEEPERS, post=302),
    # Nobody said that they are two.
    f"{_PAIR}ask-again/": Record("pair", OFFICES, nobody(), get=403, post=403),
    f"{_PAIR}merge/": Record("pair", OFFICES, KEEPERS, post=422),
    "desk/exemplars/<int:pk>/same-words/<int:other>/": Record("dossier", OFFICES, inner=("dossier_proposed",)),
    "desk/exemplars/lessons/": Desk(post=404),
}

# By the kind of secret in tests/house/exemplar_records.py.
SECRETS = {"lesson": OFFICES}
