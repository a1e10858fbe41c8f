"""Who may ask for reports, write them, submit them and receive them."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.holders import Holder, hold
from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything
from lantoa.reporting.models import FormPart, PeriodicReport, ReportForm, ReviewPoint
from lantoa.reporting.states import PointState

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
_HANDLERS = (at(Role.OFFICER, Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
_SIGNERS = (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))

#: Who asks for reports.
ASKING = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS})
#: Parts hang on a form.
PARTS = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS}, path="version__form__body")
#: Who reports.
OWN = OrganisationPolicy({"view": (at_or_above(),), "write": _KEEPERS, "submit": _HANDLERS, "sign": _SIGNERS})
#: Who receives reports.
RECEIVING = OrganisationPolicy({"view": (at_or_above(),), "receive": _HANDLERS}, path="to_body")
#: Who wrote the review.
POINTS = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS})
#: Who sees to what it left to be done.
OWNERS = OrganisationPolicy({"view": (at_or_above(),), "carry_out": _HANDLERS}, path="owner")
#: The page of a body about all of its reports.
PAGE = OrganisationPolicy({"view": (at_or_above(),)}, path="")


class ReportPolicy:
    """A report has two bodies, which writes it and which receives it; each has verbs of its own, and both see it."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the report."""
        if may_everything(actor) or OWN.answer(actor, verb, record) or RECEIVING.answer(actor, verb, record):
            return YES
        return Answer(False, _("None of your roles where the report is written, or received, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the reports that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        own, receiving = (each.bodies_for(actor, verb).values("pk") for each in (OWN, RECEIVING))
        return records.filter(Q(body__in=own) | Q(to_body__in=receiving))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any report."""
        return OWN.reason(actor, verb) or RECEIVING.reason(actor, verb)


class PointPolicy:
    """A point of a review is kept by the body that wrote it, and seen to by its owner once the review is sent."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the point."""
        point: Any = record
        if may_everything(actor) or POINTS.answer(actor, verb, record):
            return YES
        if point.state != PointState.DRAFT and OWNERS.answer(actor, verb, record):
            return YES
        return Answer(False, _("None of your roles where the review was written, or where it is seen to, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the points that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        own, owners = (each.bodies_for(actor, verb).values("pk") for each in (POINTS, OWNERS))
        return records.filter(Q(body__in=own) | Q(owner__in=owners) & ~Q(state=PointState.DRAFT))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any point."""
        return POINTS.reason(actor, verb) or OWNERS.reason(actor, verb)


def asking_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which the actor may ask for reports."""
    return ASKING.bodies_for(actor, "keep", day=localdate())


def register_policies() -> None:
    """Tell the house."""
    register(ReportForm, ASKING)
    register(FormPart, PARTS)
    register(PeriodicReport, ReportPolicy())
    register(ReviewPoint, PointPolicy())
    hold(Holder("signed_report__report", "body__name", "reporting:report"))


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "add_report_form": _("prepared the report form"),
            "take_over_report_form": _("took over a ready report form"),
            "change_report_form": _("changed the report form"),
            "add_form_part": _("added a part"),
            "change_form_part": _("changed a part"),
            "remove_form_part": _("removed a part"),
            "move_form_part": _("moved a part"),
            "new_form_version": _("began a version for later periods"),
            "open_report_period": _("opened a period"),
            "write_report": _("wrote in the report"),
            "excuse_report": _("noted why a report is missing"),
            "sign_report": _("signed the report with the key of the office"),
            "attach_report": _("attached the signed report"),
            "withdraw_signed_report": _("took the report back that was signed as"),
            "add_review_point": _("wrote down a lesson or recommendation"),
            "change_review_point": _("changed a lesson or recommendation"),
            "remove_review_point": _("took a lesson or recommendation out"),
            "issue_review_point": _("sent it with the review"),
            "remind_reports": _("reminded those whose reports are missing"),
        }
    )
