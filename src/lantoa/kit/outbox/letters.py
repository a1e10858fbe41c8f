"""Mail: one message of kind "mail" is one letter to one address.

The content is {"to", "subject", "text"} and, if wanted, {"html", "headers"}. The Message-ID is made from the key, so
that a mailbox which gets a letter twice, because the worker died between the server's answer and our note, can drop
one.
"""

from __future__ import annotations

from email.utils import format_datetime, parseaddr
from hashlib import sha256
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from lantoa.kit.outbox.deliverers import Permanent, deliverer
from lantoa.kit.outbox.models import OutgoingMessage


@deliverer("mail")
def send(message: OutgoingMessage) -> str:
    """Hand the letter to the mail server; its Message-ID. `Permanent` where the server says never."""
    letter = _letter(message)
    try:
        letter.send()
    except SMTPAuthenticationError:
        raise  # our own password: an administrator can mend that
    except SMTPRecipientsRefused as problem:
        codes = [code for code, _answer in problem.recipients.values()]
        raise _worse(problem, min(codes)) from problem
    except SMTPResponseException as problem:
        raise _worse(problem, problem.smtp_code) from problem
    return str(letter.extra_headers["Message-ID"])


def _worse(problem: Exception, code: int) -> Exception:
    return Permanent(str(problem)) if code >= 500 else problem


def _letter(message: OutgoingMessage) -> EmailMultiAlternatives:
    content = message.payload
    try:
        letter = EmailMultiAlternatives(
            content["subject"],
            content["text"],
            to=[content["to"]],
            headers={**content.get("headers", {}), **_own_headers(message)},
        )
        if html := content.get("html"):
            letter.attach_alternative(html, "text/html")
        if not letter.recipients():
            raise ValueError("no address")  # Django would send nothing and say so to nobody
        letter.message()  # a line break in a header and the like are found before anything is sent
    except (KeyError, ValueError) as problem:
        raise Permanent(f"{type(problem).__name__}: {problem}") from problem
    return letter


def _own_headers(message: OutgoingMessage) -> dict[str, str]:
    return {"Message-ID": _message_id(message.key), "Date": format_datetime(message.put_at)}


def _message_id(key: str) -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{domain}>"
