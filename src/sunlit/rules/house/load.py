"""Read an organ's TOML file. Another organ adopts the product by writing its own."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from sunlit.rules.citations import Citation, cite, practice
from sunlit.rules.deadlines import DEADLINES, with_parameter
from sunlit.rules.effective import Effective, Version
from sunlit.rules.house.model import (
    House,
    MajorRow,
    PartyKind,
    RecordingLevel,
    Remedies,
    Setting,
)
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.periods import Period, Unit
from sunlit.rules.refusal import Refused

T = TypeVar("T")
Row = Mapping[str, Any]
_NO_NAMES = ("有管辖权", "本级", "上级", "有关", "相应")


class BadHouse(ValueError):
    """The organ's file contradicts itself or the law; the sentence says where."""


@dataclass(frozen=True)
class _Defaults:
    """What a row need not repeat: the day it holds from, and the day it was last checked."""

    since: date
    checked_on: date

    def version(self, row: Row, value: T) -> Version[T]:
        return Version(
            row.get("since", self.since),
            value,
            _citation(row),
            row.get("checked_on", self.checked_on),
        )


def parse_house(text: str) -> House:
    """Read an organ's file.

    :raises BadHouse: where an entry is missing, unknown or against a rule the organ cannot change.
    """
    try:
        return _house(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadHouse(f"本机关的参数文件不能识别：{error}。") from error
    except KeyError as error:
        raise BadHouse(f"本机关的参数文件缺少“{error.args[0]}”一项。") from error
    except (ValueError, Refused) as error:
        raise BadHouse(str(error)) from error


@cache
def packaged_house(code: str = "yangquan-drc") -> House:
    """Return an organ that comes with the product."""
    path = files("sunlit.rules.house").joinpath(f"{code}.toml")
    return parse_house(path.read_text(encoding="utf-8"))


def _house(data: Row) -> House:
    organ = data["organ"]
    defaults = _Defaults(organ["since"], organ["checked_on"])
    house = House(
        code=organ["code"],
        name=organ["name"],
        short_name=organ["short_name"],
        region_code=organ["region_code"],
        region_name=organ["region_name"],
        legal_office=organ["legal_office"],
        head_title=organ["head_title"],
        remedies=_dated("救济途径", data["remedies"], defaults, _remedies),
        number_words=_by_key(data["number_word"], "form", defaults, lambda row: str(row["word"])),
        parameters={},
        hearing_thresholds=_thresholds(data["hearing_threshold"], defaults),
        recording=_recording(data.get("recording", []), defaults),
        settings=_by_key(data["setting"], "key", defaults, _setting),
        retention=_by_key(data["retention"], "kind", defaults, lambda row: str(row["period"])),
        major_rows=_majors(data["major"], defaults),
        deadlines_off=_off(data.get("deadlines_off", {}).get("codes", [])),
    )
    for row in data.get("parameter", []):
        period = Period(row["limit"], Unit(row["unit"]))
        house = with_parameter(house, row["code"], defaults.version(row, period))
    return house


def _citation(row: Row) -> Citation:
    return cite(row["basis"]) if "basis" in row else practice(row.get("reason", ""))


def _dated(
    name: str, rows: Iterable[Row], defaults: _Defaults, read: Callable[[Row], T]
) -> Effective[T]:
    versions = (defaults.version(row, read(row)) for row in rows)
    return Effective(name, tuple(sorted(versions, key=lambda version: version.since)))


def _by_key(
    rows: Iterable[Row], key: str, defaults: _Defaults, read: Callable[[Row], T]
) -> dict[str, Effective[T]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[key], []).append(row)
    return {name: _dated(name, own, defaults, read) for name, own in grouped.items()}


def _remedies(row: Row) -> Remedies:
    """Read where a party may turn, each by its name (处罚法59)."""
    for name, label in (("reconsideration_body", "行政复议机关"), ("court", "管辖法院")):
        if any(word in row[name] for word in _NO_NAMES):
            raise BadHouse(f"{label}要写全称，“{row[name]}”没有写明是哪一个。")
    return Remedies(row["reconsideration_body"], row["court"])


def _setting(row: Row) -> Setting:
    value = row["value"]
    if not isinstance(value, bool | int | str):
        raise BadHouse(f"“{row['key']}”的值应当是“是否”、整数或者文字。")
    return value


def _thresholds(
    rows: Iterable[Row], defaults: _Defaults
) -> dict[tuple[str, PartyKind], Effective[int]]:
    grouped: dict[tuple[str, PartyKind], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row.get("field", ""), PartyKind(row["party"])), []).append(row)
    missing = [kind.label for kind in PartyKind if ("", kind) not in grouped]
    if missing:
        raise BadHouse(f"没有规定听证的“较大数额”：{'、'.join(missing)}。")
    return {
        key: _dated("较大数额", own, defaults, lambda row: int(row["amount_fen"]))
        for key, own in grouped.items()
    }


def _recording(rows: Iterable[Row], defaults: _Defaults) -> dict[str, Effective[RecordingLevel]]:
    levels = _by_key(rows, "act", defaults, lambda row: RecordingLevel(row["level"]))
    for act, own in levels.items():
        ranks = [version.value.rank for version in own.versions]
        if ranks != sorted(ranks):
            raise BadHouse(f"“{act}”的音像记录要求只能逐步提高，不能降低（记录制度第十一条）。")
    return levels


def _majors(rows: Iterable[Row], defaults: _Defaults) -> Effective[tuple[MajorRow, ...]]:
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        by_day.setdefault(row.get("since", defaults.since), []).append(row)
    versions = [
        Version(day, tuple(map(_major, own)), cite("审核制度12"), defaults.checked_on)
        for day, own in sorted(by_day.items())
    ]
    return Effective("重大行政执法决定法制审核目录清单", tuple(versions))


def _major(row: Row) -> MajorRow:
    cite(row["basis"])
    return MajorRow(
        code=row["code"],
        name=row["name"],
        enforcement=row["enforcement"],
        basis=row["basis"],
        fine_from_fen=row.get("fine_from_fen"),
        party_kinds=tuple(PartyKind(kind) for kind in row.get("party_kinds", [])),
        kinds_any=tuple(PenaltyKind(kind) for kind in row.get("kinds_any", [])),
        matters=tuple(row.get("matters", [])),
        hearing_held=row.get("hearing_held", False),
        hearing_right=row.get("hearing_right", False),
        public_interest=row.get("public_interest", False),
        social_risk=row.get("social_risk", False),
        complex=row.get("complex", False),
        by_law=row.get("by_law", False),
    )


def _off(codes: Iterable[str]) -> frozenset[str]:
    unknown = [code for code in codes if code not in DEADLINES]
    if unknown:
        raise BadHouse(f"没有代码为 {'、'.join(unknown)} 的期限。")
    return frozenset(codes)
