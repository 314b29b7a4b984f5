"""Settings: one file, read from the environment; `environment.REGISTER` makes the manual's page."""

import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
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


def _networks(text: str) -> list[IPv4Network | IPv6Network]:
    return [ip_network(word) for word in _words(text)]


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

SIDE_LOG = read(
    "SUNLIT_SIDE_LOG",
    "",
    "已办事项第二份记录的目录，应当在另一块磁盘或者另一台机器上；"
    "不填时在实例目录的 side-log 里；填 none 不留。",
)
CHECKPOINT_FOLDERS = read_as(
    "SUNLIT_CHECKPOINT_FOLDERS",
    "",
    "每小时把签名的检查点送到这些目录（挂载的另一台机器的磁盘），用逗号分开；启动时与之比对。",
    _words,
)
CHECKPOINT_MAIL = read_as(
    "SUNLIT_CHECKPOINT_MAIL", "", "每天把检查点寄给这些电子邮箱留存，用逗号分开。", _words
)
SMTP_URL = read(
    "SUNLIT_SMTP_URL",
    "smtp://127.0.0.1:25",
    "发信服务器：smtp://、starttls:// 或者 smtps://用户:密码@主机:端口。",
)
MAIL_FROM = read("SUNLIT_MAIL_FROM", "sunlit@localhost", "系统发信用的地址。")
WITNESSES = read_as(
    "SUNLIT_WITNESSES",
    "",
    "见证方（C2SP tlog-witness）：地址、空格、公钥（vkey），几个的用逗号分开。",
    _words,
)
VERIFY_HOURS = read_as(
    "SUNLIT_VERIFY_HOURS",
    "24",
    "多少小时内自动把日志、数据库和存储的文件逐字节核对一遍；办公的网页优先。",
    int,
)

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
METRICS_FROM = read_as(
    "SUNLIT_METRICS_FROM",
    "127.0.0.1",
    "可以读取 /metrics 和 /readyz 详情的地址或者网段，用逗号分开；经反向代理转来的一律不给。",
    _networks,
)
WORKER_THREADS = read_as(
    "SUNLIT_WORKER_THREADS", "2", "一个进程同时办理几项后台任务（制作文书、重新计算期限等）。", int
)
JOB_LEASE_SECONDS = read_as(
    "SUNLIT_JOB_LEASE_SECONDS",
    "30",
    "后台任务的租期（秒）：办理任务的进程中断后，过了租期由另一个进程重新办理。",
    int,
)

PROCEDURES = ["sunlit.procedures.penalty.worked.PENALTY"]
"""The procedures that can be worked here: the folder of each, its file, its name there."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sunlit.ledger",
    "sunlit.jobs",
    "sunlit.people",
    "sunlit.duties",
    "sunlit.search",
    "sunlit.records",
    "sunlit.documents",
    "sunlit.catalogue",
    "sunlit.cases",
    "sunlit.review",
    "sunlit.disclosure",
    "sunlit.archive",
    "sunlit.assurance",
    "sunlit.web",
    "sunlit.desk",
    "sunlit.portal",
    "sunlit.walk",
]
MIDDLEWARE = [
    "sunlit.operations.requests.CountRequests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sunlit.web.security_headers.SecurityHeaders",
    "sunlit.web.bodies.Bodies",
    "sunlit.web.admission.InTurn",
    "sunlit.web.sent_by_script.SentByScript",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sunlit.desk.sessions.Sessions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sunlit.web.one_state.OneState",
    "sunlit.web.unread.NothingUnnoted",
    "sunlit.web.not_now.NothingDatedBack",
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
AUTHENTICATION_BACKENDS = ["sunlit.people.signed_in.Backend"]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sunlit.people.guessed.NotGuessed"},
]
SESSION_ENGINE = "sunlit.people.signed_in"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_MINUTES = read_as("SUNLIT_IDLE_MINUTES", "30", "多少分钟没有操作就结束登录。", int)
SIGN_IN_FAILURES = read_as(
    "SUNLIT_SIGN_IN_FAILURES",
    "5",
    "同一登录名从同一来处（本人用过的设备，或者一个网络地址）第几次失败起要等候："
    "先等 1 分钟，逐次加倍到 1 小时。",
    int,
)
SIGN_IN_FAILURES_OF_STRANGERS = read_as(
    "SUNLIT_SIGN_IN_FAILURES_OF_STRANGERS",
    "100",
    "同一登录名从没有登录过的设备和地址，24 小时内合计第几次失败起要等候；"
    "本人用过的设备和地址不受影响。",
    int,
)
SIGN_IN_FAILURES_OF_ADDRESS = read_as(
    "SUNLIT_SIGN_IN_FAILURES_OF_ADDRESS",
    "30",
    "同一网络地址（IPv6 按 /64）第几次失败起要等候。",
    int,
)
PROXIES = read_as(
    "SUNLIT_PROXIES", "0", "前面有几层可信的反向代理：据此从 X-Forwarded-For 取来访地址。", int
)
CONNECTIONS_OF_ADDRESS = read_as(
    "SUNLIT_CONNECTIONS_OF_ADDRESS",
    "60",
    "同一网络地址同时最多几个连接（等候下一次点击的不算）；整个单位共用一个出口地址的可以调高。",
    int,
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "sunlit_session"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sunlit.desk.views.sign_in.csrf_failure"

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
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "portal": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["sunlit.web.uploads.NoFiles"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "sunlit.operations.log_lines.LogLines",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sunlit": {"level": "INFO"},
        # The page of an error writes its own line, with the number that the user sees.
        "django.request": {"level": "CRITICAL"},
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": True},
    },
}
