"""The account."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import phones
from lantoa.organisations.models.folding import FoldedField


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an e-mail address or a number means the same person however it is typed."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        """Save a new account, without a usable password when none is given."""
        user = self.model(email=self.normalize_email(email) or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Save a new account that may do everything; `lantoa createsuperuser` asks for it."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in by e-mail or telephone number. Who has left is switched off (`is_active`), not deleted."""

    username = None  # type: ignore[assignment]  # an officer remembers an address, not one more name
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)  # type: ignore[assignment]
    phone = models.CharField(_("telephone number"), max_length=16, unique=True, null=True, blank=True)
    # Stays false until somebody has shown that messages to the number reach this person.
    phone_verified = models.BooleanField(_("number verified"), default=False, editable=False)
    folded_name = FoldedField("full_name")
    is_demo = models.BooleanField(
        _("demo account"),
        default=False,
        editable=False,
        help_text=_("Its password is known to everyone, so production refuses to start with it."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["last_name", "first_name"]

    objects = UserManager()  # type: ignore[misc,assignment]  # AbstractUser's manager asks for a username

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(phone__isnull=False), name="account_can_be_named"
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or phones.readable(str(self.phone))

    def clean(self) -> None:
        super().clean()
        self.email = UserManager.normalize_email(self.email) or None
        self.phone = _checked(self.phone)
        if not (self.email or self.phone):
            raise ValidationError(_("Give an e-mail address or a telephone number."))

    def get_full_name(self) -> str:
        """Family name first, as it is said and written in Vietnamese."""
        return f"{self.last_name} {self.first_name}".strip()

    @property
    def full_name(self) -> str:
        """The name as lists show it."""
        return self.get_full_name()

    def rename(self, full_name: str) -> None:
        """Take a name as it is written: the last word is the given name, all before it family and middle names."""
        *before, given = full_name.split() or [""]
        self.last_name, self.first_name = " ".join(before), given


def _checked(phone: str | None) -> str | None:
    try:
        return phones.e164(phone) if phone else None
    except ValueError as problem:
        raise ValidationError({"phone": _("Type a telephone number such as 0912 345 678.")}) from problem
