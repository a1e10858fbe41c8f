"""An adoption is registered: first from whom, then who, how far, and what shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import InReach, ReachModelChoiceField, within_reach
from lantoa.desk.screens import Crumb
from lantoa.exemplars.models import Dossier
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import BodyField
from lantoa.replication.access import ADOPTIONS, keeps_at
from lantoa.replication.desk_views.adoptions import ledger_crumb
from lantoa.replication.models import Adopter, Adoption, BuildingBlock
from lantoa.replication.operations import adoptions
from lantoa.replication.queries.adoptions import whole
from lantoa.replication.queries.sources import source_for, sources_like
from lantoa.replication.states import AdoptionLevel


class FindForm(forms.Form):
    """From whom."""

    source = forms.CharField(
        label=_("Adopted from"),
        max_length=300,
        help_text=_("The name of the exemplar, or the web address of its public page where it is of another body."),
    )


class FindSource(FormScreen):
    """The exemplar is looked for."""

    title, model, needs, form_class = _("Register an adoption"), Adoption, "keep", FindForm
    submit = _("Go on")

    @property
    def back(self) -> str:
        return reverse("replication:adoptions")

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb()]

    def run(self, form: forms.Form) -> Dossier:
        found = sources_like(self.actor, form.cleaned_data["source"])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError({"source": _("No exemplar that you see, or that is public by name, is called so.")})
        listed = "; ".join(f"{each.name} ({each.body.name})" for each in found)
        raise ValidationError(
            {"source": _("Several are called so: %(listed)s. Write the whole name.") % {"listed": listed}}
        )

    def after(self, result: Dossier) -> str:
        return reverse("replication:adopt", args=[result.pk])


class BlockField(InReach):
    """The building blocks of the exemplar that is adopted, for whoever may know of that."""

    def reach(self, actor: Actor) -> None:
        self.queryset = self.all


class AdopterField(ReachModelChoiceField):
    """Those in reach who adopted the same, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.adopter)


class AdopterForm(forms.Form):
    """Who adopts, and where."""

    kind = forms.ChoiceField(label=_("Who adopts"), choices=Adopter.choices, widget=forms.RadioSelect)
    body = BodyField(
        label=_("Body"), help_text=_("The body that adopts it, or the one at which the group or person is.")
    )
    name = forms.CharField(
        label=_("Name of the group or person"),
        max_length=255,
        required=False,
        help_text=_("A person is named only if she agreed to it."),
    )
    consented_on = forms.DateField(label=_("Agreed to be named on"), required=False, help_text=_("Only for a person."))
    place = forms.CharField(label=_("Village or place"), max_length=255, required=False)
    block = BlockField(
        BuildingBlock.objects.standing(), label=_("Building block"), required=False, empty_label=_("all of it")
    )
    learned_from = AdopterField(
        Adoption.objects.all(), label=_("Learned from"), required=False, empty_label=_("the exemplar itself")
    )

    def about(self, source: Dossier, besides: Adoption | None = None) -> None:
        """Offer what belongs to `source` alone."""
        fields: Any = self.fields
        fields["block"].all = BuildingBlock.objects.standing().filter(dossier=source)
        others = Adoption.objects.filter(source=source).order_by("folded_name", "pk")
        fields["learned_from"].all = others.exclude(pk=besides.pk) if besides else others


class ShownForm(forms.Form):
    """On which day, and what shows it."""

    on = forms.DateField(label=pgettext_lazy("adoption", "Since"), initial=localdate)
    note = forms.CharField(
        label=_("What shows it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Such as: number of the plan, what was seen on a visit, figures before and after."),
    )


class RegisterForm(ShownForm, AdopterForm):
    """Also how far it has come."""

    level = forms.ChoiceField(
        label=pgettext_lazy("adoption", "Level"), choices=AdoptionLevel.choices, initial=AdoptionLevel.LEARNED
    )
    field_order = ("kind", "body", "name", "consented_on", "place", "block", "learned_from", "level", "on", "note")


class OfSource(FormScreen):
    """A form about an exemplar that the person sees, or that is public by name."""

    record: Dossier

    def prepare(self) -> None:
        found = source_for(self.actor, self.kwargs["pk"])
        if found is None:
            raise Http404
        self.record = found
        if not (answer := ADOPTIONS.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def lead(self) -> str:  # type: ignore[override]  # whom it is about
        return f"{self.record.name} ({self.record.body.name})"

    def own_body(self) -> int | None:
        """The body of the person, where there is only one."""
        mine = list(keeps_at(self.actor, self.today).values_list("pk", flat=True)[:2])
        return mine[0] if len(mine) == 1 else None


class Register(OfSource):
    """Who adopts it, and how far."""

    title, form_class = _("Register an adoption"), RegisterForm
    done = _("The adoption is registered. After half a year and a year it comes into your work to be asked after.")

    @property
    def back(self) -> str:
        return reverse("replication:adoptions")

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb()]

    def form(self, **options: Any) -> forms.Form:
        form = self.form_class(**options)
        form.about(self.record)
        return _reached(form, self.actor)

    def initial(self) -> dict[str, Any]:
        return {"kind": Adopter.BODY, "body": self.own_body()}

    def run(self, form: forms.Form) -> Adoption:
        values = dict(form.cleaned_data)
        shown = adoptions.Shown(values.pop("on"), values.pop("note"))
        return adoptions.register(Adoption(source=self.record, **values), shown, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("replication:adoption", args=[result.pk])


class ChangeAdoption(FormScreen):
    """Who it is was entered wrongly, or a person does not agree to be named any more."""

    title, model, needs, form_class = _("Change the adoption"), Adoption, "keep", AdopterForm
    done: str | Promise = _("The adoption is saved.")
    lead = _("Empty the name and the day of a person who does not agree to be named any more.")

    def queryset(self) -> QuerySet:
        return whole(Adoption.objects.all())

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb(), Crumb(self.record.adopter, self.back)]

    def form(self, **options: Any) -> forms.Form:
        form = AdopterForm(**options)
        form.about(self.record.source, self.record)
        return _reached(form, self.actor)

    def initial(self) -> dict[str, Any]:
        plain = {name: getattr(self.record, name) for name in ("kind", "name", "consented_on", "place")}
        linked = {name: getattr(self.record, f"{name}_id") for name in ("body", "block", "learned_from")}
        return plain | linked

    def run(self, form: forms.Form) -> Adoption:
        return adoptions.change(self.record, form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("replication:adoption", args=[result.pk])


def _reached(form: forms.Form, actor: Actor) -> forms.Form:
    within_reach(form, actor)
    return form
