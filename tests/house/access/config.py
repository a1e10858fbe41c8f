"""Answers for machines."""

from tests.house.access.rules import READ, Public, Rule

RULES: dict[str, Rule] = {
    "healthz": Public(get=503),  # no worker runs beside the tests
    "robots.txt": READ,
    "service-worker.js": READ,
    "sitemap.xml": READ,
    "sitemap-news.xml": READ,
    "sitemap-<section>.xml": Public(get=404),  # tests/portal/test_sitemap.py shows those that are there
}
