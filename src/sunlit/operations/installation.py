"""What an installation lacks, each with what to do about it: for `sunlit check`."""

import shutil
import stat
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from sunlit.assurance.queries import alarms
from sunlit.catalogue.models import Matter
from sunlit.catalogue.organ import current_house
from sunlit.jobs.models import State
from sunlit.jobs.queries import standing
from sunlit.ledger.places import key_file, last_backup_file
from sunlit.ledger.side_log import side_log_folder
from sunlit.operations.forwarded import is_not_believed
from sunlit.operations.readiness import ONE_ADDRESS
from sunlit.people.models import Office

SCARCE_BYTES = 5 * 1024**3
SCARCE_SHARE = 0.1
OLDEST_BACKUP = timedelta(days=2)
LONGEST_WAIT = timedelta(minutes=5)
_ZEROS = "0000000"
_ENTER = "请按 deploy/organ.toml 的写法列出科室和执法事项，运行 sunlit organ 文件。"


def installation_faults(now: datetime, real_now: datetime) -> Iterator[str]:
    """Yield each fault as a sentence; `now` is the clock of backups, `real_now` that of jobs."""
    yield from _organ(timezone.localdate(now))
    yield from _addresses()
    yield from _proxies()
    yield from _keys()
    yield from _disk()
    yield from _backup(now)
    yield from _jobs(real_now)
    yield from _outside()
    yield from (alarm.sentence for alarm in alarms(real_now))


def _organ(today: date) -> Iterator[str]:
    """Look whether a case can begin, and whether what its papers print is the organ's own."""
    if not Office.objects.filter(is_handling=True).exists():
        yield f"没有承办行政执法的科室，不能办案：{_ENTER}"
    if not Matter.objects.exists():
        yield f"没有执法事项，不能登记案件：{_ENTER}"
    own = current_house().settings
    invented = [key for key in sorted(own) if _is_invented(own[key].on(today))]
    if invented:
        yield (
            f"文书和公示上要印的还是示例：{'、'.join(invented)}。请把本机关的制度文件"
            "（内置的 yangquan-drc.toml）复制一份，改成真实的，设定 SUNLIT_HOUSE=文件的路径。"
        )


def _is_invented(value: object) -> bool:
    """Whether a setting was never made the organ's own: it says so, or its number is zeros."""
    return "示例" in str(value) or _ZEROS in str(value).replace(" ", "")


def _outside() -> Iterator[str]:
    """Look whether anything leaves this machine: what lies on it alone cannot prove itself."""
    if not (settings.CHECKPOINT_FOLDERS or settings.CHECKPOINT_MAIL or settings.WITNESSES):
        yield (
            "检查点没有送到本机以外：掌握本机的人整体改写或者退回日志，就没有东西可以比对。"
            "请设定 SUNLIT_CHECKPOINT_FOLDERS 或者 SUNLIT_CHECKPOINT_MAIL。"
        )
    folder = side_log_folder()
    if folder is None:
        yield "没有留已办事项的第二份记录，数据库损坏会丢失事项：请设定 SUNLIT_SIDE_LOG。"
    elif not settings.SIDE_LOG or (folder.exists() and _same_disk(folder)):
        yield (
            "已办事项的第二份记录和数据库在同一块磁盘上：磁盘坏了两份都没有。"
            "请把 SUNLIT_SIDE_LOG 设到另一块磁盘或者另一台机器。"
        )


def _same_disk(folder: Path) -> bool:
    return folder.stat().st_dev == Path(settings.INSTANCE_DIR).stat().st_dev


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


def _proxies() -> Iterator[str]:
    """Look whether visitors are told apart: this program speaks no https, so a proxy must do it."""
    if is_not_believed():
        yield ONE_ADDRESS
    elif settings.HTTPS and not settings.PROXIES:
        yield (
            "启用了 https，前面必有反向代理，而 SUNLIT_PROXIES 是 0：所有来访者会被当作同一个地址。"
            "请设定 SUNLIT_PROXIES=1（几层代理就写几），代理的写法见 deploy/nginx/sunlit.conf。"
        )
    elif settings.PROXIES and not settings.HTTPS:
        yield (
            "SUNLIT_PROXIES 不是 0，却没有启用 https：没有反向代理时，来访者可以冒充任何地址。"
            "有代理的设定 SUNLIT_HTTPS=yes，没有的把 SUNLIT_PROXIES 设为 0。"
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
