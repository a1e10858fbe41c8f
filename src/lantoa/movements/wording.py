"""Names of fields as they are compared: without the words that plans put before them, accents and punctuation."""

from __future__ import annotations

import re

from lantoa.kit.text import fold

# "Trong lĩnh vực công tác y tế", "Về lĩnh vực y tế", "Các lĩnh vực y tế": what is before "y tế" names no field.
_BEFORE = re.compile(r"^(?:(?:trong|ve|o|doi voi|tren|thuoc) )?(?:cac |nhom )?(?:linh vuc )?(?:cong tac )?")


def plain_field(text: str) -> str:
    """`text` folded and without what stands before a name of a field; "trong đời sống xã hội" keeps its last words."""
    folded = fold(text)
    return _BEFORE.sub("", folded, count=1) or folded
