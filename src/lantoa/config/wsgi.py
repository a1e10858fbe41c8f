"""What the web server serves."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from lantoa.config.production import refuse_demo_accounts
from lantoa.kit.kept.shelf import shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")

application = get_wsgi_application()
if settings.KEPT_PAGES:
    shelf().clear()  # another version may have drawn them, or a process ended before it dropped what it had changed
if settings.PRODUCTION:
    refuse_demo_accounts()
# What is loaded by now stays: to look through it for rubbish again and again costs a drawn page a fifth of its time. A
# page makes some ten thousand objects, nearly all of which go by themselves.
gc.collect()
gc.freeze()
gc.set_threshold(10_000)
