"""`sunlit resume --reason`: go on with a database that lost what was acknowledged, and say so.

`sunlit resume --clock --reason`: go on after a clock that had run ahead was set right.
"""

import argparse
import sys

from django.utils import timezone

from sunlit.assurance.kept_elsewhere import kept_notes
from sunlit.commands.instance import bring_up_to_date, require_instance
from sunlit.commands.whole_log import differences
from sunlit.ledger.held_against import hold_checkpoint
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.put_back import put_back
from sunlit.ledger.services.acknowledge_clock import acknowledge_clock
from sunlit.ledger.services.acknowledge_loss import acknowledge_loss
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.reconcile import reconcile
from sunlit.ledger.services.sequence import sequence
from sunlit.ledger.side_log import lost, side_log_folder

HELP = (
    "数据库丢失了已公布、已办成的内容而无法挽回时（或者时钟曾经走快、已经改正时），写明原因后继续"
)
_SHORTEST = 6


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the reason."""
    parser.add_argument(
        "--clock",
        action="store_true",
        help="时钟曾经走快、已经改正：按现在的时间继续办理",
    )
    parser.add_argument("--reason", required=True, help="为什么在丢失之后继续：写入日志")


def run(options: argparse.Namespace) -> int:
    """Acknowledge what is lost; 1 when nothing is, or no reason is given."""
    require_instance()
    reason = options.reason.strip()
    if len(reason) < _SHORTEST:
        print("请写明原因（至少 6 个字）：它写入公开的日志，谁都看得见。", file=sys.stderr)
        return 1
    if options.clock:
        return _acknowledge_clock(reason)
    bring_up_to_date()
    missing = differences()
    acts = _acknowledge_acts(reason)
    if not missing and not acts:
        print("数据库包含全部已公布、已办成的内容，没有什么要确认的。")
        return 1
    print("数据库缺少：", *missing, f"已经办成的事项 {acts} 件（sunlit lost 列出）", sep="\n")
    if missing:
        _open_generations(reason)
    print("现在可以启动。审计员、监督人员和公众都会看到这次中断和原因。")
    return 0


def _acknowledge_clock(reason: str) -> int:
    """Sign a checkpoint with the time as it is now: what is done next may follow it."""
    signed = put_back()
    if signed is None:
        print("本机时钟不比签过的时间早，没有什么要确认的。")
        return 1
    now = timezone.now()
    acknowledge_clock(signed, reason=reason, now=now)
    key = load_key(key_file())
    for log in Log:
        while sequence(log, key=key.public_key(), now=now):
            pass
        publish(log, key=key, now=now)
    print("现在按本机时钟继续办理。审计员和监督人员会看到这次改动，原因在日志里。")
    return 0


def _acknowledge_acts(reason: str) -> int:
    folder = side_log_folder()
    if folder is None or not folder.is_dir():
        return 0
    keys = [entry["id"] for entry in lost(folder)]
    if keys:
        acknowledge_loss(folder, keys, reason=reason, now=timezone.now())
    return len(keys)


def _open_generations(reason: str) -> None:
    key = load_key(key_file()).public_key()
    kept = tuple(kept_notes())
    for log in Log:
        opened = reconcile(
            log, key=key, now=timezone.now(), witnessed=_lacked(log, kept), reason=reason
        )
        if opened is not None:
            print(f"{log.label}另起第 {opened.generation} 代：{opened.name}")


def _lacked(log: Log, kept: tuple[str, ...]) -> list[str]:
    """Return the kept checkpoints of that log which the database does not hold."""
    ours = [note for note in kept if f"/log/{log.value}" in note.partition("\n")[0]]
    return [note for note in ours if not hold_checkpoint(note).agrees]
