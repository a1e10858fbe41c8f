"""The catalogue as a file: what stands in it, how it is read, and what differs from what is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

#: What a version of an award is called by: two files mean the same one when these are the same.
KEY = ("code", "valid_from")
#: What the file tells of each version, in the order in which it is written.
FIELDS = (
    *("code", "valid_from", "valid_to", "name", "kind", "subjects", "level", "authority", "article", "source"),
    *("certainty", "is_on", "conditions", "prerequisites", "dossier_parts", "ballot_required", "is_secret"),
    *("quorum_percent", "threshold_percent", "threshold_base", "council_article", "council_certainty"),
    *("working_days", "days_article", "bonus", "bonus_inferred", "quota", "share_percent", "share_of"),
    *("direct_percent", "limit_effect", "limit_article", "limit_certainty"),
    *("consultation_days", "consultation_article", "consultation_certainty"),
    *("recheck_from", "recheck_reason", "note"),
)
WAGE_FIELDS = ("valid_from", "valid_to", "dong", "article", "certainty")
_DAYS = ("valid_from", "valid_to", "recheck_from")
Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What a file would do to one version: `before` and `after` by field; a new one has nothing before."""

    row: Row
    is_new: bool
    fields: tuple[tuple[str, Any, Any], ...]


def supplied() -> dict[str, list[Row]]:
    """The catalogue that everybody begins with: {"awards": rows, "base_wages": rows}."""
    return parse(files(__package__).joinpath("data/awards.json").read_text("utf-8"))


def parse(text: str) -> dict[str, list[Row]]:
    """What a file says, its days as days. ValueError: it is no catalogue."""
    told = json.loads(text)
    if not isinstance(told, dict) or not isinstance(told.get("awards"), list):
        raise ValueError("no list of awards")
    return {name: [_from_file(row) for row in told.get(name, [])] for name in ("awards", "base_wages")}


def written(awards: Iterable[Any], wages: Iterable[Any]) -> str:
    """The file of these records."""
    told = {
        "awards": [_to_file(row_of(each)) for each in awards],
        "base_wages": [_to_file(row_of(each, WAGE_FIELDS)) for each in wages],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def row_of(record: Any, fields: tuple[str, ...] = FIELDS) -> Row:
    """What the file tells of a record."""
    return {name: getattr(record, name) for name in fields}


def key_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in KEY)


def differences(rows: Iterable[Row], known: Mapping[tuple[Any, ...], Row]) -> Iterator[Change]:
    """What the rows of a file say otherwise than what is `known`; nothing for those that say the same."""
    for row in rows:
        before = known.get(key_of(row))
        changed = tuple(
            (name, before[name] if before else None, row[name])
            for name in FIELDS
            if name in row and (before is None or before[name] != row[name])
        )
        if changed:
            yield Change(row, before is None, changed)


def _from_file(row: Any) -> Row:
    if not isinstance(row, dict):
        raise ValueError("an entry is no record")  # noqa: TRY004 - what is wrong is the file
    days = {name: date.fromisoformat(row[name]) for name in _DAYS if row.get(name)}
    return {**row, **days}


def _to_file(row: Row) -> Row:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
