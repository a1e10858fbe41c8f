"""Who of the press asked for a story or an exemplar and what she got, and when the press came to see for itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.channels.press_states import PRESS_MOVES, PRESS_VISIT_MOVES
from lantoa.exemplars.models import Dossier
from lantoa.kit.moves import StateField
from lantoa.newsroom.models import Story
from lantoa.organisations.models import Body


class PressRequest(models.Model):
    """`who` of `medium` asks `body` for the press pack of `story`, or of the public page of `dossier`, for `purpose`.

    Answered or refused at `over_at`.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="press_requests", verbose_name=_("body"))
    story = models.ForeignKey(
        Story, models.PROTECT, related_name="press_requests", verbose_name=_("story"), null=True, blank=True
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="press_requests", verbose_name=_("exemplar"), null=True, blank=True
    )
    who = models.CharField(_("who asks"), max_length=160)
    medium = models.CharField(_("newspaper, station or body"), max_length=255)
    contact = models.CharField(_("telephone or address"), max_length=255, blank=True)
    purpose = models.CharField(_("what for"), max_length=500)
    asked_on = models.DateField(_("asked on"))
    state = StateField(PRESS_MOVES)
    over_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True
    )
    at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("request of the press")
        verbose_name_plural = _("requests of the press")
        indexes = [models.Index(fields=["body", "-asked_on", "-id"], name="press_request_of_body")]
        constraints = [
            models.CheckConstraint(
                condition=Q(story=None, dossier__isnull=False) | Q(story__isnull=False, dossier=None),
                name="press_request_is_about_one",
            )
        ]

    def __str__(self) -> str:
        return self.medium

    @property
    def about(self) -> str:
        """What is asked for, as the public reads it."""
        return self.story.title if self.story else str(self.dossier.release) if self.dossier else ""

    @property
    def days(self) -> int | None:
        """How many days it took; None as long as it waits."""
        return (localdate(self.over_at) - self.asked_on).days if self.over_at else None


class PressVisit(models.Model):
    """`medium` comes `on` a day to see `subject` for itself; `host` receives it, `arranged` is what was made ready.

    `outcome`: what came of it, such as what was broadcast; told once it took place.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="press_visits", verbose_name=_("body"))
    medium = models.CharField(_("newspaper, station or body"), max_length=255)
    who = models.CharField(_("who comes"), max_length=255, blank=True)
    contact = models.CharField(_("telephone or address"), max_length=255, blank=True)
    subject = models.CharField(_("what they come for"), max_length=500)
    asked_on = models.DateField(_("asked on"))
    on = models.DateField(_("day of the visit"))
    place = models.CharField(_("where"), max_length=255)
    host = models.CharField(_("who receives them"), max_length=255)
    arranged = models.TextField(_("what is made ready"), blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, editable=False)
    state = StateField(PRESS_VISIT_MOVES)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True
    )
    at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("visit of the press")
        verbose_name_plural = _("visits of the press")
        indexes = [models.Index(fields=["body", "-on", "-id"], name="press_visit_of_body")]

    def __str__(self) -> str:
        return self.medium
