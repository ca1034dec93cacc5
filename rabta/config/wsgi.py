"""The console for a WSGI server: `gunicorn rabta.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta.config.settings")
application = get_wsgi_application()
