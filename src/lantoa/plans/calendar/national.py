"""The days of the whole country, from a table with sources. What nobody verified is kept, and not shown."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[1] / "data" / "anniversaries.csv"


def national_days() -> Iterator[dict[str, Any]]:
    """The fields of each, as the model has them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "name": row["name"],
                "month": int(row["month"]),
                "day": int(row["day"]),
                "is_lunar": bool(row["lunar"]),
                "is_holiday": bool(row["holiday"]),
                "first_year": int(row["first_year"]) if row["first_year"] else None,
                "is_shown": bool(row["verified"]),
                "source": row["source"],
            }
