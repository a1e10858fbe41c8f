"""Forms about outlets: set up, changed, opened, tested, retired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantoa.channels.access import keeps_at
from lantoa.channels.desk_views.outlets import outlets_crumb
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet
from lantoa.channels.operations import outlets
from lantoa.channels.states import OUTLET_MOVES
from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.fields import KeptBodyField

MOVING: dict[str, Callable[..., Outlet]] = {"retire": outlets.retire, "use_again": outlets.use_again}


#: A site of its own is set up with its host name, on its own page.
_SET_UP = [each for each in OutletKind.choices if each[0] != OutletKind.OWN_SITE]


class DetailsForm(forms.Form):
    """What may change of an outlet."""

    name = forms.CharField(label=pgettext_lazy("outlet", "Name"), max_length=255)
    address = forms.URLField(label=gettext_lazy("Web address"), max_length=500, required=False, assume_scheme="https")
    account = forms.CharField(
        label=gettext_lazy("Number of the Page or account"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("Only for a Facebook Page or a Zalo Official Account."),
    )
    longest = forms.IntegerField(
        label=gettext_lazy("At most so many characters"),
        required=False,
        min_value=100,
        max_value=100_000,
        help_text=gettext_lazy("Empty where the outlet sets no limit of its own."),
    )
    note = forms.CharField(
        label=gettext_lazy("What to know of it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Such as: who looks after it, hours at which the loudspeaker airs."),
    )


class SetUpForm(DetailsForm):
    """Whose it is, and what."""

    body = KeptBodyField(lambda actor: keeps_at(actor, localdate()), label=gettext_lazy("Body"))
    kind = forms.ChoiceField(label=pgettext_lazy("outlet", "Kind"), choices=_SET_UP)
    field_order = ("body", "kind", "name")


class SetUp(FormScreen):
    """A new outlet."""

    title, model, needs, form_class = gettext_lazy("Set up an outlet"), Outlet, "keep", SetUpForm
    done = gettext_lazy("The outlet is set up.")

    @property
    def back(self) -> str:
        return reverse("channels:outlets")

    def trail(self) -> Sequence[Crumb]:
        return [outlets_crumb()]

    def run(self, form: forms.Form) -> Outlet:
        return outlets.set_up(Outlet(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Outlet) -> str:
        return reverse("channels:outlet", args=[result.pk])


class AboutOutlet(FormScreen):
    """A form about an outlet that is there."""

    model, needs = Outlet, "keep"
    record: Outlet

    def queryset(self) -> QuerySet:
        return Outlet.objects.select_related("body")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [outlets_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Outlet) -> str:
        return reverse("channels:outlet", args=[result.pk])


class ChangeOutlet(AboutOutlet):
    """Other details."""

    title, form_class, done = gettext_lazy("Change the outlet"), DetailsForm, gettext_lazy("The outlet is changed.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in DetailsForm.base_fields}

    def run(self, form: forms.Form) -> Outlet:
        return outlets.change(self.record, form.cleaned_data, by=self.actor, at=self.at)


def _secret(label: Any, help_text: Any = "") -> forms.CharField:
    """Typed or pasted, and never shown again."""
    widget = forms.PasswordInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, widget=widget, max_length=2000)


class FacebookForm(forms.Form):
    """The token of the Page."""

    token = _secret(
        gettext_lazy("Access token of the Page"),
        gettext_lazy("With the permission pages_manage_posts, from the settings of your app at Facebook."),
    )


class ZaloForm(forms.Form):
    """What opens an account, as its application shows it."""

    app = forms.CharField(label=gettext_lazy("Number of the application"), max_length=64)
    secret = _secret(gettext_lazy("Secret key of the application"))
    renewing = _secret(
        pgettext_lazy("credentials", "Refresh token"),
        gettext_lazy("Good for one use, and renewed by the platform from then on: do not use it anywhere else."),
    )


class OpenOutlet(AboutOutlet):
    """Credentials are given and tried at once."""

    title, submit = gettext_lazy("Credentials"), gettext_lazy("Keep and test them")
    lead = gettext_lazy(
        "They are kept sealed, and shown to nobody. Only whoever administers the machine could read them."
    )

    def form(self, **options: Any) -> forms.Form:
        return (ZaloForm if self.record.kind == OutletKind.ZALO else FacebookForm)(**options)

    def run(self, form: forms.Form) -> Outlet:
        kept = outlets.open_with(self.record, form.cleaned_data, None, by=self.actor, at=self.at)
        return outlets.test(kept, by=self.actor, at=self.at)

    def told(self, result: Outlet) -> str | Promise:
        return _told(result)


class TestOutlet(AboutOutlet):
    """Whether it opens; nothing is posted."""

    title, submit = gettext_lazy("Test the outlet"), gettext_lazy("Test it")
    lead = gettext_lazy("The platform asks the other side whether the credentials open it. Nothing is posted.")

    def run(self, form: forms.Form) -> Outlet:
        return outlets.test(self.record, by=self.actor, at=self.at)

    def told(self, result: Outlet) -> str | Promise:
        return _told(result)


class CloseOutlet(AboutOutlet):
    """Its credentials are forgotten."""

    title, submit = gettext_lazy("Forget the credentials"), gettext_lazy("Forget them")
    lead = gettext_lazy("From now on a person posts there, with text and picture laid out.")
    done = gettext_lazy("The credentials are forgotten.")

    def run(self, form: forms.Form) -> Outlet:
        return outlets.close(self.record, by=self.actor, at=self.at)


class MoveOutlet(NamedMoveScreen):
    """It is retired, or used again."""

    model, moves = Outlet, OUTLET_MOVES
    record: Outlet

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [outlets_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> Outlet:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Outlet) -> str:
        return reverse("channels:outlet", args=[result.pk])


def _told(outlet: Outlet) -> str:
    if outlet.test_problem:
        return _("It does not open: %(problem)s") % {"problem": outlet.test_problem}
    return _("It opens.")
