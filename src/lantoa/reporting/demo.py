"""A quarterly report for a first look: two quarters, with reports in every state. What is written is invented.

Vietnamese here is data, not a message: it stays as it is written.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, Group, GroupMember, Tree
from lantoa.organisations.models.bodies import COMMUNES
from lantoa.plans.states import PlanState
from lantoa.reporting.models import FormPart, PartKind, PeriodicReport, ReportForm, ReportingPeriod, ReviewPoint
from lantoa.reporting.operations import forms, periods, points, reports
from lantoa.reporting.ready import ready_forms

ASKING, OWN = "th-nv", "vn-x15664"  # who asks, and the commune of the demo's officer
DAY = timedelta(days=1)
NAME = "Báo cáo kết quả phát hiện, nhân rộng điển hình tiên tiến"
GROUP = "Các xã báo cáo hằng quý"
PARTS = (
    ("Tình hình và kết quả nổi bật", PartKind.NARRATIVE, (), "Nêu ngắn gọn việc đã làm và kết quả trong kỳ."),
    (
        "Số liệu trong kỳ",
        PartKind.FIGURES,
        ("exemplars_detected", "exemplars_introduced", "exemplars_followed_up", "work_done"),
        "",
    ),
    ("Gương điển hình được giới thiệu, công nhận", PartKind.EXEMPLARS, ("introduced", "recognised"), ""),
    ("Khó khăn và đề xuất", PartKind.NARRATIVE, (), "Nêu việc cần cấp trên hỗ trợ."),
)
DONE = "Xã đã rà soát ở từng thôn, giới thiệu người tốt, việc tốt trên hệ thống truyền thanh và tại hội nghị thôn."
WANTED = "Đề nghị tập huấn cách viết về gương điển hình cho công chức xã và trưởng thôn."
#: What the review of the year before left: kind, text, whose it is, in how many days it is due.
LEFT = (
    ("recommendation", "Tập huấn cách viết về gương điển hình cho công chức xã và trưởng thôn.", ASKING, 0),
    ("recommendation", "In sổ tay giới thiệu gương điển hình cho từng thôn.", ASKING, 10),
    ("lesson", "Phát hiện gương từ thôn, tổ dân phố ngay trong tháng có việc làm tốt.", OWN, 20),
    ("recommendation", "Rà soát, giới thiệu gương ở những thôn chưa có ai được giới thiệu.", OWN, 5),
)
#: What becomes of the reports of the last quarter, one after the other; the demo's own commune comes first.
WAYS = ("begun", "accepted", "submitted", "returned", "accepted late", "missing", "excused", "submitted")


def load(*, at: datetime) -> None:
    """Write the form with its reports, as far as they had come by `at`; one that is there already stays as it is."""
    asking = Body.objects.filter(code=ASKING).first()
    today = localdate(at)
    units = list(_units(today))
    if asking is None or not units or ReportForm.objects.filter(body=asking, name=NAME).exists():
        return
    group = Group.objects.create(body=asking, name=GROUP, tree=Tree.GOVERNMENT)
    GroupMember.objects.bulk_create(GroupMember(group=group, body=each, since=each.since) for each in units)
    first = _quarter_before(_quarter_before(today.replace(day=1)))
    form = forms.add_form(
        ReportForm(body=asking, name=NAME, group=group, first_day=first, grace=10), by=PLATFORM, at=at
    )
    for heading, kind, asks, hint in PARTS:
        part = FormPart(heading=heading, kind=kind, asks=list(asks), hint=hint)
        forms.add_part(form.versions.get(), part, by=PLATFORM, at=at)
    forms.start(form, by=PLATFORM, at=at)
    _take_over(asking, today, at)
    before, *latest = form.periods.order_by("since")
    _finish(before, at)
    for period in latest:
        _fill(period, units, at)


def _take_over(asking: Body, today: date, at: datetime) -> None:
    """The statistics of a year, and an interim review of the newest programme: both written by the body itself."""
    plan = asking.plans.filter(state=PlanState.RUNNING).order_by("-issued_on", "-pk").first()
    begins = date(today.year, 1, 1)
    for key, reviewed in (("tt02-2023", None), ("interim-review", plan)):
        if key == "tt02-2023" or reviewed:
            made = ReportForm(body=asking, first_day=begins, plan=reviewed)
            form = forms.start(forms.take_over(ready_forms()[key], made, by=PLATFORM, at=at), by=PLATFORM, at=at)
            if reviewed:
                _review_before(form, begins, at)
            periods.ask_for(form, begins, today, today + timedelta(days=15), by=PLATFORM, at=at)


def _review_before(form: ReportForm, begins: date, at: datetime) -> None:
    """The interim review of the year before, and what it left to be done: one done, one not yet, one not at all."""
    today = localdate(at)
    period = periods.ask_for(form, begins.replace(year=begins.year - 1), begins - DAY, today, by=PLATFORM, at=at)
    [report] = period.reports.select_related("period__form", "body")
    own = Body.objects.filter(code=OWN).first() or form.body
    for kind, text, owner, days in LEFT:
        due = today + timedelta(days=days)
        said = ReviewPoint(kind=kind, text=text, owner=own if owner == OWN else form.body, due_on=due)
        points.add_to_report(report, said, by=PLATFORM, at=at)
    reports.close(report, by=PLATFORM, at=at)
    done, dropped, *_open = report.points.order_by("pk")
    points.finish(done, by=PLATFORM, at=at, reason="Đã mở hai lớp cho 64 công chức xã và trưởng thôn.")
    points.drop(dropped, by=PLATFORM, at=at, reason="Chưa có nguồn kinh phí; sẽ đề xuất lại năm sau.")


def _units(today: date) -> list[Body]:
    """The communes that became of one district of the five plans, that of the demo's officer first."""
    became = Body.objects.filter(predecessors__predecessor__code__startswith="vn-h397-")
    kept = became.filter(kind__in=COMMUNES, until__gt=today).distinct().order_by("sort_key")
    return sorted(kept, key=lambda body: body.code != OWN)


