"""Who may ask what of rounds and proposals."""

from tests.house.access.rules import Rule

RULES: dict[str, Rule] = {}
