"""Asking the platform thousands of times: through all of its middleware, each time as if nothing had happened."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception, request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import reverse, translate_url

from tests import caching
from tests.house.access.rules import SIGN_IN, Answer


@dataclass(frozen=True)
class Heard:
    """What came back: the status or SIGN_IN, the text, whether it may be kept, and what went wrong inside."""

    answer: Answer
    text: str
    kept: bool
    trouble: BaseException | None


class Platform:
    """Asks as one person after the other. What an answer changed in the database is taken back at once."""

    def __init__(self) -> None:
        self._handler, self._factory = BaseHandler(), RequestFactory()
        self._handler.load_middleware()
        self._cookies: dict[str, str] = {}
        got_request_exception.connect(self._remember)

    def sign_in(self, name: str, email: str, password: str) -> None:
        """Let requests of `name` come from whoever has this account."""
        caching.start_afresh()
        client = Client()
        client.post(reverse("account_login"), {"login": email, "password": password})
        self._cookies[name] = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def ask(self, name: str, method: str, address: str, data: dict[str, str] | None = None, **headers: str) -> Heard:
        """What `name` gets, read to its end."""
        caching.start_afresh()  # nobody has asked too often
        ask = getattr(self._factory, method.lower())
        request = ask(address, data or {}, headers={"cookie": self._cookies.get(name, ""), **headers})
        request._dont_enforce_csrf_checks = True
        self.trouble: BaseException | None = None
        with transaction.atomic():
            answer = self._handler.get_response(request)
            body = b"".join(answer) if answer.streaming else answer.content
            _close(answer)
            transaction.set_rollback(True)
        kept = "no-store" not in answer.headers.get("Cache-Control", "")
        return Heard(_told(answer), body.decode(errors="replace"), kept, self.trouble)

    def _remember(self, sender: object, **options: object) -> None:
        self.trouble = sys.exception()


def _close(answer: HttpResponseBase) -> None:
    """As Django's own client does: the connection stays, and with it the transaction that the world lives in."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def _told(answer: HttpResponseBase) -> Answer:
    """The status, or SIGN_IN for being sent there."""
    leads = answer.headers.get("Location", "").partition("?")[0]
    sign_in = {translate_url(reverse("account_login"), language) for language in ("vi", "en")}
    return SIGN_IN if answer.status_code == 302 and leads in sign_in else answer.status_code
