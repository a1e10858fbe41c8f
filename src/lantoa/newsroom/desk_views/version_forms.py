"""The form of a version: each passage of the story, and below it the same in the other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.newsroom.languages import LANGUAGES
from lantoa.newsroom.models import Passage, PassageKind, Story, StoryVersion
from lantoa.newsroom.operations.versions import Words
from lantoa.newsroom.queries.versions import languages_left

_LINE = 60  # letters
_CREDITED = (PassageKind.QUOTE, PassageKind.PICTURE)


@dataclass(frozen=True)
class VersionRow:
    """A passage of the story, and the fields for its words in the other language."""

    number: int
    passage: Passage
    text: BoundField
    credit: BoundField | None


class LanguageForm(forms.Form):
    """Into which language."""

    language = forms.ChoiceField(label=pgettext_lazy("version of a story", "Language"))

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(code, LANGUAGES[code]) for code in languages_left(story)]
        self.fields["language"].choices = [(code, f"{each.name} ({each.endonym})") for code, each in named]  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """Headline, lead, and a text for each passage; one left empty is left out."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=160)
    lead = forms.CharField(
        label=pgettext_lazy("story", "Lead"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=1000
    )
    byline = forms.CharField(
        label=gettext_lazy("Who put it into the language"),
        help_text=gettext_lazy("As readers see it, such as “Hoàng Văn Páo, Nà Lầu”. Leave it empty to name nobody."),
        required=False,
        max_length=255,
    )

    def __init__(self, *args: Any, version: StoryVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.source = list(version.story.passages.select_related("picture"))
        for name in ("title", "lead"):
            self.fields[name].widget.attrs["lang"] = version.language
        for number, passage in enumerate(self.source):
            words = forms.Textarea(attrs={"rows": _rows(passage.text), "lang": version.language})
            self.fields[f"p{number}-text"] = forms.CharField(
                label=str(version), widget=words, required=False, max_length=8000
            )
            if passage.kind in _CREDITED:
                self.fields[f"p{number}-credit"] = forms.CharField(
                    label=_("Who says it, or whose picture it is"), required=False, max_length=255
                )

    def head(self) -> list[BoundField]:
        """The fields above the passages."""
        return [self[name] for name in ("title", "lead", "byline")]

    def rows(self) -> Iterator[VersionRow]:
        """The passages as the page draws them."""
        for number, passage in enumerate(self.source):
            credit = self[f"p{number}-credit"] if f"p{number}-credit" in self.fields else None
            yield VersionRow(number, passage, self[f"p{number}-text"], credit)

    def words(self, follows_at: datetime | None) -> Words:
        """What was typed, as the operation takes it, while the words of the story were those of `follows_at`."""
        said = self.cleaned_data
        lines = [
            (said.get(f"p{number}-text") or "", said.get(f"p{number}-credit") or "")
            for number in range(len(self.source))
        ]
        return Words(said["title"], said["lead"], lines, follows_at, said["byline"])


def _rows(original: str) -> int:
    """As high as the words above it, or a little more: other languages are longer."""
    return min(12, 2 + len(original) // _LINE)


def initial_of(version: StoryVersion) -> dict[str, Any]:
    """What stands in the form before anything is typed: what the version says, else who says what in the story."""
    said: dict[str, Any] = {"title": version.title, "lead": version.lead, "byline": version.byline}
    for number, passage in enumerate(version.story.passages.all()):
        said[f"p{number}-credit"] = passage.credit
    for known in version.passages.all():
        said |= {f"p{known.sort_order}-text": known.text, f"p{known.sort_order}-credit": known.credit}
    return said
