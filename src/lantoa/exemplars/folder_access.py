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
        nominated = visible(actor, Nomination.objects.all(), verb)
        if verb == "keep":
            nominated |= visible(actor, Nomination.objects.all(), "write")
        sent = Q(nomination__in=nominated.values("pk"))
        if may_everything(actor):
            return records.filter(sent | Q(nomination=None))
        home, table = (each.bodies_for(actor, verb).values("pk") for each in (AT_HOME, ON_TABLE))
        alone = Q(dossier=None, body__in=BY_BODY.bodies_for(actor, verb).values("pk"))
        others = (
            Q(nomination=None) & each for each in (Q(dossier__body__in=home), Q(dossier__held_by__in=table), alone)
        )
        found = (Way(Folder.objects.filter(each).values_list("pk", flat=True), each) for each in (*others, sent))
        return records.filter(by_any(tuple(found)))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any folder."""
        return INSIDE.reason(actor, verb)


def register_policies() -> None:
    """Tell `evidence` who answers for folders."""
    answer_for_folders(FolderPolicy())
