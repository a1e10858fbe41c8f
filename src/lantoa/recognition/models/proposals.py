"""Rounds in which awards are proposed, proposals, what each level says of them, and what stands against somebody."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier
from lantoa.kit.moves import StateField
from lantoa.movements.models import Movement
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.recognition.models.catalogue import Award
from lantoa.recognition.proposal_states import AWARD_ROUND_MOVES, PROPOSAL_MOVES


class RoundForm(models.TextChoices):
    """On what occasion: Luật 06/2022/QH15 Điều 8 names the forms of commendation."""

    YEARLY = "yearly", _("yearly")
    SCHOOL_YEAR = "school_year", _("by school year")
    UNPLANNED = "unplanned", _("unplanned, as soon as it is earned")
    THEMATIC = "thematic", _("for a theme or movement")
    CONGRESS = "congress", _("delegates and honourees of a congress")


#: Their results are no basis for higher titles of merit: NĐ 152/2025/NĐ-CP Điều 4.3.
NO_BASIS = (RoundForm.UNPLANNED, RoundForm.THEMATIC)


class AwardRound(models.Model):
    """`body` takes proposals from itself and those below, from `opens_on` to `closes_on`, both days included.

    `year` is the one whose achievements are judged. `eligible`: how many could be honoured, of whom an award has a
    share; None where nobody told. Without `awards` any award that holds may be proposed.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="award_rounds", verbose_name=_("held by"))
    form = models.CharField(_("kind of round"), max_length=11, choices=RoundForm, default=RoundForm.YEARLY)
    name = models.CharField(_("name of the round"), max_length=255)
    folded_name = FoldedField("name")
    movement = models.ForeignKey(
        Movement, models.PROTECT, related_name="award_rounds", verbose_name=_("movement"), null=True, blank=True
    )
    year = models.PositiveSmallIntegerField(_("year that is judged"))
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("to"))
    awards = models.ManyToManyField(Award, related_name="rounds", verbose_name=_("what may be proposed"), blank=True)
    eligible = models.PositiveIntegerField(_("how many could be honoured"), null=True, blank=True)
    note = models.TextField(_("remark"), blank=True)
    state = StateField(AWARD_ROUND_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("round of awards")
        verbose_name_plural = _("rounds of awards")
        constraints = [
            models.CheckConstraint(condition=Q(opens_on__lte=F("closes_on")), name="award_round_in_order"),
        ]
        indexes = [models.Index(fields=["body", "closes_on"], name="award_round_of_body")]

    def __str__(self) -> str:
        return self.name


class Merit(models.TextChoices):
    """What somebody is put forward for: plans reward those who organise the work besides those whom it is about."""

    DEEDS = "deeds", _("what they achieved themselves")
    ORGANISING = "organising", _("organising the finding, telling and spreading")


class Proposal(models.Model):
    """One dossier put forward for one award in one round.

    `proposed_by` keeps it, `held_by` has it on the table since `waiting_since`. `achievement` names what is rewarded,
    `achieved_on` when that was: one achievement is rewarded once, unless `double_reason` says why again. From
    `received_on` on the days for the appraisal are counted, and the rules of that day hold. Whoever is honoured for
    organising is no exemplar by that: the dossier stays where it is on its way.
    """

    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="proposals", verbose_name=_("round"))
    award = models.ForeignKey(Award, models.PROTECT, related_name="proposals", verbose_name=_("award"))
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="proposals", verbose_name=_("dossier"))
    proposed_by = models.ForeignKey(Body, models.PROTECT, related_name="award_proposals", verbose_name=_("proposed by"))
    held_by = models.ForeignKey(
        Body, models.PROTECT, related_name="award_proposals_held", verbose_name=_("lies with"), editable=False
    )
    merit = models.CharField(_("what they are put forward for"), max_length=10, choices=Merit, default=Merit.DEEDS)
    achievement = models.CharField(_("achievement that is rewarded"), max_length=255, blank=True)
    folded_achievement = FoldedField("achievement")
    achieved_on = models.DateField(_("achieved on"), null=True, blank=True)
    summary = models.TextField(_("achievements in brief"), blank=True)
    double_reason = models.TextField(_("why it is rewarded again"), blank=True)
    received_on = models.DateField(_("received on"), null=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    state = StateField(PROPOSAL_MOVES)
    waiting_since = models.DateTimeField(_("waiting since"), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "award", "dossier"], condition=~Q(state="withdrawn"), name="proposal_once_in_round"
            ),
        ]
        indexes = [
            models.Index(fields=["held_by", "state", "waiting_since"], name="proposal_on_table"),
            models.Index(fields=["dossier", "state"], name="proposal_of_dossier"),
            models.Index(fields=["round", "state"], name="proposal_of_round"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier.name}: {self.award.name}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.proposed_by_id

    def judged_on(self, today: date) -> date:
        """Whose day's rules hold: that of its receipt, until then today."""
        return self.received_on or today


class Stance(models.TextChoices):
    """What a level says of a proposal."""

    FOR = "for", _("for it")
    AGAINST = "against", _("against it")
    NONE = "none", _("no opinion")


class Opinion(models.Model):
    """What `body` says of a proposal on its way up."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="opinions", verbose_name=_("proposal"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"), null=True, blank=True
    )
    stance = models.CharField(_("opinion"), max_length=7, choices=Stance)
    text = models.TextField(_("reasons"), blank=True)
    on = models.DateField(_("said on"))

    class Meta:
        verbose_name = _("opinion on a proposal")
        verbose_name_plural = _("opinions on proposals")
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.body.name}: {self.get_stance_display()}"


class MatterKind(models.TextChoices):
    """What blocks every commendation while it is open: NĐ 152/2025/NĐ-CP Điều 4.4."""

    DISCIPLINE = "discipline", _("discipline")
    INVESTIGATION = "investigation", _("investigation or trial")
    INSPECTION = "inspection", _("inspection with signs of a breach")
    COMPLAINT = "complaint", _("complaint or denunciation being looked into")
    PRESS = "press", _("case in the press being looked into")


class OpenMatter(models.Model):
    """Something that is held against an exemplar, open until `settled_on`."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="open_matters", verbose_name=_("dossier"))
    kind = models.CharField(_("what it is"), max_length=13, choices=MatterKind)
    since = models.DateField(_("since"))
    document = models.CharField(_("number of the document"), max_length=60, blank=True)
    note = models.TextField(_("remark"), blank=True)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    outcome = models.TextField(_("how it ended"), blank=True)

    class Meta:
        verbose_name = _("open matter")
        verbose_name_plural = _("open matters")
        ordering = ("-since", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_on=None) | Q(settled_on__gte=F("since")), name="open_matter_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since:%d/%m/%Y}"
