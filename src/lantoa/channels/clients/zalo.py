"""Official Accounts of Zalo: articles, by the OpenAPI.

Tokens: https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new (an access
token holds 25 hours; the one that renews it three months, for one use, and the next comes with the answer).
Articles: https://developers.zalo.me/docs/official-account/bai-viet (create gives a token, verify gives the number of
the article once pictures have been fetched, error -214 until then; update; remove; at most 150 characters of title,
50 of author, 300 of description).
Errors: https://developers.zalo.me/docs/official-account/phu-luc/ma-loi, as three public libraries and notes of 2023 to
2026 give that table alike (-216 and -220 the token, -124 the same in another service, -32 calls in a minute, -211 the
quota, -214 being worked on, and those of `_WHAT_TO_DO`).
An article is only seen by its token: one that was taken without an answer has to be looked for by a person.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.channels.clients.asking import ClientProblem, NotOpen, Opened, Pending, Post, Receipt, Refused, Unsure, ask

_TOKEN = (-216, -124, -220)
_LIMITS = (-32, -211)
_IN_THE_WORKS = -214
#: What an officer does about an account or an article that Zalo does not take.
_WHAT_TO_DO: dict[int, str | Promise] = {
    -204: _("Zalo has closed the account: ask Zalo about it."),
    -205: _("Zalo knows no such account: look at the number of the account."),
    -209: _("The application is switched off: switch it on at developers.zalo.me."),
    -210: _("Something is longer than Zalo takes: shorten the story or its headline."),
    -212: _("The application is not registered for articles: register it at developers.zalo.me."),
    -219: _("The application was removed or closed: look after it at developers.zalo.me."),
    -221: _("Zalo has not verified the account yet: have the office's papers checked in its administration."),
    -223: _("The account does not allow the application to post, or has used up the number of articles it may post."),
    -224: _("The account needs another package of Zalo's for this."),
    -248: _("Zalo sees its rules broken by what the article says: read go.zalo.me/oa-policy."),
}
_TITLE, _AUTHOR, _DESCRIPTION = 150, 50, 300
_EARLY_S = 600  # renewed so long before the end


@dataclass(frozen=True)
class ZaloKeys:
    """What opens an account: the application, its secret, and the tokens with their end in seconds since 1970."""

    app: str
    secret: str
    renewing: str
    token: str = ""
    until: int = 0


@dataclass
class ZaloAccount:
    """One account. `keep` is called with new keys before anything is asked with them: the old ones open no longer."""

    keys: ZaloKeys
    keep: Callable[[ZaloKeys], None]
    open_api: str
    oauth: str
    clock: Callable[[], float] = field(default=time.time)

    def post(self, post: Post) -> Receipt:
        """Publish an article. Raises `Pending` as long as its picture is being fetched; go on with `finish`."""
        told = self._ask("POST", "v2.0/article/create", json=_article(post))
        token = str(told.get("token", ""))
        if not token:
            raise Unsure("Zalo gave no token of the article")
        return self.finish(token)

    def finish(self, token: str) -> Receipt:
        """The number of an article that was taken."""
        try:
            told = self._ask("POST", "v2.0/article/verify", json={"token": token})
        except (_InTheWorks, Unsure) as problem:
            raise Pending(token) from problem
        number = str(told.get("id", ""))
        return Receipt(number, f"https://oa.zalo.me/article/{number}")

    def correct(self, number: str, post: Post) -> None:
        """Put the present words in the place of those that stand there."""
        self._ask("POST", "v2.0/article/update", json={"id": number, **_article(post)})

    def take_down(self, number: str) -> None:
        """Remove the article. What is answered of one that is gone already is not documented: a person looks."""
        self._ask("POST", "v2.0/article/remove", json={"id": number})

    def test(self) -> Opened:
        """Whether the keys open the account. Posts nothing."""
        return Opened(str(self._ask("GET", "v2.0/oa/getoa").get("name", "")))

    def _ask(self, method: str, path: str, **options: Any) -> Mapping[str, Any]:
        """The `data` of the answer; a token that has just ended is renewed once."""
        if self.clock() > self.keys.until - _EARLY_S:
            self._renew()
        for last in (False, True):
            told = ask(method, f"{self.open_api}/{path}", headers={"access_token": self.keys.token}, **options)
            code = told.get("error", 0)
            if code not in _TOKEN or last:
                break
            self._renew()
        if code:
            raise _problem(
                code, " ".join([str(_WHAT_TO_DO.get(code, "")), f"{told.get('message', '')} ({code})"]).strip()
            )
        data = told.get("data")
        return data if isinstance(data, dict) else {}

    def _renew(self) -> None:
        given = {"app_id": self.keys.app, "refresh_token": self.keys.renewing, "grant_type": "refresh_token"}
        try:
            told = ask("POST", f"{self.oauth}/v4/oa/access_token", headers={"secret_key": self.keys.secret}, data=given)
        except Unsure as problem:
            raise ClientProblem(str(problem)) from problem  # nothing was posted, whatever became of the keys
        if "access_token" not in told:
            raise NotOpen(f"{told.get('error_name') or told.get('message', '')} ({told.get('error')})")
        until = int(self.clock()) + int(told.get("expires_in", 0))
        self.keys = ZaloKeys(
            self.keys.app, self.keys.secret, str(told["refresh_token"]), str(told["access_token"]), until
        )
        self.keep(self.keys)


class _InTheWorks(ClientProblem):
    """The article was taken, and its picture is not there yet."""


def _problem(code: int, text: str) -> Exception:
    if code in _TOKEN:
        return NotOpen(text)
    if code in _LIMITS:
        return ClientProblem(text)
    return _InTheWorks(text) if code == _IN_THE_WORKS else Refused(text)


def _article(post: Post) -> dict[str, Any]:
    paragraphs = [{"type": "text", "content": part} for part in post.text.split("\n\n") if part]
    return {
        "type": "normal",
        "title": post.title[:_TITLE],
        "author": post.author[:_AUTHOR],
        "cover": {"cover_type": "photo", "photo_url": post.picture_link, "status": "show"},
        "description": (post.lead or post.text)[:_DESCRIPTION],
        "body": [*paragraphs, {"type": "text", "content": post.link}],
        "status": "show",
        "comment": "hide",
    }
