"""Public consultations: the list, one with its candidates and what the people said, and one comment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.recognition.consultation_states import COMMENT_MOVES, CONSULTATION_MOVES, CommentState, ConsultationState
from lantoa.recognition.models import Consultation, PublicComment
from lantoa.recognition.operations.consultations import open_days
from lantoa.recognition.queries.consultations import candidates, with_comments

REGISTER = gettext_lazy("Public consultations")
SHOWN = 300  # comments on the page of a consultation


def consultations_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:consultations"))


def crumb_of(asked: Consultation) -> Crumb:
    """The step that leads to one of them."""
    return Crumb(asked.title, reverse("recognition:consultation", args=[asked.pk]))


def standing(asked: Any) -> str:
    """Its state, and once it is public whether the people are still asked."""
    if asked.state != ConsultationState.PUBLIC:
        return str(asked.get_state_display())
    today = localdate()
    if asked.has_ended_by(today):
        return _("Ended")
    return _("Takes comments") if asked.takes_comments_on(today) else _("Public, not begun")


def _running(found: QuerySet[Consultation]) -> QuerySet[Consultation]:
    today = localdate()
    return found.filter(state=ConsultationState.PUBLIC, opens_on__lte=today, closes_on__gte=today)


class ConsultationList(ListScreen):
    """Those of the person's bodies, and of those below."""

    title, model, search, ordering = REGISTER, Consultation, ("folded_title",), ("-closes_on", "-pk")
    empty = gettext_lazy("The people are asked from the page of a round: “Ask the people about them”.")
    columns = (
        ListColumn("title", gettext_lazy("Public consultation"), order="folded_title"),
        ListColumn("body", gettext_lazy("Who asks"), "body.name", order="body__sort_key"),
        ListColumn("round", gettext_lazy("Round of awards"), "round.name", order="round__folded_name", shown=False),
        ListColumn("opens_on", gettext_lazy("From"), order="opens_on", kind="date"),
        ListColumn("closes_on", gettext_lazy("To"), order="closes_on", kind="date"),
        ListColumn("said", gettext_lazy("Comments"), "said", kind="number"),
        ListColumn("waiting", gettext_lazy("To be answered"), "waiting", kind="number"),
        ListColumn("state", gettext_lazy("State"), standing, order="state", kind="state"),
    )
    filters = (
        ChoiceFilter("state", gettext_lazy("State"), ConsultationState.choices),
        FlagFilter("running", gettext_lazy("Takes comments today"), _running),
        FlagFilter("to_answer", gettext_lazy("With comments to answer"), lambda rows: rows.filter(waiting__gt=0)),
    )

    def queryset(self) -> QuerySet:
        return with_comments(Consultation.objects.select_related("body", "round"))

    def url_of(self, record: Any) -> str:
        return reverse("recognition:consultation", args=[record.pk])


class ConsultationRecord(RecordScreen):
    """One of them: what the public reads, and what it said."""

    model, moves = Consultation, CONSULTATION_MOVES
    move_urls = {
        "publish": "recognition:publish_consultation",
        "call_off": "recognition:call_off_consultation",
        "prepare_again": "recognition:prepare_consultation_again",
    }

    def queryset(self) -> QuerySet:
        return Consultation.objects.select_related("body", "round")

    def trail(self) -> Sequence[Crumb]:
        return [consultations_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{self.record.round.name}. {self.record.body.name}"

    def state(self) -> str | Promise:
        return standing(self.record)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        days = open_days(found.opens_on, found.closes_on)
        told = ngettext("%(count)d working day", "%(count)d working days", days) % {"count": days}
        return [
            (_("From day to day"), f"{found.opens_on:%d/%m/%Y} – {found.closes_on:%d/%m/%Y} ({told})"),
            (_("What the people are told and asked"), found.text),
        ]

    def comments(self) -> QuerySet[PublicComment]:
        """Those that the person may read, what waits for an answer first."""
        found = visible(self.actor, PublicComment.objects.filter(consultation=self.record))
        return found.select_related("proposal__dossier").order_by("answered_on", "-sent_at", "-pk")

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state != ConsultationState.PUBLIC:
            return []
        waiting = self.comments().filter(state=CommentState.SENT).count()
        ended = self.record.has_ended_by(self.today)
        until = _("Until %(day)s.") % {"day": f"{self.record.closes_on:%d/%m/%Y}"}
        left = ngettext("%(count)d comment waits.", "%(count)d comments wait.", waiting) % {"count": waiting}
        return [
            Requirement(_("The people had all its days"), ended, "" if ended else until),
            Requirement(_("Every comment is answered"), not waiting, left if waiting else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        listed, said = candidates(self.record, self.today), list(self.comments()[:SHOWN])
        return [
            RecordPanel(_("Comments"), "recognition/desk/comments.html", {"comments": said}, len(said)),
            RecordPanel(_("Who is proposed"), "recognition/desk/candidates.html", {"listed": listed}, len(listed)),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == ConsultationState.PREPARED:
            return [self.action(_("Change it"), "recognition:change_consultation", "keep")]
        if self.record.state == ConsultationState.PUBLIC:
            return [RecordAction(_("The public page"), reverse("consulting:consultation", args=[self.record.pk]))]
        return []


class CommentRecord(RecordScreen):
    """One comment: who sent it, about whom, and what the office says."""

    model, moves = PublicComment, COMMENT_MOVES
    move_urls = {
        "answer": "recognition:answer_comment",
        "find_groundless": "recognition:find_comment_groundless",
        "reopen": "recognition:reopen_comment",
    }

    def queryset(self) -> QuerySet:
        return PublicComment.objects.select_related("consultation__body", "proposal__dossier", "proposal__award")

    def trail(self) -> Sequence[Crumb]:
        return [consultations_crumb(), crumb_of(self.record.consultation)]

    def page_title(self) -> str:
        return _("Comment of %(day)s") % {"day": f"{localdate(self.record.sent_at):%d/%m/%Y}"}

    def standfirst(self) -> str | Promise:
        return str(self.record.proposal or _("About the whole list"))

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Sent by"), found.name or _("unnamed")),
            (_("Phone or e-mail"), found.contact),
            (_("Answered on"), f"{found.answered_on:%d/%m/%Y}" if found.answered_on else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        found = [RecordPanel(_("What was said"), "recognition/desk/summary.html", {"text": self.record.text})]
        if self.record.answer:
            found.append(
                RecordPanel(_("Answer of the office"), "recognition/desk/summary.html", {"text": self.record.answer})
            )
        return found
