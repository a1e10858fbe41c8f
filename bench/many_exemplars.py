"""A million dossiers with ten million claims, out of a few that were made one by one: copied inside the database.

Copies have the names and texts of their originals. Their keys of likeness are changed, the same way within one copy, so
that a key is shared by as many dossiers as in the original and not by all copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MADE = 20_000  # dossiers that are made one by one before they are copied
CONTESTED, WITHDRAWN, VERIFIED = 97, 89, 3  # one claim in so many


def copy_dossiers(wanted: int) -> None:
    """Copy the dossiers that are there, with all that the lists and searches read of them, until there are `wanted`."""
    from django.db.models import Max

    from lantoa.evidence.models import Folder
    from lantoa.exemplars.models import Dossier, Impact, LikenessKey, Milestone

    made = Dossier.objects.count()
    step = 1 + max(model.objects.aggregate(last=Max("pk"))["last"] for model in (Dossier, Folder))
    for number in range(1, -(-wanted // made)):
        most = min(made, wanted - number * made)
        last = Dossier.objects.order_by("pk").values_list("pk", flat=True)[most - 1]
        shift, of_these = number * step, f"t.dossier_id <= {last}"
        folders = f"t.id IN (SELECT folder_id FROM {Dossier._meta.db_table} WHERE id <= {last})"  # noqa: S608
        _copy(Folder, folders, {"id": f"t.id + {shift}"})
        _copy(Dossier, f"t.id <= {last}", {"id": f"t.id + {shift}", "folder_id": f"t.folder_id + {shift}"})
        for model in (Milestone, Impact):
            _copy(model, of_these, {"id": "", "dossier_id": f"t.dossier_id + {shift}"})
        # What is different in the last bits is another key; written so, both databases understand it.
        changed = f"(t.hash | {number}) - (t.hash & {number})"
        _copy(LikenessKey, of_these, {"id": "", "dossier_id": f"t.dossier_id + {shift}", "hash": changed})


def add_claims(wanted: int) -> None:
    """Give every folder as many claims, of every grade and state, as make `wanted` together."""
    from django.db import connection
    from django.utils.timezone import now

    from lantoa.evidence.models import Claim, Folder

    each = -(-wanted // Folder.objects.count())
    Claim.objects.create(
        folder=Folder.objects.order_by("pk")[0], text="Hiến 300 m² đất mở đường thôn", written_at=now()
    )
    kind = f"(t.id * {each} + n.i)"
    states = f"CASE WHEN {kind} % {CONTESTED} = 0 THEN 'contested' WHEN {kind} % {WITHDRAWN} = 0 THEN 'withdrawn'"
    states += f" WHEN {kind} % {VERIFIED} = 0 THEN 'verified' ELSE c.state END"
    changed = {"folder_id": "t.id", "grade": f"{kind} % 5", "state": states}
    columns = [field.column for field in Claim._meta.concrete_fields if not field.primary_key]
    values = ", ".join(changed.get(column, f'c."{column}"') for column in columns)
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {each})"  # noqa: S608
    claims, folders = Claim._meta.db_table, Folder._meta.db_table
    sql = f"INSERT INTO {claims} ({_quoted(columns)}) {numbers} SELECT {values}"  # noqa: S608  # names of ours
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} FROM {folders} t CROSS JOIN n CROSS JOIN {claims} c")


def _copy(model: Any, which: str, changed: Mapping[str, str]) -> None:
    """Copy the rows of `model` (as t) that `which` names; of `changed` columns what stands there, "" leaves it out."""
    from django.db import connection

    columns = [field.column for field in model._meta.concrete_fields if changed.get(field.column) != ""]
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    table = model._meta.db_table
    sql = f"INSERT INTO {table} ({_quoted(columns)}) SELECT {values} FROM {table} t WHERE {which}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)  # "on" is a word of SQL
