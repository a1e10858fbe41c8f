"""Public addresses of the room: nominating without an account, and following what one told."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.views import asking, following, sending
from lantoa.exemplars.views.steps import STEPS

app_name = "nominating"
urlpatterns = [
    *(path(step.address, asking.StepView.as_view(step=step), name=step.name) for step in STEPS),
    path(_("place/search/"), asking.places, name="places"),
    path(pgettext_lazy("address", "files/<int:pk>/"), sending.own_file, name="own_file"),
    path(_("later/"), following.later, name="later"),
    path(_("sent/"), following.thanks, name="sent"),
    path(_("leave/"), following.leave, name="leave"),
    path(_("follow/"), following.follow, name="follow"),
    path(_("paper/"), following.paper, name="paper"),
]
