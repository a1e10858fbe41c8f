"""Data of the room; one module an idea, all imported here because Django looks for them here."""

from lantoa.accounts.models.invitations import Invitation, hash_of
from lantoa.accounts.models.people import User, UserManager

__all__ = ["Invitation", "User", "UserManager", "hash_of"]
