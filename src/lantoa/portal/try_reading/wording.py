"""Says in plain words what the reader found: the codes of a reading become the words of an officer."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vanban.reading.model import Citation, Date, Period, Target

MEASURES = {
    "exemplars_introduced": _("Exemplars introduced"),
    "exemplars_selected": _("Exemplars selected"),
    "exemplars_replicated": _("Exemplars replicated"),
    "units_with_criteria": _("Units with criteria of their own"),
    "units_with_plan": _("Units with a plan of their own"),
    "report_submitted": _("Reports submitted"),
    "event_held": _("Events held"),
}
# How many of what. The unit's bare name is the same phrase without its number.
UNITS = {
    "%": ngettext_lazy("%(shown)s%%", "%(shown)s%%", "count"),
    "exemplar": ngettext_lazy("%(shown)s exemplar", "%(shown)s exemplars", "count"),
    "model": ngettext_lazy("%(shown)s model", "%(shown)s models", "count"),
    "initiative": ngettext_lazy("%(shown)s initiative", "%(shown)s initiatives", "count"),
    "event": ngettext_lazy("%(shown)s event", "%(shown)s events", "count"),
    "report": ngettext_lazy("%(shown)s report", "%(shown)s reports", "count"),
    "review": ngettext_lazy("%(shown)s review", "%(shown)s reviews", "count"),
    "commendation": ngettext_lazy("%(shown)s commendation", "%(shown)s commendations", "count"),
    "emulation movement": ngettext_lazy("%(shown)s emulation movement", "%(shown)s emulation movements", "count"),
    "regulation": ngettext_lazy("%(shown)s regulation", "%(shown)s regulations", "count"),
    "media item": ngettext_lazy("%(shown)s media item", "%(shown)s media items", "count"),
    "entry": ngettext_lazy("%(shown)s entry", "%(shown)s entries", "count"),
    "dossier": ngettext_lazy("%(shown)s dossier", "%(shown)s dossiers", "count"),
    "document": ngettext_lazy("%(shown)s document", "%(shown)s documents", "count"),
    "plan": ngettext_lazy("%(shown)s plan", "%(shown)s plans", "count"),
    "target": ngettext_lazy("%(shown)s target", "%(shown)s targets", "count"),
    "item": ngettext_lazy("%(shown)s item", "%(shown)s items", "count"),
    "project": ngettext_lazy("%(shown)s project", "%(shown)s projects", "count"),
    "product": ngettext_lazy("%(shown)s product", "%(shown)s products", "count"),
    "service": ngettext_lazy("%(shown)s service", "%(shown)s services", "count"),
    "procedure": ngettext_lazy("%(shown)s procedure", "%(shown)s procedures", "count"),
    "unit": ngettext_lazy("%(shown)s unit", "%(shown)s units", "count"),
    "team": ngettext_lazy("%(shown)s team", "%(shown)s teams", "count"),
    "person": ngettext_lazy("%(shown)s person", "%(shown)s people", "count"),
    "delegate": ngettext_lazy("%(shown)s delegate", "%(shown)s delegates", "count"),
    "household": ngettext_lazy("%(shown)s household", "%(shown)s households", "count"),
    "set": ngettext_lazy("%(shown)s set", "%(shown)s sets", "count"),
    "tree": ngettext_lazy("%(shown)s tree", "%(shown)s trees", "count"),
    "km": ngettext_lazy("%(shown)s km", "%(shown)s km", "count"),
    "ha": ngettext_lazy("%(shown)s ha", "%(shown)s ha", "count"),
}
COMPARISONS = {
    ">=": _("at least %(amount)s"),
    ">": _("more than %(amount)s"),
    "<=": _("at most %(amount)s"),
    "<": _("less than %(amount)s"),
}
PERIODS = {
    "year": _("every year"),
    "half": _("every six months"),
    "quarter": _("every quarter"),
    "month": _("every month"),
    "week": _("every week"),
    "once": _("once"),
    "ongoing": _("all the time"),
}
SUBJECTS = {"individual": _("individuals"), "collective": _("collectives"), "household": _("households")}


class Printed(str):
    """Words of the document itself: Vietnamese, whatever the language of the page."""

    __slots__ = ()
    printed = True


def printed(text: str | None) -> Printed | None:
    """`text` marked as the document's own words; None where the document has none."""
    return Printed(text) if text else None


def all_printed(texts: tuple[str, ...]) -> Printed | None:
    """Several names of the document in one line."""
    return printed("; ".join(texts))


def measure(target: Target) -> str | None:
    """What is counted; None where it is nothing that the reader has a name for."""
    return None if target.measure == "other" else str(MEASURES.get(target.measure, target.measure))


def amount(target: Target) -> str | None:
    """How much is owed: "at least 2 exemplars"; None where the plan prints no number."""
    if target.value is None:
        return None
    shown = number_format(target.value)
    phrase = UNITS.get(target.unit or "")
    known = phrase % {"count": ceil(target.value), "shown": shown} if phrase else None
    counted = known or f"{shown} {target.unit or ''}".strip()
    return str(COMPARISONS.get(target.comparator or "", "%(amount)s")) % {"amount": counted}


def comparison(target: Target) -> str | None:
    """How the amount is meant: "at least", "exactly"."""
    phrase = COMPARISONS.get(target.comparator or "")
    return str(phrase % {"amount": ""}).strip() if phrase else target.comparator and str(_("exactly"))


def unit(target: Target) -> str | None:
    """What one of the counted things is called."""
    if not (phrase := UNITS.get(target.unit or "")):
        return target.unit
    return (phrase % {"count": 1, "shown": ""}).strip()


def period(code: str | None) -> str | None:
    """How often."""
    return str(PERIODS.get(code, code)) if code else None


def amount_or_none(target: Target) -> str:
    """How much is owed, or that the plan does not say."""
    return amount(target) or str(_("no number printed"))


def duty(target: Target) -> list[str]:
    """A target in one line: how much, who owes it, how often. Without a number, the document's own words."""
    if not (owed := amount(target)):
        return [Printed(target.quote)]
    cadence = period(target.period) if target.period != "once" else None
    return [piece for piece in (owed, printed(target.per), cadence) if piece]


def quoted(target: Target) -> Printed | None:
    """The document's own words, unless they are what `duty` says."""
    return printed(target.quote) if amount(target) else None


def subject(code: str) -> str:
    """Whom a plan speaks of."""
    return str(SUBJECTS.get(code, code))


def cited_date(citation: Citation) -> str | None:
    """The date of a cited document as it is written in Vietnam; kept as it is where it is not a whole date."""
    if citation.date is None:
        return None
    try:
        return date_format(date.fromisoformat(citation.date), "SHORT_DATE_FORMAT")
    except ValueError:
        return citation.date


def document_date(found: Date) -> str:
    """The day of the document, with dots for what was left blank on paper: "…/4/2023"."""
    return "/".join(str(part).zfill(2) if part else "…" for part in (found.day, found.month, found.year))


def years(found: Period) -> str:
    """The years of a plan: "2022 – 2025", or one year."""
    return " – ".join(dict.fromkeys(_years(found)))


def _years(found: Period) -> Iterator[str]:
    yield from (str(year) for year in (found.first, found.last) if year)
