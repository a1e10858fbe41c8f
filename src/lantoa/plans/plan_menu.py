"""What the desk is told of plans: their place in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.kit.access import policy_of
from lantoa.kit.actors import Actor
from lantoa.plans.models import Plan


def may_send_in(actor: Actor) -> bool:
    """Whether the person keeps the plans of any body."""
    return bool(policy_of(Plan).reason(actor, "keep"))


def register_all() -> None:
    """Tell the desk."""
    register(MenuEntry("plans", "plans", _("All plans"), "plans:list", order=100))
    register(MenuEntry("plans", "evidence_to_check", _("Evidence to check"), "plans:evidence_to_check", order=120))
    register(MenuEntry("plans", "send_in", _("Send in a plan"), "plans:send_in", may_send_in, order=110))
