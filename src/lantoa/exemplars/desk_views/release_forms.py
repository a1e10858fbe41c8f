"""The forms of public pages: writing one, and its moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.models import Claim, FileKind, StoredFile
from lantoa.evidence.states import STANDING, ClaimState
from lantoa.exemplars.desk_views.releasing import pages_crumb
from lantoa.exemplars.models import Dossier, Release, Shown
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.exemplars.release_states import RELEASE_MOVES


class PageForm(forms.Form):
    """What stands on the page. Claims and photos are those of the dossier alone."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=160,
        help_text=gettext_lazy("What was done, in one line: “The road through old Mr. Tính's orchard”."),
        widget=forms.TextInput(attrs={"lang": "vi"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the page"),
        help_text=gettext_lazy("An empty line begins a new paragraph. The first paragraph also stands in lists."),
        widget=forms.Textarea(attrs={"rows": 14, "lang": "vi"}),
        required=False,
    )
    shows = forms.MultipleChoiceField(
        label=gettext_lazy("Shown of the person"),
        help_text=gettext_lazy("Only what is ticked. The ethnic group and the day of birth are never shown."),
        widget=forms.CheckboxSelectMultiple,
        choices=Shown.choices,
        required=False,
    )
    claims = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What was checked"),
        help_text=gettext_lazy("Each one stands on the page with its proof. Only verified claims can be made public."),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        required=False,
    )
    photo = forms.TypedChoiceField(
        label=gettext_lazy("Photo"), widget=forms.RadioSelect, coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, dossier: Dossier, **options: Any) -> None:
        super().__init__(*args, **options)
        standing = Claim.objects.filter(folder=dossier.folder_id, state__in=STANDING).order_by("pk")
        self.known_claims = {claim.pk: claim for claim in standing}
        files = StoredFile.objects.filter(folder=dossier.folder_id, kind=FileKind.PHOTO)
        self.known_photos = {file.pk: file for file in files.filter(removed_at=None, erased_at=None)}
        self._offer()
        if not dossier.is_person:
            self._field("shows").choices = [each for each in Shown.choices if each[0] in (Shown.NAME, Shown.PLACE)]

    def _offer(self) -> None:
        """What the folder has; a field that could offer nothing is left out."""
        self._field("claims").choices = [(pk, _claim_label(claim)) for pk, claim in self.known_claims.items()]
        photos = [(pk, file.caption or file.name) for pk, file in self.known_photos.items()]
        self._field("photo").choices = [("", _("No photo: a drawing stands there")), *photos]
        for name, known in (("claims", self.known_claims), ("photo", self.known_photos)):
            if not known:
                del self.fields[name]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def page(self) -> Page:
        """What was typed, as the operation takes it."""
        said = self.cleaned_data
        return Page(
            said["headline"],
            said["text"],
            said["shows"],
            [self.known_claims[pk] for pk in said.get("claims", [])],
            self.known_photos.get(said.get("photo") or 0),
        )


class WritePage(FormScreen):
    """The page of a dossier; the first time the text begins with what the dossier tells."""

    model, form_class = Dossier, PageForm
    lead = gettext_lazy(
        "Nothing is public by saving: the page then waits for whoever may release it,"
        " and until everybody who is named has agreed."
    )
    done = gettext_lazy("The page is saved.")

    def queryset(self) -> QuerySet:
        return Dossier.objects.select_related("body")

    def prepare(self) -> None:
        self.written = Release.objects.filter(dossier=self.kwargs["pk"]).prefetch_related("claims").first()
        self.needs = "release" if self.written and self.written.is_public else "keep"
        super().prepare()

    def page_title(self) -> str:
        return _("Change the public page") if self.written else _("Write the public page")

    def trail(self) -> Sequence[Crumb]:
        return [pages_crumb(), Crumb(self.record.name, reverse("exemplars:dossier", args=[self.record.pk]))]

    @property
    def back(self) -> str:
        """Where the form came from."""
        if self.written:
            return reverse("exemplars:page", args=[self.written.pk])
        return reverse("exemplars:dossier", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        page = self.written
        if page is None:
            verified = Claim.objects.filter(folder=self.record.folder_id, state=ClaimState.VERIFIED)
            claims = list(verified.values_list("pk", flat=True))
            return {"text": self.record.summary, "shows": [Shown.NAME, Shown.PLACE], "claims": claims}
        claims = [claim.pk for claim in page.claims.all()]
        said = {"headline": page.headline, "text": page.text, "shows": page.shows}
        return said | {"claims": claims, "photo": page.photo_id}

    def form(self, **options: Any) -> forms.Form:
        return super().form(dossier=self.record, **options)

    def run(self, form: Any) -> Release:
        return releasing.write(self.record, form.page(), by=self.actor, at=self.at)

    def after(self, result: Release) -> str:
        return reverse("exemplars:page", args=[result.pk])


class _OfPage(MoveScreen):
    """A move of one page."""

    model, moves = Release, RELEASE_MOVES

    def queryset(self) -> QuerySet:
        return Release.objects.select_related("dossier__folder")

    def trail(self) -> Sequence[Crumb]:
        return [pages_crumb(), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        """The page on the desk."""
        return reverse("exemplars:page", args=[self.record.pk])

    def after(self, result: Any) -> str:
        return self.back


class ReleasePage(_OfPage):
    """What makes it public."""

    move = "release"
    submit: str | Promise = gettext_lazy("Make it public")
    lead: str | Promise = gettext_lazy(
        "Everybody will read it, on this site and through search engines. You can take it back at any time; what others"
        " have copied by then cannot be taken back."
    )
    done: str | Promise = gettext_lazy("The page is public now.")

    def run(self, form: Any) -> Release:
        return releasing.release(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


class ReleasePageAgain(ReleasePage):
    """The same, after it was taken back."""

    move = "release_again"

    def run(self, form: Any) -> Release:
        return releasing.release_again(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


class TakePageBack(_OfPage):
    """The way back, with a reason that the public does not read."""

    move = "take_back"
    submit = gettext_lazy("Take the page back")
    lead = gettext_lazy(
        "The page disappears at once; its address only says that it was taken back. The reason stays in the house."
    )
    done = gettext_lazy("The page is no longer public.")

    def run(self, form: Any) -> Release:
        reason = form.cleaned_data["reason"]
        return releasing.take_back(self.record, by=self.actor, at=self.at, reason=reason)


class NoticePage(FormScreen):
    """Somebody has seen that the platform took a page back."""

    model, needs = Release, "keep"
    title = gettext_lazy("I have seen that it came down")
    submit = gettext_lazy("I have seen it")
    lead = gettext_lazy("It leaves the list of your work. The page stays as it is.")
    done = gettext_lazy("Noted.")

    def queryset(self) -> QuerySet:
        return Release.objects.select_related("dossier")

    def trail(self) -> Sequence[Crumb]:
        return [pages_crumb(), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        """The page on the desk."""
        return reverse("exemplars:page", args=[self.record.pk])

    def run(self, form: forms.Form) -> Release:
        return releasing.notice(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


def _claim_label(claim: Claim) -> str:
    if claim.state == ClaimState.VERIFIED:
        return f"{claim} ({claim.get_grade_display()})"
    return f"{claim} ({claim.get_state_display()})"
