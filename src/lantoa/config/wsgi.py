"""What the web server serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from lantoa.config.production import refuse_demo_accounts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")

application = get_wsgi_application()
if settings.PRODUCTION:
    refuse_demo_accounts()
