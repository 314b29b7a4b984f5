"""`sunlit articles`: every clause of the three systems, and what carries it."""

import argparse
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from sunlit.rules.clauses import CLAUSES, Clause

HELP = "三项制度逐条：由什么实现，或者还没有实现"


@dataclass(frozen=True)
class Carried:
    """One clause with the rules, tests and screens that carry it; `reason` why something lacks."""

    clause: Clause
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    screens: tuple[str, ...]
    reason: str | None

    def as_json(self) -> Mapping[str, object]:
        """Return the row as the contract gives it to programs."""
        return {
            "id": self.clause.id,
            "article": self.clause.article,
            "verb": "、".join(verb.value for verb in self.clause.verbs),
            "rules": list(self.rules),
            "tests": list(self.tests),
            "screens": list(self.screens),
            "reason": self.reason,
        }


def carried() -> list[Carried]:
    """Return every clause, in the order of the regulation."""
    text = files("sunlit.commands").joinpath("articles.toml").read_text("utf-8")
    rows = tomllib.loads(text)
    return [_carried(clause, rows.get(clause.id, {})) for clause in CLAUSES.values()]


def _carried(clause: Clause, row: Mapping[str, object]) -> Carried:
    def names(key: str) -> tuple[str, ...]:
        listed = row.get(key, [])
        return tuple(str(name) for name in listed) if isinstance(listed, list) else ()

    reason = row.get("reason")
    return Carried(
        clause,
        names("rules"),
        names("tests"),
        names("screens"),
        str(reason) if reason else None,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the form of the output."""
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Print every clause; 1 when one is neither carried nor explained."""
    rows = carried()
    if options.json:
        print(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
    else:
        for row in rows:
            parts = [f"{name} {len(found)}" for name, found in _parts(row) if found]
            state = "，".join(parts) or "尚未"
            print(
                f"{row.clause.id}　{row.clause.article}　{state}　{row.reason or ''}".rstrip("　")
            )
    silent = [row for row in rows if not (row.rules or row.tests or row.screens or row.reason)]
    return 1 if silent else 0


def _parts(row: Carried) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("规则", row.rules), ("测试", row.tests), ("页面", row.screens))
