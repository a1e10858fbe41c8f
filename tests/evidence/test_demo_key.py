"""The key that comes with the demo: made once, opened by the password that is shown, used nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from lantoa.evidence import demo_key
from lantoa.evidence.office_key import has_key, key_of
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from vanban.writing.signing_keys import KeyFile

OFFICE = Body(code=demo_key.BODY)


@pytest.fixture(autouse=True)
def _empty(settings: Any, tmp_path: Path) -> None:
    settings.EVIDENCE_ROOT = tmp_path


def test_it_is_made_once_and_is_that_of_one_office() -> None:
    assert not has_key(OFFICE)
    demo_key.load(at=timezone.now())
    made = demo_key.place().read_bytes()
    demo_key.load(at=timezone.now())
    assert demo_key.place().read_bytes() == made
    assert has_key(OFFICE)
    assert not has_key(Body(code="another"))
    assert key_of(OFFICE, demo_key.PASSWORD) == KeyFile(made, demo_key.PASSWORD)


@pytest.mark.parametrize(
    "change", [{"PRODUCTION": True}, {"SIGNING_KEY": {"body": "other", "file": "x", "module": ""}}]
)
def test_nobody_signs_with_it_in_production_or_beside_another_key(settings: Any, change: dict[str, Any]) -> None:
    demo_key.load(at=timezone.now())
    for name, value in change.items():
        setattr(settings, name, value)
    assert not has_key(OFFICE)
    with pytest.raises(MoveRefused):
        key_of(OFFICE, demo_key.PASSWORD)
