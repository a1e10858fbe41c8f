"""Who signs a document, with which right, and where: the same on a decision and on a report."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AuthorityMark(models.TextChoices):
    """With which right somebody signs: Decree 30/2020/NĐ-CP, annex I, II.7.b."""

    OWN = "", pgettext_lazy("authority line", "in the signer's own right")
    ON_BEHALF = "on_behalf", _("TM. (on behalf of a collective)")
    FOR_HEAD = "for_head", _("KT. (for the head)")
    BY_ORDER = "by_order", _("TL. (by order)")
    BY_DELEGATION = "by_delegation", _("TUQ. (by delegation)")
    ACTING = "acting", _("Q. (acting)")


class SignedInPlace(models.Model):
    """What stands above and below the text of a document that is signed."""

    signer_name = models.CharField(_("signer"), max_length=120)
    signer_post = models.CharField(_("position of the signer"), max_length=120)
    authority = models.CharField(_("authority line"), max_length=13, choices=AuthorityMark, blank=True)
    authority_of = models.CharField(_("whom the authority line names"), max_length=120, blank=True)
    place = models.CharField(_("place, as the document says it"), max_length=80)

    class Meta:
        abstract = True
