"""What is printed of public stories and exemplars: sheets, posters, bulletins, books."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.channels.print_states import PRINT_MOVES, PrintState
from lantoa.exemplars.models import Dossier
from lantoa.kit.moves import StateField
from lantoa.newsroom.models import Story
from lantoa.organisations.models import Body

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is taken for something else
CODE = 6  # letters: 7 × 10⁸ codes, which lead nowhere that is not public


class PrintForm(models.TextChoices):
    """What it is on paper."""

    SHEET = "sheet", _("sheet of one page (A4)")
    POSTER = "poster", _("poster (A3)")
    BULLETIN = "bulletin", pgettext_lazy("printed", "bulletin of several stories")
    BOOK = "book", _("book of exemplars")


class Chapters(models.TextChoices):
    """What makes the chapters of a book."""

    FIELD = "field", pgettext_lazy("chapters", "by field of work")
    BODY = "body", pgettext_lazy("chapters", "by body")


def new_code() -> str:
    """A code that chance made: "7KQ2M9"."""
    return "".join(secrets.choice(LETTERS) for _letter in range(CODE))


class PrintedMatter(models.Model):
    """One thing that a body prints. Sheets and posters have no `title` of their own: they tell of one thing.

    `done` of `total` steps of setting it are taken. `copies` were printed on `printed_on`; what was handed out stays
    where it is, also when it is not to be used any more because of `void_because`.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="printed_matter", verbose_name=_("body"))
    form = models.CharField(pgettext_lazy("printed", "form"), max_length=8, choices=PrintForm)
    title = models.CharField(pgettext_lazy("printed", "title"), max_length=160, blank=True)
    edition = models.CharField(_("number and month"), max_length=80, blank=True)
    foreword = models.TextField(_("foreword"), blank=True)
    chapters = models.CharField(_("chapters"), max_length=5, choices=Chapters, default=Chapters.FIELD)
    state = StateField(PRINT_MOVES)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    run = models.PositiveIntegerField(default=0, editable=False)
    set_at = models.DateTimeField(pgettext_lazy("printed", "set at"), null=True, editable=False)
    copies = models.PositiveIntegerField(_("copies"), null=True, editable=False)
    printed_on = models.DateField(_("printed on"), null=True, editable=False)
    handed_to = models.CharField(_("handed out to"), max_length=500, blank=True)
    void_because = models.TextField(_("why it is not to be used"), blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"), null=True, editable=False
    )
    at = models.DateTimeField(_("asked for at"), editable=False)

    class Meta:
        verbose_name = _("printed matter")
        verbose_name_plural = _("printed matter")
        indexes = [models.Index(fields=["body", "-at", "-id"], name="printed_of_body")]

    def __str__(self) -> str:
        """Without what it is about, which may name somebody: the log says this."""
        told = [self.title or str(self.get_form_display()), self.edition]
        return ", ".join(each for each in told if each)

    @property
    def percent(self) -> int:
        """How far it is, in percent."""
        return 100 * self.done // self.total if self.total else 0

    @property
    def is_there(self) -> bool:
        """Whether there is a file to take."""
        return self.state in (PrintState.READY, PrintState.PRINTED)


class PrintedItem(models.Model):
    """What it tells of, in its order: a story, or an exemplar by its public page. `code` leads there from paper."""

    matter = models.ForeignKey(PrintedMatter, models.CASCADE, related_name="items", verbose_name=_("printed matter"))
    story = models.ForeignKey(
        Story, models.PROTECT, related_name="printed_items", verbose_name=_("story"), null=True, blank=True
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="printed_items", verbose_name=_("exemplar"), null=True, blank=True
    )
    place = models.PositiveSmallIntegerField(_("place"))
    code = models.CharField(_("code"), max_length=CODE, unique=True, default=new_code, editable=False)

    class Meta:
        verbose_name = _("part of printed matter")
        verbose_name_plural = _("parts of printed matter")
        ordering = ("place",)
        constraints = [
            models.CheckConstraint(
                condition=Q(story=None, dossier__isnull=False) | Q(story__isnull=False, dossier=None),
                name="printed_item_is_one",
            ),
            models.UniqueConstraint(fields=["matter", "place"], name="printed_item_in_order"),
        ]

    def __str__(self) -> str:
        return self.code


class PrintedFile(models.Model):
    """The PDF; gone as soon as it is not to be used any more."""

    matter = models.OneToOneField(PrintedMatter, models.CASCADE, related_name="file", verbose_name=_("printed matter"))
    content = models.BinaryField()

    class Meta:
        verbose_name = _("printed file")
        verbose_name_plural = _("printed files")

    def __str__(self) -> str:
        return str(self.matter)
