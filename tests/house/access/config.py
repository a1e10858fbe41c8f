"""Answers for machines."""

from tests.house.access.rules import READ, Public, Rule

RULES: dict[str, Rule] = {
    "healthz": Public(get=503),  # no worker runs beside the tests
    "robots.txt": READ,
}
