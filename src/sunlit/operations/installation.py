"""What an installation lacks, each with what to do about it: for `sunlit check`."""

import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from sunlit.jobs.models import State
from sunlit.jobs.queries import standing
from sunlit.ledger.places import key_file, last_backup_file

SCARCE_BYTES = 5 * 1024**3
SCARCE_SHARE = 0.1
OLDEST_BACKUP = timedelta(days=2)
LONGEST_WAIT = timedelta(minutes=5)


def installation_faults(now: datetime, real_now: datetime) -> Iterator[str]:
    """Yield each fault as a sentence; `now` is the clock of backups, `real_now` that of jobs."""
    yield from _addresses()
    yield from _keys()
    yield from _disk()
    yield from _backup(now)
    yield from _jobs(real_now)


def _addresses() -> Iterator[str]:
    parts = urlsplit(settings.PUBLIC_URL)
    if parts.scheme != "https":
        yield "公开地址不是 https：它印在二维码和证明文件里，请设定 SUNLIT_PUBLIC_URL=https://…。"
    if "*" in settings.ALLOWED_HOSTS:
        yield "SUNLIT_ALLOWED_HOSTS 里有 *：请只写本系统对外的域名。"
    elif parts.hostname not in settings.ALLOWED_HOSTS:
        yield (
            f"公开地址的域名 {parts.hostname} 不在 SUNLIT_ALLOWED_HOSTS 里，"
            "按它打开的网页会被拒绝：请加上。"
        )


def _keys() -> Iterator[str]:
    for file in (key_file(), Path(settings.INSTANCE_DIR) / "secret-key"):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield f"别的账号可以读取 {file.name}：请运行 chmod 600 {file}。"


def _disk() -> Iterator[str]:
    usage = shutil.disk_usage(Path(settings.INSTANCE_DIR))
    if usage.free < min(SCARCE_BYTES, usage.total * SCARCE_SHARE):
        yield f"实例目录所在的磁盘只剩 {usage.free // 1024**2} MB：请清理或者扩容。"


def _backup(now: datetime) -> Iterator[str]:
    file = last_backup_file()
    if not file.exists():
        yield "还没有备份过：请运行 sunlit backup，并安排每天备份到另一台机器。"
        return
    age = now - datetime.fromisoformat(file.read_text())
    if age > OLDEST_BACKUP:
        yield f"最近一次备份在 {age.days} 天以前：请运行 sunlit backup，并检查每天的备份。"


def _jobs(real_now: datetime) -> Iterator[str]:
    found = standing(real_now)
    waited = found.waited(real_now)
    if waited > LONGEST_WAIT:
        yield (
            f"有后台任务等了 {int(waited.total_seconds()) // 60} 分钟没有人办："
            "请看 sunlit serve 或者 sunlit worker 是否在运行。"
        )
    dead = found.by_state[State.DEAD]
    if dead:
        yield f"有 {dead} 项后台任务停止了：请系统管理员打开“后台任务”，重试或者作废。"
