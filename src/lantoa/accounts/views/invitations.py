"""Where the link of an invitation leads."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from lantoa.accounts import queries
from lantoa.accounts.forms import OpenAccountForm
from lantoa.accounts.operations import invitations
from lantoa.accounts.visitors import visitor
from lantoa.kit.access import Refused


@method_decorator([never_cache, sensitive_post_parameters("password1", "password2")], name="dispatch")
class AcceptView(FormView):
    """Whoever has no account opens one; whoever is signed in only says yes; others are told to sign in first."""

    template_name = "accounts/invitation.html"
    form_class = OpenAccountForm

    def dispatch(self, request: HttpRequest, *args: Any, token: str, **options: Any) -> HttpResponseBase:
        invitation = queries.open_invitation_of(token, at=now())
        if invitation is None:
            return render(request, "accounts/invitation_closed.html", status=404)
        self.invitation, self.person = invitation, queries.invited(invitation)
        return super().dispatch(request, *args, **options)

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not self.person:
            return super().post(request, *args, **options)
        try:
            invitations.accept(self.invitation, by=visitor(request), at=now())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self.get(request, *args, **options)
        return redirect("wagtailadmin_home")

    def form_valid(self, form: OpenAccountForm) -> HttpResponse:
        try:
            person = self._open_account(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        record_authentication(self.request, person, method="password")  # she has just chosen it
        return perform_login(self.request, person)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"invitation": self.invitation}

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        return super().get_context_data(**extra) | {"invitation": self.invitation, "person": self.person}

    def _open_account(self, name: str, password1: str, **again: str) -> Any:
        by = visitor(self.request)
        return invitations.accept_as_new(self.invitation, name=name, password=password1, by=by, at=now())
