"""What is answered where a page was taken back."""

from __future__ import annotations

from django.http import HttpResponse


def not_kept(gone: HttpResponse) -> HttpResponse:
    """Have browsers ask again each time: without a word, one keeps a 410 for ever, though the page may come back."""
    gone["Cache-Control"] = "no-cache"
    return gone
