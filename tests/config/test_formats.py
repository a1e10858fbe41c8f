"""What people type as a day or a moment is read as Vietnamese papers write it, on pages of either language."""

from __future__ import annotations

from datetime import datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.timezone import make_aware

MOMENT = make_aware(datetime(2024, 6, 12, 5, 30))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["12/06/2024 05:30", "12-06-2024 05:30:00", "2024-06-12 05:30", "2024-06-12 5:30"])
def test_the_day_comes_before_the_month(language: str, typed: str) -> None:
    with translation.override(language):
        assert forms.DateTimeField().clean(typed) == MOMENT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_form_shows_a_moment_as_it_is_typed(language: str) -> None:
    with translation.override(language):
        assert 'value="12/06/2024 05:30"' in forms.DateTimeInput().render("at", MOMENT.replace(tzinfo=None))
