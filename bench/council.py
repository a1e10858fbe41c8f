"""How long it takes until 200 members of a council have voted in secret: all of them within a minute.

Every ballot goes the whole way, from the form that a phone sends to the page with the receipt; on PostgreSQL from as
many threads at once as an office's server has workers, on SQLite one after the other. The database is made beside the
one that TEST_DATABASE_URL names and thrown away. Exit code 1 past the bar, or where a ballot is missing.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantoa.kit.actors import Actor
    from lantoa.recognition.models import Case

MEMBERS, WORKERS = 200, 8
BAR = 60.0  # seconds for all of them


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    from bench.organisations import _database

    with _database():
        case, members = _council()
        workers = WORKERS if connection.vendor == "postgresql" else 1
        begun = time.perf_counter()
        took = _vote(case, members, workers)
        whole = time.perf_counter() - begun
        _require_all(case)
    half, most = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"\n{MEMBERS} secret ballots on {connection.vendor}, {workers} at once:")
    print(f"  the whole {whole:.1f} s; a ballot p50 {half * 1000:.0f} ms, p95 {most * 1000:.0f} ms")
    if whole > BAR:
        sys.exit(f"The council took more than {BAR:.0f} s")


def _council() -> tuple[Case, list[Actor]]:
    """A sitting with everybody in the room, declared and the vote open; and the members."""
    from django.utils.timezone import now

    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import Body, Role
    from lantoa.recognition.counting import Standing
    from lantoa.recognition.models import Award, AwardRound, Council, Proposal, Seat, SeatRole, Sitting
    from lantoa.recognition.operations import attending, councils, proposals, rounds, sittings, voting
    from tests.exemplars.worlds import entered
    from tests.organisations.worlds import LONG_AGO, appointed, founded, person

    at = now()
    today = at.date()
    body: Body = founded("Xã Đo lường")
    Award.objects.filter(code="GK_XA").update(is_secret=True, threshold_percent=80, threshold_base="all_members")
    held = AwardRound(body=body, name="Đợt đo", year=today.year, opens_on=_days(-5), closes_on=_days(5))
    held = rounds.open_round(rounds.add_round(held, [], by=PLATFORM, at=at), by=PLATFORM, at=at)
    told = {"round": held, "award": Award.objects.get(code="GK_XA"), "proposed_by": body}
    made = proposals.draft(Proposal(dossier=entered(body, "Lê Thị Mận"), **told), by=PLATFORM, at=at)
    ready = proposals.appraise(proposals.submit(made, by=PLATFORM, at=at), by=PLATFORM, at=at)
    council = Council(body=body, name="Hội đồng Thi đua - Khen thưởng", place="Đo lường", since=LONG_AGO)
    council = councils.establish(council, by=PLATFORM, at=at)
    members = [appointed(body, Role.COUNCIL_MEMBER, person(f"Ủy viên {number}")) for number in range(MEMBERS)]
    sitting = Sitting(council=council, title="Xét khen thưởng", held_at=at, place="Hội trường")
    sitting = sittings.plan(sitting, by=PLATFORM, at=at)
    roles = [SeatRole.CHAIR] + [SeatRole.MEMBER] * (MEMBERS - 1)
    seats = [
        councils.seat(Seat(council=council, person=each.person, role=role, since=LONG_AGO), by=PLATFORM, at=at)
        for each, role in zip(members, roles, strict=True)
    ]
    (case,) = sittings.add_cases(sitting, [ready], by=PLATFORM, at=at)
    sitting = sittings.open_sitting(sitting, by=PLATFORM, at=at)
    for member, seat in zip(members, seats, strict=True):
        attending.attend(sitting, seat, Standing.PRESENT, by=member, at=at)
        attending.declare(case, seat, has_conflict=False, by=member, at=at)
    voting.open_vote(case, by=PLATFORM, at=at)
    return case, members


def _days(count: int) -> date:
    from django.utils.timezone import localdate

    return localdate() + timedelta(days=count)


def _vote(case: Case, members: list[Actor], workers: int) -> list[float]:
    """Everybody votes; how many seconds each ballot took, from its form to its receipt."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from lantoa.recognition.operations.balloting import new_key

    address = reverse("recognition:vote", args=[case.pk])
    clients = []
    for member in members:
        client = Client(headers={"host": "localhost"})
        client.force_login(member.person)
        clients.append(client)

    def cast(number: int) -> float:
        begun = time.perf_counter()
        answer = clients[number].post(address, {"key": new_key(), "choice": "for" if number % 5 else "against"})
        took = time.perf_counter() - begun
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        if workers > 1:
            connection.close()  # that of the thread
        return took

    if workers == 1:
        return [cast(number) for number in range(len(members))]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(cast, range(len(members))))


def _require_all(case: Case) -> None:
    """Every ballot is in the box, once, and the count adds up."""
    from django.utils.timezone import now

    from lantoa.kit.actors import PLATFORM
    from lantoa.recognition.models import BallotPaper, Case, VoteCast
    from lantoa.recognition.operations import voting

    papers, votes = BallotPaper.objects.filter(case=case).count(), VoteCast.objects.filter(case=case).count()
    voting.close_vote(Case.objects.select_related("sitting__council").get(pk=case.pk), by=PLATFORM, at=now())
    counted = Case.objects.get(pk=case.pk)
    said = (counted.votes_for or 0) + (counted.votes_against or 0) + (counted.abstained or 0)
    if not papers == votes == said == MEMBERS:
        raise RuntimeError(f"{papers} papers, {votes} votes, {said} counted of {MEMBERS}")


if __name__ == "__main__":
    main()
