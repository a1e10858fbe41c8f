"""Who may ask what of the catalogue of awards."""

from tests.house.access.rules import Rule

RULES: dict[str, Rule] = {}
