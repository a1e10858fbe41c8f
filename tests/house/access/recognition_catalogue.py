"""Who may ask what of the catalogue of awards: everybody at the desk reads it, the installation keeps it."""

from tests.house.access.rules import Desk, Record, Rule, everybody, nobody

_AWARD = "desk/recognition/awards/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/recognition/awards/": Desk(post=404),
    "desk/recognition/awards/file/": Desk(),
    "desk/recognition/awards/take-over/": Desk(nobody(), post=422),
    _AWARD: Record("award", everybody()),
    f"{_AWARD}change/": Record("award", everybody(), nobody(), post=422),
    f"{_AWARD}switch/": Record("award", everybody(), nobody(), post=422),
    f"{_AWARD}new-version/": Record("award", everybody(), nobody(), post=422),
}
