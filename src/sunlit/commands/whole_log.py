"""Whether the instance may go on: its database can be read and holds all that was acknowledged."""

import sys
from itertools import islice

from sunlit.assurance.kept_elsewhere import kept_notes
from sunlit.ledger.lacking import WAY_ON, lacking, unreadable
from sunlit.ledger.side_log import lost, side_log_folder

_NEWEST = 2
_SHOWN = 20


def require_readable() -> None:
    """Refuse to touch a database that cannot be read, or that was lost.

    :raises SystemExit: with the reason in words.
    """
    sentence = unreadable()
    if sentence:
        _refuse([sentence])


def require_whole_log() -> None:
    """Refuse to go on silently with a database that lacks what was published or acknowledged.

    :raises SystemExit: with each difference in words.
    """
    missing = [*differences(), *lost_acts()]
    if missing:
        _refuse(missing)


def differences() -> list[str]:
    """Return a sentence for each published or kept checkpoint that the database does not hold."""
    return [str(held) for held in lacking(tuple(kept_notes()))]


def lost_acts() -> list[str]:
    """Return a line for the first acts of the second record that the database lacks."""
    folder = side_log_folder()
    if folder is None or not folder.is_dir():
        return []
    found = list(islice(lost(folder, _NEWEST), _SHOWN + 1))
    lines = [
        f"数据库缺少已经办成的事项：{one['recorded_at']} {one['event']} 对象 {one['subject']}"
        for one in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        lines.append("还有更多；运行 sunlit lost 看全部。")
    return lines


def _refuse(sentences: list[str]) -> None:
    print("数据库不完整，不能启动：", *sentences, WAY_ON, sep="\n", file=sys.stderr)
    raise SystemExit(1)
