"""The first page of the desk: my work."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext_lazy as _

from .screens import Screen
from .work import for_today, open_work_of
from .work_number import count, keep

SOON = 7  # days


class WorkScreen(Screen):
    """What I must decide and do, each with its reason and one button; then what waits for others."""

    title = _("My work")
    template_name = "desk/work/work.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        work = open_work_of(self.person, on=self.today)
        keep(self.person, work, on=self.today)
        soon = sum(item.due is not None and (item.due - self.today).days <= SOON for item in work.coming)
        return self.page(work=work, parts=for_today(work, on=self.today), soon=soon)


class WorkNumber(Screen):
    """How much there is to do, as a number for the menu of a page that is there already: `{"number": 3}`."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return JsonResponse({"number": count(self.person, on=self.today)})
