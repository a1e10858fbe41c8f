"""Rounds of a body and proposals in each state that a move begins in, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.exemplars.models import Dossier
from lantoa.organisations.models import Body
from lantoa.recognition.models import Award, AwardRound, Consultation, OpenMatter, Opinion, Proposal, PublicComment
from tests.house.exemplar_records import dossier_of

Secret = Callable[[str, str], str]
STATES = {
    "proposal": "draft",
    "proposal_submitted": "submitted",
    "proposal_appraised": "appraised",
    "proposal_in_council": "before_council",
    "proposal_agreed": "agreed",
    "proposal_withdrawn": "withdrawn",
}


def records_at(place: str, body: Body, secret: Secret) -> dict[str, Any]:
    """An open and a prepared round, a proposal in each state, an opinion, and a matter that is open."""
    held = _round(secret("award_round", place), body, "open")
    award = Award.objects.get(code="BIEU_DUONG")
    found = {kind: _proposal(f"{kind} {place}", held, award, state) for kind, state in STATES.items()}
    Proposal.objects.filter(pk=found["proposal"].pk).update(summary=secret("proposal", place))
    Opinion.objects.create(
        proposal=found["proposal"], body=body, stance="for", text=secret("opinion", place), on=localdate()
    )
    troubled = dossier_of(f"Có vụ việc {place}", body, "proposed")
    return {
        **found,
        **_consultations(place, found["proposal_submitted"], secret),
        "award": award,
        "award_round": held,
        "award_round_prepared": _round(f"Đợt chuẩn bị {place}", body, "prepared"),
        "open_matter": OpenMatter.objects.create(dossier=troubled, kind="complaint", since=localdate()),
    }


def _consultations(place: str, about: Proposal, secret: Secret) -> dict[str, Any]:
    """One that is prepared, one that was called off, and a comment of each kind."""
    prepared = _consultation(secret("consultation", place), about, "prepared")
    told = {"consultation": prepared, "proposal": about, "sent_at": now()}
    return {
        "consultation": prepared,
        "consultation_called_off": _consultation(f"Thôi lấy ý kiến {place}", about, "called_off"),
        "public_comment": PublicComment.objects.create(text=secret("public_comment", place), **told),
        "comment_answered": PublicComment.objects.create(text="Xứng đáng", state="answered", answer="Cảm ơn", **told),
    }


def _consultation(title: str, about: Proposal, state: str) -> Consultation:
    today = localdate()
    days = {"opens_on": today, "closes_on": today + timedelta(days=30), "recorded_at": now()}
    made = Consultation.objects.create(body=about.held_by, round=about.round, title=title, state=state, **days)
    made.proposals.add(about)
    return made


def _round(name: str, body: Body, state: str) -> AwardRound:
    today = localdate()
    days = {"opens_on": today - timedelta(days=9), "closes_on": today + timedelta(days=9), "recorded_at": now()}
    return AwardRound.objects.create(body=body, name=name, year=today.year, state=state, **days)


def _proposal(name: str, held: AwardRound, award: Award, state: str) -> Proposal:
    dossier: Dossier = dossier_of(name, held.body, "proposed")
    told = {"round": held, "award": award, "dossier": dossier, "proposed_by": held.body, "held_by": held.body}
    received = None if state in ("draft", "withdrawn") else localdate()
    days = {"waiting_since": now(), "recorded_at": now(), "received_on": received}
    return Proposal.objects.create(state=state, summary="Giúp bà con", **told, **days)
