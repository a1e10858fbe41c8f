"""Who may do what to a leaflet: everybody with an account writes, only an administrator screens."""

from django.db.models import Model, QuerySet

from lantoa.kit import access, audit
from lantoa.kit.access import YES, Answer
from lantoa.kit.actors import Actor
from tests.kit.app.models import Leaflet


class LeafletPolicy:
    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        return self.reason(actor, verb)

    def within(self, actor: Actor, verb: str, records: QuerySet) -> QuerySet:
        return records if self.reason(actor, verb) else records.none()

    def reason(self, actor: Actor, verb: str) -> Answer:
        if actor.person and (verb == "write" or actor.person.is_superuser):
            return YES
        return Answer(False, "Only an administrator may screen.")


def register_all() -> None:
    access.register(Leaflet, LeafletPolicy())
    audit.keep_secret(Leaflet, "answer")
