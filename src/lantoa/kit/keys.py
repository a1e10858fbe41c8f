"""Many keys in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def among(keys: Iterable[int]) -> RawSQL:
    """`keys` for an `__in` that asks for thousands of them, as a single parameter.

    With a list each key is a parameter: databases limit how many there are, and a few thousand take longer to be put
    into the statement and planned than to be looked up. For a handful a list is the quicker one.
    """
    listed = sorted(keys)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT UNNEST(%s::bigint[])", [listed])  # noqa: S611  # the keys are a parameter
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(listed)])  # noqa: S611
