"""Who may open a folder and what hangs on it: whoever the room that the folder belongs to lets in."""

from __future__ import annotations

from typing import Any, Protocol

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, Consent, Correction, Folder, NamedPerson, Proof, StoredFile
from lantoa.kit import audit
from lantoa.kit.access import Answer, Policy, may, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything


class FolderAnswers(Policy, Protocol):
    """What a room answers that folders belong to: as any policy does, and as a condition on what hangs on them."""

    def inside(self, actor: Actor, verb: str, path: str) -> Q:
        """That the folder at `path` is one that `actor`, who may not do everything, may do `verb` to."""


class ByBody(OrganisationPolicy):
    """A folder is its body's."""

    def inside(self, actor: Actor, verb: str, path: str) -> Q:
        """That the folder at `path` is one that `actor` may do `verb` to."""
        return Q(**{f"{path}__body__in": self.bodies_for(actor, verb).values("pk")})


BY_BODY = ByBody(
    {
        "view": (at_or_above(),),
        "keep": (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR)),
        "verify": (at_or_above(Role.OFFICER, Role.SECRETARY, Role.LEADER),),
        "release": (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR)),
    }
)


class FolderPolicy:
    """Asks the policy that a higher room has given for folders; by the folder's own body as long as none has.

    Its verbs: `view`, `keep` (write), `verify` (say that a claim is true), `release` (let it leave the house).
    """

    def __init__(self) -> None:
        self.asked: FolderAnswers = BY_BODY

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the folder."""
        return self.asked.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the folders that `actor` may do `verb` to."""
        return self.asked.within(actor, verb, records)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any folder."""
        return self.asked.reason(actor, verb)


FOLDERS = FolderPolicy()


def answer_for_folders(policy: FolderAnswers) -> None:
    """Let `policy` answer for folders from now on; a second one is a mistake of the program."""
    if FOLDERS.asked is not BY_BODY:
        raise RuntimeError("folders have a policy already")
    FOLDERS.asked = policy


class HeldPolicy:
    """Records that hang on a folder by `path`: the folder is asked."""

    def __init__(self, path: str = "folder") -> None:
        self.path = path

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`, saved or not."""
        held: Any = record
        for step in self.path.split("__"):
            held = getattr(held, step)
        return may(actor, verb, held)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` whose folder allows it."""
        if may_everything(actor):
            return records
        return records.filter(FOLDERS.asked.inside(actor, verb, self.path))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any of them."""
        return FOLDERS.reason(actor, verb)


class ClaimPolicy(HeldPolicy):
    """Nobody verifies her own words; whoever writes or verifies in the folder may contest."""

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the claim."""
        if verb == "contest":
            return super().answer(actor, "verify", record) or super().answer(actor, "keep", record)
        if verb == "verify" and actor.person is not None and record.author_id == actor.person.pk:
            return Answer(False, _("You wrote this claim. Somebody else verifies it."))
        return super().answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the claims that `actor` may do `verb` to."""
        if verb == "contest":
            either = (super().within(actor, each, records).values("pk") for each in ("verify", "keep"))
            return records.filter(Q(pk__in=next(either)) | Q(pk__in=next(either)))
        found = super().within(actor, verb, records)
        if verb == "verify" and actor.person is not None:
            return found.filter(Q(author=None) | ~Q(author=actor.person.pk))
        return found

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any claim."""
        if verb == "contest":
            return FOLDERS.reason(actor, "verify") or FOLDERS.reason(actor, "keep")
        return FOLDERS.reason(actor, verb)


def register_policies() -> None:
    """Tell the house who answers for the records of this room."""
    register(Folder, FOLDERS)
    register(Claim, ClaimPolicy())
    register(StoredFile, HeldPolicy())
    register(NamedPerson, HeldPolicy())
    register(Consent, HeldPolicy())
    register(Proof, HeldPolicy("claim__folder"))
    register(Correction, HeldPolicy("claim__folder"))
    # The log is kept for good, and a person may have her data erased.
    audit.keep_secret(NamedPerson, "name", "folded_name", "born_on", "born_in", "erased_because")
    audit.keep_secret(Consent, "note", "withdrawn_because")
    audit.keep_secret(StoredFile, "name", "caption", "rights")


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "store_file": _("added a file"),
            "describe_file": _("described a file"),
            "remove_file": _("removed a file"),
            "bring_file_back": _("brought a file back"),
            "add_claim": _("added a claim"),
            "change_claim": _("changed a claim"),
            "add_proof": _("added proof"),
            "remove_proof": _("removed proof"),
            "bring_proof_back": _("brought proof back"),
            "name_in_folder": _("named a person in the folder"),
            "record_consent": _("recorded a consent"),
            "withdraw_consent": _("recorded that a consent was withdrawn"),
            "export_person": _("exported the data of a person"),
            "erase_person": _("erased the data of a person"),
        }
    )
