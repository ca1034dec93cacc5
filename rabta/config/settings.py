"""Django's settings: few, and all but four of them fixed.

Environment: RABTA_DATA (folder of this installation, default ./var/rabta), RABTA_DATABASE_URL (an administrator's
login, read by `rabta db prepare|migrate` alone), RABTA_HOSTS (comma-separated host names the console answers to),
RABTA_IDLE_MINUTES (1 to 30, default 15: after so long without a request the console asks for the password again).
Everything secret comes from the installation's credentials file; nothing secret has a default.
"""

import os
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from rabta.cli.installation.credentials import Credentials, data_folder, load_credentials
from rabta.web.static_headers import add_static_headers

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_folder()
CREDENTIALS: Credentials | None = load_credentials(DATA_DIR, missing_ok=True)

SECRET_KEY = CREDENTIALS.secret_key if CREDENTIALS else os.urandom(32).hex()
DEBUG = False
PUBLIC_HOSTS = [host.strip() for host in os.environ.get("RABTA_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *PUBLIC_HOSTS]
# A named host is reached through a proxy that does TLS: cookies then never travel without it, and forms may come from it.
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PUBLIC_HOSTS]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(PUBLIC_HOSTS)

DJANGO_APPS, ALLAUTH_APPS = ["django.contrib.contenttypes", "django.contrib.auth"], ["allauth.account", "allauth.mfa"]
ACCOUNTS_APPS = [*DJANGO_APPS, "rabta.people.accounts", "axes", *ALLAUTH_APPS]
ROOMS = (
    "people ledger sharing records resolution counting custody deconfliction casework screening clearance smuggling briefing"
    " analysis publications prevention strategy returns exchange"
)
HOUSE_APPS = [f"rabta.{room}" for room in ROOMS.split()]
INSTALLED_APPS = [*ACCOUNTS_APPS, *HOUSE_APPS, "rabta.web", "django.contrib.staticfiles", "django_htmx"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rabta.web.security.ResponseHeaders",
    "rabta.people.accounts.sessions.SessionMiddleware",
    "rabta.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "rabta.config.urls"
WSGI_APPLICATION = "rabta.config.wsgi.application"


def _connection(role: str, schema: str, **options: object) -> dict[str, object]:
    """One login of the five roles; `schema` leads its search path. Values are bound on the server, never inlined."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": CREDENTIALS.dbname if CREDENTIALS else "rabta",
        "HOST": CREDENTIALS.host if CREDENTIALS else "127.0.0.1",
        "PORT": CREDENTIALS.port if CREDENTIALS else 1,
        "USER": f"rabta_{'app' if role == 'application' else role}",
        "PASSWORD": CREDENTIALS.passwords[role] if CREDENTIALS else "",
        "OPTIONS": {"server_side_binding": True, "options": f"-c search_path={schema},public", **options},
        "TIME_ZONE": "UTC",
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIGRATE": False},
    }


DATABASES = {
    "default": _connection("application", "rabta", pool={"min_size": 1, "max_size": 12, "timeout": 10}),
    "accounts": _connection("accounts", "accounts", pool={"min_size": 1, "max_size": 4, "timeout": 10}),
    "resolver": _connection("resolver", "rabta"),
    "owner": _connection("owner", "rabta"),
    "owner_accounts": _connection("owner", "accounts"),
}
DATABASE_ROUTERS = ["rabta.config.router.SchemaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "rabta.people.accounts.sign_in.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD, ACCOUNT_USER_MODEL_EMAIL_FIELD = "sign_in_name", None
MFA_ADAPTER = "rabta.people.accounts.second_factor.Sealed"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 5
AXES_USERNAME_FORM_FIELD = "username"
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
AXES_VERBOSE = False
AXES_HANDLER = "rabta.people.accounts.tries.NothingSent"
AXES_USERNAME_CALLABLE = "rabta.people.accounts.tries.counted_as"
AXES_DISABLE_ACCESS_LOG = True  # who signed in is in the ledger and among the sessions
LOGIN_URL = "/sign-in/"
SESSION_ENGINE = "rabta.people.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: one shift
IDLE_LOCK = timedelta(minutes=int(os.environ.get("RABTA_IDLE_MINUTES", "15")))
if not timedelta(minutes=1) <= IDLE_LOCK <= timedelta(minutes=30):
    raise ImproperlyConfigured(
        "RABTA_IDLE_MINUTES is 1 to 30: after longer, a console that nobody watches stands open (CJIS 5.9.4, AC-11)."
    )
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "rabta.web.views.errors.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers hide the origin our own forms are checked by
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Not asked by `check --deploy`: the header against frames and the one that demands TLS are set with all others in
# rabta/web/security.py, on every answer; sending plain HTTP on to TLS is the proxy's.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W004", "security.W008"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 2**20  # bytes: a little over the largest report taken in
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 60 * 2**20

TAGS_OF_EVERY_PAGE = ("codes", "days", "menu", "names", "numbers", "read_values", "words")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "rabta.web.context.console",
            ],
            "builtins": [f"rabta.web.templatetags.{subject}" for subject in TAGS_OF_EVERY_PAGE],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ADD_HEADERS_FUNCTION = add_static_headers
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [BASE_DIR / "language" / "locale"]
TIME_ZONE = "Asia/Karachi"
USE_TZ = True
USE_I18N = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"errors": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "loggers": {
        "django.request": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["errors"], "level": "CRITICAL", "propagate": False},
    },
}
