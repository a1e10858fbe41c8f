"""What a loudspeaker is to play, as one file for an information-source system: sounds, scripts and a schedule.

No interface of such systems is public (Official Letter 1273/BTTTT-TTCS of 2021 lists functions and no formats), so
these are plain files: schedule.json and schedule.csv say the same.
"""

from __future__ import annotations

import csv
import json
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.utils.timezone import localtime

from lantoa.channels.models import Airing, Outlet
from lantoa.channels.states import AiringState

AHEAD = timedelta(days=31)
_COLUMNS = ("at", "title", "seconds", "audio", "script")


def packed(outlet: Outlet, *, since: datetime) -> bytes:
    """A ZIP archive of what is planned in the month from `since` on."""
    planned = Airing.objects.filter(script__dispatch__outlet=outlet, state=AiringState.PLANNED)
    within = planned.filter(at__gte=since, at__lt=since + AHEAD)
    airings = list(within.select_related("script__recording", "script__dispatch__story").order_by("at", "pk"))
    rows = [_row(each) for each in airings]
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for script in {each.script_id: each.script for each in airings}.values():
            archive.writestr(f"{script.pk}.txt", script.text)
            if (recording := getattr(script, "recording", None)) and recording.content:
                archive.writestr(f"{script.pk}.mp3", bytes(recording.content), ZIP_STORED)
        told = {"station": outlet.name, "body": outlet.body.name, "code": outlet.body.code, "airings": rows}
        archive.writestr("schedule.json", json.dumps(told, ensure_ascii=False, indent=2))
        archive.writestr("schedule.csv", "\ufeff" + _table(rows))  # Excel takes it for Latin letters otherwise
    return written.getvalue()


def _row(airing: Airing) -> dict[str, Any]:
    script = airing.script
    recording = getattr(script, "recording", None)
    has_sound = bool(recording and recording.content)
    return {
        "at": localtime(airing.at).isoformat(),
        "title": script.dispatch.story.title,
        "seconds": round(recording.seconds if recording and has_sound else 60 * script.minutes),
        "audio": f"{script.pk}.mp3" if has_sound else "",
        "script": f"{script.pk}.txt",
    }


def _table(rows: list[dict[str, Any]]) -> str:
    written = StringIO()
    table = csv.DictWriter(written, _COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()
