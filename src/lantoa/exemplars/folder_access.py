"""Who may open the folders of this room: those of dossiers, and what was sent with a nomination."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from lantoa.evidence.access import BY_BODY, answer_for_folders
from lantoa.evidence.models import Folder
from lantoa.exemplars.access import AT_HOME, INSIDE, ON_TABLE
from lantoa.exemplars.models import Dossier, Nomination
from lantoa.exemplars.nomination_access import NOMINATIONS
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.ways import Way, by_any
from lantoa.kit.access import YES, Answer, visible
from lantoa.kit.actors import Actor
from lantoa.organisations.reach import may_everything


class FolderPolicy:
    """A folder is its nomination's, or its dossier's; one that neither has (yet) is its body's.

    What was sent with a nomination is seen as the nomination is; while it is written, only its writer adds files.
    """

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the folder."""
        if nomination := Nomination.objects.filter(folder=record.pk).first():
            is_written = nomination.state == NominationState.BEGUN and verb == "keep"
            return NOMINATIONS.answer(actor, "write" if is_written else verb, nomination)
        if may_everything(actor):
            return YES
        dossier = Dossier.objects.filter(folder=record.pk).first()
        return INSIDE.answer(actor, verb, dossier) if dossier else BY_BODY.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the folders that `actor` may do `verb` to."""
        if may_everything(actor):
            return records.filter(_sent(actor, verb) | Q(nomination=None))
        return records.filter(self.inside(actor, verb))

    def inside(self, actor: Actor, verb: str, path: str = "") -> Q:
        """The same as a condition on records whose folder is at `path`, for whoever may not do everything."""
        conditions = zip(_whose(actor, verb), _whose(actor, verb, f"{path}__" if path else ""), strict=True)
        ways = [Way(Folder.objects.filter(own).values_list("pk", flat=True), each) for own, each in conditions]
        return by_any(ways, path)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any folder."""
        return INSIDE.reason(actor, verb)


def _whose(actor: Actor, verb: str, before: str = "") -> tuple[Q, ...]:
    """The reasons to see a folder whose fields are named with `before`."""
    home, table, own = (each.bodies_for(actor, verb).values("pk") for each in (AT_HOME, ON_TABLE, BY_BODY))
    others = (
        {"dossier__body__in": home},
        {"dossier__held_by__in": table},
        {"dossier": None, "body__in": own},
    )
    unsent = [
        Q(**{f"{before}{name}": value for name, value in ({"nomination": None} | each).items()}) for each in others
    ]
    return (_sent(actor, verb, before), *unsent)


def _sent(actor: Actor, verb: str, before: str = "") -> Q:
    """That it came with a nomination that `actor` may do `verb` to; while it is written, its writer adds files."""
    nominated = visible(actor, Nomination.objects.all(), verb)
    if verb == "keep":
        nominated |= visible(actor, Nomination.objects.all(), "write")
    return Q(**{f"{before}nomination__in": nominated.values("pk")})


def register_policies() -> None:
    """Tell `evidence` who answers for folders."""
    answer_for_folders(FolderPolicy())
