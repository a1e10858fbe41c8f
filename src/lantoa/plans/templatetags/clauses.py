"""What the templates of the review need: tags, facts and doubts in words."""

from django import template

from lantoa.plans import review_words
from lantoa.plans.models import Duty, DutyActor
from lantoa.plans.queries.reviewing import ReviewItem

register = template.Library()


@register.filter
def clause_tag(item: ReviewItem) -> str:
    """The short mark of an item."""
    return review_words.tag(item)


@register.filter
def clause_facts(item: ReviewItem) -> list[review_words.Fact]:
    """What is known of an item."""
    return review_words.facts(item)


@register.filter
def doubt(item: ReviewItem) -> str:
    """Why an item is unsure."""
    return review_words.doubt(item)


@register.filter
def amount_of(duty: Duty) -> str:
    """How much is owed."""
    return review_words.amount(duty)


@register.filter
def named(actor: DutyActor) -> str:
    """An actor as the plan calls it; by its body or group where the plan names nobody."""
    return actor.words or review_words.meant(actor)


@register.filter
def meant(actor: DutyActor) -> str:
    """Who an actor is."""
    return review_words.meant(actor)
