"""Bodies ask to come and learn, and are answered."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.models.nurture import Noted
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.replication.states import VISIT_MOVES


class LearningVisit(Noted):
    """`body` asks `host`, where the exemplar belongs, to come on `wished_on` with so many `people`.

    `answer` is what the host said last; an agreed visit has its day in `agreed_on`, and a held one in `held_on`.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="learning_visits", verbose_name=_("exemplar"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="learning_visits", verbose_name=_("who asks"))
    host = models.ForeignKey(Body, models.PROTECT, related_name="learning_hosted", verbose_name=_("who is asked"))
    purpose = models.TextField(_("what is to be learned"))
    wished_on = models.DateField(_("wished for"))
    people = models.PositiveSmallIntegerField(_("how many people"), validators=[MinValueValidator(1)])
    contact = models.CharField(_("whom to ask"), max_length=255, blank=True)
    answer = models.TextField(pgettext_lazy("learning visit", "answer"), blank=True, editable=False)
    agreed_on = models.DateField(_("agreed for"), null=True, editable=False)
    held_on = models.DateField(_("held on"), null=True, editable=False)
    attended = models.PositiveSmallIntegerField(_("how many came"), null=True, editable=False)
    state = StateField(VISIT_MOVES)

    class Meta:
        verbose_name = _("learning visit")
        verbose_name_plural = _("learning visits")
        indexes = [
            models.Index(fields=["host", "state", "wished_on"], name="learning_to_answer"),
            models.Index(fields=["body", "-wished_on"], name="learning_of_body"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.dossier}"
