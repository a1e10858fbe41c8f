"""Who adopts what from whom, how far, and whether it lasts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.evidence.models import Folder, StoredFile
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.models.nurture import Noted
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.replication.models.blocks import BuildingBlock
from lantoa.replication.states import LEVEL_MOVES, STANDING_MOVES, AdoptionLevel, AdoptionState

UNNAMED = _("a person who is not named")


class Adopter(models.TextChoices):
    """Who adopts."""

    BODY = "body", pgettext_lazy("adopter", "body")
    GROUP = "group", pgettext_lazy("adopter", "group")
    PERSON = "person", pgettext_lazy("adopter", "person")


class Adoption(Noted):
    """Somebody does the same as `source`, wholly or one `block` of it, from `adopted_on` on.

    `body` adopts it itself, or is the one at which the group or person is. A person is named only if she agreed to it
    (`consented_on`; Law 91/2025/QH15, Article 9), and stands without a name otherwise. `learned_from` is another
    adoption of the same source, where it was not the exemplar itself that taught it.
    """

    source = models.ForeignKey(Dossier, models.PROTECT, related_name="adoptions", verbose_name=_("adopted from"))
    block = models.ForeignKey(
        BuildingBlock,
        models.PROTECT,
        related_name="adoptions",
        verbose_name=_("only this building block"),
        null=True,
        blank=True,
    )
    learned_from = models.ForeignKey(
        "self", models.PROTECT, related_name="taught", verbose_name=_("learned from"), null=True, blank=True
    )
    kind = models.CharField(_("who adopts"), max_length=6, choices=Adopter, default=Adopter.BODY)
    body = models.ForeignKey(Body, models.PROTECT, related_name="adoptions", verbose_name=_("body"))
    name = models.CharField(_("name of the adopter"), max_length=255, blank=True)
    folded_name = FoldedField("name")
    place = models.CharField(_("village or place"), max_length=255, blank=True)
    consented_on = models.DateField(_("agreed to be named on"), null=True, blank=True)
    adopted_on = models.DateField(_("since"))
    level = StateField(LEVEL_MOVES)
    state = StateField(STANDING_MOVES)
    ended_on = models.DateField(_("given up on"), null=True, editable=False)
    ended_because = models.TextField(_("why it was given up"), blank=True, editable=False)
    folder = models.OneToOneField(Folder, models.PROTECT, related_name="adoption", editable=False)

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Adopter.PERSON) | Q(name="") | Q(consented_on__isnull=False),
                name="adoption_named_by_consent",
            ),
            models.CheckConstraint(
                condition=Q(state=AdoptionState.STANDS, ended_on=None)
                | Q(state=AdoptionState.ENDED, ended_on__gte=F("adopted_on")),
                name="adoption_ended_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["source", "adopted_on"], name="adoption_of_source"),
            models.Index(fields=["body", "adopted_on"], name="adoption_at_body"),
            models.Index(fields=["-adopted_on", "-id"], name="adoption_latest"),
        ]

    def __str__(self) -> str:
        """Without the name of a person: the log, which is kept for good, says this."""
        return str(UNNAMED) if self.kind == Adopter.PERSON else self.name

    @property
    def adopter(self) -> str:
        """The name, where it may be kept."""
        return self.name or str(UNNAMED)


class AdoptionStep(Noted):
    """An adoption reached `level` on a day, and what shows it; struck out where that was a mistake."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="steps", verbose_name=_("adoption"))
    level = models.CharField(_("level"), max_length=8, choices=AdoptionLevel)
    on = models.DateField(_("on"))
    note = models.TextField(_("what shows it"))
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("as a file"), null=True, blank=True
    )
    struck_at = models.DateTimeField(_("struck out at"), null=True, editable=False)

    class Meta:
        verbose_name = _("step of an adoption")
        verbose_name_plural = _("steps of adoptions")
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {self.on:%d/%m/%Y}"


class FollowUp(models.Model):
    """Somebody asks after `months` how the adoption goes; made on a day, with what was found, or still to be made."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="follow_ups", verbose_name=_("adoption"))
    months = models.PositiveSmallIntegerField(_("months after the adoption"))
    due_on = models.DateField(_("due on"))
    made_on = models.DateField(_("made on"), null=True)
    found = models.TextField(_("what was found"), blank=True)

    class Meta:
        verbose_name = _("follow-up of an adoption")
        verbose_name_plural = _("follow-ups of adoptions")
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["adoption", "months"], name="adoption_followed_once"),
            models.CheckConstraint(condition=Q(made_on=None) | ~Q(found=""), name="adoption_follow_up_tells"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(made_on=None), name="adoption_to_follow")]

    def __str__(self) -> str:
        return f"{self.due_on:%d/%m/%Y}"
