"""Where progress comes from, as pieces of SQL that both databases understand; `crediting` puts them together.

Who owes something in a period: of an ended one on its last day, of a coming one on its first. What measures count, for
the body itself and for others, as the obligations say. What was decided, and which due days were set later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from lantoa.plans.measures import CountsSubjects, Measure, all_measures, counted_by
from lantoa.plans.models import Duty, Subject, Term

# What a row of the stack can say, in this order: how many are made one, and the type that an empty one has. `direct` is
# what of `done` the body did itself.
FIELDS = {
    "owes": ("MAX", "integer"),
    "done": ("SUM", "numeric"),
    "direct": ("SUM", "numeric"),
    "waiting": ("SUM", "numeric"),
    "individual": ("SUM", "numeric"),
    "collective": ("SUM", "numeric"),
    "number": ("MAX", "integer"),
    "decided": ("MAX", "numeric"),
    "later": ("MAX", "date"),
}
#: What "both kinds" are, as fields.
BOTH = {"individual": Subject.INDIVIDUAL, "collective": Subject.COLLECTIVE}

# On the day that is asked: on it, but not after the period's end nor before its beginning. The marks are that day.
ON_THE_DAY = """o.since < t.until AND (o.since <= t.since OR o.since <= %s)
AND o.until > t.since AND (o.until > %s OR o.until >= t.until)"""
# On one day at least from the period's beginning to the day that is asked.
_BY_THE_DAY = "o.since < {t}.until AND ({t}.since >= o.since OR o.since <= %s) AND o.until > {t}.since"
_OWN = f"""SELECT t.term, o.body_id, 1 FROM terms t JOIN plans_obligation o ON o.duty_id = t.duty
WHERE o.is_own AND {ON_THE_DAY}"""  # noqa: S608  # pieces of ours
_AREA = f"""SELECT t.term, o.body_id, t.duty, t.since, t.until, t.measure FROM terms t
JOIN plans_duty d ON d.id = t.duty AND NOT d.of_each JOIN plans_obligation o ON o.duty_id = t.duty
WHERE o.is_own AND {ON_THE_DAY}"""  # noqa: S608
_OTHERS = f"""SELECT DISTINCT t.term, o.body_id, o.counted_id, t.measure FROM terms t
JOIN plans_duty d ON d.id = t.duty AND d.of_each JOIN plans_obligation o ON o.duty_id = t.duty
WHERE NOT o.is_own AND {_BY_THE_DAY.format(t="t")}"""  # noqa: S608
# The first of one body, as a condition. Asked like this it is looked up for each, or all are laid out once.
OWES = f"""EXISTS (SELECT 1 FROM plans_obligation o WHERE o.duty_id = t.duty AND o.body_id = {{body}}
AND o.is_own AND {ON_THE_DAY})"""  # noqa: S608
_EVERYBODY = f"""SELECT t.term, SUM(o.bodies) FROM terms t
JOIN (SELECT o.duty_id, o.since, o.until, COUNT(*) AS bodies FROM plans_obligation o WHERE o.is_own
{{narrowed}} GROUP BY o.duty_id, o.since, o.until) o ON o.duty_id = t.duty AND {ON_THE_DAY} GROUP BY t.term"""  # noqa: S608
# Asked row by row: few bodies are made of others in a period.
_MERGED = """SELECT p.term, p.body, COUNT(*)
FROM (SELECT term, body, counted FROM others UNION SELECT term, body, body FROM others) p
JOIN terms t ON t.term = p.term WHERE (SELECT COUNT(*) FROM plans_obligation o WHERE o.duty_id = t.duty
AND o.body_id = p.counted AND o.is_own AND o.since <= t.since AND o.until > t.since) = 1
GROUP BY p.term, p.body HAVING COUNT(*) > 1"""
_DECIDED = "SELECT q.term_id, q.body_id, q.value FROM plans_mergedquota q JOIN terms t ON t.term = q.term_id"
_LATER = """SELECT e.term_id, e.body_id, e.due_on FROM plans_extension e
WHERE e.id IN (SELECT MAX(x.id) FROM plans_extension x JOIN terms t ON t.term = x.term_id
GROUP BY x.term_id, x.body_id)"""
# The order in which these are joined is the one in which they are written: some databases keep to it after CROSS JOIN.
_HANDED = """SELECT p.term, p.body, f.value FROM others p CROSS JOIN {facts} f
WHERE p.measure = '{measure}' AND f.term = p.term AND f.body = p.counted"""
_GATHERED = f"""SELECT a.term, a.body, SUM(f.value) FROM area a CROSS JOIN {{facts}} f
WHERE a.measure = '{{measure}}' AND f.term = a.term AND f.body <> a.body
AND EXISTS (SELECT 1 FROM plans_obligation o WHERE o.duty_id = a.duty AND o.body_id = a.body
AND o.counted_id = f.body AND {_BY_THE_DAY.format(t="a")}) GROUP BY a.term, a.body"""  # noqa: S608


@dataclass(frozen=True)
class Part:
    """A piece of a statement, and what stands for its marks."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What is to be read: `duties`, at least one, are read, `terms` are theirs, `bodies` are ids, None for all."""

    duties: QuerySet[Duty]
    terms: QuerySet[Term]
    on: date
    bodies: Collection[int] | None = None

    @property
    def needs_both(self) -> bool:
        """Whether any duty needs both kinds."""
        return any(duty.need_both_kinds for duty in self.duties)


