"""Settings: one file, read from the environment; `environment.REGISTER` makes the manual's page."""

import secrets
from pathlib import Path

from sunlit.config.databases.from_url import database_from_url, sqlite
from sunlit.config.environment import read, read_as


def _secret_of_the_instance(instance: Path) -> str:
    file = instance / "secret-key"
    if file.exists():
        return file.read_text()
    return secrets.token_urlsafe(50)


def _yes_or_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError("write yes or no")
    return text == "yes"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


INSTANCE_DIR = Path(
    read("SUNLIT_INSTANCE", "./instance", "实例目录：配置、数据库、文件、日志和密钥都在这里。")
).resolve()

SECRET_KEY = read("SUNLIT_SECRET_KEY", "", "会话签名密钥；不填时使用实例目录中的 secret-key 文件。")
SECRET_KEY = SECRET_KEY or _secret_of_the_instance(INSTANCE_DIR)
DEBUG = False

ALLOWED_HOSTS = read_as(
    "SUNLIT_ALLOWED_HOSTS", "127.0.0.1,localhost", "本系统对外的域名，用逗号分开。", _words
)
CSRF_TRUSTED_ORIGINS = read_as(
    "SUNLIT_TRUSTED_ORIGINS", "", "反向代理之后的完整来源（如 https://…），用逗号分开。", _words
)
HTTPS = read_as(
    "SUNLIT_HTTPS",
    "no",
    "yes：只经 https 访问，会话和防伪标记只在加密连接上发送。",
    _yes_or_no,
)
PUBLIC_URL = read(
    "SUNLIT_PUBLIC_URL", "http://127.0.0.1:8000", "门户的公开地址，印在二维码和证明文件里。"
).rstrip("/")
CLOCK = read(
    "SUNLIT_CLOCK", "", "仅用于演示和测试：把今天移到这个时刻（如 2026-12-03T09:00+08:00）。"
)
HOUSE = read(
    "SUNLIT_HOUSE", "yangquan-drc", "本机关的制度和参数：内置名称，或一个 TOML 文件的路径。"
)
FONT_DIRS = read_as(
    "SUNLIT_FONTS", "", "制作文书所用字体的目录，用逗号分开；不填时使用随安装取得的字体。", _words
)
LOG_ORIGIN = read("SUNLIT_LOG_ORIGIN", "", "透明日志的名称；不填时由公开地址得出。")

DATABASE_URL = read(
    "SUNLIT_DATABASE_URL",
    "",
    "数据库地址：postgresql://用户:密码@主机:端口/库名；不填时使用实例目录中的 SQLite 文件。",
)
DATABASE_OWNER_URL = read(
    "SUNLIT_DATABASE_OWNER_URL",
    "",
    "只在升级数据库结构时使用的所有者账号；应用账号不得是它。",
)
DATABASES = {
    "default": (
        database_from_url(DATABASE_URL) if DATABASE_URL else sqlite(INSTANCE_DIR / "sunlit.sqlite3")
    )
}
if DATABASE_OWNER_URL:
    DATABASES["owner"] = database_from_url(DATABASE_OWNER_URL)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "sunlit.ledger",
    "sunlit.people",
    "sunlit.duties",
    "sunlit.records",
    "sunlit.documents",
    "sunlit.catalogue",
    "sunlit.cases",
    "sunlit.review",
    "sunlit.disclosure",
    "sunlit.web",
    "sunlit.desk",
    "sunlit.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sunlit.web.security_headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "sunlit.config.urls"
WSGI_APPLICATION = "sunlit.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "sunlit_session"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sunlit.web.errors.csrf_failure"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = INSTANCE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"sunlit": {"level": "INFO"}},
}
