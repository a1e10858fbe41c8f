"""Who may ask what of decisions, honours and their register."""

from tests.house.access.rules import Rule

RULES: dict[str, Rule] = {}
