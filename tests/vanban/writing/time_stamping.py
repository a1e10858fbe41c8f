"""A time-stamping service (RFC 3161) that really answers, on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp, x509
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.vanban.writing import keys


@contextmanager
def time_stamping(status: int = 200, says: bytes | None = None) -> Iterator[tuple[str, bytes]]:
    """(address, root as DER) of a service that answers as RFC 3161 says, or as it is told to."""
    key, certificate, root = keys.stamper_as_der()
    clock = DummyTimeStamper(x509.Certificate.load(certificate), asn1_keys.PrivateKeyInfo.load(key))

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            answer = clock.request_tsa_response(tsp.TimeStampReq.load(asked)).dump() if says is None else says
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", root
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
