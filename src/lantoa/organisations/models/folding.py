"""A column that another one is searched by."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Model

from lantoa.kit.text import fold


class FoldedField(models.CharField):
    """The text of the field `source` without accents, case and punctuation, in step however a row is saved."""

    def __init__(self, source: str, **options: Any) -> None:
        self.source = source
        usual: dict[str, Any] = {"max_length": 255, "editable": False, "default": ""}
        super().__init__(**usual | options)

    def pre_save(self, model_instance: Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded

    def clone(self) -> Any:
        """What migrations keep of it."""
        return models.CharField(**self.deconstruct()[3])

    def deconstruct(self) -> Any:
        """A plain text field: how it is filled is no matter of migrations."""
        name, _path, _arguments, options = super().deconstruct()
        return name, "django.db.models.CharField", [], options
