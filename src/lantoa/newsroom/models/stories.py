"""Stories, what they consist of, how they were corrected, and what colleagues say of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page

from lantoa.evidence.models import Claim, StoredFile
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Dossier
from lantoa.kit.moves import StateField
from lantoa.newsroom.models.themes import Audience, Theme
from lantoa.newsroom.states import STORY_MOVES, StoryState
from lantoa.organisations.models import Body


class StoryKind(models.TextChoices):
    """What sort of telling it is: what plans call tin, bài, phóng sự, phỏng vấn."""

    NEWS = "news", _("news")
    PORTRAIT = "portrait", pgettext_lazy("kind of story", "portrait")
    REPORTAGE = "reportage", _("reportage")
    INTERVIEW = "interview", _("interview")
    PHOTO = "photo", _("photo story")
    AUDIO = "audio", _("radio piece")
    VIDEO = "video", pgettext_lazy("kind of story", "film")


class StoryShelf(Page):
    """The page below which all stories hang, so that a web address is given once in the whole house."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Story"]
    search_auto_update = False

    class Meta:
        verbose_name = _("shelf of stories")
        verbose_name_plural = _("shelves of stories")


class Story(Page):
    """One telling, of a body. `title`, `slug`, `locale`, revisions and `go_live_at` are those of Wagtail's page.

    `dossiers` are the exemplars that it tells of; one about a movement has none. `author` wrote the words that stand
    here now, and is never the one who verifies them. `waiting_since` is when it came into its state, `due_on` by when
    the next step is to be taken. One that the platform withdrew is `unnoticed` until somebody has seen that.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="stories", verbose_name=_("body"))
    kind = models.CharField(_("kind of story"), max_length=9, choices=StoryKind, default=StoryKind.PORTRAIT)
    lead = models.TextField(pgettext_lazy("story", "lead"), blank=True)
    dossiers = models.ManyToManyField(Dossier, related_name="stories", verbose_name=_("exemplars"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"), null=True, blank=True
    )
    written_at = models.DateTimeField(_("written at"))
    state = StateField(STORY_MOVES)
    waiting_since = models.DateTimeField(_("waiting since"), editable=False)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    column = models.ForeignKey(
        "newsroom.Column", models.PROTECT, related_name="stories", verbose_name=_("appears in"), null=True, blank=True
    )
    themes = models.ManyToManyField(Theme, related_name="stories", verbose_name=_("themes"), blank=True)
    audience = models.CharField(_("for whom"), max_length=9, choices=Audience, default=Audience.EVERYBODY)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("verified by"), null=True, blank=True
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("approved by"), null=True, blank=True
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_because = models.TextField(_("why it was withdrawn"), blank=True, editable=False)
    unnoticed = models.BooleanField(default=False, editable=False)

    parent_page_types = ["newsroom.StoryShelf"]
    subpage_types: list[str] = []
    search_auto_update = False  # the index of Wagtail's admin, which nobody may open

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(fields=["body", "state", "waiting_since"], name="story_of_body"),
            models.Index(fields=["state", "kind"], name="story_of_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.state == StoryState.PUBLISHED


class PassageKind(models.TextChoices):
    """What a passage is."""

    PARAGRAPH = "paragraph", pgettext_lazy("passage", "paragraph")
    HEADING = "heading", pgettext_lazy("passage", "heading")
    FACT = "fact", pgettext_lazy("passage", "checked fact")
    QUOTE = "quote", pgettext_lazy("passage", "quote")
    PICTURE = "picture", pgettext_lazy("passage", "picture")
    CLIP = "clip", pgettext_lazy("passage", "sound or film")


#: A claim in one of these states carries no passage.
FALLEN = (ClaimState.CONTESTED, ClaimState.WITHDRAWN)


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages by whether what they rest on still stands."""

    def stale(self) -> PassageQuerySet:
        """Those whose claim says something else since it was taken over, or no longer stands."""
        return self.filter(Q(claim__state__in=FALLEN) | Q(claim__written_at__gt=F("claim_seen_at")))


class Passage(Orderable):
    """One paragraph, heading, fact, quote, picture, sound or film.

    A fact rests on a `claim`, which said `claim_said` when it was taken over at `claim_seen_at`. `credit` is who is
    quoted, or whose picture it is; the `text` of a picture, sound or film is its caption.
    """

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="passages", verbose_name=_("story"))
    kind = models.CharField(
        pgettext_lazy("passage", "kind"), max_length=9, choices=PassageKind, default=PassageKind.PARAGRAPH
    )
    text = models.TextField(pgettext_lazy("passage", "text"), blank=True)
    credit = models.CharField(_("who says it, or whose picture it is"), max_length=255, blank=True)
    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="passages", verbose_name=_("claim"), null=True, blank=True
    )
    claim_said = models.TextField(_("what the claim said"), blank=True)
    claim_seen_at = models.DateTimeField(_("taken over at"), null=True, blank=True)
    picture = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="passages", verbose_name=_("picture"), null=True, blank=True
    )
    clip = models.ForeignKey(
        "newsroom.Clip",
        models.RESTRICT,
        related_name="passages",
        verbose_name=_("sound or film"),
        null=True,
        blank=True,
    )

    objects = PassageQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("passage of a story")
        verbose_name_plural = _("passages of stories")
        constraints = [
            models.CheckConstraint(
                condition=Q(claim=None, claim_seen_at=None) | Q(claim__isnull=False, claim_seen_at__isnull=False),
                name="passage_claim_seen",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_stale(self) -> bool:
        """Whether its claim says something else since, or no longer stands."""
        if self.claim is None or self.claim_seen_at is None:
            return False
        return self.claim.state in FALLEN or self.claim.written_at > self.claim_seen_at


class OfStory:
    """What hangs on a story is logged under its body."""

    story: Any

    @property
    def body_id(self) -> int:
        """The id of that body."""
        return int(self.story.body_id)


class StoryCorrection(OfStory, models.Model):
    """A public story said something else before: what was wrong, as the public reads it. Shown, never hidden."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="corrections", verbose_name=_("story"))
    note = models.TextField(_("what was wrong"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("corrected by"), null=True
    )
    at = models.DateTimeField(_("corrected at"))

    class Meta:
        verbose_name = _("correction of a story")
        verbose_name_plural = _("corrections of stories")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"


class Comment(OfStory, models.Model):
    """What a colleague says of a story on its way; the public never reads it. A settled one stays."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="comments", verbose_name=_("story"))
    text = models.TextField(pgettext_lazy("story", "comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said by"), null=True
    )
    at = models.DateTimeField(_("said at"))
    settled_at = models.DateTimeField(_("settled at"), null=True)

    class Meta:
        verbose_name = _("comment on a story")
        verbose_name_plural = _("comments on stories")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:80]
