"""The file in which an organ says which offices it has and what they enforce, read and checked.

Whoever typed it reads the refusals: each names the row and says what to write. Amounts are in 分.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Model

from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.people.models import Office
from sunlit.rules.citations import UnknownCitation, cite
from sunlit.rules.discretion import Tier
from sunlit.rules.fine_rates import FineBy, rate_of
from sunlit.rules.refusal import Refusal, Refused

_OFFICE = {"code": str, "name": str, "telephone": str, "is_handling": bool}
_MATTER = {
    "code": str,
    "office": str,
    "since": date,
    "checked_on": date,
    "name": str,
    "violated": str,
    "basis": list,
    "consequence": str,
    "fine_min_fen": int,
    "fine_max_fen": int,
    "tiers": list,
}
_OPTIONAL = frozenset({"telephone", "is_handling", "fine_min_fen", "fine_max_fen", "tiers"})
_KINDS = {str: "文字", bool: "true 或者 false", date: "日期", list: "列表", int: "整数"}
_RANGE = {"tier", "min_fen", "max_fen"}
_SHOWN = 20
"""How much of a code a refusal repeats."""
_RATES = {"tier", "by", "min_rate", "max_rate"}


@dataclass(frozen=True)
class OrganList:
    """The rows as they were written; a matter names its office by the code."""

    offices: tuple[Mapping[str, Any], ...]
    matters: tuple[Mapping[str, Any], ...]


def read_list(text: str) -> OrganList:
    """Read the file.

    :raises Refused: with the row and what to write, when anything cannot be taken as it stands.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _refused("文件", f"不是 TOML：{wrong}。") from wrong
    _only({"office", "matter", "since", "checked_on"}, data)
    common: dict[str, Any] = {name: data[name] for name in ("since", "checked_on") if name in data}
    offices = tuple(
        _stored(_row("科室", _OFFICE, row), "科室", Office) for row in _tables(data, "office")
    )
    matters = tuple(
        _stored(_row("事项", _MATTER, {**common, **row}), "事项", Matter, MatterVersion)
        for row in _tables(data, "matter")
    )
    for name, rows in (("科室", offices), ("事项", matters)):
        _each_once(name, [row["code"] for row in rows])
    for row in matters:
        _check_matter(f"事项 {row['code']}", row)
    return OrganList(offices, matters)


def _only(known: set[str], data: Mapping[str, Any]) -> None:
    if "person" in data:
        raise _refused("文件", "人员不写在这里：由安全管理员在“人员”里新增。")
    for name in data.keys() - known:
        raise _refused("文件", f"不认识“{name}”，只能写 {'、'.join(sorted(known))}。")


def _tables(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = data.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _refused("文件", f"{name} 应当写成 [[{name}]]，一行一段。")
    return rows


def _row(kind: str, columns: Mapping[str, type], row: Mapping[str, Any]) -> Mapping[str, Any]:
    named = f"{kind} {row.get('code', '（没有 code）')}"
    for name in row.keys() - columns.keys():
        raise _refused(named, f"不认识“{name}”，只能写 {'、'.join(columns)}。")
    for name in columns.keys() - row.keys() - _OPTIONAL:
        raise _refused(named, f"没有写 {name}。")
    for name, value in row.items():
        if type(value) is not columns[name]:
            raise _refused(named, f"{name} 应当是{_KINDS[columns[name]]}。")
        if name not in _OPTIONAL and value in ("", []):
            raise _refused(named, f"{name} 是空的。")
    return row


def _stored(row: Mapping[str, Any], kind: str, *models: type[Model]) -> Mapping[str, Any]:
    """Return the row, each text and number of which its column holds.

    :raises Refused: with the name of the entry and the limit: SQLite would keep what is longer, and
        PostgreSQL would end with an error of its own.
    """
    fields = {field.name: field for model in models for field in model._meta.concrete_fields}
    for name, value in row.items():
        named = f"{kind} {row['code'][:_SHOWN]}"
        longest = fields[name].max_length if name in fields else None
        if isinstance(value, str) and longest and len(value) > longest:
            raise _refused(named, f"{name} 最多 {longest} 个字，现在有 {len(value)} 个。")
        if isinstance(value, str) and any(sign < " " and sign != "\n" for sign in value):
            raise _refused(named, f"{name} 里有看不见的字符，请删去重写。")
        if type(value) is int and value > BigIntegerField.MAX_BIGINT:
            raise _refused(named, f"{name} 的数额太大，请核对：按分写，100 是一元。")
    return row


def _each_once(kind: str, codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise _refused(f"{kind} {code}", "写了两次，一个代码只写一行。")


def _check_matter(named: str, row: Mapping[str, Any]) -> None:
    for text in row["basis"]:
        if not isinstance(text, str):
            raise _refused(named, 'basis 的每一项应当是文字，例如 "招标投标法50"。')
        try:
            cite(text)
        except UnknownCitation as unknown:
            raise _refused(named, f"basis：{unknown}") from unknown
    least, most = row.get("fine_min_fen", 0), row.get("fine_max_fen")
    if least < 0 or (most is not None and most < least):
        raise _refused(named, "罚款下限不能小于零，上限不能小于下限。")
    tiers = [_tier(named, one) for one in row.get("tiers", ())]
    written = [" ".join(filter(None, (one["tier"], one.get("by")))) for one in tiers]
    _each_once(f"{named} 的裁量档次", written)


def _tier(named: str, one: Any) -> Mapping[str, Any]:
    known = [tier.value for tier in Tier]
    if not isinstance(one, dict) or one.keys() not in (_RANGE, _RATES) or one["tier"] not in known:
        raise _refused(
            named,
            f"tiers 每一档写 tier（{'、'.join(known)}）、min_fen、max_fen；"
            "按比例、倍数罚款的，写 tier、by、min_rate、max_rate。",
        )
    if "by" in one:
        return _rates(named, one)
    least, most = one["min_fen"], one["max_fen"]
    if type(least) is not int or type(most) is not int or not 0 <= least <= most:
        raise _refused(named, f"{one['tier']} 一档的 min_fen、max_fen 应当是整数，下限不大于上限。")
    return one


def _rates(named: str, one: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take a tier of rates: whole numbers or text, since a float is no exact number."""
    signs = {by.value: by.sign for by in FineBy if by.sign}
    if one["by"] not in list(signs):
        said = "、".join(f"{name}（{sign}）" for name, sign in signs.items())
        raise _refused(named, f"{one['tier']} 一档的 by 写 {said}。")
    least, most = (_rate(one["by"], one[name]) for name in ("min_rate", "max_rate"))
    if least is None or most is None or least > most:
        raise _refused(
            named,
            f'{one["tier"]} 一档的 min_rate、max_rate 写 5 或者 "5.5" 的样子，下限不大于上限。',
        )
    return one


def _rate(by: str, written: Any) -> Decimal | None:
    if type(written) not in (int, str):
        return None
    return rate_of({"fine_by": by, "fine_rate": str(written)})


def _refused(where: str, sentence: str) -> Refused:
    return Refused(Refusal(f"{where}：{sentence}", field=where))
