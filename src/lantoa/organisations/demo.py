"""The offices of five real plans as bodies: their structure as the plans name it, and what became of it.

`data/demo_bodies.csv` says of each line what is in a plan and what is not; beside it lie places in further trees, leads
of clusters and groups. Provinces, districts and communes come from the country's own list (`national`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from lantoa.kit.actors import PLATFORM
from lantoa.organisations import national
from lantoa.organisations.models import FOREVER, Alias, Body, ChangeKind, ClusterLead, Group, Share
from lantoa.organisations.operations.recording import Decided, NewBody, recording
from lantoa.organisations.tables import Row, table

NOTE = "Dữ liệu dùng thử"  # a note in the data, not a message: it stays as it was written
STANDING = date(2010, 1, 1)  # every body of the demo that stands today had its place by then
PROVINCES = frozenset({"vn-20", "vn-25", "vn-38", "vn-68"})  # Lạng Sơn, Phú Thọ, Thanh Hóa, Lâm Đồng


def load(*, at: datetime) -> None:
    """Found the demo's bodies where they are missing; what has been changed in them stays."""
    national.load(at=at, provinces=PROVINCES)
    rows = list(table("demo_bodies.csv"))
    here = set(Body.objects.filter(code__in=[row["code"] for row in rows]).values_list("code", flat=True))
    if missing := [row for row in rows if row["code"] not in here]:
        _found(missing, at)
        _place(table("demo_places.csv"), at)
        _follow(missing, at)
        _call(missing)
        _lead(table("demo_leads.csv"))
        _group(table("demo_groups.csv"))


def _found(rows: list[Row], at: datetime) -> None:
    for since, group in groupby(sorted(rows, key=itemgetter("since")), key=itemgetter("since")):
        with recording(ChangeKind.LOADING, Decided(date.fromisoformat(since), note=NOTE), by=PLATFORM, at=at) as change:
            for row in group:
                above = _body(row["parent"]) if row["parent"] else None
                change.found(NewBody(row["name"], row["kind"], {row["tree"]: above}, row["code"], _day(row["until"])))


def _place(rows: Iterable[Row], at: datetime) -> None:
    with recording(ChangeKind.LOADING, Decided(STANDING, note=NOTE), by=PLATFORM, at=at) as change:
        for row in rows:
            change.move(_body(row["body"]), row["tree"], _body(row["parent"]))


def _follow(rows: list[Row], at: datetime) -> None:
    """Who took over from those that have ended."""
    ended = sorted((row for row in rows if row["heir"]), key=itemgetter("until"))
    for until, group in groupby(ended, key=itemgetter("until")):
        with recording(ChangeKind.MERGER, Decided(date.fromisoformat(until), note=NOTE), by=PLATFORM, at=at) as change:
            for row in group:
                change.follow([_body(row["code"])], _body(row["heir"]), Share.WHOLE)


def _call(rows: list[Row]) -> None:
    for row in rows:
        for alias in filter(None, row["aliases"].split("|")):
            body = _body(row["code"])
            Alias.objects.create(body=body, text=alias, since=body.since, until=body.until)


def _lead(rows: Iterable[Row]) -> None:
    for row in rows:
        ClusterLead.objects.get_or_create(
            cluster=_body(row["cluster"]),
            leader=_body(row["leader"]),
            since=date.fromisoformat(row["since"]),
            until=_day(row["until"]),
        )


def _group(rows: Iterable[Row]) -> None:
    for row in rows:
        what = {
            "tree": row["tree"],
            "under": _body(row["under"]),
            "kinds": row["kinds"].split("|") if row["kinds"] else [],
            "direct": bool(row["direct"]),
        }
        Group.objects.get_or_create(body=_body(row["body"]), name=row["name"], defaults=what)


def _body(code: str) -> Body:
    return Body.objects.get(code=code)


def _day(text: str) -> date:
    return date.fromisoformat(text) if text else FOREVER
