"""Report forms of a body, reports that it writes and reports that it receives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence import storage
from lantoa.evidence.models import Folder, StoredFile
from lantoa.organisations.models import Body, Group
from lantoa.reporting.models import (
    FormPart,
    FormVersion,
    Narrative,
    PeriodicReport,
    ReportForm,
    ReportingPeriod,
    ReviewPoint,
    SignedReport,
)
from tests.organisations.worlds import founded

Secret = Callable[[str, str], str]
FIRST = date(2026, 1, 1)


def records_at(place: str, body: Body, secret: Secret) -> dict[str, Any]:
    """A form in each state that a move begins in, and a report in each, with others at a body away."""
    group, away = Group.objects.create(body=body, name=f"Báo cáo {place}"), founded(f"Xã báo cáo {place}")
    used = _form(body, group, secret("report_form", place), "in_use")
    asked = _form(body, group, f"Theo yêu cầu {place}", "in_use", cadence="request")
    draft = _form(body, group, f"Mẫu nháp {place}", "draft")
    part, table = (_part(form, "Số liệu", "figures", ["exemplars_introduced"]) for form in (draft, used))
    text = _part(used, "Tình hình", "narrative", [])
    written = _report(used, body, away)
    Narrative.objects.create(report=written, part=text, text=secret("report", place))
    received = [_report(used, away, body, state) for state in ("draft", "submitted", "accepted")]
    return {
        "report_form": used,
        "report_form_asked": asked,
        "report_form_draft": draft,
        "form_part": part,
        "form_part_used": table,
        "report": written,
        "report_sent": _report(used, body, away, "submitted"),
        "report_signed": _signed(_report(used, body, away, "submitted")),
        "report_top": _report(used, body, body),
        "report_missing": received[0],
        "report_submitted": received[1],
        "report_accepted": received[2],
        "review_point": _point(written, secret("review_point", place), "open"),
        "review_point_draft": _point(written, f"Dự thảo {place}", "draft"),
        "review_point_done": _point(written, f"Đã xong {place}", "done"),
    }


def _form(body: Body, group: Group, name: str, state: str, **said: Any) -> ReportForm:
    made = ReportForm.objects.create(
        body=body, group=group, name=name, first_day=FIRST, state=state, recorded_at=now(), **said
    )
    FormVersion.objects.create(form=made, since=FIRST)
    return made


def _part(form: ReportForm, heading: str, kind: str, asks: list[str]) -> FormPart:
    version = form.versions.get()
    return FormPart.objects.create(
        version=version, order=1 + version.parts.count(), heading=heading, kind=kind, asks=asks
    )


def _signed(report: PeriodicReport) -> PeriodicReport:
    """With the signed document."""
    content = f"Báo cáo {report.pk} đã ký".encode()
    digest = sha256(content).hexdigest()
    storage.put(digest, content)
    folder = Folder.objects.create(body=report.body, opened_at=now())
    said = {"kind": "document", "media_type": "text/plain", "size": len(content), "sent_at": now()}
    file = StoredFile.objects.create(folder=folder, name="bc.txt", sha256=digest, sent_sha256=digest, **said)
    signer = {"signer_name": "Lò Văn Phúc", "signer_post": "Chủ tịch", "place": "Đông Mai"}
    SignedReport.objects.create(
        report=report, number="1/BC", signed_on=localdate(), folder=folder, document=file, recorded_at=now(), **signer
    )
    return report


def _point(report: PeriodicReport, text: str, state: str) -> ReviewPoint:
    said = {"kind": "recommendation", "due_on": localdate(), "recorded_at": now()}
    return ReviewPoint.objects.create(
        report=report, body=report.body, owner=report.body, text=text, state=state, **said
    )


def _report(form: ReportForm, body: Body, to_body: Body, state: str = "draft") -> PeriodicReport:
    """Of a period of its own."""
    since = localdate() - timedelta(days=90 + form.periods.count())
    period = ReportingPeriod.objects.create(
        form=form, version=form.versions.get(), since=since, until=localdate(), due_on=localdate(), opened_at=now()
    )
    sent = now() if state != "draft" else None
    return PeriodicReport.objects.create(
        period=period, body=body, to_body=to_body, counted=[body.pk], state=state, submitted_at=sent
    )
