"""What a body shows the public of an exemplar, and by which words it is found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.release_states import RELEASE_MOVES, ReleaseState
from lantoa.kit.finding import WordEntry
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body


class Shown(models.TextChoices):
    """What of the person may stand on the page; the ethnic group is not among it, and never will be."""

    NAME = "name", _("name")
    POSITION = "position", _("position or work")
    PLACE = "place", _("village or place")
    BORN = "born", _("year of birth")


class Release(models.Model):
    """The public page of a dossier: its words, and what of the dossier stands beside them.

    `shows` are codes of `Shown`. `slug` is its address for good. A page that the platform took back by itself is
    `unnoticed` until somebody of the body has seen that.
    """

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="release", verbose_name=_("exemplar"))
    slug = models.SlugField(_("web address"), max_length=120, unique=True, editable=False)
    headline = models.CharField(_("headline"), max_length=160, blank=True)
    text = models.TextField(_("text of the page"), blank=True)
    shows = models.JSONField(_("shown of the person"), default=list, blank=True)
    claims = models.ManyToManyField(Claim, related_name="releases", verbose_name=_("what was checked"), blank=True)
    photo = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="releases", verbose_name=_("photo"), null=True, blank=True
    )
    state = StateField(RELEASE_MOVES)
    released_on = models.DateField(_("public since"), null=True, editable=False)
    taken_back_on = models.DateField(_("taken back on"), null=True, editable=False)
    taken_back_because = models.TextField(_("why it was taken back"), blank=True, editable=False)
    unnoticed = models.BooleanField(default=False, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by"), null=True
    )
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("public page")
        verbose_name_plural = _("public pages")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=ReleaseState.RELEASED) | models.Q(released_on__isnull=False),
                name="release_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return self.headline or str(self.dossier)

    @property
    def body_id(self) -> int:
        """Under which body it is logged: where the exemplar belongs."""
        return self.dossier.body_id

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.state == ReleaseState.RELEASED


class SearchEntry(WordEntry):
    """By which words a public page is found; there is one for each page as long as it is public.

    A later page has a higher id, so the order of ids is the order of lists.
    """

    release = models.OneToOneField(Release, models.CASCADE, related_name="entry")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("words of a public page")
        verbose_name_plural = _("words of public pages")

    def __str__(self) -> str:
        return str(self.release_id)
