"""Which methods of the web the platform answers at all."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

SPOKEN = ("GET", "HEAD", "POST")


class MethodsMiddleware:
    """Refuses what no browser sends here: views of libraries take some of it for a POST."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request) if request.method in SPOKEN else HttpResponseNotAllowed(SPOKEN)
