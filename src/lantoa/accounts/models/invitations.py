"""How people come: somebody who may, invites them into a role at a body."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import phones
from lantoa.accounts.models.people import User
from lantoa.accounts.states import MOVES, InvitationState
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body, Role, Spell
from lantoa.organisations.models.folding import FoldedField


def hash_of(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to use it."""
    return sha256(token.encode()).hexdigest()


class Invitation(Spell):
    """Somebody is asked to take a role at a body from a day on. The link is known to its bearer alone."""

    state = StateField(MOVES)
    name = models.CharField(_("full name"), max_length=150)
    folded_name = FoldedField("name")
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone number"), max_length=16, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="invitations", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    title = models.CharField(_("job title"), max_length=255, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("invited by")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("valid until"))
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("accepted by")
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name="invitation_in_order"),
            models.CheckConstraint(condition=~models.Q(email="", phone=""), name="invitation_can_be_delivered"),
        ]
        indexes = [models.Index(fields=["body", "-sent_at"], name="invitation_of_body")]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}, {self.body}"

    def clean(self) -> None:
        self.email = User.objects.normalize_email(self.email)
        if not (self.email or self.phone):
            raise ValidationError(_("Give an e-mail address or a telephone number."))
        try:
            self.phone = phones.e164(self.phone) if self.phone else ""
        except ValueError as problem:
            raise ValidationError({"phone": _("Type a telephone number such as 0912 345 678.")}) from problem

    def has_expired(self, at: datetime) -> bool:
        """Whether nobody took it up in time."""
        return self.state == InvitationState.SENT and self.expires_at <= at

    def is_for(self, person: User) -> bool:
        """Whether `person` is the one who was invited."""
        return bool((self.email and self.email == person.email) or (self.phone and self.phone == person.phone))
