"""Sounds and films of a story, on the desk: played, added, described and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.desk.screens import Crumb, Screen
from lantoa.evidence import storage
from lantoa.evidence.intake.checking import LARGEST, MEGABYTE
from lantoa.evidence.models import Bystanders
from lantoa.kit.access import require
from lantoa.kit.parts import Whole, in_parts
from lantoa.newsroom.desk_views.stories import stories_crumb
from lantoa.newsroom.desk_views.writing import OfStory
from lantoa.newsroom.models import Clip, ClipKind, Story
from lantoa.newsroom.operations import clips
from lantoa.newsroom.operations.clips import Described

ENDINGS = ".mp3,.m4a,.ogg,.oga,.wav,.mp4,.webm"
_SEEN = [each for each in Bystanders.choices if each[0] != Bystanders.UNKNOWN]


class DescribeForm(forms.Form):
    """What is said of it."""

    words = forms.CharField(
        label=_("What is said and seen"),
        help_text=_("For whoever cannot hear or see: of a sound every word, of a film what is said and what happens."),
        widget=forms.Textarea(attrs={"rows": 10, "lang": "vi"}),
        max_length=100_000,
    )
    captions = forms.FileField(
        label=_("Captions of a film"),
        help_text=_("A .vtt or .srt file, as programs for films write them. A film in which somebody speaks needs it."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
        required=False,
    )
    rights = forms.CharField(
        label=_("Whose picture or work it is"),
        required=False,
        max_length=255,
        help_text=_("Who recorded or filmed it, and who may use it."),
    )
    bystanders = forms.ChoiceField(
        label=_("Can others, or their houses and addresses, be recognised?"), choices=_SEEN, widget=forms.RadioSelect
    )

    def described(self) -> Described:
        """As the operation takes it."""
        said = self.cleaned_data
        captions = said["captions"].read() if said.get("captions") else None
        return Described(said["words"], said["rights"], said["bystanders"], captions)


class ClipForm(DescribeForm):
    """The file itself, besides."""

    sent = forms.FileField(
        label=_("Sound or film"),
        help_text=_("MP3, M4A, OGG or WAV; a film as MP4 (H.264) or WebM; up to 30 MB. Where it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    field_order = ("sent",)

    def clean_sent(self) -> Any:
        sent = self.cleaned_data["sent"]
        if sent.size > LARGEST["video"] * MEGABYTE:
            told = _("This file is larger than %(most)d MB. Make it smaller, or send only the part that shows it.")
            raise ValidationError(told % {"most": LARGEST["video"]})
        return sent


class OfClips(OfStory):
    """A form about sounds and films of a story: of a public one they are whoever's who publishes."""

    needs = "view"

    @property
    def story(self) -> Story:
        """The story that they are of."""
        return self.record

    def prepare(self) -> None:
        super().prepare()
        require(self.actor, "publish" if self.story.is_public else "keep", self.story)


class AddClip(OfClips):
    """One that comes to the story."""

    title, form_class = _("Add a sound or film"), ClipForm

    @property
    def lead(self) -> str:  # type: ignore[override]  # to which one
        return str(self.record)

    def told(self, result: Clip) -> str | Promise:
        if self.record.is_public:
            return _("It is kept. It stands in the story once you choose it in “Correct the story”.")
        return _("It is kept, and stands at the end of the story.")

    def run(self, form: Any) -> Clip:
        sent = form.cleaned_data["sent"]
        return clips.add(self.record, sent.name, sent.read(), form.described(), by=self.actor, at=self.at)


class ClipContent(Screen):
    """The content, in the parts that a player asks for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        clip = self.load(Clip.objects.select_related("story"), pk=self.kwargs["pk"])
        try:
            content = storage.open_content(clip.sha256)
        except FileNotFoundError as gone:
            raise Http404 from gone
        return in_parts(request, Whole(content, clip.size, clip.media_type, clip.sha256, clip.name))


class OfClip(OfClips):
    """A form about one of them."""

    model = Clip
    record: Any

    def queryset(self) -> QuerySet:
        return Clip.objects.select_related("story__body", "story__locale")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def story(self) -> Story:
        """The one that it is of."""
        story: Story = self.record.story
        return story

    @property
    def back(self) -> str:
        return reverse("newsroom:story", args=[self.record.story_id])

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb(), Crumb(str(self.story), self.back)]


class DescribeClip(OfClip):
    """What is said of it."""

    title, done, form_class = _("Describe the sound or film"), _("Saved."), DescribeForm

    def form(self, **options: Any) -> forms.Form:
        made = super().form(**options)
        if self.record.kind == ClipKind.SOUND:
            del made.fields["captions"]  # they are of films
        return made

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in ("words", "rights", "bystanders")}

    def run(self, form: Any) -> Clip:
        return clips.describe(self.record, form.described(), by=self.actor, at=self.at)


class RemoveClip(OfClip):
    """It goes."""

    title, submit = _("Remove the sound or film"), _("Remove the sound or film")
    done = _("The sound or film is removed.")

    def run(self, form: forms.Form) -> Story:
        return clips.remove(self.record, by=self.actor, at=self.at)
