"""The notice that a story was withdrawn or a page taken back, drafted for those who have it on paper or heard it."""

from __future__ import annotations

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.channels.models import PrintedMatter
from lantoa.channels.queries.dispatches import Reach
from lantoa.channels.queries.printing import out_on_paper
from lantoa.exemplars.models import Release
from lantoa.newsroom.models import Story


def notice_of(story: Story, reach: Reach) -> str:
    """A text to sign: which story, since when it holds no more, and where it went that nobody can reach."""
    day = f"{localtime(story.withdrawn_at):%d/%m/%Y}" if story.withdrawn_at else "…"
    told = {"body": story.body.name, "title": story.title, "day": day}
    lines = [f"- {one.outlet.name} ({one.outlet.get_kind_display()}, {one.outlet.body.name})" for one in reach.staying]
    lines += _on_paper(out_on_paper(story))
    return _notice(_("%(body)s withdrew the story “%(title)s” on %(day)s.") % told, lines)


def notice_of_page(page: Release) -> str:
    """The same of the public page of an exemplar, which goes nowhere but on paper and to the press."""
    day = f"{page.taken_back_on:%d/%m/%Y}" if page.taken_back_on else "…"
    told = {"body": page.dossier.body.name, "title": page.headline, "day": day}
    first = _("%(body)s took the public page “%(title)s” back on %(day)s.") % told
    return _notice(first, _on_paper(out_on_paper(page.dossier)))


def _notice(first: str, lines: list[str]) -> str:
    asked = _(
        "Whoever has it in print is asked not to show or hand it on; whoever read or aired it, to say so at once."
    )
    if not lines:
        return f"{first}\n\n{asked}"
    return "\n\n".join([first, _("It cannot be called back from:") + "\n" + "\n".join(lines), asked])


def _on_paper(printed: list[PrintedMatter]) -> list[str]:
    return [f"- {each} ({_copies(each)}, {each.body.name})" for each in printed]


def _copies(matter: PrintedMatter) -> str:
    number = matter.copies or 0
    return ngettext("%(number)d copy", "%(number)d copies", number) % {"number": number}
