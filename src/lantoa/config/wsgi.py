"""What the web server serves."""

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
