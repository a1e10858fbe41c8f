"""Servers on this machine that behave as Facebook and Zalo document their interfaces, faults included."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Interface:
    """What a server has taken so far, and how it is to behave next. `faults` are used up one by one."""

    def __init__(self) -> None:
        self.posts: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.faults: list[Any] = []

    def answer(self, method: str, path: str, headers: Any, sent: dict[str, Any]) -> tuple[int, Any]:
        """Status and object."""
        raise NotImplementedError


class Facebook(Interface):
    """Graph API: posts of one Page behind one token."""

    token, page = "right-token", "1001"
    scopes: tuple[str, ...] = ("pages_manage_posts",)
    until = 0

    def answer(self, method: str, path: str, headers: Any, sent: dict[str, Any]) -> tuple[int, Any]:
        if path == "/debug_token":
            is_valid = sent.get("input_token") == self.token
            return 200, {"data": {"is_valid": is_valid, "scopes": self.scopes, "expires_at": self.until}}
        if headers.get("Authorization") != f"Bearer {self.token}":
            return 400, _error(190, "Error validating access token: Session has expired")
        if method == "GET" and path == f"/{self.page}":
            return 200, {"name": "Xã Triệu Sơn", "id": self.page}
        if method == "POST" and path in (f"/{self.page}/feed", f"/{self.page}/photos"):
            number = f"{self.page}_{len(self.posts) + 1}"
            self.posts[number] = sent
            return 200, {"id": "photo", "post_id": number} if path.endswith("photos") else {"id": number}
        if path.strip("/") not in self.posts:
            return 400, _error(100, "Unsupported request. Object does not exist", 33)
        if method == "DELETE":
            del self.posts[path.strip("/")]
        else:
            self.posts[path.strip("/")] |= sent
        return 200, {"success": True}


class Zalo(Interface):
    """OpenAPI and the tokens: the renewing one is good for one use."""

    app, secret = "555", "app-secret"

    def __init__(self) -> None:
        super().__init__()
        self.renewing, self.token, self.used = "renew-0", "", 0
        self.in_the_works = 0  # so many times it answers that the picture is being fetched

    def answer(self, method: str, path: str, headers: Any, sent: dict[str, Any]) -> tuple[int, Any]:
        if path == "/v4/oa/access_token":
            return 200, self._renewed(headers, sent)
        if headers.get("access_token") != self.token or not self.token:
            return 200, {"error": -216, "message": "Access token is invalid"}
        if path == "/v2.0/oa/getoa":
            return 200, {"error": 0, "data": {"name": "Xã Triệu Sơn"}}
        return 200, self._article(path.rpartition("/")[2], sent)

    def _renewed(self, headers: Any, sent: dict[str, Any]) -> dict[str, Any]:
        is_known = headers.get("secret_key") == self.secret and sent.get("app_id") == self.app
        if not is_known or sent.get("refresh_token") != self.renewing:
            return {"error": -14014, "error_name": "Invalid refresh token."}
        self.used += 1
        self.renewing, self.token = f"renew-{self.used}", f"token-{self.used}"
        return {"access_token": self.token, "refresh_token": self.renewing, "expires_in": "90000"}

    def _article(self, act: str, sent: dict[str, Any]) -> dict[str, Any]:
        if act == "create":
            self.posts[f"article-{len(self.posts) + 1}"] = sent
            return {"error": 0, "data": {"token": f"token-of-{len(self.posts)}"}}
        if act == "verify":
            if self.in_the_works:
                self.in_the_works -= 1
                return {"error": -214, "message": "Media is being processed"}
            return {"error": 0, "data": {"id": sent["token"].replace("token-of", "article")}}
        if act == "remove":
            del self.posts[sent["id"]]
        else:
            self.posts[sent["id"]] = sent
        return {"error": 0, "message": "Success"}


def _error(code: int, message: str, subcode: int = 0) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "error_subcode": subcode, "type": "OAuthException"}}


@contextmanager
def served(interface: Interface) -> Iterator[str]:
    """The address at which it answers while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        do_POST = do_DELETE = do_GET

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            sent = {name: values[0] for name, values in parse_qs(parts.query).items()} | _sent(self.headers, body)
            interface.asked.append(f"{self.command} {parts.path}")
            fault = interface.faults.pop(0) if interface.faults else None
            if fault == "cut":
                return self.connection.close()
            if callable(fault):
                fault()
                fault = None
            status, told = fault or interface.answer(self.command, parts.path, self.headers, sent)
            if interface.faults and interface.faults[0] == "cut after":
                interface.faults.pop(0)
                return self.connection.close()
            content = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            return None

        def log_message(self, *_words: Any) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _sent(headers: Any, body: bytes) -> dict[str, Any]:
    kind = headers.get("Content-Type", "")
    if "json" in kind:
        return dict(json.loads(body))
    if "multipart" in kind:
        parts: Any = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).get_payload()
        found = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
        return {name: value if name == "source" else value.decode() for name, value in found.items()}
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}
