"""`sunlit recover`: a way in again for an administrator when nobody else can give it."""

import argparse
import getpass
import os
import sys

from sunlit.commands.instance import bring_up_to_date, require_instance
from sunlit.people.models import Person
from sunlit.people.services.recover_administrator import recover_administrator
from sunlit.web import clock

HELP = "没有别的管理员能办时，为一位管理员重设密码；写入日志，审计员看得到"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take whom and why."""
    parser.add_argument("username", help="管理员的登录名")
    parser.add_argument("--reason", required=True, help="为什么要用命令恢复：写入日志")


def run(options: argparse.Namespace) -> int:
    """Set an initial password; 1 when there is no such account.

    :raises sunlit.rules.refusal.Refused: as the service does.
    """
    require_instance()
    bring_up_to_date()
    person = Person.objects.filter(username=options.username).first()
    if person is None:
        names = "、".join(Person.objects.values_list("username", flat=True)[:20])
        print(f"没有登录名 {options.username}。已有的：{names}", file=sys.stderr)
        return 1
    password = os.environ.get("SUNLIT_FIRST_PASSWORD") or getpass.getpass(
        f"请为 {person.username} 设定初始密码（至少 10 位，首次登录时修改）："
    )
    role = recover_administrator(person, password, reason=options.reason, now=clock.now())
    print(f"{person.name}（{person.username}）可以用初始密码登录，担任{role.label}。")
    print(
        "这次恢复已经写入日志，审计员打开任何页面都会看到；本人由两位同事在场确认密码以后才能签署。"
    )
    return 0
