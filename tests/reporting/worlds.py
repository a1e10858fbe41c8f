"""A district that has its communes report every quarter, with people at both."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from lantoa.exemplars.models import Milestone, MilestoneKind
from lantoa.exemplars.operations import milestones
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind, Group, Role, Tree
from lantoa.reporting.models import FormPart, PartKind, PeriodicReport, ReportForm, ReportingPeriod
from lantoa.reporting.operations import forms, reports
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import appointed

AT = datetime(2026, 10, 3, 5, tzinfo=UTC)  # after the third quarter
IN_PERIOD = date(2026, 8, 20)


class Reporting(Exemplars):
    """The form is not in use yet; `start` puts it into use, which opens the second and the third quarter."""

    def __init__(self) -> None:
        super().__init__()
        self.group = Group.objects.create(
            body=self.district, name="Các xã", tree=Tree.GOVERNMENT, under=self.district, kinds=[BodyKind.COMMUNE]
        )
        self.form = form_of(self.district, self.group)
        self.above_secretary = appointed(self.district, Role.SECRETARY)

    def start(self, at: datetime = AT) -> ReportingPeriod:
        """The latest period that is open then."""
        self.form = forms.start(self.form, by=PLATFORM, at=at)
        return self.form.periods.order_by("-since")[0]

    def report(self, body: Body | None = None, period: ReportingPeriod | None = None) -> PeriodicReport:
        """The latest report of the first commune, unless told otherwise."""
        found = PeriodicReport.objects.filter(body=body or self.commune)
        found = found.filter(period=period) if period else found
        return found.order_by("-period__since").select_related("period__form")[0]


def form_of(body: Body, group: Group, **said: Any) -> ReportForm:
    """A quarterly form with a text, a table and a list."""
    told = {"name": "Báo cáo công tác thi đua", "first_day": date(2026, 4, 1), "grace": 5}
    form = forms.add_form(ReportForm(body=body, group=group, **told | said), by=PLATFORM, at=AT)
    [version] = form.versions.all()
    for part in (
        FormPart(heading="Tình hình chung", kind=PartKind.NARRATIVE, hint="Nêu kết quả nổi bật"),
        FormPart(heading="Số liệu", kind=PartKind.FIGURES, asks=["exemplars_introduced", "work_done"]),
        FormPart(heading="Gương điển hình", kind=PartKind.EXEMPLARS, asks=["introduced", "recognised"]),
    ):
        forms.add_part(version, part, by=PLATFORM, at=AT)
    return form


def happened(body: Body, name: str = "Lê Thị Mận", *, on: date = IN_PERIOD, kind: str = "introduced") -> Milestone:
    """An exemplar of `body` that was introduced."""
    made = Milestone(dossier=entered(body, name), kind=MilestoneKind(kind), body=body, on=on)
    made.to_body = body
    return milestones.record(made, by=PLATFORM, at=AT)


def submitted(report: PeriodicReport, at: datetime = AT) -> PeriodicReport:
    """As the body sent it."""
    return reports.submit(report, by=PLATFORM, at=at)


def accepted(report: PeriodicReport, at: datetime = AT) -> PeriodicReport:
    """Taken by the level above."""
    return reports.accept(submitted(report, at), by=PLATFORM, at=at)
