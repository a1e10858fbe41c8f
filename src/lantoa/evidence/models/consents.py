"""Who agreed that what is told about her or him: where, for what, until when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models.files import StoredFile
from lantoa.evidence.models.folders import Folder, InFolder
from lantoa.evidence.models.people import NamedPerson


class Purpose(models.TextChoices):
    """What the data is used for."""

    DOSSIER = "dossier", _("keeping a dossier and proposing for recognition")
    PUBLICITY = "publicity", _("telling others")


class Channel(models.TextChoices):
    """Where others are told: the eight kinds of grassroots information of Decree 49/2024/ND-CP, press, and events."""

    LOUDSPEAKER = "loudspeaker", _("loudspeakers of the commune")
    NOTICE_BOARD = "notice_board", _("public notice boards")
    BULLETIN = "bulletin", _("bulletins")
    PRINTED = "printed", _("leaflets and books that are not sold")
    PROPAGANDIST = "propagandist", _("propagandists")
    PORTAL = "portal", _("portals and web pages of bodies")
    SOCIAL = "social", _("social media and messaging")
    SMS = "sms", _("text messages")
    PRESS = "press", _("press, radio and television")
    EVENT = "event", _("conferences and exhibitions")


class GivenBy(models.TextChoices):
    """Whose word it is."""

    SELF = "self", _("the person")
    PARENT = "parent", _("a parent or guardian")
    CHILD_TOO = "child_too", _("a parent or guardian, and the child too")


class HowGiven(models.TextChoices):
    """In which way it was said."""

    PAPER = "paper", _("signed on paper")
    IN_PERSON = "in_person", _("said to an officer")
    FORM = "form", _("by the form on the web")


class Consent(InFolder, models.Model):
    """One person's agreement to one purpose, on these `channels` (codes of `Channel`), of one photo where it names one.

    `until` is the last day on which it holds; withdrawn, it no longer holds from `withdrawn_on`.
    """

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="consents", verbose_name=_("folder"))
    person = models.ForeignKey(NamedPerson, models.PROTECT, related_name="consents", verbose_name=_("person"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    channels = models.JSONField(_("channels"), default=list, blank=True)
    photo = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="consents", verbose_name=_("only this photo"), null=True, blank=True
    )
    given_by = models.CharField(_("given by"), max_length=10, choices=GivenBy, default=GivenBy.SELF)
    given_on = models.DateField(_("given on"))
    until = models.DateField(_("holds until"), null=True, blank=True)
    how = models.CharField(_("how it was given"), max_length=10, choices=HowGiven, default=HowGiven.PAPER)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="scanned", verbose_name=_("signed sheet"), null=True, blank=True
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.TextField(_("why it was withdrawn"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("given_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(given_on__lte=F("until")) | Q(until=None), name="consent_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_purpose_display()}"

    @property
    def person_name(self) -> str:
        """Who agreed."""
        return self.person.name

    @property
    def channel_names(self) -> list[str]:
        """The channels in words."""
        return [str(Channel(code).label) for code in self.channels if code in Channel.values]

    def holds(self, on: date) -> bool:
        """Whether it can be relied on that day."""
        ended = self.until is not None and self.until < on
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        return self.given_on <= on and not ended and not withdrawn
