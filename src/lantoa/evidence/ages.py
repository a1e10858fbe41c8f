"""Who has to agree for somebody of which age: Law on Children, Article 6.11; Law 91/2025/QH15; Decree 56/2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import GivenBy

if TYPE_CHECKING:
    from django.utils.functional import Promise

GROWN_UP = 16  # a child is somebody below that age
HAS_A_SAY = 7  # from that age a child is asked too


def who_must_agree(age: int | None, given_by: str) -> str | Promise:
    """Why an agreement by `given_by` is not enough for somebody of `age` full years; empty when it is."""
    if age is None or age >= GROWN_UP:
        return ""
    if given_by == GivenBy.SELF:
        return _("A child of under sixteen: a parent or guardian has to agree.")
    if age >= HAS_A_SAY and given_by != GivenBy.CHILD_TOO:
        return _("A child of seven or older: the child has to agree too.")
    return ""
