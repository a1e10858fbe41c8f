"""Where one is signed in, and signing out there."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from lantoa.accounts import queries
from lantoa.accounts.operations import sessions
from lantoa.accounts.visitors import person_of, visitor


@method_decorator(login_required, name="dispatch")
class SessionsView(TemplateView):
    """The own sessions with device, address and last use."""

    template_name = "accounts/sessions.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        listed = queries.sessions_of(person_of(self.request))
        return super().get_context_data(**extra) | {"sessions": listed, "current": self.request.session.session_key}


@login_required
@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out in one other place."""
    session = get_object_or_404(queries.sessions_of(person_of(request)), pk=pk)
    sessions.end_session(session, by=visitor(request), at=now())
    messages.success(request, _("That session has ended."))
    return redirect("sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    sessions.end_other_sessions(person_of(request), keep=request.session.session_key, by=visitor(request), at=now())
    messages.success(request, _("You are signed in nowhere but here."))
    return redirect("sessions")
