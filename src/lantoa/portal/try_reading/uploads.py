"""Takes one small file into memory. Django's own handlers would put a larger one on the disk, where it might stay."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MEGABYTES = 10
MOST_BYTES = MEGABYTES * 1024 * 1024


class OneSmallFile(FileUploadHandler):
    """The first file of a request, if it is small enough; all others are read past and dropped."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.content = BytesIO()
        self.is_taken = self.too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        if self.is_taken:
            raise SkipFile
        self.is_taken = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of the file has come."""
        if start + len(raw_data) > MOST_BYTES:
            self.too_large = True
            raise SkipFile
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file has come."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def in_memory(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a view take its upload into memory. The form's token is checked after that is arranged, because the check
    reads the request."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def arranged(request: HttpRequest) -> HttpResponse:
        request.upload_handlers = [OneSmallFile(request)]
        return protected(request)

    return arranged
