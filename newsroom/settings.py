"""All settings. The environment is read here and nowhere else; README.md lists what a newsroom sets."""

import os
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
import django_stubs_ext
from django.utils.csp import CSP

# Lets annotations name what a ModelAdmin, form or view is of.
django_stubs_ext.monkeypatch()


def env_bool(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes", "on"}


def env_list(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def env_int(name: str, default: int) -> int:
    told = os.environ.get(name, str(default))
    try:
        return int(told)
    except ValueError:
        raise SystemExit(f"{name} is a whole number, such as {default}; here it is {told!r}.") from None


def kept_secret(path: Path, size: int = 50) -> str:
    """The secret of `size` bytes kept at `path`, made at the first call; readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(urlsafe_b64encode(os.urandom(size)).decode())
        try:
            # Of two processes starting at once, the first to link wins, and both read the same whole file.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()


BASE_DIR = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("NEWSROOM_DATA", BASE_DIR / ".data"))

# --- The newsroom -----------------------------------------------------------------------------------------
NEWSROOM_NAME = os.environ.get("NEWSROOM_NAME", "Core Sample")
PORT = env_int("PORT", 8000)
NEWSROOM_URL = os.environ.get("NEWSROOM_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "")
FOUR_EYES = env_bool("FOUR_EYES", default=True)
SIGNALS_KEPT_DAYS = env_int("SIGNALS_KEPT_DAYS", 30)
# Names of groups whose people must sign in with a second step; the others are only asked to.
SECOND_STEP_GROUPS = env_list("SECOND_STEP_GROUPS")

# --- The door to the network: see sources/intake ----------------------------------------------------------
FETCH_ALLOW_LOOPBACK = env_bool("FETCH_ALLOW_LOOPBACK")
FETCH_CONNECT_SECONDS, FETCH_TOTAL_SECONDS = 5.0, 20.0
FETCH_MAX_WIRE_BYTES, FETCH_MAX_BYTES = 5 * 1024 * 1024, 20 * 1024 * 1024
FETCH_MAX_REDIRECTS = 5

# --- Safety -----------------------------------------------------------------------------------------------
DEBUG = env_bool("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(DATA / "secret-key")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
# Newest first; without them one is made beside the database it protects: see newsroom/checks.py.
PEOPLE_KEYS = env_list("PEOPLE_KEYS") or kept_secret(DATA / "people-keys", 32).replace(",", " ").split()

_address = urlsplit(NEWSROOM_URL)
HTTPS = _address.scheme == "https"
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or sorted(
    {"127.0.0.1", "localhost", "[::1]", _address.hostname or ""}
)
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.errors.no_token"
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
# A balancer asks for these on the inside, over plain http.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_bool("HSTS_WHOLE_DOMAIN")
# Whether the promise also binds the newsroom's other subdomains is the newsroom's decision.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
BEHIND_PROXY = env_bool("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The one style sheet the rich-text editor injects, by its digest; everything else comes from files.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, EDITOR_STYLE],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

# A story with a hundred references and a dozen claims has a field for each pair.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# An invitation is good for so long; a link to a forgotten password for less: see newsroom/accounts/links.py.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:index"

# --- What runs --------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "newsroom",
    "newsroom.accounts",
    "stories",
    "sources",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "taggit",
    "django_prose_editor",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.packing.PackingMiddleware",
    "newsroom.outage.SurvivalMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.plain_text.PlainTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.accounts.demand.SecondStepMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.errors.MethodInWordsMiddleware",
]

# What a page says after a redirect may name people: it waits in the session, not in a cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Widgets of our own stand with the templates.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "clock", "times"]}}

# --- What is kept -----------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# A PostgreSQL that is cut off says nothing: whoever waits for it learns so in seconds (the last in
# milliseconds), not in hours. And our questions are short: compiling one costs more than answering it.
POSTGRESQL = {
    "options": "-c jit=off",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}


def database() -> dict[str, Any]:
    if url := os.environ.get("DATABASE_URL"):
        found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)}
        options = POSTGRESQL if found["ENGINE"].endswith("postgresql") else {}
        return {**found, "OPTIONS": {**options, **found.get("OPTIONS", {})}}
    DATA.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "newsroom.sqlite3",
        "OPTIONS": {
            # A transaction that reads first and writes later would fail at once when another has written.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
            ),
        },
    }


DATABASES = {"default": database()}

# Pages as readers last got them, for when the database does not answer: one folder for all nodes.
READERS_PAGES = Path(os.environ.get("READERS_PAGES", DATA / "pages"))
READERS_PAGES_MOST = env_int("READERS_PAGES_MOST", 50000)
READERS_PAGES_BYTES = env_int("READERS_PAGES_MEGABYTES", 1000) * 1024 * 1024

MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# STATIC_ROOT set: `collectstatic` fills it and names carry a digest; else they are served where they lie.
STATIC_ROOT = os.environ.get("STATIC_ROOT")
WHITENOISE_USE_FINDERS = not STATIC_ROOT
WHITENOISE_AUTOREFRESH = DEBUG

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What was retrieved, as it came: no address leads here.
    "archive": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "archive", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}


def mailer(url: str) -> dict[str, Any]:
    """For `smtp://user:password@host:port` (STARTTLS) or `smtps://...` (TLS at once); "" is the terminal."""
    if not url:
        return {"BACKEND": "newsroom.terminal_mail.EmailBackend"}
    parts = urlsplit(url)
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


MAILERS = {"default": mailer(os.environ.get("MAIL_URL", ""))}
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", f"newsroom@{_address.hostname or 'localhost'}")

# --- Language and time ------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
# Times are stored in UTC whatever this says; it is the zone they are shown in.
TIME_ZONE = os.environ.get("NEWSROOM_TIME_ZONE", "UTC")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"faults": {"()": "newsroom.log.Faults"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["faults"]}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO")},
}
