"""`sunlit init`: a new, empty instance with its three administrators."""

import argparse
import getpass
import os

from django.conf import settings

from sunlit.commands.instance import bring_up_to_date, create_folder
from sunlit.people.models import Person
from sunlit.people.services.appoint_first_administrators import appoint_first_administrators
from sunlit.rules.procedure import Role
from sunlit.web import clock

HELP = "建立一个新的空实例：配置、数据库、密钥和三位管理员"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the sign-in names of the three administrators (三员分立)."""
    for role in (Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR):
        parser.add_argument(f"--{role}", default=role.value, help=f"{role.label}的登录名")


def run(options: argparse.Namespace) -> int:
    """Make the instance; a second run changes nothing that exists."""
    create_folder(settings.INSTANCE_DIR)
    bring_up_to_date()
    if Person.objects.exists():
        print(f"实例 {settings.INSTANCE_DIR} 已经建立，数据没有改动。")
        return 0
    password = os.environ.get("SUNLIT_FIRST_PASSWORD") or getpass.getpass(
        "请为三位管理员设定初始密码（至少 10 位，首次登录时各自修改）："
    )
    usernames = {
        role: getattr(options, role) for role in (Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR)
    }
    appoint_first_administrators(usernames, password, clock.now())
    print("科室和执法事项：按 deploy/organ.toml 的写法列出，运行 sunlit organ 文件 录入。")
    print(f"三位管理员：{'、'.join(usernames.values())}；由安全管理员新增人员、授予角色。")
    print(
        "第一位局领导：安全管理员提出角色，审计员确认；本人确认密码时，要系统管理员和审计员两位在场。"
    )
    print(f"实例 {settings.INSTANCE_DIR} 已经建立。运行 sunlit serve 启动。")
    return 0
