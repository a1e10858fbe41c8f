"""Who may see decisions and honours, draft them, and record that they were signed or revoked."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.holders import Holder, hold
from lantoa.exemplars.models import Dossier
from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything
from lantoa.recognition.models import Badge, BadgeKey, Decision, Handover, Honour, PrintRun, Recovery

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
_DECIDERS = (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
#: At the body that decides.
DECIDING = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS, "decide": _DECIDERS})
#: Where the exemplar belongs: those read which honours it has.
AT_HOME = OrganisationPolicy({"view": (at_or_above(),)}, path="dossier__body")


class HonourPolicy:
    """An honour is the deciding body's; once it is given, those see it too with whom the exemplar belongs."""

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the honour."""
        decided = DECIDING.answer(actor, verb, record)
        if decided or record.register_number is None:
            return decided
        return YES if AT_HOME.answer(actor, verb, record) else decided

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the honours that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        deciding, home = (each.bodies_for(actor, verb).values("pk") for each in (DECIDING, AT_HOME))
        return records.filter(Q(body__in=deciding) | Q(register_number__isnull=False, dossier__body__in=home))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any honour."""
        return DECIDING.reason(actor, verb)


class OfHonourPolicy:
    """What hangs on an honour: the honour is asked."""

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to it."""
        return HONOURS.answer(actor, verb, record.honour)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those that `actor` may do `verb` to."""
        return records.filter(honour__in=HONOURS.within(actor, verb, Honour.objects.all()).values("pk"))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any."""
        return HONOURS.reason(actor, verb)


class NobodysPolicy:
    """Keys of the installation: no screen shows them."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """No."""
        return self.reason(actor, verb)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """None of them."""
        return records.none()

    def reason(self, actor: Actor, verb: str) -> Answer:
        """No, and why."""
        return Answer(False, _("Keys are shown to nobody."))


HONOURS = HonourPolicy()


def honoured(dossier: Dossier, actor: Actor) -> QuerySet[Honour]:
    """The honours of an exemplar that the actor may see, the newest first."""
    found = HONOURS.within(actor, "view", Honour.objects.filter(dossier=dossier, register_number__isnull=False))
    return found.select_related("award", "decision__body").order_by("-decision__signed_on", "-pk")


def register_all() -> None:
    """Tell `kit` and `evidence`."""
    register(Decision, DECIDING)
    register(Honour, HONOURS)
    for model in (Handover, Recovery, Badge):
        register(model, OfHonourPolicy())
    register(BadgeKey, NobodysPolicy())
    register(PrintRun, OrganisationPolicy({"view": (at_or_above(),)}, path="decision__body"))
    audit.keep_secret(BadgeKey, "sealed")
    audit.keep_secret(Badge, "salt")
    audit.keep_secret(Honour, "code")
    hold(Holder("decision", "title", "recognition:decision"))
    audit.name_verbs(
        {
            "draft_decision": _("drafted the decision"),
            "record_decision": _("recorded the decision"),
            "change_decision": _("changed the draft"),
            "sign_document": _("signed the document with the key of the office"),
            "attach_document": _("attached the signed document"),
            "put_on_list": _("put on the list"),
            "take_off_list": _("took off the list"),
            "reword_honour": _("changed the words of the honour"),
            "hand_over": _("recorded that it was handed over"),
            "strike_handover": _("struck out that it was handed over"),
            "note_recovery": _("recorded what came back"),
            "print_certificates": _("had certificates printed"),
            "issue_badge": _("issued a digital badge"),
            "notify_honoree": _("sent word to the honoree"),
        }
    )
