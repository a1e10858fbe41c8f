"""Codes that a telephone reads, drawn for paper."""

from __future__ import annotations

_BORDER = 1  # modules; around the code the paper is white anyhow


def squares(link: str) -> str:
    """The QR code of a link as an SVG of one path, which stays sharp at any size."""
    import qrcode

    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=_BORDER)
    made.add_data(link)
    rows = made.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" width="{len(rows)}" '
        f'height="{len(rows)}"><path d="{dots}"/></svg>'
    )
