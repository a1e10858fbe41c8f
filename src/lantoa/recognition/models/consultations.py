"""The people are asked about those who are proposed, and what they say."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.recognition.consultation_states import COMMENT_MOVES, CONSULTATION_MOVES, CommentState, ConsultationState
from lantoa.recognition.models.proposals import AwardRound, Proposal


class Consultation(models.Model):
    """`body` asks the people about `proposals` of one round, from `opens_on` to `closes_on`, both days included.

    While it is public anybody may read who is proposed, as far as they agreed to be told of, and comment on those days.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="consultations", verbose_name=_("who asks"))
    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="consultations", verbose_name=_("round"))
    proposals = models.ManyToManyField(Proposal, related_name="consultations", verbose_name=_("about whom"))
    title = models.CharField(_("title of the public page"), max_length=255)
    folded_title = FoldedField("title")
    text = models.TextField(_("what the people are told and asked"), blank=True)
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("to"))
    state = StateField(CONSULTATION_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("public consultation")
        verbose_name_plural = _("public consultations")
        constraints = [
            models.CheckConstraint(condition=Q(opens_on__lte=F("closes_on")), name="consultation_in_order"),
        ]
        indexes = [
            models.Index(fields=["state", "closes_on"], name="consultation_by_day"),
            models.Index(fields=["body", "-closes_on"], name="consultation_of_body"),
        ]

    def __str__(self) -> str:
        return self.title

    def takes_comments_on(self, day: date) -> bool:
        """Whether anybody may comment on `day`."""
        return self.state == ConsultationState.PUBLIC and self.opens_on <= day <= self.closes_on

    def has_ended_by(self, day: date) -> bool:
        """Whether the people had all its days: it is public, and its last day is over."""
        return self.state == ConsultationState.PUBLIC and self.closes_on < day


class PublicComment(models.Model):
    """What somebody says of a consultation, or of one `proposal` in it; `name` and `contact` only where they are given.

    `answer`: what the office says to it, or why it is without ground.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name=_("public consultation")
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="comments", verbose_name=_("about whom"), null=True, blank=True
    )
    text = models.TextField(pgettext_lazy("public", "comment"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    contact = models.CharField(_("phone or e-mail"), max_length=120, blank=True)
    sent_at = models.DateTimeField(_("sent at"), editable=False)
    answer = models.TextField(_("answer of the office"), blank=True, editable=False)
    answered_on = models.DateField(_("answered on"), null=True, editable=False)
    state = StateField(COMMENT_MOVES)

    class Meta:
        verbose_name = _("comment of the public")
        verbose_name_plural = _("comments of the public")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommentState.SENT) | ~Q(answer=""), name="comment_settled_with_words"
            ),
        ]
        indexes = [models.Index(fields=["consultation", "state"], name="comment_of_consultation")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= SHORT else f"{self.text[:SHORT]}…"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.consultation.body_id


SHORT = 80  # characters of a comment, in lists
