"""Drawings made by code: flat bands like a woodblock print, coloured by the --art-* tokens so they follow the theme.

They stand where a photograph would need a person's consent, and cost a few kilobytes of the page instead of a picture.
"""

from .portraits import portrait
from .scenes import SCENES, scene

__all__ = ["SCENES", "portrait", "scene"]
