"""Which content policy an answer carries."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere but on the desk, whose screens are Wagtail's."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/desk/") and not report_only:
            parts.config = settings.DESK_CONTENT_POLICY
        return parts