def _quarter_before(day: date) -> date:
    """The first day of the quarter before that of `day`."""
    begins = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = begins - timedelta(days=1)
    return date(last.year, (last.month - 1) // 3 * 3 + 1, 1)


def _finish(period: ReportingPeriod, at: datetime) -> None:
    """All of it came in and the period was closed."""
    then = _on(period.due_on, at)
    for report in _below(period):
        _write(report, DONE, then)
        reports.accept(reports.submit(report, by=PLATFORM, at=then), by=PLATFORM, at=then)
    for report in period.reports.filter(body=period.form.body_id):
        _write(report, "Các xã đã nộp đủ báo cáo.", then)
        reports.close(report, by=PLATFORM, at=then)


def _fill(period: ReportingPeriod, units: list[Body], at: datetime) -> None:
    """Each report as far as its way goes."""
    ways = dict(zip((body.pk for body in units), WAYS, strict=False))
    for report in _below(period):
        way = ways.get(report.body_id, "missing")
        then = _on(period.due_on + timedelta(days=4 if "late" in way else -2), at)
        if way == "begun":
            _write(report, DONE, then)
        elif way == "excused":
            reports.excuse(report, "Xã tập trung khắc phục hậu quả mưa lũ.", by=PLATFORM, at=then)
        elif way != "missing":
            _write(report, DONE, then)
            sent = reports.submit(report, by=PLATFORM, at=then)
            if way.startswith("accepted"):
                reports.accept(sent, by=PLATFORM, at=then)
            elif way == "returned":
                reports.send_back(sent, by=PLATFORM, at=then, reason="Chưa nêu khó khăn và đề xuất.")


def _below(period: ReportingPeriod) -> list[PeriodicReport]:
    found = period.reports.exclude(body=period.form.body_id)
    return list(found.select_related("period__version", "period__form", "body").order_by("body__sort_key"))


def _write(report: PeriodicReport, text: str, at: datetime) -> None:
    first, last = report.period.version.parts.filter(kind=PartKind.NARRATIVE)
    reports.write(report, {first.pk: text, last.pk: WANTED}, by=PLATFORM, at=at)


def _on(day: date, at: datetime) -> datetime:
    """In the morning of the day, not after `at`."""
    return min(datetime(day.year, day.month, day.day, 2, tzinfo=at.tzinfo), at)
