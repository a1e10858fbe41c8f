"""Where a person says whether she wants the daily letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.plans.operations.digest import choose, wants_digest


class DigestForm(forms.Form):
    """Yes or no."""

    wanted = forms.BooleanField(label=_("Send me a letter every morning when I have something to do"), required=False)


class DigestScreen(FormScreen):
    """One's own choice; nobody else's can be reached from here."""

    title, form_class = _("Daily letter"), DigestForm
    lead = _("It lists what is overdue, what is due soon and what waits for you, each with its link. One letter a day.")
    done = _("Your choice is saved.")

    def initial(self) -> dict[str, Any]:
        return {"wanted": wants_digest(self.person)}

    def run(self, form: forms.Form) -> Any:
        return choose(wanted=form.cleaned_data["wanted"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("plans:digest")
