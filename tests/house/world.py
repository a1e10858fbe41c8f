"""A small world to ask about: a body with one above, one below and one beside it, and a record of each kind in each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils.timezone import localdate, now

from lantoa.accounts.models import Invitation, User
from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Alias, Body, BodyImport, BodyKind, Deputy, Group, Membership, Role, Tree
from tests.desk.app.models import Errand
from tests.house import (
    board_records,
    channel_records,
    council_records,
    duty_records,
    evidence_records,
    exemplar_records,
    honour_records,
    lineage_records,
    movement_records,
    nomination_records,
    page_records,
    proposal_records,
    replication_records,
    report_records,
    review_records,
    story_records,
)
from tests.house.access.rules import ABOVE, BELOW, BESIDE, HERE, Asker, Rule
from tests.house.asking import Platform
from tests.house.passkeys import passkey_of
from tests.organisations.worlds import LONG_AGO, founded, person

TODAY = localdate()
PASSWORD = "một câu dài để đăng nhập"
ELSE = "somebody else"

STRANGER = Asker("a stranger", known=False)
LEFT = Asker("an account that was switched off", known=False)
NO_ROLE = Asker("somebody without a role")
ENDED = Asker("somebody whose role has ended")
TO_COME = Asker("somebody whose role has not begun")
IN_ROLES = tuple(Asker(f"{role} here", role=role) for role in Role.values)
DEPUTY = Asker("a deputy of an administrator", role=Role.ADMINISTRATOR)
EVERYTHING = Asker("an administrator of the installation", everything=True)
ASKERS = (STRANGER, LEFT, NO_ROLE, ENDED, TO_COME, *IN_ROLES, DEPUTY, EVERYTHING)
A_FEW = (STRANGER, DEPUTY, EVERYTHING, *(asker for asker in IN_ROLES if asker.role in (Role.OFFICER, Role.READER)))


def secret(kind: str, place: str) -> str:
    """The word by which the record of `kind` at `place` would be known wherever it is shown."""
    return f"Kín{kind}{place}".capitalize()


class World:
    """The bodies, the people who ask, and `records`: by kind, then by place. `own` are those of one asker each."""

    def __init__(self, platform: Platform) -> None:
        self.bodies = _bodies()
        self.records: dict[str, dict[str, Any]] = {}
        for place, body in self.bodies.items():
            for kind, record in records_at(place, body).items():
                self.records.setdefault(kind, {})[place] = record
        # One of HERE works below as well, which her colleagues need not know.
        _appoint(self.records["person"][HERE], self.bodies[BELOW], Role.READER, title=secret("aside", BELOW))
        self.people = _people_who_ask(self.bodies[HERE])
        self.own: dict[str, dict[str, Any]] = {"session": {}, "passkey": {}}
        for name, somebody in {**self.people, ELSE: person("Khác", password=PASSWORD)}.items():
            self._let_in(platform, name, somebody)

    def keys(self, rule: Rule, place: str, asker: Asker) -> list[int]:
        """The ids that an address under `rule` takes, of the records at `place`."""
        return [self.key(kind, place, asker) for kind in (rule.kind, *rule.inner) if kind]

    def key(self, kind: str, place: str, asker: Asker) -> int:
        """The id of a record; of one of the asker's own (HERE) or of somebody else's."""
        if kind in self.own:
            return self.own[kind][asker.name if place == HERE and asker.known else ELSE].pk
        return self.records[kind][place].pk

    def _let_in(self, platform: Platform, name: str, somebody: User) -> None:
        """Signed in at two places, with a passkey."""
        platform.sign_in(name, str(somebody.email), PASSWORD)
        self.own["session"][name] = UserSession.objects.get(user=somebody)
        platform.sign_in(name, str(somebody.email), PASSWORD)
        self.own["passkey"][name] = passkey_of(somebody)
        if name == LEFT.name:
            somebody.is_active = False
            somebody.save()


def _people_who_ask(here: Body) -> dict[str, User]:
    people = {
        asker.name: person(asker.name, is_superuser=asker.everything, password=PASSWORD)
        for asker in ASKERS
        if asker != STRANGER
    }
    for asker in IN_ROLES:
        _appoint(people[asker.name], here, asker.role)
    away = _appoint(person("Vắng"), here, DEPUTY.role)
    Deputy.objects.create(membership=away, person=people[DEPUTY.name], since=LONG_AGO)
    _appoint(people[LEFT.name], here, Role.ADMINISTRATOR)
    _appoint(people[ENDED.name], here, Role.ADMINISTRATOR, until=TODAY)
    _appoint(people[TO_COME.name], here, Role.ADMINISTRATOR, since=TODAY + timedelta(days=1))
    return people


def _bodies() -> dict[str, Body]:
    above = founded("Tỉnh Thanh Hóa", BodyKind.PROVINCE)
    here = founded("Xã Dân Lực", under=above)
    return {
        HERE: here,
        ABOVE: above,
        BELOW: founded("Văn phòng xã Dân Lực", BodyKind.OFFICE, here),
        BESIDE: founded("Xã Dân Lý", under=above),
    }


def records_at(place: str, body: Body) -> dict[str, Any]:
    """One of each kind that hang on `body`."""
    member, deputy = person(secret("person", place)), person(secret("deputy", place))
    role = _appoint(member, body, Role.OFFICER, title=secret("title", place))
    audit.record("appoint", role, by=PLATFORM, at=now(), note=secret("note", place))
    proposals = proposal_records.records_at(place, body, secret)
    exemplars = exemplar_records.records_at(place, body, secret)
    stories = story_records.records_at(place, body, secret)
    return {
        "body": body,
        "change": body.made_by,
        "message": _dead_letter(place),
        "log_entry": audit.record("send_list", body, by=PLATFORM, at=now()),
        "body_import": _list_of_bodies(place, body, member),
        "alias": Alias.objects.create(body=body, text=f"Tên khác {place}", since=LONG_AGO),
        "group": Group.objects.create(body=body, name=f"Nhóm {place}", tree=Tree.GOVERNMENT, under=body),
        "person": member,
        "membership": role,
        "deputy": Deputy.objects.create(
            membership=role,
            person=deputy,
            since=LONG_AGO,
            until=TODAY + timedelta(days=9),
            reason=secret("reason", place),
        ),
        "invitation": _invitation(place, body),
        **movement_records.records_at(place, body),
        **evidence_records.records_at(secret("proven", place), secret("agreed", place), body),
        **exemplars,
        **replication_records.records_at(place, body, secret, exemplars["dossier"]),
        **stories,
        **channel_records.records_at(place, body, secret, stories["story_published"]),
        **nomination_records.records_at(place, body, secret, member),
        **board_records.records_at(secret("programme", place), secret("reminder", place), body),
        **review_records.records_at(secret("plan", place), secret("clause", place), body),
        **duty_records.records_at(secret("duty", place), secret("evidence", place), body),
        **lineage_records.records_at(place, body, secret),
        **page_records.records_at(place, body, secret),
        **report_records.records_at(place, body, secret),
        **honour_records.records_at(place, body, secret),
        **proposals,
        **council_records.records_at(place, body, secret, proposals["proposal_in_council"]),
        "errand": Errand.objects.create(body=body, title=secret("errand", place), due=TODAY, note="Đã xong"),
    }


def _appoint(who: User, body: Body, role: str, since: date = LONG_AGO, **fields: Any) -> Membership:
    return Membership.objects.create(person=who, body=body, role=role, since=since, **fields)


def _dead_letter(place: str) -> OutgoingMessage:
    moments = {"put_at": now(), "next_attempt_at": now()}
    return OutgoingMessage.objects.create(kind="mail", key=f"Thư {place}", payload={}, state="dead", **moments)


def _list_of_bodies(place: str, body: Body, who: User) -> BodyImport:
    """Tried without errors, and so long that the worker is asked to record it."""
    said = {"tree": "government", "under": body, "on": TODAY, "state": "checked", "rows": 9_000, "changing": 1}
    return BodyImport.objects.create(file_name=f"Danh sách {place}.xlsx", sent_by=who, sent_at=now(), **said)


def _invitation(place: str, body: Body) -> Invitation:
    return Invitation.objects.create(
        name=secret("invitation", place),
        email=f"{place}@xa.example",
        body=body,
        role=Role.OFFICER,
        since=TODAY,
        token_hash=place,
        sent_at=now(),
        expires_at=now() + timedelta(days=3),
    )
