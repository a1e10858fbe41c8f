"""What is to be printed is chosen: one thing as a sheet or poster, stories as a bulletin, exemplars as a book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.access import OUTLETS, keeps_at
from lantoa.channels.desk_views.dispatches import open_story, story_crumb
from lantoa.channels.desk_views.pages import open_page, page_crumb
from lantoa.channels.desk_views.printing import printed_crumb
from lantoa.channels.models import PrintedMatter
from lantoa.channels.models.printing import Chapters, PrintForm
from lantoa.channels.operations import printing
from lantoa.channels.operations.printing import Chosen
from lantoa.channels.queries.printing import printable_exemplars, printable_stories
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, ListFilter, ReferenceFilter
from lantoa.desk.lists.filters import form_of
from lantoa.desk.reach_fields import InReach
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter, years
from lantoa.exemplars.models import Release
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.movements.models import Field
from lantoa.newsroom.models import Story
from lantoa.organisations.fields import KeptBodyField

OF_ONE = (PrintForm.SHEET, PrintForm.POSTER)
OFFERED = 100  # stories or exemplars on a form; a filter leads to others


class BodyForm(forms.Form):
    """Who prints it."""

    body = KeptBodyField(lambda actor: keeps_at(actor, localdate()), label=gettext_lazy("Body that prints it"))


class SheetForm(BodyForm):
    """As what."""

    form = forms.ChoiceField(
        label=pgettext_lazy("printed", "Form"),
        choices=[(each.value, each.label) for each in OF_ONE],
        widget=forms.RadioSelect,
        initial=PrintForm.SHEET,
    )
    field_order = ("form", "body")


class ToPrint(FormScreen):
    """A form after which something is set."""

    submit = gettext_lazy("Set it for print")
    done = gettext_lazy("It is being set. You may leave the page and come back.")

    def after(self, result: PrintedMatter) -> str:
        return reverse("channels:printed", args=[result.pk])


class PrintOne(ToPrint):
    """One thing as a sheet or a poster."""

    form_class = SheetForm
    lead = gettext_lazy("The code on it leads to the public page; how often it is opened is counted by day.")

    def prepare(self) -> None:
        self.find()
        if not (answer := OUTLETS.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    def find(self) -> None:
        """Load what is printed; Http404 for what is neither public nor in reach."""
        raise NotImplementedError

    def chosen(self) -> Chosen:
        """The same for the operation."""
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("form", "")
        return {"form": asked} if asked in OF_ONE else {}

    def run(self, form: forms.Form) -> PrintedMatter:
        matter = PrintedMatter(**form.cleaned_data)
        return printing.begin(matter, self.chosen(), by=self.actor, at=self.at)


class PrintStory(PrintOne):
    """A story."""

    title = gettext_lazy("Print the story")
    record: Story

    def find(self) -> None:
        self.record = open_story(self)

    def chosen(self) -> Chosen:
        return Chosen(stories=[self.record])

    @property
    def back(self) -> str:
        return reverse("channels:where_it_went", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [printed_crumb(), story_crumb(self.record)]


class PrintPage(PrintOne):
    """An exemplar, by its public page."""

    title = gettext_lazy("Print the public page")
    record: Release

    def find(self) -> None:
        self.record = open_page(self)

    def chosen(self) -> Chosen:
        return Chosen(dossiers=[self.record.dossier])

    @property
    def back(self) -> str:
        return reverse("channels:where_page_went", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [printed_crumb(), page_crumb(self.record)]


class ChosenField(InReach, forms.ModelMultipleChoiceField):
    """Those that the filter leaves, to be ticked: they are public, whoever asks."""

    widget = forms.CheckboxSelectMultiple

    def reach(self, actor: Actor) -> None:
        self.queryset = self.all

    def label_from_instance(self, obj: Any) -> str:
        if isinstance(obj, Story):
            return f"{obj.title} ({obj.body.name}, {obj.first_published_at:%d/%m/%Y})"
        return f"{obj.dossier.name} ({obj.dossier.body.name})"


class TogetherForm(BodyForm):
    """What it is called."""

    title = forms.CharField(label=pgettext_lazy("printed", "Title"), max_length=160)
    edition = forms.CharField(
        label=gettext_lazy("Number and month"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("As it stands below the title, such as: No. 3, November 2026."),
    )


class BulletinForm(TogetherForm):
    """Which stories."""

    chosen = ChosenField(Story.objects.none(), label=gettext_lazy("Stories"), required=False)


class BookForm(TogetherForm):
    """Which exemplars."""

    chapters = forms.ChoiceField(label=gettext_lazy("Chapters"), choices=Chapters.choices)
    foreword = forms.CharField(
        label=gettext_lazy("Foreword"), widget=forms.Textarea(attrs={"rows": 6}), max_length=10_000, required=False
    )
    everything = forms.BooleanField(label=gettext_lazy("All that the filter leaves"), required=False)
    chosen = ChosenField(Story.objects.none(), label=gettext_lazy("Exemplars"), required=False)


class PutTogether(ToPrint):
    """A form with what may be printed, narrowed by the filter in its address."""

    template_name = "channels/desk/put_together.html"
    model, needs = PrintedMatter, "keep"
    filters: Sequence[ListFilter] = ()
    other: tuple[str, str | Promise]

    @property
    def back(self) -> str:
        return reverse("channels:printed_list")

    @property
    def other_url(self) -> str:
        return reverse(self.other[0])

    def trail(self) -> Sequence[Crumb]:
        return [printed_crumb()]

    @cached_property
    def filter_form(self) -> forms.Form:
        form = form_of(self.filters, self.actor, self.request.GET)
        form.is_valid()  # a value that the form does not know narrows nothing, and is told beside its field
        return form

    def printable(self) -> QuerySet[Any]:
        """All that may be printed, in the order in which it is offered."""
        raise NotImplementedError

    def left(self) -> QuerySet[Any]:
        """What the filter leaves."""
        values: Mapping[str, Any] = self.filter_form.cleaned_data
        found = self.printable()
        for each in self.filters:
            found = each.apply(found, values)
        return found.distinct()

    @cached_property
    def offered(self) -> list[Model]:
        return list(self.left()[: OFFERED + 1])

    @property
    def is_cut(self) -> bool:
        return len(self.offered) > OFFERED

    def form(self, **options: Any) -> forms.Form:
        made = super().form(**options)
        field: Any = made.fields["chosen"]
        field.queryset = field.all = self.printable().filter(pk__in=[each.pk for each in self.offered[:OFFERED]])
        return made


class MakeBulletin(PutTogether):
    """Several stories as a bulletin; the first one leads."""

    title, form_class = gettext_lazy("Make a bulletin"), BulletinForm
    lead = gettext_lazy("Up to eight stories. The first of those that you tick leads, with a large picture.")
    other = ("channels:make_book", gettext_lazy("Make a book of exemplars instead"))
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ReferenceFilter("dossiers__field", gettext_lazy("Field of work"), Field.objects.filter(retired=False)),
        ChoiceFilter("year", gettext_lazy("Year"), years, "first_published_at__year"),
    )

    def printable(self) -> QuerySet[Any]:
        return printable_stories()

    def run(self, form: forms.Form) -> PrintedMatter:
        said = dict(form.cleaned_data)
        chosen = Chosen(stories=list(said.pop("chosen")))
        matter = PrintedMatter(form=PrintForm.BULLETIN, **said)
        return printing.begin(matter, chosen, by=self.actor, at=self.at)


class MakeBook(PutTogether):
    """Exemplars as a book."""

    title, form_class = gettext_lazy("Make a book of exemplars"), BookForm
    lead = gettext_lazy("A page or more for each, with a contents and indexes of names and places.")
    other = ("channels:make_bulletin", gettext_lazy("Make a bulletin instead"))
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "dossier__body"),
        ReferenceFilter("dossier__field", gettext_lazy("Field of work"), Field.objects.filter(retired=False)),
        ChoiceFilter("year", gettext_lazy("Year"), years, "released_on__year"),
    )

    def printable(self) -> QuerySet[Any]:
        return printable_exemplars()

    def run(self, form: forms.Form) -> PrintedMatter:
        said = dict(form.cleaned_data)
        ticked, everything = said.pop("chosen"), said.pop("everything")
        found = self.left() if everything else ticked
        dossiers = sorted((each.dossier for each in found), key=lambda one: one.sort_key)
        matter = PrintedMatter(form=PrintForm.BOOK, **said)
        return printing.begin(matter, Chosen(dossiers=dossiers), by=self.actor, at=self.at)
