"""What browsers and proxies may keep."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class KeptNowhereMiddleware:
    """An answer that knows who asks is kept nowhere: the next person at the machine would find it by going back."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        if request.session.accessed and not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)
        return answer
