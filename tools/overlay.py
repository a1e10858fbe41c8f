"""Keeps the overlay: Vietnamese for what the installed libraries say in none, or say badly. `update` and `check`.

A library's own list of strings is its English catalogue, which Wagtail, Django and allauth all ship. What of it has
good Vietnamese in the library stays there; the rest stands in `translations/overlay`, which Django reads first.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages import Catalog, Message
from django.apps import apps

from tools import messages

FOLDER = messages.PACKAGE / "translations" / "overlay" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")  # the server's sentences, the browser's
HEADER = messages.HEADER.replace("messages of Lan Tỏa", "messages of the libraries, over their own")


def libraries() -> dict[str, Path]:
    """The folder of translations of each installed library by its name; where two translate, Django takes the first."""
    found = {app.name: Path(app.path) / "locale" for app in apps.get_app_configs() if not app.name.startswith("lantoa")}
    return found | {"django.conf": Path(django.__file__).parent / "conf" / "locale"}


def shipped(language: str, domain: str) -> Iterator[tuple[str, Message]]:
    """Every message that the installed libraries bring in a language, with the name of the library."""
    for library, folder in libraries().items():
        for message in messages.load(folder / language / "LC_MESSAGES" / f"{domain}.po", language):
            if message.id:
                yield library, message


def wanted(domain: str) -> Catalog:
    """A catalogue, without translations, of every message that the installed libraries may show."""
    found = Catalog(domain=domain)
    for library, message in shipped("en", domain):
        found.add(message.id, "", locations=[(library, 0)], context=message.context)
    return found


def installed(domain: str) -> Catalog:
    """The Vietnamese that the libraries bring themselves."""
    found = Catalog(domain=domain)
    for _, message in shipped("vi", domain):
        if messages.finished(message) and not found.get(message.id, message.context):
            found.add(message.id, message.string, context=message.context)
    return found


def overlay(domain: str) -> Catalog:
    return messages.load(FOLDER / f"{domain}.po")


def update() -> None:
    """Add what no library says in Vietnamese, without translation yet, and drop what no library asks any more."""
    for domain in DOMAINS:
        ours, theirs = overlay(domain), installed(domain)
        needed = Catalog(domain=domain)
        for message in filter(lambda m: m.id, wanted(domain)):
            if ours.get(message.id, message.context) or not theirs.get(message.id, message.context):
                needed[message.id] = message
        ours.update(needed, no_fuzzy_matching=True, update_creation_date=False)
        messages.write(ours, FOLDER / f"{domain}.po", HEADER)


def shown(domain: str) -> Iterator[tuple[str, Message]]:
    """Each string of the libraries as an officer reads it, with a library that has it; untranslated where none does."""
    ours, theirs = overlay(domain), installed(domain)
    for message in filter(lambda m: m.id, wanted(domain)):
        at = message.id, message.context
        yield message.locations[0][0], ours.get(*at) or theirs.get(*at) or message


def problems() -> list[str]:
    """What an officer would not read in whole Vietnamese, one line for each string."""
    said = [message for domain in DOMAINS for message in shown(domain)]
    return [f"{library}: {fault}" for library, message in said for fault in messages.faults_of(message)] + clashes()


def clashes() -> list[str]:
    """Strings of ours that a library has in another sense: our Vietnamese would stand on its screens too."""
    own, found = messages.load(messages.CATALOGUE), []
    for library, message in shown("django"):
        ours = own.get(message.id, message.context)
        if ours and messages.finished(ours) and messages.forms(ours, "string") != messages.forms(message, "string"):
            found.append(f"{library}: {message.id!r} is {message.string!r}, ours is {ours.string!r}: give it a context")
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    django.setup()
    {"update": update, "check": lambda: messages.report(problems())}[sys.argv[1]]()
