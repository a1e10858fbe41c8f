"""The demo's first story in English, the one language besides Vietnamese in which nothing has to be guessed."""

from __future__ import annotations

from datetime import datetime

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Story
from lantoa.newsroom.operations import versions
from lantoa.newsroom.operations.versions import Words

TITLE = "Three rice crops without pesticide in hamlet 4"
LEAD = (
    "In the first season the whole hamlet looked at Mrs Mận's field and shook their heads: weeds between the rice. She"
    " did not argue. She weeded by hand, made manure from straw, and invited each household to come and see the soil."
)
LINES = (
    "By the second crop ten households had followed, then the whole co-operative group. The rice is sold together at"
    " one price, the same for those with much and those with little.",
    "Mrs Mận says: whoever wants to learn should come out to the field, and not go by what is told.",
    "Fields turned to organic rice over three crops: 18.5 hectares.",
    "Households that work together in the co-operative group: 42.",
)


def tell(story: Story, *, at: datetime) -> None:
    """Take it to the public, where the story still has the passages that these lines are of."""
    if not story.is_public or story.passages.count() != len(LINES):
        return
    version = versions.begin(story, "en", by=PLATFORM, at=at)
    words = Words(TITLE, LEAD, [(line, "") for line in LINES], story.written_at)
    version = versions.write(version, words, by=PLATFORM, at=at)
    for step in (versions.submit, versions.verify, versions.approve, versions.publish):
        version = step(version, by=PLATFORM, at=at)
