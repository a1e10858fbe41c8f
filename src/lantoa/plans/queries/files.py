"""Files of plans: sent more than once, and changed since."""

from __future__ import annotations

import hashlib

from django.db.models import QuerySet

from lantoa.plans.models import Plan, StoredFile


def sent_before(plan: Plan) -> QuerySet[Plan]:
    """Other plans of the same body whose file is, to the last byte, the one of `plan`."""
    others = Plan.objects.filter(body=plan.body_id).exclude(pk=plan.pk).select_related("body").defer("text", "reading")
    return others.filter(file__sha256=plan.file.sha256) if plan.file else others.none()


def is_as_sent(file: StoredFile) -> bool:
    """Whether `file` is, to the last byte, what was sent in."""
    return hashlib.sha256(bytes(file.content)).hexdigest() == file.sha256
