"""A small province whose communes owe something, for tests of what people see."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.utils.timezone import localdate

from lantoa.accounts.models import User
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.plans.models import DutyActor
from tests.organisations.worlds import appointed, founded, person
from tests.plans.worlds import did, duty_of, owes, plan_of, term_of

YEAR = localdate().year
NEW_YEAR, NEXT = date(YEAR, 1, 1), date(YEAR + 1, 1, 1)
LONG_DUE = date(YEAR - 1, 12, 31)  # overdue on every day of the year


class Programme:
    """A plan of the province: a number each year, due long ago; a report, due at its end; a request to the Front."""

    def __init__(self, communes: int = 3) -> None:
        self.ministry = founded("Bộ Nội vụ", BodyKind.MINISTRY)
        self.province = founded("Tỉnh Thanh Hóa", BodyKind.PROVINCE, self.ministry)
        self.communes = [founded(f"Xã Số {number}", under=self.province) for number in range(1, communes + 1)]
        self.front = founded("Ủy ban Mặt trận tỉnh", BodyKind.FRONT, self.province)
        # Silent from the first day on, whatever day of the year it is.
        options = {"silent_days": 0}
        self.plan = plan_of(self.province, first_day=NEW_YEAR, last_day=date(YEAR, 12, 31), options=options)
        self.late = duty_of(self.plan, "Nhân rộng điển hình", section="II.1", value=2, unit="điển hình", cadence="year")
        self.report = duty_of(self.plan, "Báo cáo năm", section="VI.4", measure="reports_submitted", cadence="year")
        self.asked = duty_of(self.plan, "Phối hợp giám sát", section="VI.5", is_request=True, cadence="year")
        self.late_term = term_of(self.late, NEW_YEAR, NEXT, due_on=LONG_DUE)
        self.report_term = term_of(self.report, NEW_YEAR, NEXT, due_on=NEXT)
        self.asked_term = term_of(self.asked, NEW_YEAR, NEXT)
        for duty in (self.late, self.report):
            owes(duty, *self.communes, since=NEW_YEAR, until=NEXT)
        owes(self.asked, self.front, since=NEW_YEAR, until=NEXT)
        for duty, body in ((self.late, self.communes[0]), (self.asked, self.front)):
            DutyActor.objects.create(duty=duty, words=body.name, body=body, is_sure=True)

    def finish(self, body: Body) -> None:
        """Let `body` do all that it owes."""
        did(self.late_term, body, 2)
        did(self.report_term, body)


def at_desk(body: Body, role: str = Role.OFFICER) -> tuple[Client, User]:
    """A browser of somebody in `role` at `body`, and who it is."""
    who = person()
    appointed(body, role, who)
    client = Client()
    client.force_login(who)
    return client, who
