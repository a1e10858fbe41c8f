"""Nominations: what anybody told an office about somebody who does good."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import FileKind, Folder, StoredFile
from lantoa.exemplars.models.dossiers import Dossier, Kind
from lantoa.exemplars.models.imports import NominationImport
from lantoa.exemplars.nomination_states import NOMINATION_MOVES, NominationState
from lantoa.kit.moves import StateField
from lantoa.movements.models import Field
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField


class CameBy(models.TextChoices):
    """How a nomination reached the office."""

    WEB = "web", _("form on the web")
    PAPER = "paper", _("paper form")
    PHONE = "phone", _("phone call or visit")
    LIST = "list", _("list of a unit")


class RefusalClass(models.TextChoices):
    """Why a nomination is not taken up: the class alone is shown to the nominator, never a name or a word more."""

    TOO_LITTLE = "too_little", _("too little was told to go on")
    UNCONFIRMED = "unconfirmed", _("what was told could not be confirmed")
    HONOURED = "honoured", _("honoured for this already")
    OUT_OF_REACH = "out_of_reach", _("does not live or work in the area")
    OTHER_MATTER = "other_matter", _("another matter, such as a complaint or a request")


@dataclass(frozen=True)
class Missing:
    """An answer without which nothing can be sent: of which field, and what to do."""

    field: str
    label: str | Promise


class Nomination(models.Model):
    """What a nominator told, in the order in which the form asks.

    While it is begun it belongs to nobody but whoever holds its code. `body` has it on its table from the sending on;
    `commune` is where the nominator says the exemplar lives or works. Files lie in `folder`, opened with the first one.
    """

    tracking_code = models.CharField(_("code"), max_length=10, unique=True, editable=False)
    came_by = models.CharField(_("came by"), max_length=5, choices=CameBy, default=CameBy.WEB)
    kind = models.CharField(_("who or what"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=255, blank=True)
    folded_name = FoldedField("name")
    about = models.CharField(_("who that is"), max_length=255, blank=True)
    commune = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("commune"), null=True, blank=True
    )
    place = models.CharField(_("village or place"), max_length=255, blank=True)
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="nominations", verbose_name=_("field"), null=True, blank=True
    )
    deed = models.TextField(_("what they did"), blank=True)
    since_when = models.CharField(_("since when"), max_length=255, blank=True)
    proof = models.TextField(_("how one can see it"), blank=True)
    nominator = models.CharField(_("nominator"), max_length=255, blank=True)
    contact = models.CharField(_("phone or e-mail of the nominator"), max_length=255, blank=True)
    photos_known = models.BooleanField(_("those on the photos know"), default=False)
    agreed_at = models.DateTimeField(_("agreed to the use of the data"), null=True, editable=False)
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="nominations", verbose_name=_("lies with"), null=True, editable=False
    )
    folder = models.OneToOneField(Folder, models.SET_NULL, related_name="nomination", null=True, editable=False)
    state = StateField(NOMINATION_MOVES)
    begun_at = models.DateTimeField(_("begun at"), editable=False)
    saved_at = models.DateTimeField(_("last saved"), editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    waiting_since = models.DateTimeField(_("waiting since"), null=True, editable=False)
    question = models.TextField(_("question to the nominator"), blank=True, editable=False)
    answers = models.TextField(_("what the nominator answered"), blank=True, editable=False)
    refusal_class = models.CharField(
        _("class of reason"), max_length=12, choices=RefusalClass, blank=True, editable=False
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="nominations", verbose_name=_("dossier"), null=True, editable=False
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("typed in by"), null=True, blank=True
    )

    came_with = models.ForeignKey(
        NominationImport,
        models.SET_NULL,
        related_name="nominations",
        verbose_name=_("came with the list"),
        null=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NominationState.BEGUN) | Q(body__isnull=False, sent_at__isnull=False),
                name="nomination_sent_lies_somewhere",
            )
        ]
        indexes = [
            models.Index(fields=["body", "state", "waiting_since"], name="nomination_of_body"),
            models.Index(fields=["folded_name", "commune"], name="nomination_by_name"),
            models.Index(fields=["state", "saved_at"], name="nomination_left_lying"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("a nomination without a name"))

    def missing(self) -> list[Missing]:
        """What has to be told before it can be sent, in the order of the questions."""
        asked = (
            Missing("name", _("Tell the name.")) if not self.name.strip() else None,
            Missing("commune", _("Tell in which commune or ward.")) if self.commune_id is None else None,
            None if self.deed.strip() or self.is_spoken() else Missing("deed", _("Tell what they did.")),
        )
        return [each for each in asked if each]

    def is_spoken(self) -> bool:
        """Whether a recording tells what stands nowhere in writing."""
        return self.files().filter(kind=FileKind.AUDIO).exists()

    def has_photos(self) -> bool:
        """Whether photos were sent along."""
        return self.files().filter(kind=FileKind.PHOTO).exists()

    def files(self) -> models.QuerySet[StoredFile]:
        """What was sent along, in that order."""
        return StoredFile.objects.filter(folder=self.folder_id or 0, removed_at=None, erased_at=None)
