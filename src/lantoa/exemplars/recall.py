"""What of this room keeps a plan in force, so that its start can no longer be recalled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import ngettext

from lantoa.exemplars.models import Round
from lantoa.plans.recall import Hanging, register


def stands(plan: Any) -> Iterator[str | Promise]:
    """Rounds that were opened for duties of `plan`."""
    if count := Round.objects.filter(duty__plan=plan).count():
        yield ngettext(
            "%(count)d round of exemplars serves its duties.", "%(count)d rounds of exemplars serve its duties.", count
        ) % {"count": count}


def goes(plan: Any) -> Iterator[str | Promise]:
    """Nothing: dossiers stand by themselves."""
    return iter(())


def register_all() -> None:
    """Tell `plans`."""
    register(Hanging(stands, goes))
