"""Whether a dossier may have an award, rule by rule, each with its article: pure, from facts that are gathered before.

A rule is met, not met, or cannot be told from the record: nobody is refused for what the platform does not know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.kit.text import fold

DECREE = "Nghị định 152/2025/NĐ-CP"
LAW = "Luật 06/2022/QH15"
#: A condition that an initiative alone fulfils names it first, or behind an "or"; one "with 02 initiatives" asks more.
_ALONE = re.compile(r"(?:^|\bhoac )sang kien\b")
#: How far an initiative has to reach, by words of the condition, the farthest first; without one, the grassroots.
_REACHES = (("toan quoc", 2), ("bo tinh", 1), ("trong bo", 1), ("trong tinh", 1))


class Verdict(Enum):
    """What is known of a rule, and how it is said."""

    MET = "met", gettext_lazy("fulfilled")
    NOT_MET = "not_met", gettext_lazy("not met")
    UNKNOWN = "unknown", gettext_lazy("cannot be told")

    @property
    def key(self) -> str:
        return self.value[0]

    @property
    def label(self) -> Promise:
        return self.value[1]


@dataclass(frozen=True)
class Finding:
    """One rule: what it asks, the verdict, what was found, the article; `blocks`: the proposal cannot be submitted."""

    rule: str
    verdict: Verdict
    told: str = ""
    article: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class EarlierHonour:
    """One that is known: which award, of which year, by which decision; whether it can count as a basis.

    `is_by_word`: only the words of the dossier tell it, and name no decision.
    """

    code: str
    name: str
    year: int
    document: str = ""
    counts: bool = True  # not when it came from an unplanned or thematic round
    is_by_word: bool = False

    @property
    def words(self) -> str:
        """The award, the year and the number of the decision."""
        return ", ".join(filter(None, (f"{self.name} {self.year}", self.document)))


@dataclass(frozen=True)
class KnownInitiative:
    """One that the dossier records: of which year, how far it reaches (0 grassroots, 1 province or ministry, 2 nation).

    `is_shown`: a certificate is there, by its number or as a file.
    """

    words: str
    year: int
    reach: int
    is_shown: bool


@dataclass(frozen=True)
class Matter:
    """Something held against the exemplar."""

    words: str
    since: date
    settled_on: date | None
    is_discipline: bool


@dataclass(frozen=True)
class Facts:
    """All that the rules ask for. `same` are the words for what the same achievement was already put forward for."""

    award: Any
    subject: str
    subject_words: str
    day: date
    year: int
    is_unplanned: bool
    is_title: bool
    achieved_on: date | None
    honours: Sequence[EarlierHonour] = ()
    by_word: str = ""
    matters: Sequence[Matter] = ()
    initiatives: Sequence[KnownInitiative] = ()
    same: Sequence[str] = ()
    double_reason: str = ""
    claims: int = 0
    unproven: int = 0
    names: dict[str, str] = field(default_factory=dict)


def findings(facts: Facts) -> list[Finding]:
    """Every rule in the order in which an office asks: may the award be given, to whom, for what, is anything open."""
    return [
        *_of_award(facts),
        _of_subject(facts),
        *_of_prerequisites(facts),
        *_of_conditions(facts),
        *_of_matters(facts),
        _of_double(facts),
        *_of_occasion(facts),
        _of_proof(facts),
    ]


def blocking(found: Collection[Finding]) -> list[Finding]:
    """Those for which the proposal cannot be submitted."""
    return [each for each in found if each.blocks and each.verdict is Verdict.NOT_MET]


def _of_award(facts: Facts) -> Iterator[Finding]:
    award, rule = facts.award, _("The award is in use and valid on the day")
    if not award.is_on:
        told = _("It is switched off. Ask an administrator to verify it and switch it on, or choose another award.")
        yield Finding(rule, Verdict.NOT_MET, told, award.article, blocks=True)
    elif not award.is_valid_on(facts.day):
        told = _("Its rules do not hold on %(day)s. Choose the version of that day.") % {"day": f"{facts.day:%d/%m/%Y}"}
        yield Finding(rule, Verdict.NOT_MET, told, award.article, blocks=True)
    else:
        yield Finding(rule, Verdict.MET, "", award.article)
    if award.recheck_from and facts.day >= award.recheck_from:
        yield Finding(_("Nothing has changed in the law since"), Verdict.UNKNOWN, award.recheck_reason, award.article)


def _of_subject(facts: Facts) -> Finding:
    rule = _("The award is for whom the dossier is about")
    if facts.subject in facts.award.subjects:
        return Finding(rule, Verdict.MET, facts.subject_words, facts.award.article)
    told = _("The dossier is about: %(who)s. Choose an award that may be given to them.") % {"who": facts.subject_words}
    return Finding(rule, Verdict.NOT_MET, told, facts.award.article, blocks=True)


def _of_prerequisites(facts: Facts) -> Iterator[Finding]:
    for needed in facts.award.prerequisites:
        yield _of_prerequisite(facts, needed)


def _of_prerequisite(facts: Facts, needed: dict[str, Any]) -> Finding:
    times, codes = needed.get("times", 1), needed["any_of"]
    names = " / ".join(dict.fromkeys(facts.names.get(code, code) for code in codes))
    words = {"times": times, "award": names}
    if needed.get("consecutive"):
        rule = _("%(award)s %(times)s times without a break") % words
    else:
        rule = _("%(award)s %(times)s times") % words
    fitting = [each for each in facts.honours if each.code in codes and each.year <= facts.year]
    basis = {each.year for each in fitting if each.counts and not each.is_by_word}
    in_a_row, article = needed.get("consecutive", False), needed.get("article") or facts.award.article
    counted = _run(basis, facts.year) if in_a_row else basis
    told = _explained(fitting, counted)
    if len(counted) >= times:
        return Finding(rule, Verdict.MET, told, article)
    if facts.by_word.strip() or any(each.is_by_word for each in fitting):
        by_word = _("By word only, in the dossier: %(text)s") % {"text": facts.by_word.strip()}
        return Finding(
            rule, Verdict.UNKNOWN, ". ".join(filter(None, (told, facts.by_word.strip() and by_word))), article
        )
    none = _("The platform knows of none, and the dossier tells none.")
    return Finding(rule, Verdict.NOT_MET, told or none, article)


def _run(known: Collection[int], last: int) -> set[int]:
    """The years without a break, up to `last` or the year before it."""
    year = last if last in known else last - 1
    found = set()
    while year in known:
        found.add(year)
        year -= 1
    return found


def _explained(honours: Sequence[EarlierHonour], years: Collection[int]) -> str:
    """Which were counted, and which were not and why."""
    counted, others = [], []
    for each in sorted(honours, key=lambda honour: honour.year):
        words = {"honour": each.words}
        if not each.counts:
            others.append(_("%(honour)s (unplanned or thematic: no basis)") % words)
        elif each.is_by_word:
            others.append(_("%(honour)s (no decision is named)") % words)
        elif each.year in years:
            counted.append(each.words)
        else:
            others.append(_("%(honour)s (before a break)") % words)
    told = [_("Counted: %(honours)s") % {"honours": "; ".join(counted)}] if counted else []
    return ". ".join([*told, *([_("Not counted: %(honours)s") % {"honours": "; ".join(others)}] if others else [])])


def _of_conditions(facts: Facts) -> Iterator[Finding]:
    for text in facts.award.conditions:
        folded = fold(text)
        if "sang kien" in folded:
            yield _of_initiatives(facts, text, folded)
        else:
            yield Finding(text, Verdict.UNKNOWN, _("Whoever appraises it says so."), facts.award.article)


def _of_initiatives(facts: Facts, text: str, folded: str) -> Finding:
    """Met by an initiative of the year that is shown and reaches far enough; others are told for whoever appraises it.

    It is never said not to be met: each such condition may be fulfilled by something else as well.
    """
    asked = next((reach for words, reach in _REACHES if words in folded), 0)
    enough = [each for each in facts.initiatives if each.is_shown and each.reach >= asked and each.year == facts.year]
    if enough and _ALONE.search(folded):
        return Finding(text, Verdict.MET, "; ".join(each.words for each in enough), facts.award.article)
    known = "; ".join(each.words for each in facts.initiatives)
    told = _("In the dossier: %(initiatives)s.") % {"initiatives": known} if known else _("The dossier records none.")
    return Finding(text, Verdict.UNKNOWN, told + " " + _("Whoever appraises it says so."), facts.award.article)


def _of_matters(facts: Facts) -> Iterator[Finding]:
    rule, article = _("No discipline, inspection, complaint or case in the press is open"), f"{DECREE} Điều 4.4"
    if pending := [each.words for each in facts.matters if each.settled_on is None]:
        told = _("Open: %(matters)s. Wait until it is settled.") % {"matters": "; ".join(pending)}
        yield Finding(rule, Verdict.NOT_MET, told, article, blocks=True)
    else:
        yield Finding(rule, Verdict.MET, _("None is written down in the dossier."), article)
    ends = [each.settled_on for each in facts.matters if each.is_discipline and each.settled_on]
    if not ends:
        return
    rule = _("After discipline only later achievements count")
    last = max(ends)
    told = _("The discipline ended on %(day)s.") % {"day": f"{last:%d/%m/%Y}"}
    if facts.achieved_on is None:
        yield Finding(rule, Verdict.UNKNOWN, told + " " + _("Write when it was achieved."), article)
    else:
        verdict = Verdict.MET if facts.achieved_on > last else Verdict.NOT_MET
        yield Finding(rule, verdict, told, article, blocks=True)


def _of_double(facts: Facts) -> Finding:
    rule, article = _("One achievement is rewarded once"), f"{LAW} Điều 5.2.d"
    if not facts.same:
        return Finding(rule, Verdict.MET, "", article)
    told = "; ".join(facts.same)
    if facts.double_reason.strip():
        why = _("Reason given: %(reason)s") % {"reason": facts.double_reason.strip()}
        return Finding(rule, Verdict.UNKNOWN, f"{told}. {why}", article)
    todo = _("Name another achievement, or say why it is rewarded again.")
    return Finding(rule, Verdict.NOT_MET, f"{told}. {todo}", article, blocks=True)


def _of_occasion(facts: Facts) -> Iterator[Finding]:
    if facts.is_title and facts.is_unplanned:
        rule = _("Unplanned and thematic results are no basis for titles of merit")
        told = _("Titles are proposed in a yearly round.")
        yield Finding(rule, Verdict.NOT_MET, told, f"{DECREE} Điều 4.3", blocks=True)


def _of_proof(facts: Facts) -> Finding:
    rule, article = _("What the dossier says is shown by something"), f"{LAW} Điều 13"
    words = {"count": facts.claims, "unproven": facts.unproven}
    if not facts.claims:
        return Finding(rule, Verdict.UNKNOWN, _("The dossier says nothing that could be shown."), article)
    if facts.unproven:
        told = _("Claims: %(count)d. Without proof, or by their own word alone: %(unproven)d.") % words
        return Finding(rule, Verdict.NOT_MET, told, article)
    return Finding(rule, Verdict.MET, _("Claims: %(count)d, each with proof.") % words, article)
