"""How far away a day is, in the words of an officer."""

from datetime import date

from django.utils.translation import gettext, ngettext


def distance(day: date, today: date) -> str:
    """ "3 days left", "Today", "6 days over"; joined so that a line never breaks inside."""
    days = (day - today).days
    if days == 0:
        return _joined(gettext("Today"))
    if days > 0:
        return _joined(ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days})
    return _joined(ngettext("%(days)d day over", "%(days)d days over", -days) % {"days": -days})


def waited(since: date, today: date) -> str:
    """ "Waiting 12 days", counted from the day on which the other side was asked."""
    days = (today - since).days
    if days <= 0:
        return _joined(gettext("Since today"))
    return _joined(ngettext("Waiting %(days)d day", "Waiting %(days)d days", days) % {"days": days})


def _joined(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
