"""Ids in pages are plain digits: from 1,000 on, numbers for people carry separators, and an id with one is no id."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

SOURCE = Path(__file__).parents[2] / "src"
IN_ATTRIBUTE = re.compile(r"""=["'][^"'<>]*\{\{\s*[\w.]*\.pk\s*\}\}""")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_id_of_a_draft_is_plain_digits(language: str) -> None:
    with translation.override(language):
        drafts = [{"pk": 12345, "person_id": 1, "author_id": 1}]
        page = render_to_string("desk/form/drafts.html", {"drafts": drafts})
    assert 'value="12345"' in page and "?draft=12345" in page


def test_no_template_writes_an_id_as_a_number_for_people() -> None:
    templates = SOURCE.rglob("templates/**/*.html")
    assert [path.name for path in templates if IN_ATTRIBUTE.search(path.read_text(encoding="utf-8"))] == []
