"""`sunlit init`: a new, empty instance with its first administrator."""

import argparse
import getpass
import os

from django.conf import settings

from sunlit.commands.instance import bring_up_to_date, create_folder
from sunlit.people.models import Person
from sunlit.people.services.appoint_first_administrator import appoint_first_administrator
from sunlit.web import clock

HELP = "建立一个新的空实例：配置、数据库、密钥和第一位管理员"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the sign-in name of the first administrator."""
    parser.add_argument("--administrator", default="sysadmin", help="第一位系统管理员的登录名")
    parser.add_argument("--name", default="系统管理员", help="其姓名")


def run(options: argparse.Namespace) -> int:
    """Make the instance; a second run changes nothing that exists."""
    create_folder(settings.INSTANCE_DIR)
    bring_up_to_date()
    if Person.objects.exists():
        print(f"实例 {settings.INSTANCE_DIR} 已经建立，数据没有改动。")
        return 0
    password = os.environ.get("SUNLIT_FIRST_PASSWORD") or getpass.getpass(
        f"请为 {options.administrator} 设定密码（至少 10 位）："
    )
    appoint_first_administrator(options.administrator, options.name, password, clock.today())
    print(f"实例 {settings.INSTANCE_DIR} 已经建立。运行 sunlit serve 启动。")
    return 0
