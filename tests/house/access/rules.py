"""The kinds of rules that the tables beside this file are made of.

A rule tells, for whoever asks, the answer to a GET and to a POST of an empty form: a status, or SIGN_IN where the
person is sent to the sign-in page. The rules know nothing of the policies that they are the measure of.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lantoa.organisations.models import Role

SIGN_IN = "sign in"
NOT_THERE = 404
NOT_ALLOWED = 405
Answer = int | str

# Where the body of a record stands, seen from the body of whoever asks.
HERE, ABOVE, BELOW, BESIDE = "here", "above", "below", "beside"
PLACES = (HERE, ABOVE, BELOW, BESIDE)


@dataclass(frozen=True)
class Asker:
    """Somebody who asks: with an account or without, in one role at the body HERE or in none."""

    name: str
    known: bool = True
    role: str = ""
    everything: bool = False  # an administrator of the installation

    @property
    def at_the_desk(self) -> bool:
        return self.everything or bool(self.role)


@dataclass(frozen=True)
class Who:
    """Those who have one of these roles, at one of these places seen from the record backwards."""

    pairs: frozenset[tuple[str, str]]

    def __or__(self, other: Who) -> Who:
        return Who(self.pairs | other.pairs)

    def has(self, asker: Asker, place: str = "") -> bool:
        """Whether `asker` is one of them for a record of `place`; without one, for a record of any place."""
        return asker.everything or any(role == asker.role and there == (place or there) for role, there in self.pairs)


def everybody() -> Who:
    """Whoever works at any body."""
    return Who(frozenset((role, place) for role in Role.values for place in PLACES))


def at(*roles: str) -> Who:
    """Those in one of `roles`, or in any, at the body itself."""
    return Who(frozenset((role, HERE) for role in roles or Role.values))


def at_or_above(*roles: str) -> Who:
    """Those in one of `roles`, or in any, at the body itself or above it."""
    return at(*roles) | Who(frozenset((role, BELOW) for role in roles or Role.values))


def nobody() -> Who:
    """Only administrators of the installation."""
    return Who(frozenset())


ADMINISTRATORS = at_or_above(Role.ADMINISTRATOR)
KEEPERS = ADMINISTRATORS | at(Role.SECRETARY, Role.OFFICER)


class Rule:
    """What an address answers. `kind` names the records that its id is one of; empty when it takes none.

    `inner` are the kinds of further ids, of records that hang on the same body.
    """

    kind = ""
    inner: tuple[str, ...] = ()

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        """To a GET and to a POST, about the record of `place` ("" without one)."""
        raise NotImplementedError


@dataclass(frozen=True)
class Public(Rule):
    """Anybody may ask. `known` are the answers for those who are signed in, where they differ."""

    get: Answer
    post: Answer = NOT_ALLOWED
    known: tuple[Answer, Answer] | None = None

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        return self.known if self.known and asker.known else (self.get, self.post)


@dataclass(frozen=True)
class SignedIn(Rule):
    """Whoever has an account, with a role or without."""

    get: Answer = 200
    post: Answer = NOT_ALLOWED

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        return (self.get, self.post) if asker.known else (SIGN_IN, SIGN_IN)


@dataclass(frozen=True)
class Own(SignedIn):
    """A record of the person's own (HERE); everybody else's is not there, for administrators neither."""

    kind: str = ""
    not_own: tuple[Answer, Answer] = (NOT_THERE, NOT_THERE)

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        if asker.known and place != HERE:
            return self.not_own
        return super().answers(asker, place)


@dataclass(frozen=True)
class Desk(Rule):
    """A page of the desk about no one record: for `who`, and refused to others who work there."""

    who: Who = everybody()  # noqa: RUF009 - it is frozen
    get: Answer = 200
    post: Answer = NOT_ALLOWED
    refused: Answer = 403

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        if not asker.at_the_desk:
            return SIGN_IN, SIGN_IN
        return (self.get, self.post) if self.who.has(asker) else (self.refused, self.refused)


@dataclass(frozen=True)
class Record(Rule):
    """A page about one record: not there for those who do not see it, refused to those who see but may not do it."""

    kind: str = field()
    sees: Who = field()
    does: Who | None = None  # whoever sees it
    get: Answer = 200
    post: Answer = NOT_ALLOWED
    inner: tuple[str, ...] = ()
    unseen: tuple[Answer, Answer] = (NOT_THERE, NOT_THERE)

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        if not asker.at_the_desk:
            return SIGN_IN, SIGN_IN
        if not self.sees.has(asker, place):
            return self.unseen
        allowed = self.does is None or self.does.has(asker, place)
        return (self.get, self.post) if allowed else (403, 403)


@dataclass(frozen=True)
class Closed(Rule):
    """A screen of Wagtail's: not there for whoever is signed in, unless she administers the installation."""

    everybody: bool = False  # to administrators of the installation too

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        if not asker.known:
            return SIGN_IN, SIGN_IN
        return NOT_THERE, NOT_THERE


READ = Public(get=200)
FORM = Public(get=200, post=200)
ELSEWHERE = Public(get=302, post=302)
GONE = Public(get=NOT_THERE, post=NOT_THERE)
