"""A small OpenID Connect server on this machine: discovery, sign-in with PKCE, token, user info and keys, over HTTP."""

import json
import secrets
import threading
from base64 import urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class OidcServer(ThreadingHTTPServer):
    """Signs in whoever `person` says without asking; knows one client."""

    daemon_threads = True

    def __init__(self, client: str, secret: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.client, self.secret = client, secret
        self.person: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        self.url = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> "OidcServer":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *trouble: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: OidcServer

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        match address.path:
            case "/.well-known/openid-configuration":
                self._json(self._discovery())
            case "/authorize":
                self._authorize(asked)
            case "/userinfo":
                self._json(self.server.tokens[self.headers["Authorization"].removeprefix("Bearer ")])
            case "/keys":
                self._json({"keys": [RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "1"}]})
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._token({name: values[0] for name, values in parse_qs(body).items()})

    def log_message(self, *told: object) -> None:
        """Nothing is told."""

    def _discovery(self) -> dict[str, Any]:
        url = self.server.url
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/userinfo",
            "jwks_uri": f"{url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _authorize(self, asked: dict[str, str]) -> None:
        code = secrets.token_urlsafe()
        self.server.codes[code] = asked
        answer = {"code": code, "state": asked["state"]} if self.server.person else {"error": "access_denied"}
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer | {'state': asked['state']})}")
        self.end_headers()

    def _token(self, asked: dict[str, str]) -> None:
        begun = self.server.codes.pop(asked["code"])
        proof = urlsafe_b64encode(sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        right = (self.server.client, self.server.secret, begun["code_challenge"], begun["redirect_uri"])
        if (asked["client_id"], asked["client_secret"], proof, asked["redirect_uri"]) != right:
            self.send_error(401)
            return
        access = secrets.token_urlsafe()
        self.server.tokens[access] = self.server.person
        claims = {"iss": self.server.url, "aud": self.server.client, "iat": time(), "exp": time() + 60}
        identity = jwt.encode(self.server.person | claims, KEY, "RS256", headers={"kid": "1"})
        self._json({"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": identity})

    def _json(self, content: Any) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
