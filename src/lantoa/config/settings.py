"""Settings of the platform, read from environment variables only; docs/settings.md lists each of them."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from lantoa.config.production import refuse_demo_secret
from lantoa.config.single_sign_on import providers
from lantoa.config.stores import caches, tuned

env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]

# --- Where it runs -------------------------------------------------------------------------------------------------
PRODUCTION = env.str("LANTOA_ENV", default="demo") == "production"
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demo-secret-that-production-refuses")
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("LANTOA_BASE_URL", default=f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
TRUSTED_PROXIES = env.int("LANTOA_TRUSTED_PROXIES", default=0)
VAR = Path(env.str("LANTOA_VAR", default=str(ROOT / "var")))
(VAR / "build").mkdir(parents=True, exist_ok=True)  # SQLite and the static files finder expect their folders
if PRODUCTION:
    refuse_demo_secret(SECRET_KEY)

# --- Rooms, the highest first: a template of a higher room stands before one of the same name lower down ------------
INSTALLED_APPS = [
    "lantoa.config",
    "lantoa.portal",
    "lantoa.reporting",
    "lantoa.replication",
    "lantoa.channels",
    "lantoa.newsroom",
    "lantoa.recognition",
    "lantoa.exemplars",
    "lantoa.plans",
    "lantoa.movements",
    "lantoa.evidence",
    "lantoa.accounts",
    "lantoa.organisations",
    "lantoa.desk",
    "lantoa.kit",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "lantoa.portal.sites.middleware.OwnSitesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lantoa.config.content_policy.ContentPolicyMiddleware",
    "lantoa.config.methods.MethodsMiddleware",
    "lantoa.kit.kept.middleware.KeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lantoa.config.keeping.KeptNowhereMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lantoa.accounts.middleware.SecondFactorMiddleware",
    "lantoa.accounts.middleware.LastSeenMiddleware",
    "lantoa.desk.work_number.FreshNumberMiddleware",
    "lantoa.config.closed_screens.ClosedScreensMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "lantoa.config.urls"
WSGI_APPLICATION = "lantoa.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- Data ----------------------------------------------------------------------------------------------------------
DATABASES = {"default": tuned(env.db_url("DATABASE_URL", default=f"sqlite:///{VAR}/lantoa.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = caches(env.str("LANTOA_REDIS_URL", default=""))

# --- Background work -----------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People --------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["lantoa.accounts.backends.PersonBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# Roles of organisations.Role whose people must have a second factor, and "superuser" for those who may do everything.
SECOND_FACTOR_ROLES = env.list("LANTOA_SECOND_FACTOR_ROLES", default=[])
# allauth: why each is as it is, docs/decisions/0017.
ACCOUNT_ADAPTER = "lantoa.accounts.adapters.PersonAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # only read by allauth's checks: nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# Django's own: allauth's would keep a second list of addresses, which takes longer where there is an account.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "lantoa.accounts.forms.SignInForm",
    "change_password": "lantoa.accounts.forms.ChangePasswordForm",
    "reset_password": "lantoa.accounts.forms.AskResetForm",
    "reset_password_from_key": "lantoa.accounts.forms.NewPasswordForm",
    "reauthenticate": "lantoa.accounts.forms.ConfirmPasswordForm",
}
# An office of many people may stand behind one address; a name is locked for a quarter of an hour after ten failures.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,10/15m/key", "reset_password": "20/m/ip,3/15m/key"}
MFA_ADAPTER = "lantoa.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Lan Tỏa"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # the demo runs on this machine without TLS
MFA_FORMS = {
    "authenticate": "lantoa.accounts.forms.CodeForm",
    "reauthenticate": "lantoa.accounts.forms.ConfirmCodeForm",
    "activate_totp": "lantoa.accounts.forms.ActivateForm",
    "add_webauthn": "lantoa.accounts.forms.AddKeyForm",
    "edit_webauthn": "lantoa.accounts.forms.NameKeyForm",
}
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: the content policy lets no form lead to another site
SOCIALACCOUNT_ADAPTER = "lantoa.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = providers(
    server=env.str("LANTOA_SSO_SERVER", default=""),
    client=env.str("LANTOA_SSO_CLIENT", default=""),
    secret=env.str("LANTOA_SSO_SECRET", default=""),
    name=env.str("LANTOA_SSO_NAME", default="SSO"),
)

# --- Language ------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "translations", PACKAGE / "translations" / "overlay"]  # ours, then what libraries lack
FORMAT_MODULE_PATH = ["lantoa.config.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- Files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "build"]  # what is made from other files, such as fonts
MEDIA_ROOT = VAR / "media"
EVIDENCE_ROOT = VAR / "evidence"  # never below an address: the evidence room hands out what somebody may see
KEPT_PAGES = env.str("LANTOA_KEPT_PAGES", default=str(VAR / "pages"))  # what the public reads, drawn once
VISITS_LOG = env.str("LANTOA_VISITS_LOG", default=str(VAR / "log" / "visits.log"))  # from which openings are counted
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Signatures ------------------------------------------------------------------------------------------------------
# The key that one office signs with: a file, or a device that speaks PKCS#11. Its password or PIN is typed each time.
SIGNING_KEY = {
    "body": env.str("LANTOA_SIGNING_BODY", default=""),
    "file": env.str("LANTOA_SIGNING_FILE", default=""),
    "module": env.str("LANTOA_SIGNING_MODULE", default=""),
    "token": env.str("LANTOA_SIGNING_TOKEN", default=""),
    "certificate": env.str("LANTOA_SIGNING_CERTIFICATE", default=""),
}
SIGNING_TIME_STAMPS = env.str("LANTOA_SIGNING_TIME_STAMPS", default="")
SIGNATURE_ROOTS = env.str("LANTOA_SIGNATURE_ROOTS", default="")

# --- Channels --------------------------------------------------------------------------------------------------------
PIPER_MODEL = env.str("LANTOA_PIPER_MODEL", default="")
CHANNEL_INTERFACES = {
    "facebook": "https://graph.facebook.com/v23.0",
    "zalo": "https://openapi.zalo.me",
    "zalo_tokens": "https://oauth.zaloapp.com",
}

# --- Letters -------------------------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 30  # seconds; a mail server that says nothing must not hold the worker
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="lan-toa@localhost")

# --- Trouble is told on the console, where the service manager keeps it ----------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# --- Safety --------------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked by a monitor on the same machine, which speaks no TLS
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
RATELIMIT_IP_META_KEY = "lantoa.config.proxies.client_address"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# Wagtail's own screens carry small scripts and styles inside the page, draw pictures from data, and frame previews.
DESK_CONTENT_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# --- Desk (Wagtail's admin) ------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Lan Tỏa"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # the country has one, so nobody is asked
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nothing about our people is asked of, or told to, other sites
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # one way in: lantoa.accounts
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
