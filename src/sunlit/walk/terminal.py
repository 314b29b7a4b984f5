"""What a station has one type at a terminal, with the paths and the port of this very instance."""

import shlex
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sunlit.walk.found import some_stored_file

_PLACE, _PORT = "instance", "8000"
"""What `make demo` takes when it is told nothing."""


@dataclass(frozen=True)
class Command:
    """What it is for, a line to type or nothing, and what the terminal then says."""

    text: str
    code: str = ""
    says: str = ""


def clock_moved(moment: datetime, port: str) -> tuple[Command, ...]:
    """Start again at that moment; `port` is where the newcomer reads, empty where not here."""
    code = f"SUNLIT_CLOCK={moment.isoformat(timespec='minutes')} {_make_demo(port)}"
    return (Command("在启动演示的终端按 Ctrl+C，把这一行复制进去，回车：", code),)


def clock_back(port: str) -> tuple[Command, ...]:
    """Start again today."""
    return (Command("看完按 Ctrl+C，回到真实的今天：", _make_demo(port)),)


def verified() -> tuple[Command, ...]:
    """What `verify` says of what is as it was, and of a stored paper with one byte more."""
    stored = some_stored_file()
    whole = Command("在终端核对（不用敲，看结果）：", _verify(), "没有发现问题。")
    if stored is None:
        return (whole,)
    size = stored.size
    said = f"文件“{stored.original_name}”应有 {size} 字节，现有 {size + 1} 字节。"
    return (whole, Command("给一份文书加一个字节，再核对：", "", said))


def verified_by_oneself() -> tuple[Command, ...]:
    """Keep a stored paper, add a byte, verify, put it back: one line to paste."""
    stored = some_stored_file()
    if stored is None:
        return ()
    digest = stored.sha256
    path = settings.INSTANCE_DIR / "store/objects/sha256" / digest[:2] / digest[2:4] / digest
    steps = (
        f"F={_shown(path)}",
        'cp -p "$F" kept.pdf',
        'chmod u+w "$F"',
        'printf x >> "$F"',
        _verify(),
        'cp -pf kept.pdf "$F"',
        "rm -f kept.pdf",
    )
    text = "自己试：另开一个终端，在同一个目录里整行复制。先留一份，加一个字节，核对，再放回原样。"
    return (Command(text, "; ".join(steps)),)


def _verify() -> str:
    program = Path(sys.executable).with_name("sunlit")
    return f"{_shown(program)} --instance {_shown(settings.INSTANCE_DIR)} verify"


def _make_demo(port: str) -> str:
    place = _shown(settings.INSTANCE_DIR)
    told = ["make demo"]
    told += [f"INSTANCE={place}"] if place != _PLACE else []
    told += [f"PORT={port}"] if port not in {"", _PORT} else []
    return " ".join(told)


def _shown(path: Path) -> str:
    """Return the path as one types it where the demonstration was started."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))
