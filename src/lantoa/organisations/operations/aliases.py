"""Other names of bodies are added and ended."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.organisations.models import Alias, Body
from lantoa.organisations.operations.refusals import ChangeRefused


@transaction.atomic
def add_alias(body: Body, text: str, *, since: date, by: Actor, at: datetime) -> Alias:
    """`body` is also called `text` from a day on. Raises when it is called so already."""
    alias = Alias(body=body, text=text.strip(), since=since)
    require(by, "keep", alias)
    if not fold(text):
        raise ChangeRefused(_("Type a name with letters or digits."))
    if Alias.objects.filter(body=body, folded=fold(text), until__gt=since).exists():
        raise ChangeRefused(_("%(body)s is called “%(text)s” already.") % {"body": body, "text": alias.text})
    with audit.watching(alias, "add_alias", by=by, at=at):
        alias.save()
    return alias


@transaction.atomic
def end_alias(alias: Alias, *, on: date, by: Actor, at: datetime) -> None:
    """From `on` the body is no longer called so; a name whose day had not come yet is taken away."""
    require(by, "keep", alias)
    if on <= alias.since:
        audit.record("remove_alias", alias, by=by, at=at, changes={"text": (alias.text, None)})
        alias.delete()
        return
    with audit.watching(alias, "end_alias", by=by, at=at):
        alias.until = on
        alias.save(update_fields=["until"])
