"""Checkpoints by e-mail: whoever receives them keeps what no insider of this machine can reach."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

_SECONDS = 20
_PORTS = {"smtp": 25, "smtps": 465, "starttls": 587}


def send(notes: Mapping[str, str], day: str) -> None:
    """Send the checkpoints of a day to those who keep them.

    :raises OSError: when the server cannot be reached, or takes the message from nobody.
    """
    address = urlsplit(settings.SMTP_URL)
    connection = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=address.hostname or "127.0.0.1",
        port=address.port or _PORTS[address.scheme],
        username=unquote(address.username or ""),
        password=unquote(address.password or ""),
        use_ssl=address.scheme == "smtps",
        use_tls=address.scheme == "starttls",
        timeout=_SECONDS,
    )
    message = EmailMessage(
        f"{settings.PUBLIC_URL.partition('://')[2]} 日志检查点 {day}",
        _WORDS.format(url=settings.PUBLIC_URL),
        settings.MAIL_FROM,
        settings.CHECKPOINT_MAIL,
        connection=connection,
    )
    for name, note in notes.items():
        # As bytes: as a text it would arrive with other line ends, and no signature would hold.
        message.attach(f"{name}-{day}.checkpoint", note.encode(), "application/octet-stream")
    message.send()


_WORDS = """这是阳光执法系统今天签名的日志检查点，请保存附件，不必回复。

它写明日志到今天有多少条、内容的指纹是什么。以后有人改写或者退回日志，
拿这个附件一比就知道：在 {url}/verify/ 上传，或者运行
sunlit verify --checkpoint 附件。
"""
