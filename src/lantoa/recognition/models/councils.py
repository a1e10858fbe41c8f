"""Councils, their members by day, their sittings, and what was voted there."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.organisations.models.spells import Spell, SpellQuerySet, in_order
from lantoa.recognition.council_states import CASE_MOVES, SITTING_MOVES, CaseState, SittingState
from lantoa.recognition.counting import Base, Choice, Rule, Standing

BASES = (
    (Base.ALL_MEMBERS.value, _("all members")),
    (Base.PRESENT.value, _("members who take part")),
    (Base.VALID.value, _("ballots that can be read")),
)
CHOICES = (
    (Choice.FOR.value, pgettext_lazy("ballot", "In favour")),
    (Choice.AGAINST.value, pgettext_lazy("ballot", "Against")),
    (Choice.ABSTAIN.value, pgettext_lazy("ballot", "Abstain")),
    (Choice.SPOILED.value, pgettext_lazy("ballot", "Cannot be read")),
)
STANDINGS = (
    (Standing.PRESENT.value, pgettext_lazy("attendance", "in the room")),
    (Standing.WRITTEN.value, pgettext_lazy("attendance", "absent, ballot in writing")),
    (Standing.ABSENT.value, pgettext_lazy("attendance", "absent")),
)
PERCENT = MaxValueValidator(100)


class SeatRole(models.TextChoices):
    """What a member does in the council."""

    CHAIR = "chair", _("Chair of the council")
    DEPUTY = "deputy", _("Deputy chair of the council")
    STANDING = "standing", _("Standing member")
    SECRETARY = "secretary", pgettext_lazy("council", "Secretary")
    MEMBER = "member", pgettext_lazy("council", "Member")


#: Who may open and close: the chair, whoever stands in, and the secretary who works the screen for them.
PRESIDING = (SeatRole.CHAIR, SeatRole.DEPUTY, SeatRole.SECRETARY)


class Council(Spell):
    """An emulation and commendation council of `body`, by a decision, from a day to a day.

    What its own rules of procedure ask beyond the award's rule: `quorum_percent` (the higher of the two holds),
    `always_secret`; whether members with a conflict still count as members, and whether the chair breaks a tie.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="councils", verbose_name=_("body"))
    name = models.CharField(_("name of the council"), max_length=255)
    folded_name = FoldedField("name")
    established_by = models.CharField(_("decision that established it"), max_length=255, blank=True)
    place = models.CharField(_("place, as the document says it"), max_length=80)
    rules_of = models.CharField(_("its rules of procedure"), max_length=255, blank=True)
    quorum_percent = models.PositiveSmallIntegerField(
        _("quorum in percent"), null=True, blank=True, validators=[PERCENT]
    )
    always_secret = models.BooleanField(_("always votes in secret"), default=False)
    keeps_conflicted = models.BooleanField(_("members with a conflict count as members"), default=True)
    chair_breaks_ties = models.BooleanField(_("the chair's vote decides a tie"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("commendation", "council")
        verbose_name_plural = pgettext_lazy("commendation", "councils")
        constraints = [in_order("council_in_order")]

    def __str__(self) -> str:
        return self.name


class Seat(Spell):
    """A member of a council, from a day to a day. Who has no account takes part by paper."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="seats", verbose_name=_("council"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("account"), null=True, blank=True
    )
    name = models.CharField(_("name"), max_length=120)
    position = models.CharField(_("position"), max_length=255, blank=True)
    role = models.CharField(_("role in the council"), max_length=9, choices=SeatRole, default=SeatRole.MEMBER)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in a council")
        verbose_name_plural = _("seats in councils")
        constraints = [in_order("seat_in_order")]
        indexes = [models.Index(fields=["person", "since", "until"], name="seat_of_person")]

    def __str__(self) -> str:
        return self.name

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.council.body_id


class Sitting(models.Model):
    """A council comes together. `day` is that of `held_at`; who is a member is asked of that day."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="sittings", verbose_name=_("council"))
    title = models.CharField(_("about"), max_length=255)
    folded_title = FoldedField("title")
    held_at = models.DateTimeField(_("day and time"))
    day = models.DateField(_("day"), editable=False)
    place = models.CharField(_("place of the sitting"), max_length=255)
    state = StateField(SITTING_MOVES)
    opened_at = models.DateTimeField(_("opened at"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    minutes_signed_on = models.DateField(_("minutes signed on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        indexes = [models.Index(fields=["council", "-day"], name="sitting_of_council")]

    def __str__(self) -> str:
        return f"{self.title} ({localtime(self.held_at):%d/%m/%Y})"

    def save(self, **options: Any) -> None:
        self.day = localdate(self.held_at)
        super().save(**options)

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.council.body_id

    @property
    def is_open(self) -> bool:
        """Whether the council sits now."""
        return self.state == SittingState.OPEN


class Attendance(models.Model):
    """Where a member was: `arrived_at` and `left_at` for whoever was in the room."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="attendances", verbose_name=_("sitting"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances", verbose_name=_("member"))
    standing = models.CharField(_("attendance"), max_length=7, choices=STANDINGS)
    arrived_at = models.DateTimeField(_("arrived at"), null=True, blank=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["sitting", "seat"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_standing_display()}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.seat.council.body_id

    @property
    def now(self) -> Standing:
        """Where the member is at this moment: who has left is absent."""
        return Standing.ABSENT if self.left_at else Standing(self.standing)


class Case(models.Model):
    """A proposal on the agenda. Cases of one `group` are voted on with one ballot and counted each by itself.

    What begins with `rule` is the rule of the award and of the council as it stood when the vote was opened: what is
    changed afterwards does not touch it. The figures are those of the count; `ballot` numbers repeated votes.
    """

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="cases", verbose_name=_("sitting"))
    proposal = models.ForeignKey(
        "recognition.Proposal", models.PROTECT, related_name="cases", verbose_name=_("proposal")
    )
    order = models.PositiveSmallIntegerField(_("place on the agenda"))
    group = models.CharField(_("voted on together"), max_length=60, blank=True)
    notes = models.TextField(_("what was said"), blank=True)
    state = StateField(CASE_MOVES)
    ballot = models.PositiveSmallIntegerField(_("number of the vote"), default=0, editable=False)
    rule_quorum = models.PositiveSmallIntegerField(_("quorum in percent"), null=True, editable=False)
    rule_threshold = models.PositiveSmallIntegerField(_("votes needed in percent"), null=True, editable=False)
    rule_base = models.CharField(_("percent of"), max_length=11, choices=BASES, blank=True, editable=False)
    rule_keeps_conflicted = models.BooleanField(default=True, editable=False)
    rule_chair_breaks_ties = models.BooleanField(default=False, editable=False)
    rule_is_secret = models.BooleanField(_("secret vote"), default=False, editable=False)
    rule_source = models.TextField(_("where the rule stands"), blank=True, editable=False)
    opened_at = models.DateTimeField(_("vote opened at"), null=True, editable=False)
    counted_at = models.DateTimeField(_("counted at"), null=True, editable=False)
    members = models.PositiveSmallIntegerField(_("members"), null=True, editable=False)
    conflicted = models.PositiveSmallIntegerField(_("members with a conflict"), null=True, editable=False)
    taking_part = models.PositiveSmallIntegerField(_("members who took part"), null=True, editable=False)
    votes_for = models.PositiveSmallIntegerField(_("votes in favour"), null=True, editable=False)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, editable=False)
    abstained = models.PositiveSmallIntegerField(_("abstentions"), null=True, editable=False)
    spoiled = models.PositiveSmallIntegerField(_("ballots that cannot be read"), null=True, editable=False)
    base = models.PositiveSmallIntegerField(_("counted of"), null=True, editable=False)
    needed = models.PositiveSmallIntegerField(_("votes needed"), null=True, editable=False)
    box_seal = models.CharField(_("seal of the box"), max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("council", "case")
        verbose_name_plural = pgettext_lazy("council", "cases")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["sitting", "proposal"], name="case_once_in_sitting")]
        indexes = [models.Index(fields=["sitting", "order"], name="case_in_order")]

    def __str__(self) -> str:
        return f"{self.order}. {self.proposal}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.sitting.council.body_id

    @property
    def rule(self) -> Rule:
        """The rule that was frozen when the vote was opened. ValueError before that."""
        if self.rule_quorum is None:
            raise ValueError("no vote has been opened yet")
        return Rule(self.rule_quorum, self.rule_threshold, Base(self.rule_base), self.rule_keeps_conflicted)

    @property
    def is_voting(self) -> bool:
        """Whether ballots are taken now."""
        return self.state == CaseState.VOTING


class Conflict(models.Model):
    """A member's answer whether she has a conflict of interest in a case; without one she sees nothing of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts", verbose_name=_("case"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="conflicts", verbose_name=_("member"))
    has_conflict = models.BooleanField(_("has a conflict of interest"))
    reason = models.TextField(_("reason"), blank=True)
    declared_at = models.DateTimeField(_("declared at"))

    class Meta:
        verbose_name = _("declaration about conflicts of interest")
        verbose_name_plural = _("declarations about conflicts of interest")
        constraints = [models.UniqueConstraint(fields=["case", "seat"], name="conflict_answered_once")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.has_conflict}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.seat.council.body_id


class VoteCast(models.Model):
    """That a member has voted. What she said stands here in an open vote only; in a secret one nowhere beside her."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="votes", verbose_name=_("case"))
    ballot = models.PositiveSmallIntegerField(_("number of the vote"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="votes", verbose_name=_("member"))
    on_paper = models.BooleanField(_("on paper"), default=False)
    choice = models.CharField(_("ballot"), max_length=7, choices=CHOICES, blank=True)
    cast_at = models.DateTimeField(_("voted at"))

    class Meta:
        verbose_name = _("vote cast")
        verbose_name_plural = _("votes cast")
        constraints = [models.UniqueConstraint(fields=["case", "ballot", "seat"], name="vote_cast_once")]

    def __str__(self) -> str:
        return str(self.seat)

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.seat.council.body_id


class BallotPaper(models.Model):
    """A paper in the box of a secret vote: no member, no time, and a random key.

    The box is emptied and filled again in random order with every ballot (`operations.balloting`), so that neither the
    order of the rows nor the transaction that wrote them tells which came from whom:
    docs/decisions/0032-secret-ballots.md.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="papers", verbose_name=_("case"))
    ballot = models.PositiveSmallIntegerField(_("number of the vote"))
    choice = models.CharField(_("ballot"), max_length=7, choices=CHOICES)
    receipt = models.CharField(_("receipt"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("ballot paper")
        verbose_name_plural = _("ballot papers")

    def __str__(self) -> str:
        return self.receipt


class PaperCount(models.Model):
    """What the first of two people read on the ballots that absent members sent; gone when the second one agrees.

    `papers`, open vote: {seat: choice}. Secret: {"seats": [seat, ...], "choices": {choice: how many}}, so that no paper
    is put beside a member.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="paper_counts", verbose_name=_("case"))
    ballot = models.PositiveSmallIntegerField(_("number of the vote"))
    papers = models.JSONField(_("ballots on paper"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by"), null=True
    )
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("first count of paper ballots")
        verbose_name_plural = _("first counts of paper ballots")
        constraints = [models.UniqueConstraint(fields=["case", "ballot"], name="paper_count_once")]

    def __str__(self) -> str:
        return str(self.entered_by)

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.case.body_id
