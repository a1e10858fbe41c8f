"""The header and the signature of a document, as a list of facts that may each stand somewhere in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vanban.reading.model import Document, Plan, Signer, Span

from .wording import document_date, printed, years

NAMES: dict[str, Promise] = {
    "type": _("Kind of document"),
    "number": _("Number"),
    "place": _("Place"),
    "date": _("Date"),
    "title": pgettext_lazy("of a document", "Title"),
    "issuing_body": _("Issuing body"),
    "period": _("Years it is for"),
    "signer": _("Signed by"),
}


@dataclass(frozen=True, slots=True)
class HeaderFact:
    """One field of the header. `value` is None where the document does not say."""

    field: str
    value: str | None
    span: Span | None

    @property
    def name(self) -> str:
        """What the field is called on the page."""
        return str(NAMES[self.field])


def header_facts(plan: Plan) -> list[HeaderFact]:
    """Every field of the header in the order of the paper, found or not."""
    values, spans = dict(_values(plan.document)), plan.document.spans | signature_span(plan.document)
    return [HeaderFact(field, values.get(field), spans.get(field)) for field in NAMES]


def found_in_header(plan: Plan) -> list[HeaderFact]:
    """The fields that can be pointed at in the text."""
    return [fact for fact in header_facts(plan) if fact.value and fact.span]


def signature_span(document: Document) -> dict[str, Span]:
    """Where the signature stands, from the formula of authority down to the name."""
    parts = [span for field, span in document.spans.items() if field.startswith("signer.")]
    return {"signer": (min(start for start, _ in parts), max(end for _, end in parts))} if parts else {}


def _values(document: Document) -> Iterator[tuple[str, str | None]]:
    for field in ("type", "number", "place", "title", "issuing_body"):
        yield field, printed(getattr(document, field))
    yield "date", document_date(document.date) if document.date else None
    yield "period", years(document.period) if document.period else None
    yield "signer", _signature(document.signer) if document.signer else None


def _signature(signer: Signer) -> str | None:
    return printed(", ".join(filter(None, (signer.name, signer.authority, signer.position))))
