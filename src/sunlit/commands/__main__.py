"""The program `sunlit`: each command reads the clock and calls one service."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.db import DatabaseError

from sunlit.rules.refusal import Refused

COMMANDS = (
    "init",
    "organ",
    "serve",
    "worker",
    "demo",
    "due",
    "articles",
    "duties",
    "search",
    "access",
    "verify",
    "backup",
    "restore",
    "resume",
    "lost",
    "recover",
    "check",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 done, 1 found or refused, 2 wrong call."""
    named = _read_first(arguments)
    django.setup()
    in_words = import_module("sunlit.ledger.lacking").in_words
    import_module("sunlit.ledger.put_back").watch()
    parser = argparse.ArgumentParser(prog="sunlit", description="阳光执法")
    _take_instance(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    modules = {name: import_module(f"sunlit.commands.{name}") for name in named}
    for name, module in modules.items():
        module.configure(commands.add_parser(name, help=module.HELP))
    options = parser.parse_args(arguments)
    try:
        return int(modules[options.command].run(options))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except DatabaseError as error:
        print(in_words(error), file=sys.stderr)
        return 1


def _read_first(arguments: list[str] | None) -> tuple[str, ...]:
    """Put the instance into the environment before the settings are read; return what to load.

    That is the named command alone: the others cost a third of a second. Whoever names none is told
    of all.
    """
    first = argparse.ArgumentParser(add_help=False)
    _take_instance(first)
    first.add_argument("command", nargs="?")
    known, _ = first.parse_known_args(arguments)
    if known.instance:
        os.environ["SUNLIT_INSTANCE"] = str(known.instance.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunlit.config.settings")
    return (known.command,) if known.command in COMMANDS else COMMANDS


def _take_instance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--instance", type=Path, help="实例目录（默认 ./instance）")


if __name__ == "__main__":
    sys.exit(main())
