"""Report forms are their body's; a report is its body's and that of whoever receives it."""

from lantoa.organisations.models import Role
from tests.house.access.movements import SHARED
from tests.house.access.rules import ADMINISTRATORS, KEEPERS, READ, Desk, Record, Rule, at, at_or_above

OFFICES = at_or_above()
HANDLERS = ADMINISTRATORS | at(Role.OFFICER, Role.SECRETARY, Role.LEADER)
SIGNERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
_FORM = "desk/reporting/forms/<int:pk>/"
_PART = "desk/reporting/parts/<int:pk>/"
_REPORT = "desk/reporting/<int:pk>/"
_POINT = "desk/reporting/points/<int:pk>/"

RULES: dict[str, Rule] = {
    "results/": READ,
    "desk/reporting/forms/": Desk(post=404),
    "desk/reporting/forms/add/": Desk(KEEPERS, post=422),
    "desk/reporting/forms/ready/": Desk(),
    # No form of that name is ready; tests/reporting/test_statistics.py takes over one that is.
    "desk/reporting/forms/ready/<slug:key>/": Desk(KEEPERS, get=404, post=404),
    _FORM: Record("report_form", OFFICES),
    f"{_FORM}change/": Record("report_form", OFFICES, KEEPERS, post=422),
    f"{_FORM}start/": Record("report_form_draft", OFFICES, KEEPERS, post=302),
    f"{_FORM}end/": Record("report_form", OFFICES, KEEPERS, post=422),
    f"{_FORM}ask/": Record("report_form_asked", OFFICES, KEEPERS, post=422),
    f"{_FORM}later/": Record("report_form", OFFICES, KEEPERS, post=302),
    f"{_FORM}parts/add/": Record("report_form_draft", OFFICES, KEEPERS, post=422),
    f"{_PART}change/": Record("form_part", OFFICES, KEEPERS, post=422),
    f"{_PART}up/": Record("form_part", OFFICES, KEEPERS, post=302),
    f"{_PART}remove/": Record("form_part", OFFICES, KEEPERS, post=302),
    "desk/reporting/": Desk(post=404),
    _REPORT: Record("report", OFFICES),
    f"{_REPORT}write/": Record("report", OFFICES, KEEPERS, post=302),
    f"{_REPORT}submit/": Record("report", OFFICES, HANDLERS, post=302),
    f"{_REPORT}close/": Record("report_top", OFFICES, HANDLERS, post=302),
    f"{_REPORT}accept/": Record("report_submitted", OFFICES, HANDLERS, post=302),
    f"{_REPORT}send-back/": Record("report_submitted", OFFICES, HANDLERS, post=422),
    f"{_REPORT}lock/": Record("report_accepted", OFFICES, HANDLERS, post=302),
    f"{_REPORT}reopen/": Record("report_accepted", OFFICES, HANDLERS, post=422),
    f"{_REPORT}sign/": Record("report_sent", OFFICES, SIGNERS, get=403, post=403),  # there is no key
    f"{_REPORT}attach/": Record("report_sent", OFFICES, KEEPERS, post=422),
    f"{_REPORT}signed/": Record("report_signed", OFFICES),
    f"{_REPORT}excuse/": Record("report_missing", OFFICES, HANDLERS, post=422),
    f"{_REPORT}below/": Record("report_top", OFFICES, post=404),
    f"{_REPORT}remind/": Record("report_top", OFFICES, HANDLERS, post=422),
    f"{_REPORT}figures/<int:part>/<int:place>/": Record("report", OFFICES, inner=("form_part_used",)),
    f"{_REPORT}docx/": Record("report", OFFICES),
    f"{_REPORT}pdf/": Record("report", OFFICES),
    f"{_REPORT}xlsx/": Record("report", OFFICES),
    f"{_REPORT}json/": Record("report", OFFICES),
    f"{_REPORT}points/add/": Record("report", OFFICES, KEEPERS, post=422),
    "desk/reporting/movement-reviews/<int:pk>/points/add/": Record("movement_review", SHARED, KEEPERS, post=422),
    "desk/reporting/points/": Desk(post=404),
    _POINT: Record("review_point", OFFICES),
    f"{_POINT}change/": Record("review_point", OFFICES, KEEPERS, post=422),
    f"{_POINT}remove/": Record("review_point_draft", OFFICES, KEEPERS, post=302),
    f"{_POINT}take-up/": Record("review_point", OFFICES, HANDLERS, post=302),
    f"{_POINT}finish/": Record("review_point", OFFICES, HANDLERS, post=422),
    f"{_POINT}drop/": Record("review_point", OFFICES, KEEPERS, post=422),
    f"{_POINT}resume/": Record("review_point_done", OFFICES, KEEPERS, post=422),
    "desk/reporting/dashboard/": Desk(),
    "desk/reporting/dashboard/<int:pk>/": Record("body", OFFICES),
    "desk/reporting/overview/": Desk(),
    "desk/reporting/overview/<int:pk>/": Record("body", OFFICES),
}

# By the kind of secret in tests/house/report_records.py.
SECRETS = {"report_form": OFFICES, "report": OFFICES, "review_point": OFFICES}
