"""The languages that stories are told in besides Vietnamese: by their ISO 639 codes, as their speakers write them."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


class Language(NamedTuple):
    """`endonym` is what its speakers call it, `name` what everybody else does."""

    endonym: str
    name: Promise


LANGUAGES = {
    "tyz": Language("Tày", pgettext_lazy("language", "Tày")),
    "nut": Language("Nùng", pgettext_lazy("language", "Nùng")),
    "blt": Language("Táy Đăm", pgettext_lazy("language", "Black Thái")),
    "hmn": Language("Hmôngz", pgettext_lazy("language", "Mông")),
    "ium": Language("Iu Mienh", pgettext_lazy("language", "Dao")),
    "rad": Language("Êđê", pgettext_lazy("language", "Ê Đê")),
    "km": Language("ខ្មែរ", pgettext_lazy("language", "Khmer")),
    "cjm": Language("Cam", pgettext_lazy("language", "Chăm")),
    "mtq": Language("Mường", pgettext_lazy("language", "Mường")),
    "jra": Language("Jrai", pgettext_lazy("language", "Gia Rai")),
    "bdq": Language("Bahnar", pgettext_lazy("language", "Ba Na")),
    "sed": Language("Xơ Đăng", pgettext_lazy("language", "Xơ Đăng")),
    "kpm": Language("K’Ho", pgettext_lazy("language", "Cơ Ho")),
    "cmo": Language("Mnông", pgettext_lazy("language", "Mnông")),
    "ktv": Language("Cơ Tu", pgettext_lazy("language", "Cơ Tu")),
    "rog": Language("Raglai", pgettext_lazy("language", "Ra Glai")),
    "sti": Language("Stiêng", pgettext_lazy("language", "Xtiêng")),
    "bru": Language("Bru", pgettext_lazy("language", "Bru – Vân Kiều")),
    "hre": Language("Hrê", pgettext_lazy("language", "Hrê")),
    "zh": Language("中文", pgettext_lazy("language", "Chinese")),
    "lo": Language("ລາວ", pgettext_lazy("language", "Lao")),
    "en": Language("English", pgettext_lazy("language", "English")),
}
#: For forms and columns.
CHOICES = [(code, language.name) for code, language in LANGUAGES.items()]
VIETNAMESE = "Tiếng Việt"
