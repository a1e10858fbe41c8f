"""The worker posts, corrects and takes down by the clients, and notes what came of it.

No interface takes a key that would make a post happen once. So `begun` is noted before it is asked for, and a run that
has begun without an end is not begun again: whether it reached the other side is for a person to find out. What is
asked again without harm, taking down and correcting, is.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from lantoa.channels.clients.asking import ClientProblem, NotOpen, Pending, Receipt, Refused, Unsure
from lantoa.channels.clients.zalo import ZaloAccount
from lantoa.channels.credentials import Client, client_of
from lantoa.channels.kinds import Way
from lantoa.channels.models import Dispatch
from lantoa.channels.operations import dispatching, recalling
from lantoa.channels.operations.mailing import fan_out
from lantoa.channels.posting import post_of
from lantoa.channels.queries.outlets import why_not_agreed
from lantoa.channels.states import DispatchState
from lantoa.kit import outbox
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.queries.telling import telling

MOST_ATTEMPTS = 6  # with the waiting of the outbox about a quarter of an hour; then a person decides
_STARTS = {
    dispatching.SEND: (DispatchState.WAITING, DispatchState.SENDING),
    dispatching.CORRECT: (DispatchState.CORRECTING,),
    dispatching.RECALL: (DispatchState.RECALLING,),
}


def given_up(message: OutgoingMessage) -> None:
    """The workers ended during each attempt: what was begun is looked for by a person, the rest is sent by her word."""
    locked = Dispatch.objects.select_for_update(of=("self",)).select_related("outlet")
    content = message.payload
    one = locked.filter(pk=content["dispatch"], run=content["run"], state__in=_STARTS[content["act"]]).first()
    if one is None:
        return
    if content["act"] == dispatching.SEND:
        state = DispatchState.UNSURE if one.begun == one.run else DispatchState.FAILED
        _note(one, state, problem=message.last_error)
    else:
        _note(one, one.state, problem=message.last_error)


@outbox.deliverer(dispatching.KIND, given_up=given_up)
def deliver(message: OutgoingMessage) -> str:
    """Do what was asked for, unless it is wanted no longer; what came of it."""
    act = message.payload["act"]
    one = _taken(message.payload["dispatch"], act, message.payload["run"])
    if one is None:
        return "not wanted"
    if one.outlet.way is Way.MAIL:
        return fan_out(one)
    try:
        return _send(one) if act == dispatching.SEND else _change(one, act)
    except (ClientProblem, Unsure) as problem:
        return _not_done(one, act, problem, is_last=message.attempts >= MOST_ATTEMPTS)


def _not_done(one: Dispatch, act: str, problem: Exception, *, is_last: bool) -> str:
    """Note why. What may be tried again raises `problem`, for the outbox to come back to it."""
    if act == dispatching.SEND and isinstance(problem, Unsure):
        return _note(one, DispatchState.UNSURE, problem=str(problem))
    if isinstance(problem, Pending):
        state = DispatchState.UNSURE if is_last else one.state
        _note(one, state, receipt=problem.receipt, problem=str(problem) if is_last else "")
    elif is_last or isinstance(problem, Refused):
        return _note(one, DispatchState.FAILED if act == dispatching.SEND else one.state, problem=str(problem))
    else:
        _note(one, one.state, begun=one.run - 1, problem=str(problem))
    if is_last:
        return one.state
    raise problem


def _taken(pk: int, act: str, run: int) -> Dispatch | None:
    """The dispatch, noted as begun, if this is wanted of it; one that may have gone out is given to a person."""
    with transaction.atomic():
        locked = Dispatch.objects.select_for_update(of=("self",)).select_related("outlet__body", "story")
        one = locked.filter(pk=pk, run=run, state__in=_STARTS[act]).first()
        if one is None:
            return None
        if act == dispatching.SEND and not one.story.is_public:
            _note(one, DispatchState.CALLED_OFF, over_at=now())
            return None
        if act == dispatching.SEND and (why := why_not_agreed(one.story, one.outlet, localdate())):
            _note(one, DispatchState.FAILED, problem=why)
            return None
        if act == dispatching.SEND and one.begun == run and not one.receipt and one.outlet.way is not Way.MAIL:
            _note(one, DispatchState.UNSURE, problem=_("The worker ended while it was being sent."))
            return None
        one.begun = run
        if act == dispatching.SEND:
            one.state = DispatchState.SENDING
        one.save(update_fields=["begun", "state"])
        return one


def _send(one: Dispatch) -> str:
    client = _opened(one)
    if one.receipt and isinstance(client, ZaloAccount):
        receipt = client.finish(one.receipt)  # it was taken before, and its picture was being fetched
    else:
        receipt = client.post(post_of(telling(one.story), one.outlet))
    return _sent(one, receipt)


def _opened(one: Dispatch) -> Client:
    if not one.outlet.is_open:
        raise NotOpen(_("The outlet has no credentials any more."))
    return client_of(one.outlet)


def _sent(one: Dispatch, receipt: Receipt) -> str:
    """Note the receipt; what was withdrawn while it was being sent has to come down at once."""
    with transaction.atomic():
        done = {"receipt": receipt.number, "address": receipt.address, "sent_at": now(), "problem": ""}
        _note(one, DispatchState.SENT, **done)
        kept = Dispatch.objects.select_for_update(of=("self",)).select_related("outlet", "story").get(pk=one.pk)
        recalling.call_back_unwanted(kept, at=now())
    return receipt.number


def _change(one: Dispatch, act: str) -> str:
    client = _opened(one)
    if act == dispatching.RECALL:
        client.take_down(one.receipt)
        return _note(one, DispatchState.RECALLED, over_at=now(), problem="")
    client.correct(one.receipt, post_of(telling(one.story), one.outlet))
    return _note(one, DispatchState.SENT, problem="")


def _note(one: Dispatch, state: str, **values: object) -> str:
    """Write what came of it, unless something else was asked for meanwhile."""
    Dispatch.objects.filter(pk=one.pk, run=one.run).update(state=state, **values)
    return str(state)
