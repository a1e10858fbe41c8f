"""Where stories hang in Wagtail's tree, and which web address they get."""

from __future__ import annotations

from wagtail.models import Page

from lantoa.kit.text import fold
from lantoa.newsroom.models import Story, StoryShelf

TITLE, SLUG = "Bài viết", "bai-viet"
_LONGEST_SLUG = 100


def put_on_shelf(story: Story) -> Story:
    """Hang the new story into the tree, at an address that no other story has. Two at once take their turn."""
    shelf = _shelf()
    story.slug = free_slug(story)
    added: Story = shelf.add_child(instance=story)
    return added


def free_slug(story: Story) -> str:
    """The title without accents; with a number when another story has that."""
    words = "-".join(fold(story.title).split())[:_LONGEST_SLUG].strip("-") or "bai"
    others = Story.objects.filter(slug__startswith=words).exclude(pk=story.pk)
    taken = set(others.values_list("slug", flat=True))
    number = next(each for each in range(1, len(taken) + 2) if _numbered(words, each) not in taken)
    return _numbered(words, number)


def _numbered(words: str, number: int) -> str:
    return words if number == 1 else f"{words}-{number}"


def _shelf() -> StoryShelf:
    """The one shelf, locked until the transaction ends; made when the first story comes."""
    root = Page.objects.select_for_update().get(pk=Page.objects.filter(depth=1).order_by("path")[:1])
    found: StoryShelf | None = StoryShelf.objects.first()
    return found or root.add_child(instance=StoryShelf(title=TITLE, slug=SLUG))
