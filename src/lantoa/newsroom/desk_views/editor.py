"""The form of a story's text: rows of passages that need no script, with what to look at beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.evidence.models import Claim, StoredFile
from lantoa.evidence.operations.claims import statement
from lantoa.evidence.queries.wording import Finding
from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Passage, PassageKind, Story, StoryKind
from lantoa.newsroom.operations.writing import Line, Text
from lantoa.newsroom.queries.tellable import claims_for, photos_for

SPARE = 3  # empty rows below those that are there
MOST = 120  # rows
_PARTS = ("kind", "text", "claim", "credit", "picture", "clip", "place")


@dataclass(frozen=True)
class Row:
    """One passage in the form: its fields, what to look at twice, and the claim under it that changed."""

    number: int
    fields: dict[str, BoundField]
    findings: Sequence[Finding] = ()
    stale: Passage | None = None

    @property
    def now_says(self) -> str:
        """What the claim of a changed passage says today."""
        return statement(self.stale.claim) if self.stale and self.stale.claim else ""

    @property
    def is_open(self) -> bool:
        """Whether something besides the text is filled in."""
        return any(self.fields[name].value() for name in ("claim", "credit", "picture", "clip") if name in self.fields)


class StoryForm(forms.Form):
    """Headline, kind, lead, and the passages. Claims and photos are those of the exemplars that it tells of."""

    title = forms.CharField(
        label=gettext_lazy("Headline"), max_length=160, widget=forms.TextInput(attrs={"lang": "vi"})
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of story"), choices=StoryKind.choices)
    lead = forms.CharField(
        label=pgettext_lazy("story", "Lead"),
        help_text=gettext_lazy("Two or three sentences that say what it is about; they also stand in lists."),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
        required=False,
        max_length=1000,
    )
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST, required=False)

    def __init__(self, *args: Any, story: Story, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        dossiers = list(story.dossiers.select_related("body").order_by("sort_key"))
        self.known_dossiers = {each.pk: each for each in dossiers}
        stand = Q(pk__in=story.passages.values("claim"))
        claims = Claim.objects.filter(stand | Q(pk__in=claims_for(actor, dossiers).order_by().values("pk")))
        self.known_claims = {claim.pk: claim for claim in claims.order_by("pk")}
        shown = Q(pk__in=story.passages.values("picture"))
        photos = StoredFile.objects.filter(shown | Q(pk__in=photos_for(actor, dossiers).order_by().values("pk")))
        self.known_photos = {file.pk: file for file in photos.order_by("pk")}
        self.known_clips = {clip.pk: clip for clip in story.clips.filter(reads_story=False)}
        self.number = self._number()
        for row in range(self.number):
            self._add_row(row)
        if len(dossiers) > 1:
            self.fields["dossiers"] = _dossiers(dossiers)

    def _number(self) -> int:
        """How many rows there are: those that were sent, or those of the story and some that are empty."""
        sent = str(self.data.get("rows", "")) if self.is_bound else ""
        number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else self.initial.get("rows", SPARE)
        return min(int(number), MOST)

    def _add_row(self, row: int) -> None:
        kind = forms.ChoiceField(label=_("Kind"), choices=PassageKind.choices, required=False)
        words = forms.Textarea(attrs={"rows": 4, "lang": "vi"})
        text = forms.CharField(label=_("Text of the passage"), widget=words, required=False, max_length=8000)
        credit = forms.CharField(label=_("Who says it, or whose picture it is"), required=False, max_length=255)
        place = forms.DecimalField(
            label=_("Place in the order"), required=False, min_value=0, max_value=MOST * 2, localize=False
        )
        made: dict[str, forms.Field] = {"kind": kind, "text": text, "credit": credit, "place": place}
        if self.known_claims:
            choices = [("", _("on no claim")), *((pk, str(claim)) for pk, claim in self.known_claims.items())]
            made["claim"] = forms.TypedChoiceField(
                label=_("Rests on"), choices=choices, coerce=int, empty_value=None, required=False
            )
        if self.known_photos:
            named = [(pk, file.caption or file.name) for pk, file in self.known_photos.items()]
            made["picture"] = _one_of(named, _("Picture"))
        if self.known_clips:
            made["clip"] = _one_of([(pk, str(clip)) for pk, clip in self.known_clips.items()], _("Sound or film"))
        for name, field in made.items():
            self.fields[f"p{row}-{name}"] = field

    def rows_shown(self, findings: dict[int, list[Finding]], passages: Sequence[Passage]) -> Iterator[Row]:
        """The rows as the page draws them; `passages` are those that stood there before, in their order."""
        for number in range(self.number):
            fields = {name: self[f"p{number}-{name}"] for name in _PARTS if f"p{number}-{name}" in self.fields}
            passage = passages[number] if number < len(passages) else None
            said = findings.get(passage.pk, ()) if passage else ()
            yield Row(number, fields, said, passage if passage and passage.is_stale else None)

    def head(self) -> list[BoundField]:
        """The fields above the passages."""
        return [self[name] for name in ("title", "kind", "lead", "dossiers", "note") if name in self.fields]

    def text(self) -> Text:
        """What was typed, as the operation takes it: rows in the order of their places, empty ones left out."""
        said = self.cleaned_data
        chosen = said.get("dossiers")
        dossiers = [self.known_dossiers[int(pk)] for pk in chosen] if chosen else list(self.known_dossiers.values())
        rows = sorted(range(self.number), key=lambda row: (said.get(f"p{row}-place") or row + 1, row))
        lines = [line for row in rows if (line := self._line(row)) is not None]
        return Text(said["title"], said["kind"], said["lead"], lines, dossiers)

    def _line(self, row: int) -> Line | None:
        said = {name: self.cleaned_data.get(f"p{row}-{name}") for name in _PARTS}
        picture = self.known_photos.get(said["picture"] or 0)
        clip = self.known_clips.get(said["clip"] or 0)
        if not (said["text"] or "").strip() and picture is None and clip is None:
            return None
        kind = said["kind"] or PassageKind.PARAGRAPH
        if picture and kind == PassageKind.PARAGRAPH:
            kind = PassageKind.PICTURE
        if clip and kind == PassageKind.PARAGRAPH:
            kind = PassageKind.CLIP
        claim = self.known_claims.get(said["claim"] or 0)
        return Line(kind, said["text"] or "", said["credit"] or "", claim, picture, clip)


def initial_of(text: Text, spare: int = SPARE) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    said: dict[str, Any] = {"title": text.title, "kind": text.kind, "lead": text.lead}
    said |= {"rows": len(text.lines) + spare, "dossiers": [each.pk for each in text.dossiers]}
    for row, line in enumerate(text.lines):
        linked = {"claim": line.claim.pk if line.claim else None, "picture": line.picture.pk if line.picture else None}
        linked["clip"] = line.clip.pk if line.clip else None
        values = {"kind": line.kind, "text": line.text, "credit": line.credit, "place": row + 1} | linked
        said |= {f"p{row}-{name}": value for name, value in values.items()}
    for row in range(len(text.lines), len(text.lines) + spare):
        said[f"p{row}-place"] = row + 1
    return said


def _one_of(named: Sequence[tuple[int, str]], label: str) -> forms.Field:
    choices = [("", _("none")), *named]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=False)


def _dossiers(dossiers: Sequence[Dossier]) -> forms.Field:
    choices = [(each.pk, f"{each.name} ({each.body.name})") for each in dossiers]
    return forms.MultipleChoiceField(
        label=_("Whom it tells of"), choices=choices, widget=forms.CheckboxSelectMultiple, required=False
    )