@dataclass(frozen=True)
class Source:
    """Rows for the stack: a name, the statement, and the field that its third column fills; none: for others to use.

    Of those with a `measure` nearly every body has one, of the others few.
    """

    name: str
    part: Part
    field: str = ""
    measure: str = ""


def known(asked: Asked) -> dict[str, Part]:
    """What the sources are made from, by their heads."""
    return {
        "terms(term, duty, since, until, due_on, measure)": _terms(asked.terms),
        "area(term, body, duty, since, until, measure)": _narrowed(_AREA, asked),
        "others(term, body, counted, measure)": _narrowed(_OTHERS, asked),
    }


def sources(asked: Asked) -> Iterator[Source]:
    """All rows of the stack."""
    yield Source("own", _narrowed(_OWN, asked), "owes")
    yield Source("merged", Part(_MERGED), "number")
    yield Source("settled", Part(_DECIDED), "decided")
    yield Source("extended", Part(_LATER), "later")
    for number, (measure, field, rows, joined_it) in enumerate(_facts(asked)):
        yield from _counted(number, measure, field, rows, asked, few=joined_it)


def _counted(
    number: int, measure: str, field: str, rows: QuerySet[Any], asked: Asked, *, few: bool
) -> Iterator[Source]:
    """Facts for those who achieved them, and again for those for whom they count as well.

    The former are those of the periods and bodies that are asked. The latter are found from the periods and pairs that
    are known already. `measure` is a key that a room registered, a word of the program. `few`: besides the facts of
    most, so that a body that has both is one of which something special is known.
    """
    mine = rows.filter(term__in=asked.terms.filter(duty__measure=measure).order_by().values("pk"))
    if asked.bodies is not None:
        mine = mine.filter(body__in=asked.bodies)
    name, everywhere = f"facts{number}", f"all_facts{number}"
    if found := _compiled(mine):
        yield Source(name, found, field, measure if field == "done" and not few else "")
    if found := _compiled(rows):
        yield Source(everywhere, found)
        words = {"measure": measure, "facts": everywhere}
        yield Source(f"handed{number}", Part(_HANDED.format(**words)), field)
        yield Source(f"gathered{number}", on_the_day(_GATHERED.format(**words), asked), field)


def everybody(asked: Asked) -> Part:
    """How many bodies owe something in each period."""
    narrowed = _narrowed("", asked)
    day = connection.ops.adapt_datefield_value(asked.on)
    return Part(_EVERYBODY.format(narrowed=narrowed.sql), (*narrowed.params, day, day))


def on_the_day(sql: str, asked: Asked) -> Part:
    """`sql` with the marks of the day that is asked."""
    return Part(sql, (connection.ops.adapt_datefield_value(asked.on),) * sql.count("%s"))


def joined(parts: Iterable[Part]) -> Part:
    """The rows of all."""
    listed = list(parts)
    return Part(" UNION ALL ".join(part.sql for part in listed), tuple(p for part in listed for p in part.params))


def _narrowed(sql: str, asked: Asked) -> Part:
    """`sql` for the day that is asked, and for its bodies only."""
    part = on_the_day(sql, asked)
    if asked.bodies is None:
        return part
    marks = ", ".join(["%s"] * len(asked.bodies)) or "NULL"
    return Part(f"{sql} AND o.body_id IN ({marks})", (*part.params, *asked.bodies))


_OF_TERMS = ("pk", "duty", "since", "until", "due_on", "duty__measure")


def _terms(terms: QuerySet[Term]) -> Part:
    sql, params = terms.order_by().values_list(*_OF_TERMS).query.sql_with_params()
    return Part(sql, tuple(params))


def _facts(asked: Asked) -> Iterator[tuple[str, str, QuerySet[Any], bool]]:
    """The facts of all measures that the duties use: the key, the field that they fill, whether they joined others."""
    used = {duty.measure for duty in asked.duties}
    for measure in all_measures():
        if measure.key in used:
            for known_by in counted_by(measure.key):
                for field, rows in _of_measure(known_by, asked):
                    yield measure.key, field, rows, known_by is not measure


def _of_measure(measure: Measure, asked: Asked) -> Iterator[tuple[str, QuerySet[Any]]]:
    yield "done", measure.facts(asked.duties, asked.on)
    yield "waiting", measure.waiting(asked.duties)
    if asked.needs_both and isinstance(measure, CountsSubjects):
        for field, subject in BOTH.items():
            yield field, measure.of_subject(asked.duties, subject, asked.on)


def _compiled(rows: QuerySet[Any]) -> Part | None:
    """The statement of a queryset; None where it is known to find nothing."""
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    return Part(sql, tuple(params))
