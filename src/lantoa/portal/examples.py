"""The components of the public site, each with an example of its use, as the style guide shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Context = dict[str, Any]
THEMES = {"light": _("Light"), "dark": _("Dark"), "print": _("Print")}


class ExampleForm(forms.Form):
    """One field as it is asked and one as it comes back with an error."""

    name = forms.CharField(label=_("Name of the plan"), help_text=_("As it is printed under the word Kế hoạch."))
    year = forms.RegexField(
        r"^\d{4}$",
        label=_("Year"),
        help_text=_("Four digits."),
        error_messages={"invalid": _("Type the year as four digits, such as 2026.")},
    )


@dataclass(frozen=True)
class Component:
    """A template under portal/components and the contexts to show it with.

    A context may be a function of the theme, for parts whose ids must differ when they stand on a page twice.
    """

    name: str
    title: str | Promise
    remark: str | Promise
    contexts: tuple[Context | Callable[[str], Context], ...]
    printed: bool = True

    @property
    def template(self) -> str:
        return f"portal/components/{self.name}.html"

    def samples(self, theme: str) -> list[SafeString]:
        """The examples, drawn; none where paper has no use for the component."""
        if theme == "print" and not self.printed:
            return []
        contexts = (context(theme) if callable(context) else context for context in self.contexts)
        return [render_to_string(self.template, dict(context)) for context in contexts]


def _field(name: str) -> Callable[[str], Context]:
    def context(theme: str) -> Context:
        form = ExampleForm({"name": "", "year": "hai nghìn"}, auto_id=f"{theme}-%s")
        empty = ExampleForm(auto_id=f"{theme}-%s")
        return {"field": (form if name == "year" else empty)[name]}

    return context


def _pager(theme: str) -> Context:
    return {
        "number": 2,
        "count": 5,
        "previous": "#pager",
        "next": "#pager",
        "label": format_lazy("{}, {}", _("Pages"), THEMES[theme]),
    }


def _table(theme: str) -> Context:
    return {
        "caption": format_lazy("{}, {}", _("Targets of the sample plan"), THEMES[theme]),
        "remark": _("Đông Mai is an invented commune."),
        "columns": (_("Section"), _("Value"), _("Who owes it")),
        "rows": (
            ("II.1", "2", _("each village")),
            ("II.2", "1", _("each school")),
            ("II.3", "100 %", _("each office")),
        ),
    }


STATES = ("no_evidence", "not_started", "limited", "substantial", "complete")
COMPONENTS = (
    Component(
        "button",
        _("Buttons"),
        _("One red button a page: the thing most visitors came for. Others are outlined or plain."),
        (
            {"text": _("Read this plan"), "icon": "arrow"},
            {"text": _("Use the sample"), "style": "second"},
            {"text": _("Cancel"), "style": "plain", "type": "button"},
            {"text": _("Put under follow-up"), "disabled": True},
        ),
        printed=False,
    ),
    Component(
        "field",
        _("Form fields"),
        _("The label says what, the hint how; an error says what to do and stands above what was typed."),
        (_field("name"), _field("year")),
    ),
    Component(
        "notice",
        _("Notices"),
        _("Colour, icon and words say the same thing."),
        (
            {"kind": "info", "title": _("Read by machine"), "text": _("A person has to confirm each item.")},
            {"kind": "done", "text": _("All seven targets have a number.")},
            {"kind": "care", "text": _("Two targets have no deadline in the plan.")},
            {
                "kind": "error",
                "title": _("This file is a scan"),
                "text": _("Choose a file that has text, or paste it."),
            },
        ),
    ),
    Component(
        "progress",
        _("Progress"),
        _("Five states, each a shape of its own; overdue adds a flag. They can be told apart in grey print."),
        (
            *({"state": state} for state in STATES),
            *({"state": state, "overdue": True} for state in STATES[:4]),
            {"state": "complete", "size": "large"},
        ),
    ),
    Component("legend", _("Legend"), _("Stands wherever shapes are shown without words."), ({},)),
    Component(
        "proof",
        _("Proof grades"),
        _("How strong the proof of a claim is. Weak claims stay visible, with one grey bar."),
        tuple({"grade": grade} for grade in (4, 3, 2, 1)),
    ),
    Component(
        "honour",
        _("Honour"),
        _("Gold is for honours only. Number and date of the decision stand beside the chip."),
        ({"text": _("Certificate of merit of the commune's Chair")},),
    ),
    Component(
        "tag",
        _("Items of a plan"),
        _("Letters, the shape of the tag and the underline in the text say the kind; the tint only helps."),
        tuple({"kind": kind, "number": 3} for kind in ("target", "task", "criterion", "document")),
    ),
    Component(
        "item",
        _("Items in the text"),
        _("How an item is marked where it stands in the document."),
        (
            {"kind": "target", "text": "Mỗi thôn giới thiệu ít nhất 02 điển hình tiên tiến mỗi năm"},
            {"kind": "task", "text": "Họp thôn bình chọn, lập danh sách giới thiệu"},
            {"kind": "criterion", "text": "Có cách làm mà người khác, nơi khác học theo được"},
            {"kind": "document", "text": "Luật Thi đua, khen thưởng ngày 15/6/2022"},
        ),
    ),
    Component(
        "card",
        _("Cards"),
        _("One thing with its facts. Lists of many things are rows between hairlines, not cards."),
        (
            {
                "title": _("Plan 18/KH-UBND"),
                "facts": (
                    (_("Issued by"), _("People's Committee of Đông Mai")),
                    (_("Date"), "26/01/2026"),
                    (_("Targets"), "7"),
                ),
            },
        ),
    ),
    Component(
        "table",
        _("Tables"),
        _("With a caption that says what it counts; wide ones scroll inside their frame."),
        (_table,),
    ),
    Component(
        "pager",
        _("Pager"),
        _("Where one is and how to go on."),
        (_pager,),
        printed=False,
    ),
    Component(
        "empty",
        _("Nothing here"),
        _("An empty list says why and what to do next."),
        (
            {
                "title": _("No stories yet"),
                "text": _("Stories come here once people and offices have confirmed them."),
                "url": "#empty",
                "link": _("Try reading a plan"),
            },
        ),
    ),
)
