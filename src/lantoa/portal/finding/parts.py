"""Pages of which a part is asked for while somebody types."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.generic import TemplateView

PART = "X-Part"  # sent by finding.js, which shows what changes alone beside what is being typed


class ByParts(TemplateView):
    """Answers with `part_name` alone where a part is asked for."""

    part_name: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().get(request, *args, **kwargs)
        patch_vary_headers(answer, [PART])
        return answer

    def get_template_names(self) -> list[str]:
        return [self.part_name] if PART in self.request.headers else super().get_template_names()
