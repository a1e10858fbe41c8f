"""The choices of a programme in the words of an officer: what each is about, what was chosen, and what it changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.evidence.models import Grade
from lantoa.organisations.models import Body
from lantoa.plans.models import Plan, Subject
from lantoa.plans.options import SUBJECTS, Budget, Honesty, Options, Rewarding, options_of
from lantoa.plans.queries.answering import bodies_today

Words = str | Promise
_ON_BOARD = ("subjects", "soon_days", "silent_days", "inspecting")
#: Of a choice that nothing is refused or counted by yet.
RECORDED = gettext_lazy("It is recorded and shown. Nothing is refused or counted by it yet.")


@dataclass(frozen=True)
class Choice:
    """One choice: the fields of `Options` that it is made of, and the number of the conflict in docs/conflicts.md.

    `why` is what the plans disagree about, `effect` what the choice changes.
    """

    names: tuple[str, ...]
    number: int
    label: Words
    why: Words
    effect: Words
    told: Callable[[Options, dict[int, str]], str]  # what is chosen; names of bodies by id

    def is_usual(self, options: Options) -> bool:
        """Whether nothing but the default is chosen."""
        usual = Options()
        return all(getattr(options, name) == getattr(usual, name) for name in self.names)


@dataclass(frozen=True)
class Told:
    """A choice as it was made for one programme."""

    choice: Choice
    value: str
    is_usual: bool


def told(plan: Plan) -> list[tuple[Words, list[Told]]]:
    """All choices of `plan` below the headings of their groups; one query, none where no body was chosen."""
    options = options_of(plan)
    names = names_of(options)
    return [
        (title, [Told(each, each.told(options, names), each.is_usual(options)) for each in choices])
        for title, choices in GROUPS
    ]


def beside_the_board(plan: Plan) -> list[tuple[Words, str]]:
    """What the figures of a board rest on, label and value."""
    options = options_of(plan)
    names = names_of(options)
    return [(each.label, each.told(options, names)) for each in all_choices() if each.names[0] in _ON_BOARD]


def route_words(plan: Plan, addressee: str) -> str:
    """To whom papers go, and by way of whom the programme has them go; nothing where nobody is named."""
    options = options_of(plan)
    via = names_of(options).get(options.via or 0, "") if addressee else ""
    return _("%(to)s, by way of %(via)s") % {"to": addressee, "via": via} if via else addressee


def differences(before: Options, after: Options) -> dict[str, tuple[str, str]]:
    """What was chosen otherwise, by the label of the choice: how it was and how it is."""
    names = names_of(before) | names_of(after)
    pairs = ((str(each.label), each.told(before, names), each.told(after, names)) for each in all_choices())
    return {label: (was, now) for label, was, now in pairs if was != now}


def all_choices() -> Iterator[Choice]:
    """Every choice, in the order in which they are shown."""
    for _title, choices in GROUPS:
        yield from choices


def names_of(options: Options) -> dict[int, str]:
    """The bodies that were chosen, by id; of one that ended, who answers for it today too. No query without any."""
    wanted = {*options.inspecting, *([options.via] if options.via else [])}
    chosen = Body.objects.in_bulk(wanted) if wanted else {}
    today = localdate()
    ended = bodies_today([pk for pk, body in chosen.items() if body.until <= today], on=today)
    return {pk: _name(body, ended) for pk, body in chosen.items()}


def _name(body: Body, ended: dict[int, Body | None]) -> str:
    """As it was called when it was chosen, and what became of it."""
    if body.pk not in ended:
        return body.name
    if (heir := ended[body.pk]) is None:
        return _("%(body)s (no longer there, and nobody alone answers for it: choose anew)") % {"body": body.name}
    return _("%(body)s (today %(heir)s)") % {"body": body.name, "heir": heir.name}


def subject_words(subjects: Collection[str]) -> str:
    """Whom a quota may be met with: "individuals and collectives"."""
    chosen = [str(Subject(subject).label) for subject in SUBJECTS if subject in subjects]
    return get_text_list(chosen, _("and"))


def replicated_words(publications: int, adoptions: int) -> str:
    """What "replicated" needs: "1 publication and 1 recorded adoption"."""
    published = ngettext("%(count)d publication", "%(count)d publications", publications) % {"count": publications}
    adopted = ngettext("%(count)d recorded adoption", "%(count)d recorded adoptions", adoptions) % {"count": adoptions}
    return _("at least %(publications)s and %(adoptions)s") % {"publications": published, "adoptions": adopted}


def proof_words(least: int) -> str:
    """How well a claim has to be shown: "confirmed by others, or better"."""
    label = str(Grade(least).label)
    return label if least == Grade.OFFICIAL else _("%(proof)s, or better") % {"proof": label}


def day_words(days: int) -> str:
    """So many days."""
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def inspecting_words(options: Options, names: dict[int, str]) -> str:
    """Who inspects, or that nobody is named."""
    listed = [*(names[body] for body in options.inspecting if body in names), options.inspectors.strip()]
    return ", ".join(filter(None, listed)) or _("nobody is named")


def review_words(options: Options, names: dict[int, str]) -> str:
    """The years that the final review covers."""
    if options.review_from is None or options.review_to is None:
        return _("the years of the plan itself")
    return f"{options.review_from} – {options.review_to}"


def rewarding_words(options: Options, names: dict[int, str]) -> str:
    """When the programme rewards, and who decides it."""
    when = str(Rewarding(options.rewarding).label)
    if not (by := options.rewarded_by.strip()):
        return when
    return _("%(when)s; decided by %(by)s") % {"when": when, "by": by}


def budget_words(options: Options, names: dict[int, str]) -> str:
    """What the plan says of money, and where it comes from."""
    said = str(Budget(options.budget).label)
    if options.budget == Budget.AMOUNT and options.budget_amount is not None:
        said = _("%(amount)s đồng") % {"amount": number_format(options.budget_amount, 0, force_grouping=True)}
    if options.budget == Budget.NONE or not (source := options.budget_source.strip()):
        return said
    return _("%(said)s; from %(source)s") % {"said": said, "source": source}


def _yes(name: str) -> Callable[[Options, dict[int, str]], str]:
    return lambda options, names: _("yes") if getattr(options, name) else _("no")


def _days(name: str) -> Callable[[Options, dict[int, str]], str]:
    return lambda options, names: day_words(getattr(options, name))


COUNTING: tuple[Choice, ...] = (
    Choice(
        ("subjects",), 7, gettext_lazy("Who counts"),
        gettext_lazy("Some plans count households, some speak of individuals and collectives only."),
        gettext_lazy("Holds for every duty that chose nobody itself; figures follow at once."),
        lambda options, names: subject_words(options.subjects),
    ),
    Choice(
        ("composition",), 4, gettext_lazy("A quota met with one kind only is pointed out"),
        gettext_lazy("“Individuals and collectives” may mean one of each, or any."),
        gettext_lazy("Shown beside the figure. It counts all the same."),
        _yes("composition"),
    ),
    Choice(
        ("publications", "adoptions"), 22, gettext_lazy("What “replicated” means"),
        gettext_lazy("No plan says when an exemplar counts as replicated or publicised."),
        gettext_lazy(
            "Holds for duties that say nothing else, and stands on their pages. Public pages of exemplars and adoptions"
            " that are registered and were not given up are counted by it."
        ),
        lambda options, names: replicated_words(options.publications, options.adoptions),
    ),
)  # fmt: skip
TIMES: tuple[Choice, ...] = (
    Choice(
        ("soon_days",), 27, gettext_lazy("Due soon: days before"),
        gettext_lazy("“Timely” has no number in any plan."),
        gettext_lazy("From then on it stands in everybody's work as due soon."),
        _days("soon_days"),
    ),
    Choice(
        ("silent_days",), 27, gettext_lazy("Silent: days without anything"),
        gettext_lazy("“Regularly” and “continuously” have no number in any plan."),
        gettext_lazy("Bodies that owed something for so long and showed nothing are listed as silent."),
        _days("silent_days"),
    ),
    Choice(
        ("publish_days",), 27, gettext_lazy("From finding an exemplar to its first publication"),
        gettext_lazy("Good examples are to be told “promptly”, and no plan says how soon."),
        gettext_lazy("Shown in the dossier; the list of exemplars finds those that have waited longer."),
        _days("publish_days"),
    ),
    Choice(
        ("request_reminders",), 13, gettext_lazy("Requests are reminded of"),
        gettext_lazy("Plans order some bodies and only ask others (“Đề nghị …”)."),
        gettext_lazy("A request is never overdue. With this it stands in their work, and letters remind of it."),
        _yes("request_reminders"),
    ),
)  # fmt: skip
UPWARD: tuple[Choice, ...] = (
    Choice(
        ("honesty",), 21, gettext_lazy("When a dossier says more than it shows"),
        gettext_lazy("Some plans demand truth without exaggeration, others say nothing of it."),
        gettext_lazy("Asked when a dossier is introduced to the body above, or passed on."),
        lambda options, names: str(Honesty(options.honesty).label),
    ),
    Choice(
        ("least_proof",), 21, gettext_lazy("Proof that claims are introduced with"),
        gettext_lazy("Some plans demand truth without exaggeration, others say nothing of it."),
        gettext_lazy(
            "Claims with less proof are told on the page of the dossier and before it goes up, and hold it back where"
            " the choice above says so."
        ),
        lambda options, names: proof_words(options.least_proof),
    ),
    Choice(
        ("via",), 11, gettext_lazy("Papers go through"),
        gettext_lazy("Plans name different offices that collect papers and pass them on."),
        gettext_lazy("Filled in when a round is opened, and when a dossier is introduced outside of rounds."),
        lambda options, names: names.get(options.via or 0, "") or _("nobody: straight to the body above"),
    ),
)  # fmt: skip
AROUND: tuple[Choice, ...] = (
    Choice(
        ("inspecting", "inspectors"), 10, gettext_lazy("Who inspects"),
        gettext_lazy("A council, an office, its members or nobody: each plan says something else."),
        gettext_lazy(
            "Bodies that inspect see the board, the duties and their evidence, and find in their work what is late."
            " Whom else the plan names is recorded and shown."
        ),
        inspecting_words,
    ),
    Choice(
        ("review_from", "review_to"), 1, gettext_lazy("Years of the final review"),
        gettext_lazy("A plan for 2022 – 2025 may be reviewed together with the years before it."),
        RECORDED, review_words,
    ),
    Choice(
        ("rewarding", "rewarded_by"), 9, gettext_lazy("Rewards"),
        gettext_lazy("One plan rewards at the yearly review, another at interim and final reviews."),
        RECORDED, rewarding_words,
    ),
    Choice(
        ("budget", "budget_amount", "budget_source"), 20, gettext_lazy("Budget of the programme"),
        gettext_lazy("Most plans name no money. A fund that criteria speak of is no money of the programme."),
        RECORDED, budget_words,
    ),
)  # fmt: skip
GROUPS: tuple[tuple[Words, tuple[Choice, ...]], ...] = (
    (gettext_lazy("What counts"), COUNTING),
    (gettext_lazy("Days and reminders"), TIMES),
    (gettext_lazy("The way of dossiers"), UPWARD),
    (gettext_lazy("Inspection, review, rewards and money"), AROUND),
)
