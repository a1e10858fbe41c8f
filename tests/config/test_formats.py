"""Dates and numbers as an office writes them."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

PAGE = Template("{{ day }} {{ number }}")


@pytest.mark.parametrize(("language", "written"), [("vi", "03/02/2026 1.234,5"), ("en", "03/02/2026 1,234.5")])
def test_dates_and_numbers(language: str, written: str) -> None:
    with translation.override(language):
        assert PAGE.render(Context({"day": date(2026, 2, 3), "number": 1234.5})) == written
