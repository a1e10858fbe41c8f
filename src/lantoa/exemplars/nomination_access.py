"""Who may see nominations and decide about them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Nomination, NominationImport
from lantoa.exemplars.nomination_states import NominationState
from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
ON_TABLE = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS})


class NominationPolicy:
    """`view`, `keep`: at the body that has it on its table, and to see it above. Nobody's while it is being written.

    `write`: whoever holds its code, which nobody else is told. A screen finds it by nothing but the code.
    """

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the nomination."""
        if verb == "write":
            return YES if record.state == NominationState.BEGUN else Answer(False, _("It was sent already."))
        if record.state == NominationState.BEGUN:
            return Answer(False, _("It is still being written."))
        return ON_TABLE.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the nominations that `actor` may do `verb` to."""
        if verb == "write":
            return records.filter(state=NominationState.BEGUN)
        return ON_TABLE.within(actor, verb, records).exclude(state=NominationState.BEGUN)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any nomination."""
        return YES if verb == "write" else ON_TABLE.reason(actor, verb)


NOMINATIONS = NominationPolicy()


def register_policies() -> None:
    """Tell the house who answers for nominations."""
    register(Nomination, NOMINATIONS)
    register(NominationImport, OrganisationPolicy({"view": _KEEPERS, "keep": _KEEPERS}))
    # The log is kept for good and read by many: what a nominator trusted an office with does not go into it.
    audit.keep_secret(Nomination, "about", "answers", "contact", "deed", "nominator", "proof", "question")
    audit.keep_secret(NominationImport, "content", "lines")


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {"enter_nomination": _("typed the nomination in"), "send_nominations": _("sent a list of nominations")}
    )
