"""Stories are begun, drafted from a dossier, written, and corrected once they are public: each with its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.operations.claims import statement
from lantoa.exemplars.models import Dossier
from lantoa.kit.access import Refused, may
from lantoa.kit.actors import Actor
from lantoa.newsroom.access import STORIES
from lantoa.newsroom.desk_views.editor import StoryForm, initial_of
from lantoa.newsroom.desk_views.stories import stories_crumb
from lantoa.newsroom.models import Passage, Story, StoryKind
from lantoa.newsroom.operations import drafting, writing
from lantoa.newsroom.operations.drafting import sentence
from lantoa.newsroom.operations.writing import Text, text_of
from lantoa.newsroom.queries.checking import look_twice
from lantoa.newsroom.queries.desk import dossiers_like, whole, writing_bodies
from lantoa.newsroom.queries.tellable import tellable
from lantoa.organisations.fields import KeptBodyField


def _of_today(actor: Actor) -> QuerySet:
    return writing_bodies(actor, localdate())


class DraftForm(forms.Form):
    """Whose story it is, and of which kind."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of story"), choices=StoryKind.choices, initial=StoryKind.PORTRAIT)
    body = KeptBodyField(_of_today, label=gettext_lazy("Body that tells it"))


class BeginForm(DraftForm):
    """Also what it is called."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=160)
    field_order = ("title", "kind", "body")


class ToTheText(FormScreen):
    """A form after which one writes on."""

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb()]

    def after(self, result: Any) -> str:
        return reverse("newsroom:write_story", args=[result.pk])


class BeginStory(ToTheText):
    """A story that no single dossier stands behind, such as one about a movement."""

    title, model, needs, form_class = gettext_lazy("Begin a story"), Story, "keep", BeginForm
    lead = gettext_lazy("A story about an exemplar begins better on its dossier: the checked facts then stand in it.")
    submit = gettext_lazy("Begin a story")

    @property
    def back(self) -> str:
        return reverse("newsroom:stories")

    def run(self, form: forms.Form) -> Story:
        said = form.cleaned_data
        return writing.begin(said["body"], Text(said["title"], said["kind"]), by=self.actor, at=self.at)


class DraftStory(ToTheText):
    """A story of an exemplar, from what its dossier has."""

    title, model, needs, form_class = gettext_lazy("Write a story"), Dossier, "view", DraftForm
    submit = gettext_lazy("Draft the story")
    record: Dossier

    def prepare(self) -> None:
        self.record = get_object_or_404(tellable(self.actor).select_related("body"), pk=self.kwargs["pk"])
        if not (answer := STORIES.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def lead(self) -> str:  # type: ignore[override]  # of whom
        words = {"name": self.record.name, "body": self.record.body.name}
        return _("The draft takes over what was checked of %(name)s (%(body)s); you write the rest.") % words

    @property
    def back(self) -> str:
        if may(self.actor, "view", self.record):
            return reverse("exemplars:dossier", args=[self.record.pk])
        return reverse("newsroom:to_tell")

    def run(self, form: forms.Form) -> Story:
        said = form.cleaned_data
        return drafting.draft(self.record, said["body"], said["kind"], by=self.actor, at=self.at)


class OfStory(FormScreen):
    """A form about one story, which leads back to its page."""

    model: Any = Story
    record: Story

    def queryset(self) -> QuerySet:
        return whole(Story.objects.all())

    @property
    def back(self) -> str:
        return reverse("newsroom:story", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class WriteStory(OfStory):
    """The text of a story that is being written."""

    title: str | Promise = gettext_lazy("Write the story")
    needs, template_name, form_class = "keep", "newsroom/desk/write.html", StoryForm
    done: str | Promise = gettext_lazy("The story is saved.")
    lead: str | Promise = gettext_lazy("Nothing is public by saving: somebody else verifies it, then it is approved.")

    def form(self, **options: Any) -> forms.Form:
        return StoryForm(story=self.record, actor=self.actor, **options)

    def initial(self) -> dict[str, Any]:
        return initial_of(text_of(self.record))

    @cached_property
    def passages(self) -> list[Passage]:
        """What stood there before, in its order."""
        return list(self.record.passages.select_related("claim", "picture", "clip"))

    def show(self, form: Any, status: int = 200, **context: Any) -> HttpResponseBase:
        checked = look_twice(self.record, self.passages)
        rows = list(form.rows_shown(checked.passages, self.passages))
        return super().show(form, status, rows=rows, head_findings=checked.head, **context)

    def run(self, form: Any) -> Story:
        return writing.write(self.record, form.text(), by=self.actor, at=self.at)

    def after(self, result: Story) -> str:
        """Back to the form where more rows were asked for."""
        if "more" in self.request.POST:
            return reverse("newsroom:write_story", args=[result.pk])
        return self.back


class CorrectForm(StoryForm):
    """Also what was wrong."""

    note = forms.CharField(
        label=gettext_lazy("What was wrong"),
        help_text=gettext_lazy("Readers see this below the story: “The figure was 46 households, not 64.”"),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
        max_length=1000,
    )


class CorrectStory(WriteStory):
    """The text of a public story, and what readers are told of the change."""

    title, needs = gettext_lazy("Correct the story"), "publish"
    lead = gettext_lazy("The story is public: what you save is read at once, with a note that it was corrected.")
    done = gettext_lazy("The story is corrected, and says so.")

    def form(self, **options: Any) -> forms.Form:
        return CorrectForm(story=self.record, actor=self.actor, **options)

    def run(self, form: Any) -> Story:
        note = form.cleaned_data["note"]
        return writing.correct(self.record, form.text(), by=self.actor, at=self.at, note=note)


class SettleForm(forms.Form):
    """The passage in its new words."""

    text = forms.CharField(
        label=gettext_lazy("Text of the passage"),
        widget=forms.Textarea(attrs={"rows": 5, "lang": "vi"}),
        max_length=8000,
    )


class SettlePassage(FormScreen):
    """The claim under a passage changed: its new words are accepted, or others are written."""

    title, model, needs, form_class = gettext_lazy("The claim changed"), Passage, "keep", SettleForm
    done = gettext_lazy("The passage says what the claim says today.")
    record: Passage

    def queryset(self) -> QuerySet:
        return Passage.objects.select_related("story__body", "claim")

    def prepare(self) -> None:
        super().prepare()
        if not self.record.is_stale:
            raise Refused(_("Nothing changed under this passage."))

    @property
    def lead(self) -> str:  # type: ignore[override]  # what it was and is
        now_says = statement(self.record.claim) if self.record.claim else ""
        return _("It said: “%(before)s”. It says now: “%(now)s”.") % {"before": self.record.claim_said, "now": now_says}

    @property
    def back(self) -> str:
        return reverse("newsroom:story", args=[self.record.story_id])

    def trail(self) -> Sequence[Crumb]:
        return [stories_crumb(), Crumb(str(self.record.story), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"text": sentence(self.record.claim) if self.record.claim else self.record.text}

    def run(self, form: forms.Form) -> Passage:
        return writing.settle_passage(self.record, form.cleaned_data["text"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class FindForm(forms.Form):
    """Who."""

    name = forms.CharField(label=gettext_lazy("Name of the exemplar"), max_length=255)


class TellOf(OfStory):
    """One more exemplar is told of; its claims and photos can then be used."""

    title, needs, form_class = gettext_lazy("Tell of one more exemplar"), "keep", FindForm
    done = gettext_lazy("The story tells of this exemplar too; its claims and photos can be used now.")

    def run(self, form: forms.Form) -> Story:
        found = dossiers_like(self.actor, form.cleaned_data["name"])
        if not found:
            raise ValidationError({"name": _("You see no exemplar of this name. Type another part of it.")})
        if len(found) > 1:
            listed = "; ".join(f"{each.name} ({each.body.name})" for each in found)
            said = _("Several are called so: %(listed)s. Write the whole name.") % {"listed": listed}
            raise ValidationError({"name": said})
        return writing.tell_of(self.record, found[0], by=self.actor, at=self.at)
