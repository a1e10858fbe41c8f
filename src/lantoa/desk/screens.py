"""What every screen of the desk shares: who asks and when, one scheme of titles and trails, one way to refuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.decorators import classonlymethod
from django.utils.functional import Promise
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.auth import require_admin_access

from lantoa.kit.access import Refused, visible

from .persons import person_of
from .requests import actor_of

Record = TypeVar("Record", bound=Model)
SHEET = "X-Desk-Sheet"  # asked by sheet.js, which shows the answer beside the page it stands on


@dataclass(frozen=True)
class Crumb:
    """A step of the trail; the last one, where the person is, has no address."""

    label: str | Promise
    url: str = ""


class Screen(View):
    """A page of the desk. It asks for a sign-in itself, wherever a room hangs it."""

    title: str | Promise = ""
    template_name = ""

    @classonlymethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        return require_admin_access(super().as_view(**initkwargs))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.actor, self.at, self.today = actor_of(request), now(), localdate()

    @property
    def person(self) -> AbstractBaseUser:
        return person_of(self.actor)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.prepare()
            return super().dispatch(request, *args, **kwargs)
        except Refused as refused:
            return self.refuse(refused)
        except Http404:
            if SHEET in self.request.headers:
                return self._response("desk/missing.html", {}, 404)
            raise

    def prepare(self) -> None:
        """Load what the screen is about: Http404 outside of reach, Refused for what is not allowed inside it."""

    def refuse(self, refused: Refused) -> TemplateResponse:
        """The page that says why not; no words of the screen's own, which the person may not see."""
        context = {"reason": refused.reason, "crumbs": [Crumb(_("Not allowed"))], "title": _("Not allowed")}
        return self._response("desk/refused.html", context, 403)

    def page_title(self) -> str:
        """The one title: of the window, of the page, and of the last step of the trail."""
        return str(self.title)

    def trail(self) -> Sequence[Crumb]:
        """The steps that lead here, without this page itself."""
        return ()

    def page(self, status: int = 200, **context: Any) -> TemplateResponse:
        """Show the screen's template in the frame; alone when it is to stand in a side sheet."""
        title = self.page_title()
        context |= {"view": self, "title": title, "crumbs": [*self.trail(), Crumb(title)], "today": self.today}
        return self._response(self.template_name, context, status)

    def _response(self, template: str, context: dict[str, Any], status: int) -> TemplateResponse:
        frame = "desk/sheet.html" if SHEET in self.request.headers else "desk/page.html"
        return TemplateResponse(self.request, template, context | {"frame": frame}, status=status)

    def load(self, records: QuerySet[Record], **lookup: Any) -> Record:
        """The one of `records` that `lookup` names, if it is in the actor's reach; Http404 otherwise."""
        record = visible(self.actor, records).filter(**lookup).first()
        if record is None:
            raise Http404
        return record
