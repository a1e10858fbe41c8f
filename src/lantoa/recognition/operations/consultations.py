"""The people are asked about those who are proposed; what they say comes in, and is answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.exemplars.operations.settling import is_address
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.plans.letters import in_language_of
from lantoa.recognition.consultation_states import COMMENT_MOVES, CONSULTATION_MOVES, ConsultationState
from lantoa.recognition.models import Consultation, Proposal, PublicComment
from lantoa.recognition.queries.deadlines import holidays_between
from lantoa.recognition.working_days import working_days_between


@transaction.atomic
def prepare(made: Consultation, listed: Collection[Proposal], *, by: Actor, at: datetime) -> Consultation:
    """Save a new one, which nobody outside reads yet. ValidationError by field: see `_check`."""
    require(by, "keep", made)
    _check(made, listed)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    made.proposals.set(listed)
    audit.record("prepare_consultation", made, by=by, at=at, note=made.title)
    return made


@transaction.atomic
def change(
    found: Consultation, values: dict[str, Any], listed: Collection[Proposal], *, by: Actor, at: datetime
) -> Consultation:
    """Other words, days or candidates. MoveRefused: it is public, and people have read it."""
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    if locked.state != ConsultationState.PREPARED:
        raise MoveRefused(_("Call it off and prepare it again: what the people were asked is not changed under them."))
    with audit.watching(locked, "change_consultation", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _check(locked, listed)
        locked.save()
    locked.proposals.set(listed)
    return locked


def publish(found: Consultation, *, by: Actor, at: datetime, reason: str = "") -> Consultation:
    """Anybody may read it from now on, and comment on its days.

    MoveRefused: its first day is over, or it is shorter than an award of its list asks for.
    """
    with CONSULTATION_MOVES["publish"].of(found, by=by, at=at, reason=reason) as moved:
        if moved.opens_on < localdate(at):
            raise MoveRefused(_("Its first day is over: choose days that the people have all of."))
        if short := _too_short(moved):
            raise MoveRefused(short)
    return moved


def call_off(found: Consultation, *, by: Actor, at: datetime, reason: str) -> Consultation:
    """It does not take place, or was asked wrongly; what came in stays, and counts for nothing."""
    with CONSULTATION_MOVES["call_off"].of(found, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def prepare_again(found: Consultation, *, by: Actor, at: datetime, reason: str = "") -> Consultation:
    """After all, with other days or words."""
    with CONSULTATION_MOVES["prepare_again"].of(found, by=by, at=at, reason=reason) as moved:
        pass
    return moved


@transaction.atomic
def send_comment(made: PublicComment, *, by: Actor, at: datetime) -> PublicComment:
    """Anybody says something. MoveRefused: comments are not taken today. ValidationError: it is about nobody here."""
    asked = Consultation.objects.select_for_update(of=("self",)).get(pk=made.consultation_id)
    if not asked.takes_comments_on(localdate(at)):
        raise MoveRefused(_("Comments are no longer taken, or not yet. Nothing was kept."))
    if made.proposal_id and not asked.proposals.filter(pk=made.proposal_id).exists():
        raise ValidationError({"proposal": _("Choose somebody of this list.")})
    made.sent_at = at
    made.save(force_insert=True)
    audit.record("send_comment", made, by=by, at=at)
    return made


def answer(comment: PublicComment, *, by: Actor, at: datetime, reason: str) -> PublicComment:
    """What the office says to it; by letter too where an e-mail address was left."""
    with COMMENT_MOVES["answer"].of(comment, by=by, at=at, reason=reason) as moved:
        _settle(moved, reason, at)
    return moved


def find_groundless(comment: PublicComment, *, by: Actor, at: datetime, reason: str) -> PublicComment:
    """There is nothing to it, for a reason that is told like an answer."""
    with COMMENT_MOVES["find_groundless"].of(comment, by=by, at=at, reason=reason) as moved:
        _settle(moved, reason, at)
    return moved


def reopen(comment: PublicComment, *, by: Actor, at: datetime, reason: str) -> PublicComment:
    """The answer was wrong or too early; what was said stays in the history."""
    with COMMENT_MOVES["reopen"].of(comment, by=by, at=at, reason=reason) as moved:
        moved.answer, moved.answered_on = "", None
    return moved


def _settle(comment: PublicComment, words: str, at: datetime) -> None:
    comment.answer, comment.answered_on = words.strip(), localdate(at)
    if is_address(comment.contact):
        outbox.put("mail", _letter(comment), key=f"comment-{comment.pk}-{at.timestamp()}", at=at)


def _letter(comment: PublicComment) -> dict[str, str]:
    asked = comment.consultation
    with in_language_of(None):  # nobody knows which one the sender chose
        subject = _("About your comment on: %(title)s") % {"title": asked.title}
        told = {"comment": comment, "asked": asked, "site": settings.BASE_URL}
        text = render_to_string("recognition/letters/comment.txt", told)
    return {"to": comment.contact.strip(), "subject": " ".join(subject.split()), "text": text}


def _check(made: Consultation, listed: Collection[Proposal]) -> None:
    """Days in order, and a list of proposals of the round that lie with whoever asks."""
    if made.closes_on < made.opens_on:
        raise ValidationError({"closes_on": _("The last day lies before the first one.")})
    if not listed:
        raise ValidationError({"proposals": _("Choose whom the people are asked about.")})
    for each in listed:
        if each.round_id != made.round_id or each.held_by_id != made.body_id:
            told = _("%(proposal)s is not of this round, or does not lie with %(body)s.")
            raise ValidationError({"proposals": told % {"proposal": each, "body": made.body.name}})


def _too_short(asked: Consultation) -> str:
    """In words, which award asks for more working days than it has; empty where none does."""
    days = open_days(asked.opens_on, asked.closes_on)
    for each in asked.proposals.select_related("award").order_by("-award__consultation_days"):
        award = each.award
        if award.asks_the_people and days < (award.consultation_days or 0):
            told = _(
                "It has %(days)d working days; %(award)s asks for %(needed)d: %(article)s. Choose a later last day."
            )
            words = {"days": days, "award": award.name, "needed": award.consultation_days}
            return told % (words | {"article": award.consultation_article})
    return ""


def open_days(opens_on: date, closes_on: date) -> int:
    """How many working days the people have, both days included."""
    return working_days_between(opens_on - timedelta(days=1), closes_on, holidays_between(opens_on, closes_on))
