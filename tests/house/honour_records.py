"""Decisions of a body and the honours on them, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence.models import Folder
from lantoa.exemplars.models import Dossier
from lantoa.organisations.models import Body
from lantoa.recognition.models import Award, Decision, Handover, Honour, PrintRun, Recovery

Secret = Callable[[str, str], str]


def records_at(place: str, body: Body, secret: Secret) -> dict[str, Any]:
    """A decision in each state that something is done in, and an honour in each."""
    award = Award.objects.create(
        code=f"T_GK_{place}",
        valid_from=date(2020, 1, 1),
        name="Giấy khen",
        kind="commendation",
        certainty="verified",
        is_on=True,
    )
    draft, dropped = _decision(secret("decision", place), body), _decision(f"Bỏ {place}", body, "dropped")
    signed = _decision(f"Ký {place}", body, "signed", "1/QĐ-UBND")
    later = _decision(f"Hủy {place}", body, "signed", "2/QĐ-UBND", kind="revokes")
    dossiers = [_dossier(body) for _ in range(4)]
    given = [
        _honour(secret("honour", place), signed, award, dossiers[0], 1),
        _honour(f"Trao {place}", signed, award, dossiers[1], 2),
        _honour(f"Hủy {place}", signed, award, dossiers[2], 3, revoked_by=later),
    ]
    Handover.objects.create(honour=given[1], on=localdate(), occasion="Tổng kết", recorded_at=now())
    Recovery.objects.create(honour=given[2])
    PrintRun.objects.create(decision=signed, award=award, content=b"%PDF", asked_at=now(), finished_at=now())
    return {
        "decision": draft,
        "decision_signed": signed,
        "decision_dropped": dropped,
        "honour_listed": _honour(f"Danh sách {place}", draft, award, dossiers[3]),
        "honour": given[0],
        "honour_handed": given[1],
        "honour_revoked": given[2],
        "award_given": award,
    }


def _dossier(body: Body) -> Dossier:
    folder = Folder.objects.create(body=body, opened_at=now())
    told = {"name": "Người được khen", "state": "recognised", "found_on": date(2020, 1, 1)}
    moments = {"waiting_since": now(), "recorded_at": now()}
    return Dossier.objects.create(body=body, held_by=body, folder=folder, **told, **moments)


def _decision(title: str, body: Body, state: str = "draft", number: str = "", *, kind: str = "gives") -> Decision:
    folder = Folder.objects.create(body=body, opened_at=now())
    words = {"issuing_name": body.name, "issued_by": body.name, "signer_name": "Phúc", "signer_post": "Chủ tịch"}
    known = {"place": "Đông Mai", "number": number, "signed_on": localdate() if number else None, "kind": kind}
    return Decision.objects.create(
        title=title, body=body, state=state, folder=folder, recorded_at=now(), **words, **known
    )


def _honour(
    name: str,
    decision: Decision,
    award: Award,
    dossier: Dossier,
    number: int | None = None,
    *,
    revoked_by: Decision | None = None,
) -> Honour:
    state = "revoked" if revoked_by else "valid" if number else "listed"
    known = {"period": "2026", "wording": "Giúp bà con", "name": name, "state": state}
    register = {"register_number": number, "register_year": localdate().year if number else None}
    why = {"revoked_by": revoked_by, "revocation_reason": "Gian dối" if revoked_by else ""}
    return Honour.objects.create(
        decision=decision, body=decision.body, award=award, dossier=dossier, **known, **register, **why
    )
