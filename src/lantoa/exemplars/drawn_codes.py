"""Squares that a telephone reads as an address."""

from __future__ import annotations

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString


def drawn(address: str) -> SafeString:
    """The code as a drawing inside the page: the content policy allows no pictures made of data.

    White ground and four modules of margin belong to it, in the dark too: many telephones read nothing else.
    """
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    size = len(rows)
    return format_html(
        '<svg class="squares" viewBox="0 0 {} {}" shape-rendering="crispEdges" aria-hidden="true">'
        '<rect width="{}" height="{}" fill="#FFFFFF"/><path d="{}" fill="#000000"/></svg>',
        size,
        size,
        size,
        size,
        dots,
    )
