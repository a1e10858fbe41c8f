"""A commune's council for a first look: one sitting that is over, one to come. All is invented; what is there stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from lantoa.accounts.models import User
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import Case, Council, Proposal, Seat, SeatRole, Sitting
from lantoa.recognition.operations import attending, balloting, councils, sittings, voting
from lantoa.recognition.operations.balloting import Papers
from lantoa.recognition.proposal_states import ProposalState

COMMUNE = "vn-x15664"
SINCE = date(2025, 7, 15)
DAY = timedelta(days=1)
#: E-mail of the account (none: takes part by paper), name, position, role.
MEMBERS = (
    ("", "Lê Văn Thành", "Chủ tịch UBND xã", SeatRole.CHAIR),
    ("hoidong@lantoa.example", "", "Phó Chủ tịch UBND xã", SeatRole.DEPUTY),
    ("canbo@lantoa.example", "", "Công chức Phòng Văn hóa - Xã hội", SeatRole.SECRETARY),
    ("thuky@lantoa.example", "", "Đại diện Sở Nội vụ", SeatRole.MEMBER),
    ("", "Hà Thị Xuân", "Chủ tịch Hội Liên hiệp Phụ nữ xã", SeatRole.MEMBER),
)


def load(*, at: datetime) -> None:
    """Write the council with its two sittings, if the body is there and has no council yet."""
    body = Body.objects.filter(code=COMMUNE).first()
    if body is None or Council.objects.filter(body=body).exists():
        return
    waiting = Proposal.objects.filter(held_by=body, state=ProposalState.BEFORE_COUNCIL).order_by("pk")
    ready = Proposal.objects.filter(held_by=body, state=ProposalState.APPRAISED).order_by("pk")
    laid = [*waiting, *ready]
    if len(laid) < 2:
        return
    council = _seat(body, at)
    _hold(council, laid[:1], _at(at - 6 * DAY, 14))
    _plan(council, laid[1:], at)


def _seat(body: Body, at: datetime) -> Council:
    council = Council(
        body=body,
        name="Hội đồng Thi đua - Khen thưởng xã Triệu Sơn",
        established_by="Quyết định số 31/QĐ-UBND ngày 15/7/2025",
        place="Triệu Sơn",
        since=SINCE,
        rules_of="Quy chế kèm theo Quyết định số 32/QĐ-UBND ngày 15/7/2025",
        always_secret=True,
    )
    council = councils.establish(council, by=PLATFORM, at=at)
    for email, name, position, role in MEMBERS:
        person = User.objects.filter(email=email).first() if email else None
        made = Seat(council=council, person=person, name=name or str(person or position), position=position)
        made.role, made.since = role, SINCE
        councils.seat(made, by=PLATFORM, at=at)
    return council


def _hold(council: Council, chosen: list[Proposal], at: datetime) -> None:
    """Played as it would have been: three in the room, two by paper, one ballot against."""
    sitting = Sitting(council=council, title="Xét khen thưởng đợt 1", held_at=at, place="Phòng họp UBND xã")
    sitting = sittings.plan(sitting, by=PLATFORM, at=at - 3 * DAY)
    (case,) = sittings.add_cases(sitting, chosen, by=PLATFORM, at=at - 3 * DAY)
    sitting = sittings.open_sitting(sitting, by=PLATFORM, at=at)
    seats = list(Seat.objects.filter(council=council).select_related("person"))
    for seat in seats:
        standing = Standing.PRESENT if seat.person else Standing.WRITTEN
        attending.attend(sitting, seat, standing, by=PLATFORM, at=at)
        attending.declare(case, seat, has_conflict=False, by=PLATFORM, at=at)
    voting.note(case, "Thành tích rõ, được nhân dân trong thôn đồng tình.", by=PLATFORM, at=at)
    (opened,) = voting.open_vote(case, by=PLATFORM, at=at)
    for seat in seats:
        if seat.person:
            balloting.cast(opened, Choice.FOR, key=balloting.new_key(), by=Actor(seat.person), at=at)
    away = frozenset(seat.pk for seat in seats if not seat.person)
    read = Papers(seats=away, choices={Choice.FOR: len(away) - 1, Choice.AGAINST: 1})
    for counter in [Actor(seat.person) for seat in seats if seat.person][:2]:
        balloting.count_papers(opened, read, by=counter, at=at)
    voting.close_vote(Case.objects.select_related("sitting").get(pk=case.pk), by=PLATFORM, at=at)
    sittings.close(sitting, by=PLATFORM, at=at + timedelta(hours=1))


def _plan(council: Council, chosen: list[Proposal], at: datetime) -> None:
    sitting = Sitting(
        council=council,
        title="Xét khen thưởng tổng kết năm",
        held_at=_at(at + 4 * DAY, 8),
        place="Phòng họp UBND xã",
    )
    sitting = sittings.plan(sitting, by=PLATFORM, at=at)
    sittings.add_cases(sitting, chosen, by=PLATFORM, at=at)


def _at(day: datetime, hour: int) -> datetime:
    return localtime(day).replace(hour=hour, minute=0, second=0, microsecond=0)
