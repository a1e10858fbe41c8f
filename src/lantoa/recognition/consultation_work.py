"""What public consultations put among everybody's work: comments to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.recognition.consultation_states import CommentState, ConsultationState
from lantoa.recognition.models import PublicComment

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50


class CommentsToAnswer(WorkSource):
    """Comments of the public that wait, one line for each consultation."""

    name = "comments_to_answer"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        waiting = PublicComment.objects.filter(state=CommentState.SENT, consultation__state=ConsultationState.PUBLIC)
        mine = visible(Actor(person), waiting, "handle")
        found = mine.values("consultation", "consultation__title").annotate(count=Count("pk"), first=Min("sent_at"))
        for each in found.order_by("first")[:MOST]:
            url, since = reverse("recognition:consultation", args=[each["consultation"]]), localdate(each["first"])
            told = ngettext(
                "Answer %(count)d comment of the public: %(title)s",
                "Answer %(count)d comments of the public: %(title)s",
                each["count"],
            )
            yield WorkItem(
                sentence=told % {"count": each["count"], "title": each["consultation__title"]},
                url=url,
                verb=_("Read them"),
                verb_url=url,
                due=None,
                reason=waited(since, on),
                since=since,
            )


def register_all() -> None:
    """Tell the desk."""
    work.register(CommentsToAnswer())
