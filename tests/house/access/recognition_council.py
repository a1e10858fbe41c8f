"""Who may ask what of councils and their sittings."""

from tests.house.access.rules import Rule

RULES: dict[str, Rule] = {}
