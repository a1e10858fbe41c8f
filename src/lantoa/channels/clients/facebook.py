"""Pages of Facebook, by the Graph API.

Posts: https://developers.facebook.com/docs/pages-api/posts (POST /{page}/feed and /{page}/photos with the token of
the Page, POST and DELETE /{post}). Tokens: https://developers.facebook.com/docs/graph-api/reference/debug_token.
Errors: https://developers.facebook.com/docs/graph-api/guides/error-handling (190 for the token, 4, 17, 32 and 613 for
limits, 1 and 2 for faults of their own, 100 for parameters, also of a post that is gone).
No call takes a key that would make it happen once: a post without an answer has to be looked for by a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lantoa.channels.clients.asking import ClientProblem, NotOpen, Opened, Post, Receipt, Refused, Unsure, ask

_LIMITS = (4, 17, 32, 613)
_THEIR_FAULT = (1, 2)
_TOKEN = (102, 190)
_GONE = 100
_GONE_BENEATH = 33  # "Object does not exist": subcode of 100


@dataclass(frozen=True)
class FacebookPage:
    """One Page with the token that opens it. `graph` is the address of the interface."""

    page: str
    token: str
    graph: str

    def post(self, post: Post) -> Receipt:
        """Post it with its picture, or with its link where it has none."""
        message = f"{post.title}\n\n{post.text}\n\n{post.link}"
        if post.picture:
            files = {"source": ("picture.jpg", post.picture, "image/jpeg")}
            told = self._ask("POST", f"{self.page}/photos", data={"message": message}, files=files)
        else:
            told = self._ask("POST", f"{self.page}/feed", data={"message": message, "link": post.link})
        number = str(told.get("post_id") or told.get("id") or "")
        if not number:
            raise Unsure("Facebook gave no number of the post")
        return Receipt(number, f"https://www.facebook.com/{number}")

    def correct(self, number: str, post: Post) -> None:
        """Put the present words in the place of those that stand there."""
        self._ask("POST", number, data={"message": f"{post.title}\n\n{post.text}\n\n{post.link}"})

    def take_down(self, number: str) -> None:
        """Delete the post; one that is gone already is down."""
        try:
            self._ask("DELETE", number)
        except _Gone:
            return

    def test(self) -> Opened:
        """Whether the token opens the Page, and until when. Posts nothing."""
        told = self._ask("GET", "debug_token", params={"input_token": self.token})
        found: Mapping[str, Any] = told.get("data", {})
        if not found.get("is_valid"):
            raise NotOpen(str(found.get("error", {}).get("message") or "the token is not valid"))
        if "pages_manage_posts" not in found.get("scopes", ()):
            raise NotOpen("pages_manage_posts")
        name = str(self._ask("GET", self.page, params={"fields": "name"}).get("name", ""))
        ends = [until for until in (found.get("expires_at"), found.get("data_access_expires_at")) if until]
        return Opened(name, min(ends, default=0))

    def _ask(self, method: str, path: str, **options: Any) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}  # not in the address, which servers write down
        told = ask(method, f"{self.graph}/{path}", headers=headers, **options)
        if isinstance(error := told.get("error"), dict):
            raise _problem(error)
        return told


class _Gone(Refused):
    """The post is not there, or not for us."""


def _problem(error: Mapping[str, Any]) -> Exception:
    code, text = error.get("code"), f"{error.get('message', '')} ({error.get('code')})"
    if code in _TOKEN:
        return NotOpen(text)
    if code in _LIMITS:
        return ClientProblem(text)
    if code in _THEIR_FAULT:
        return Unsure(text)
    if code == _GONE and error.get("error_subcode") == _GONE_BENEATH:
        return _Gone(text)
    return Refused(text)
