"""A story is sent on its way to outlets; what becomes of each is confirmed, tried again, called off or taken down.

What the platform posts itself is asked for through the outbox by `ask`, and done in `delivering`. A dispatch says what
is to be done; the content is read from the story then, so that nothing goes out that was withdrawn meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urljoin

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.channels.kinds import Way
from lantoa.channels.models import Dispatch, Outlet, Script
from lantoa.channels.operations.scripting import first_script
from lantoa.channels.queries.outlets import why_not_agreed
from lantoa.channels.states import DISPATCH_MOVES, DispatchState, OutletState
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.newsroom.showing import story_path

KIND = "dispatch"
SEND, CORRECT, RECALL = "send", "correct", "recall"


@transaction.atomic
def dispatch(story: Story, outlets: Iterable[Outlet], *, by: Actor, at: datetime) -> list[Dispatch]:
    """Send a public story on its way; outlets to which it went already are passed over.

    ValidationError: the story is not public, an outlet is retired, or somebody did not agree to be told of there.
    """
    if not story.is_public:
        raise ValidationError(_("Only a story that is published goes out."))
    made = []
    for outlet in outlets:
        new = Dispatch(story=story, outlet=outlet, at=at, by_id=by.person.pk if by.person else None)
        require(by, "keep", new)
        if outlet.state != OutletState.ACTIVE:
            raise ValidationError({"outlets": _("“%(outlet)s” is retired.") % {"outlet": outlet}})
        _require_agreement(new, at)
        if not Dispatch.objects.filter(story=story, outlet=outlet).exists():
            made.append(_begin(new, by=by, at=at))
    return made


def confirm(one: Dispatch, address: str, *, by: Actor, at: datetime) -> Dispatch:
    """A person posted it, or found it there; it stands at `address` where that is on the net.

    ValidationError: an address is needed to find an online post again.
    """
    with DISPATCH_MOVES["confirm"].of(one, by=by, at=at) as moved:
        if moved.outlet.known.online and not address and moved.outlet.way is not Way.MAIL:
            raise ValidationError({"address": _("Give the address of the post, so that it can be found again.")})
        moved.address, moved.sent_at, moved.problem, moved.begun = address, at, "", moved.run
    return _after_withdrawal(moved, at=at)


def retry(one: Dispatch, *, by: Actor, at: datetime, reason: str = "") -> Dispatch:
    """Send it again, for the first time with all attempts before it. ValidationError as `dispatch`."""
    with DISPATCH_MOVES["retry"].of(one, by=by, at=at, reason=reason) as moved:
        if not moved.story.is_public:
            raise ValidationError(_("Only a story that is published goes out."))
        _require_agreement(moved, at)
        moved.problem, moved.receipt, moved.address, moved.sent_at, moved.over_at = "", "", "", None, None
    return start(moved, at=at)


def call_off(one: Dispatch, *, by: Actor, at: datetime, reason: str) -> Dispatch:
    """It does not go there."""
    with DISPATCH_MOVES["call_off"].of(one, by=by, at=at, reason=reason) as moved:
        moved.problem, moved.over_at, moved.run = "", at, moved.run + 1
    return moved


def recall(one: Dispatch, *, by: Actor, at: datetime, reason: str) -> Dispatch:
    """Have it taken down: by the platform where it can, otherwise by a person; paper and sound stay."""
    with DISPATCH_MOVES["recall"].of(one, by=by, at=at, reason=reason) as moved:
        moved.problem = ""
    return _recalled(moved, reason, by=by, at=at)


def confirm_recalled(one: Dispatch, *, by: Actor, at: datetime, reason: str = "") -> Dispatch:
    """A person took it down, or found it gone."""
    with DISPATCH_MOVES["confirm_recalled"].of(one, by=by, at=at, reason=reason) as moved:
        moved.problem, moved.over_at, moved.run = "", at, moved.run + 1
    return moved


def confirm_corrected(one: Dispatch, *, by: Actor, at: datetime, reason: str = "") -> Dispatch:
    """A person put it right there."""
    with DISPATCH_MOVES["confirm_corrected"].of(one, by=by, at=at, reason=reason) as moved:
        moved.problem, moved.run = "", moved.run + 1
    return moved


def leave_there(one: Dispatch, *, by: Actor, at: datetime, reason: str) -> Dispatch:
    """It cannot be taken down or corrected; why is on record."""
    with DISPATCH_MOVES["leave_there"].of(one, by=by, at=at, reason=reason) as moved:
        moved.problem, moved.run = reason.strip(), moved.run + 1
    return moved


def start(one: Dispatch, *, at: datetime) -> Dispatch:
    """Give it to whoever takes it there: the worker, or a person."""
    if one.outlet.way is Way.MAIL or one.outlet.is_open:
        return ask(one, SEND, at=at)
    if one.outlet.way is Way.HERE:
        return show_here(one, at=at)
    one.state = DispatchState.BY_HAND
    one.save(update_fields=["state"])
    return one


def show_here(one: Dispatch, *, at: datetime) -> Dispatch:
    """The body's own site shows it from now on: nothing has to be carried anywhere."""
    one.state, one.sent_at, one.begun = DispatchState.SENT, at, one.run
    one.address = urljoin(one.outlet.address, story_path(one.story))
    one.save(update_fields=["state", "sent_at", "begun", "address"])
    return one


def hide_here(one: Dispatch, *, at: datetime) -> Dispatch:
    """The body's own site shows it no more."""
    one.state, one.over_at = DispatchState.RECALLED, at
    one.save(update_fields=["state", "over_at"])
    return one


def ask(one: Dispatch, act: str, *, at: datetime) -> Dispatch:
    """Have the worker do `act`, once more."""
    one.run += 1
    one.save(update_fields=["run"])
    outbox.put(KIND, {"dispatch": one.pk, "act": act, "run": one.run}, key=f"{KIND}-{one.pk}-{one.run}", at=at)
    return one


def _begin(new: Dispatch, *, by: Actor, at: datetime) -> Dispatch:
    is_sent = new.outlet.way is Way.MAIL or new.outlet.is_open
    new.state = DispatchState.WAITING if is_sent else DispatchState.BY_HAND
    new.save(force_insert=True)
    audit.record("dispatch_story", new, by=by, at=at)
    if new.outlet.way is Way.AIR:
        Script.objects.create(dispatch=new, text=first_script(new))
    return start(new, at=at)


def _require_agreement(one: Dispatch, at: datetime) -> None:
    if why := why_not_agreed(one.story, one.outlet, localdate(at)):
        raise ValidationError({"outlets": why})


def _recalled(one: Dispatch, reason: str, *, by: Actor, at: datetime) -> Dispatch:
    if not one.outlet.known.recallable:
        return leave_there(one, by=by, at=at, reason=reason)
    if one.outlet.way is Way.HERE:
        return hide_here(one, at=at)
    return ask(one, RECALL, at=at) if one.outlet.is_open and one.receipt else one


def _after_withdrawal(one: Dispatch, *, at: datetime) -> Dispatch:
    """What was found to be out after its story was withdrawn, or less was agreed to, has to come down."""
    from lantoa.channels.operations.recalling import call_back_unwanted  # which itself asks the worker through this one

    return call_back_unwanted(one, at=at)
