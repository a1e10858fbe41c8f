"""A story in another language, and what it consists of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.kit.moves import StateField
from lantoa.newsroom.languages import CHOICES, LANGUAGES
from lantoa.newsroom.models.clips import Clip
from lantoa.newsroom.models.stories import OfStory, PassageKind, Story
from lantoa.newsroom.version_states import VERSION_MOVES, VersionState


class StoryVersionQuerySet(models.QuerySet["StoryVersion"]):
    """Versions by whether they still follow their story."""

    def stale(self) -> StoryVersionQuerySet:
        """Those whose story says something else since."""
        return self.filter(story__written_at__gt=F("follows_at"))


class StoryVersion(OfStory, models.Model):
    """`story` as readers of one more language have it: its words alone. Whom it tells of, consents, what was checked
    and pictures are the story's.

    `follows_at` is when the words of the story were written that it follows. `author` put it into the language at this
    desk, and is never the one who verifies it; `byline` is who the public reads did so.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="versions", verbose_name=_("story"))
    language = models.CharField(pgettext_lazy("version of a story", "language"), max_length=3, choices=CHOICES)
    title = models.CharField(_("headline"), max_length=255, blank=True)
    lead = models.TextField(pgettext_lazy("story", "lead"), blank=True)
    byline = models.CharField(_("who put it into the language"), max_length=255, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"), null=True
    )
    written_at = models.DateTimeField(_("written at"))
    follows_at = models.DateTimeField(_("follows the story as of"))
    state = StateField(VERSION_MOVES)
    waiting_since = models.DateTimeField(_("waiting since"), editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("verified by"), null=True
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("approved by"), null=True
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    first_published_at = models.DateTimeField(
        pgettext_lazy("version of a story", "first published at"), null=True, editable=False
    )
    last_published_at = models.DateTimeField(
        pgettext_lazy("version of a story", "last published at"), null=True, editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    objects = StoryVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a story")
        verbose_name_plural = _("versions of stories")
        ordering = ("story", "language")
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="version_once_a_language")]
        indexes = [models.Index(fields=["state", "waiting_since"], name="version_waiting")]

    def __str__(self) -> str:
        """Without the words, which may name somebody: the log says this."""
        return gettext("Version in %(language)s") % {"language": self.get_language_display()}

    @property
    def endonym(self) -> str:
        """What speakers of its language call that."""
        return LANGUAGES[self.language].endonym

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it, as long as they may read the story."""
        return self.state == VersionState.PUBLISHED

    @property
    def is_stale(self) -> bool:
        """Whether its story says something else since."""
        return self.story.written_at > self.follows_at


class VersionPassage(models.Model):
    """A passage of the story in the other language; `claim`, `picture` and `clip` are those that stood there."""

    version = models.ForeignKey(StoryVersion, models.CASCADE, related_name="passages", verbose_name=_("version"))
    sort_order = models.PositiveIntegerField(_("place in the order"))
    kind = models.CharField(pgettext_lazy("passage", "kind"), max_length=9, choices=PassageKind)
    text = models.TextField(pgettext_lazy("passage", "text"), blank=True)
    credit = models.CharField(_("who says it, or whose picture it is"), max_length=255, blank=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+", verbose_name=_("claim"), null=True)
    picture = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("picture"), null=True)
    clip = models.ForeignKey(Clip, models.SET_NULL, related_name="+", verbose_name=_("sound or film"), null=True)

    class Meta:
        verbose_name = _("passage of a version")
        verbose_name_plural = _("passages of versions")
        ordering = ("sort_order",)
        constraints = [models.UniqueConstraint(fields=["version", "sort_order"], name="version_passage_place")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def body_id(self) -> int:
        """The id of the body whose story it is."""
        return int(self.version.body_id)
