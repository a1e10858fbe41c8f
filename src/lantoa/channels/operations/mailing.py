"""A newsletter: one letter to each subscriber, each with its own key, in portions that no dead worker repeats."""

from __future__ import annotations

from email.utils import formataddr
from html import escape
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from lantoa.channels.models import Dispatch, Outlet, Subscription
from lantoa.channels.posting import absolute, post_of
from lantoa.channels.queries.outlets import why_not_agreed
from lantoa.channels.states import DispatchState
from lantoa.kit import outbox
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.queries.telling import Telling, telling

KIND = "newsletter"
PORTION = 200


def fan_out(one: Dispatch) -> str:
    """Ask for the first portion; each asks for the next."""
    with transaction.atomic():
        outbox.put(KIND, {"dispatch": one.pk, "after": 0, "run": one.run}, key=f"{KIND}-{one.pk}-{one.run}-0", at=now())
    return "portions"


def given_up(message: OutgoingMessage) -> None:
    """Some have the letter and others not: a person decides what becomes of it."""
    content = message.payload
    one = Dispatch.objects.filter(pk=content["dispatch"], run=content["run"], state=DispatchState.SENDING)
    one.update(state=DispatchState.UNSURE, problem=message.last_error)


@outbox.deliverer(KIND, inside=True, given_up=given_up)
def portion(message: OutgoingMessage) -> str:
    """Put letters to the next subscribers into the outbox; with the last ones the newsletter is out."""
    known = Dispatch.objects.select_related("outlet__body", "story")
    content = message.payload
    one = known.filter(pk=content["dispatch"], run=content["run"], state=DispatchState.SENDING).first()
    if one is None:
        return "not wanted"
    if not one.story.is_public or why_not_agreed(one.story, one.outlet, localdate()):
        Dispatch.objects.filter(pk=one.pk).update(state=DispatchState.CALLED_OFF, over_at=now())
        return "withdrawn"
    found = list(confirmed(one.outlet).filter(pk__gt=content["after"]).order_by("pk")[:PORTION])
    told = telling(one.story)
    with override(told.language):
        for each in found:
            key = f"{KIND}-{one.pk}-{one.run}-to-{each.pk}"
            outbox.put("mail", letter(told, one.outlet, each), key=key, at=message.put_at)
    if len(found) == PORTION:
        after = found[-1].pk
        following = {"dispatch": one.pk, "after": after, "run": one.run}
        outbox.put(KIND, following, key=f"{KIND}-{one.pk}-{one.run}-{after}", at=message.put_at)
        return "more"
    number = OutgoingMessage.objects.filter(key__startswith=f"{KIND}-{one.pk}-{one.run}-to-").count()
    with override(told.language):
        done = _out(number) if number else _read_by_nobody()
    Dispatch.objects.filter(pk=one.pk).update(**done)
    return str(done["state"])


def _out(number: int) -> dict[str, Any]:
    receipt = ngettext("%(number)d letter", "%(number)d letters", number) % {"number": number}
    return {"state": DispatchState.SENT, "sent_at": now(), "receipt": receipt, "problem": ""}


def _read_by_nobody() -> dict[str, Any]:
    """Nothing went out, so nothing has to be called back either; it can be tried again once somebody reads it."""
    return {"state": DispatchState.FAILED, "problem": _("Nobody has asked for this newsletter yet.")}


def confirmed(outlet: Outlet) -> Any:
    """Who said twice that they want it."""
    return Subscription.objects.filter(outlet=outlet, confirmed_at__isnull=False)


def letter(told: Telling, outlet: Outlet, to: Subscription) -> dict[str, Any]:
    """The content of one letter, with one click to leave (RFC 2369, RFC 8058)."""
    post, leaving = post_of(told, outlet), absolute(reverse("newsletters:leave", args=[to.token]))
    farewell = _("You get this letter because you asked for “%(name)s”. To leave: %(address)s")
    parts = [post.title, post.text, post.link, "-- \n" + farewell % {"name": outlet.name, "address": leaving}]
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in post.text.split("\n\n"))
    link = f'<p><a href="{escape(post.link)}">{escape(_("Read it on the portal"))}</a></p>'
    leave = f'<p><small><a href="{escape(leaving)}">{escape(_("Leave this newsletter"))}</a></small></p>'
    headers = {
        "List-Unsubscribe": f"<{leaving}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": formataddr((outlet.name, f"newsletter-{outlet.pk}.lantoa")),
    }
    html = f"<h1>{escape(post.title)}</h1>{paragraphs}{link}{leave}"
    return {"to": to.email, "subject": post.title, "text": "\n\n".join(parts), "html": html, "headers": headers}
