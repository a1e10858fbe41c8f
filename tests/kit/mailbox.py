"""A mail server of one's own: it speaks SMTP, and its mailbox keeps a letter once, by its Message-ID."""

import asyncio
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller


class Mailbox:
    """What came over the wire, and what the mailbox kept of it."""

    def __init__(self, answers_after_s: float) -> None:
        self.answers_after_s = answers_after_s
        self.wire: list[str] = []
        self.kept: dict[str, Message] = {}

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  # aiosmtpd's name
        if address.startswith(("450", "550")):
            return f"{address[:3]} no"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  # aiosmtpd's name
        letter = message_from_bytes(envelope.content)
        if "refuse" in letter["Subject"]:
            return "554 no"
        self.wire.append(letter["Message-ID"])
        self.kept.setdefault(letter["Message-ID"], letter)
        await asyncio.sleep(self.answers_after_s)
        return "250 OK"


class MailServer(Controller):
    """Listens on a free port of this machine while it is entered."""

    def __init__(self, answers_after_s: float = 0) -> None:
        self.mailbox = Mailbox(answers_after_s)
        super().__init__(self.mailbox, hostname="127.0.0.1", port=0, server_hostname="localhost")

    def _trigger_server(self) -> None:
        """Learn the port that the system chose before the server is tried out."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def __enter__(self) -> "MailServer":
        self.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.stop()
