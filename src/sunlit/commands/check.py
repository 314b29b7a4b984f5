"""`sunlit check`: is this instance configured as it must be? What to do about each fault."""

import argparse
from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db import connection
from django.utils import timezone

from sunlit.commands.instance import require_instance
from sunlit.documents.fonts import missing_fonts
from sunlit.ledger import triggers
from sunlit.operations.installation import installation_faults
from sunlit.people.models import Person
from sunlit.people.queries import wrongly_together
from sunlit.web import clock
from sunlit.web.demonstration import PASSWORD, is_demonstration

HELP = "检查配置和部署，说明每个问题怎么办"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take no option."""
    parser.set_defaults(deploy=True)


def run(_options: argparse.Namespace) -> int:
    """Print each fault with what to do; 1 when there is any."""
    require_instance()
    found = list(faults())
    for sentence in found:
        print(sentence)
    print("没有发现问题。" if not found else f"发现 {len(found)} 个问题。")
    return 1 if found else 0


def faults() -> Iterator[str]:
    """Yield every fault as a sentence that says what to do."""
    for message in checks.run_checks():
        yield f"{message.msg}　{message.hint or ''}"
    for sentence in triggers.missing(connection):
        yield f"{sentence}　请运行 sunlit serve 或 sunlit init，触发器会重新安装。"
    if missing_fonts():
        names = "、".join(missing_fonts())
        yield f"缺少字体 {names}：有关文书不能制作。请安装字体，或者设定 SUNLIT_FONTS。"
    yield from wrongly_together(clock.today())
    if is_demonstration():
        return
    if settings.CLOCK:
        yield "设定了 SUNLIT_CLOCK：它只能用于演示和测试，请取消。"
    for person in Person.objects.filter(is_active=True):
        if person.check_password(PASSWORD):
            yield f"账号 {person.username} 还在用演示密码，请立即更换。"
    if not settings.HTTPS:
        yield "没有启用 https：请配置证书并设定 SUNLIT_HTTPS=yes。"
    yield from installation_faults(clock.now(), timezone.now())
