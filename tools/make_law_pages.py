"""Write docs/law/: each procedure, the periods and the organ's parameters, for a legal officer.

Run it after a change in the law; `tests/conventions/test_law_pages.py` holds pages and program
equal, so that no row changes without a change in a page that the legal section reads.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sunlit.procedures.inspection.table import ORDINARY_INSPECTION, RANDOM_INSPECTION
from sunlit.procedures.license.table import LICENSE
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.citations import Citation
from sunlit.rules.deadlines import DEADLINES, Deadline
from sunlit.rules.effective import Effective
from sunlit.rules.facts import Fact
from sunlit.rules.guards import GUARDS
from sunlit.rules.hearing import ALWAYS_HEARD
from sunlit.rules.house.load import packaged_house
from sunlit.rules.house.model import House, MajorRow, RecordingLevel, Remedies
from sunlit.rules.periods import Period, Roll
from sunlit.rules.procedure import Episode, Procedure
from sunlit.rules.roles import Role
from sunlit.rules.step import Need, PaperIf, Step

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "law"
_WORKED = (ORDINARY_PENALTY,)
_PLANNED = (LICENSE, ORDINARY_INSPECTION, RANDOM_INSPECTION)
_REMARK = "这个程序还没有办理页面，本表是它的设计。\n\n"
_GENERATED = "\n本页由 `tools/make_law_pages.py` 根据程序生成，请不要手工修改。\n"
_LABELS: Mapping[str, str] = {
    "role": "谁办",
    "others": "也可以由",
    "citations": "依据",
    "needs": "先要",
    "closed_by": "以后不能再办",
    "voids": "办了以后不再有效",
    "restores": "办了以后恢复有效",
    "counts_as": "视为",
    "completes": "补全",
    "answers": "是对它的另一种答复",
    "towards": "为了",
    "asked_if": "只在这种案件中提示办理",
    "asked_by": "由它引起",
    "starts": "开始计算",
    "stops": "停止计算",
    "extends": "延长",
    "extends_by": "延长的天数填在",
    "counts_from": "按这一项的日期计算",
    "papers": "制作文书",
    "papers_if": "视情况制作文书",
    "shows": "签署前出示",
    "shows_if": "视情况在签署前出示",
    "lets_in": "此后可以查阅",
    "task": "待办中的名称",
    "group": "待办分组",
    "ended": "列表中的结果",
    "guards": "另外核对",
    "opened_by": "开始于",
    "blocks": "期间不得办理",
    "suspends": "期间停止计算",
    "suspends_by": "依据填在",
    "steps": "自己的步骤",
}
_FLAGS: Mapping[str, str] = {
    "signed": "须签署",
    "optional": "不主动提示",
    "repeatable": "可以再办",
    "decides": "作出决定",
    "ends": "案件到此结束",
    "after_end": "结束以后也可以办",
    "drafts": "形成一版书稿",
    "each": "各当事人分别办理",
    "alike": "内容相同的几名可以一次办理",
}
_OF_MAJORS: Mapping[str, str] = {
    "enforcement": "执法类别：",
    "basis": "依据：",
    "fine_from_fen": "罚款（分）不少于：",
    "party_kinds": "当事人是：",
    "kinds_any": "有其中一种：",
    "matters": "事项：",
    "hearing_held": "经过听证：",
    "hearing_right": "有听证权：",
    "public_interest": "涉及重大公共利益：",
    "social_risk": "可能引发社会风险：",
    "complex": "疑难复杂：",
    "by_law": "法律、法规另有规定：",
}
_ROLLS: Mapping[Roll, str] = {Roll.FORWARD: "顺延", Roll.NONE: "不顺延"}
_NOT_LISTED = {"code", "name", "stage", "form"}
_FACTS: Mapping[Fact, str] = {
    Fact.REPORTED: "有人举报",
    Fact.MAJOR: "重大行政执法决定",
    Fact.RAISED: "提级为重大",
    Fact.HEARING_RIGHT: "有要求听证的权利",
    Fact.PUNISHES: "给予行政处罚",
    Fact.STATEMENT_MADE: "当事人提出了陈述、申辩",
    Fact.DELIBERATES: "应当集体讨论",
    Fact.SECRECY_APART: "保密审查由另一人办",
}


def pages() -> Mapping[str, str]:
    """Return every page by its name, as the program now has the law."""
    return {
        **{f"{one.name}.md": _procedure(one, "") for one in _WORKED},
        **{f"{one.name}.md": _procedure(one, _REMARK) for one in _PLANNED},
        "期限.md": _deadlines(),
        "本机关的参数.md": _house(packaged_house()),
    }


def _procedure(procedure: Procedure, remark: str) -> str:
    lines = [f"# {procedure.name}\n\n{remark}步骤按法定次序排列；代码与日志、接口中的相同。\n"]
    for stage in procedure.stages:
        lines.append(f"\n## {stage.name}\n")
        of_stage = (step for step in procedure.steps if step.stage == stage.code)
        lines += [_row(step, step.name, procedure) for step in of_stage]
    lines.append("\n## 特别程序\n")
    lines += [_row(one, one.name, procedure) for one in procedure.episodes]
    return "".join(lines) + _GENERATED


def _row(row: Step | Episode, name: str, procedure: Procedure) -> str:
    head = f"\n### {name} `{row.code}`\n\n"
    flags = [words for flag, words in _FLAGS.items() if getattr(row, flag, False)]
    said = [f"- {'；'.join(flags)}。\n"] if flags else []
    for one in fields(row):
        value = getattr(row, one.name)
        if one.name not in _NOT_LISTED and one.name not in _FLAGS and value:
            said.append(f"- {_LABELS[one.name]}：{'；'.join(_words(value, procedure))}\n")
    return head + "".join(said)


def _words(value: Any, procedure: Procedure) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _words(one, procedure)
    elif isinstance(value, Need):
        yield _need(value, procedure)
    elif isinstance(value, PaperIf):
        yield f"{value.form}（{'' if value.holds else '不是'}{_FACTS[value.fact]}）"
    elif isinstance(value, Citation):
        yield str(value)
    elif isinstance(value, Role):
        yield value.label
    elif isinstance(value, Fact):
        yield _FACTS[value]
    else:
        yield _named(str(value), procedure)


def _need(need: Need, procedure: Procedure) -> str:
    steps = "或者".join(_named(code, procedure) for code in need.steps)
    limits = [f"只限{_FACTS[need.only_if]}"] if need.only_if else []
    limits += ["自第一次算起"] if need.since_first else []
    inside = f"〔{'，'.join(limits)}〕" if limits else ""
    return f"{steps}{inside}——“{need.sentence}”{need.citation}"


def _named(code: str, procedure: Procedure) -> str:
    """Return what a code stands for, with the code: a step, a period, a rule, or the code alone."""
    if code in GUARDS:
        guard = GUARDS[code]
        return f"{code}——“{guard.sentence}”{'、'.join(map(str, guard.citations))}"
    names = {step.code: step.name for step in procedure.steps}
    names |= {row.code: row.name for row in DEADLINES.values()}
    return f"{names[code]}（{code}）" if code in names else code


def _deadlines() -> str:
    head = (
        "# 期限\n\n“参数”是法律没有规定天数、由本机关规定的；"
        "最后一日是节假日的，按“遇节假日”一栏办理。\n\n"
        "| 代码 | 名称 | 期限 | 遇节假日 | 参数 | 依据 |\n|---|---|---|---|---|---|\n"
    )
    return head + "".join(map(_deadline, DEADLINES.values())) + _GENERATED


def _deadline(row: Deadline) -> str:
    cells = (
        f"`{row.code}`",
        row.name,
        _period(row.period),
        _ROLLS[row.roll],
        "是" if row.is_parameter else "",
        row.basis_text,
    )
    return f"| {' | '.join(cells)} |\n"


def _house(house: House) -> str:
    head = f"# 本机关的参数：{house.name}\n\n每一项写明自哪天起、依据或者理由；金额单位为分。\n"
    sections: Mapping[str, Mapping[str, Effective[Any]]] = {
        "救济": {"复议机关、法院": house.remedies},
        "法律没有规定天数的期限": house.parameters,
        "听证的“较大数额”": {
            f"{party.label}{area}": own for (area, party), own in house.hearing_thresholds.items()
        },
        "机关代字": house.number_words,
        "音像记录": house.recording,
        "其他选择": house.settings,
        "保管期限": house.retention,
    }
    lines = [head]
    for title, rows in sections.items():
        lines.append(f"\n## {title}\n\n")
        lines += [line for name, own in rows.items() for line in _versions(name, own)]
    lines.append("\n## 不适用的期限\n\n")
    lines += [f"- {code}\n" for code in sorted(house.deadlines_off)]
    lines.append("\n## 处罚法第六十三条：不论数额都有听证权的种类\n\n")
    lines += [f"- {kind.label}：第一款第{item}项\n" for kind, item in ALWAYS_HEARD.items()]
    lines.append("\n## 重大行政执法决定法制审核目录清单\n")
    for version in house.major_rows.versions:
        lines.append(f"\n自{version.since}起：\n\n")
        lines += [_major(row) for row in version.value]
    return "".join(lines) + _GENERATED


def _versions(name: str, own: Effective[Any]) -> Iterable[str]:
    for one in own.versions:
        yield f"- {name}：{_value(one.value)}（自{one.since}起，{one.citation}）\n"


def _value(value: Any) -> str:
    if isinstance(value, Period):
        return _period(value)
    if isinstance(value, Remedies):
        return f"{value.reconsideration_body}；{value.court}"
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.label if isinstance(value, RecordingLevel) else str(value)


def _period(period: Period) -> str:
    return f"{period.limit} {period.unit.label}"


def _major(row: MajorRow) -> str:
    set_ones = (
        f"{_OF_MAJORS[one.name]}{_plain(getattr(row, one.name))}"
        for one in fields(row)
        if one.name not in {"code", "name"} and getattr(row, one.name)
    )
    return f"- `{row.code}` {row.name}：{'，'.join(set_ones)}\n"


def _plain(value: Any) -> str:
    listed = value if isinstance(value, tuple) else (value,)
    return "、".join(getattr(one, "label", None) or _value(one) for one in listed)


def main() -> None:
    """Write every page, and delete those of procedures that are no more."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8")
    for stale in {path.name for path in FOLDER.glob("*.md")} - made.keys() - {"README.md"}:
        (FOLDER / stale).unlink()


if __name__ == "__main__":
    main()
