"""What reports put on the page of a movement: what its reviews left to be done, and who was honoured in it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordPanel
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.movements.models import Movement
from lantoa.movements.onward import show_more
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Honour
from lantoa.reporting.models import ReviewPoint

HONOURS = 50  # on the page; the register of honours has all


def left_to_do(actor: Actor, movement: Movement) -> RecordPanel | None:
    """Lessons and recommendations, the newest review first, and where the person may write one down."""
    reviews = list(movement.reviews.order_by("-held_on", "-pk"))
    if not reviews:
        return None
    of_it = Q(movement_review__movement=movement) | Q(report__period__form__movement=movement)
    found = visible(actor, ReviewPoint.objects.filter(of_it)).select_related("owner", "owner_person")
    listed = list(found.order_by("-pk"))
    newest = reviews[0] if may(actor, "keep", movement) else None
    shown = {"points": listed, "newest": newest}
    return RecordPanel(_("Lessons and recommendations"), "reporting/desk/movement_points.html", shown, len(listed))


def honoured(actor: Actor, movement: Movement) -> RecordPanel | None:
    """Honours that stand of exemplars of this movement, as far as the person may see them."""
    found = visible(actor, Honour.objects.filter(dossier__movement=movement, state__in=IN_FORCE))
    listed = list(found.select_related("award", "body", "decision").order_by("-decision__signed_on", "pk")[:HONOURS])
    if not listed:
        return None
    shown = {"honours": listed}
    return RecordPanel(_("Honoured in this movement"), "reporting/desk/movement_honours.html", shown, len(listed))


def register_all() -> None:
    """Tell the room of movements."""
    show_more(left_to_do)
    show_more(honoured)
