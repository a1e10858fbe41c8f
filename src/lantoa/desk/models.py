"""What the desk keeps for a person: her views of lists, what she has typed, and what she did to many records."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A list as a person wants to find it again: the filters, order and columns that stand in its address."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    screen = models.CharField(max_length=120)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = (models.UniqueConstraint(fields=["person", "screen", "name"], name="saved_view_name"),)
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class FormDraft(models.Model):
    """What somebody typed into a form and has not sent; `values` maps a field's name to the list of its values.

    A hand-over gives drafts to somebody else, so a person may have several for one address: one of her own, and those
    that she took over from their `author`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.CharField(max_length=400)
    title = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("draft of a form")
        verbose_name_plural = _("drafts of forms")
        constraints = (
            models.UniqueConstraint(fields=["person", "address", "author"], name="form_draft_of_author_at_address"),
        )
        ordering = ("-saved_at",)

    def __str__(self) -> str:
        return self.title


class BulkRun(models.Model):
    """One act done to many records of a list, with what each was before, so that it can be undone.

    `before` maps the id of each record that changed to what the act says it was.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    screen = models.CharField(max_length=120)
    act = models.CharField(max_length=60)
    before = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)  # reasons, each with how many records it kept from changing
    done_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("act on many records")
        verbose_name_plural = _("acts on many records")

    def __str__(self) -> str:
        return f"{self.screen} {self.act}"
