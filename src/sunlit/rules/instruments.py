"""The register of instruments (法律、法规、规章、规范性文件) that a citation may name.

Each is listed in the version that was read. `in_force_since` is the day that version came into
force, `None` where the text at hand does not say it; `number` is empty where it was not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Level(StrEnum):
    """What an instrument is, as a basis list (执法依据) groups them."""

    LAW = "法律"
    REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    RULE = "部门规章"
    NORMATIVE_DOCUMENT = "规范性文件"
    ORGAN = "本机关制度"
    PRACTICE = "实务惯例"


@dataclass(frozen=True)
class Instrument:
    """One instrument. `code` is the short key of a compact citation, as in 处罚法58."""

    code: str
    title: str
    short: str
    level: Level
    number: str = ""
    in_force_since: date | None = None
    repealed_on: date | None = None
    aliases: tuple[str, ...] = ()

    def in_force_on(self, day: date) -> bool:
        """Whether this version held on that day; a day that was not read counts as held."""
        begun = self.in_force_since is None or self.in_force_since <= day
        return begun and (self.repealed_on is None or day < self.repealed_on)

    def __str__(self) -> str:
        return self.short if self.level is Level.PRACTICE else f"《{self.short}》"


def _law(code: str, name: str, since: date) -> Instrument:
    return Instrument(code, f"《中华人民共和国{name}》", name, Level.LAW, in_force_since=since)


def _regulation(
    code: str, name: str, since: date | None, number: str = "", *aliases: str
) -> Instrument:
    return Instrument(
        code, f"《{name}》", name, Level.REGULATION, number, since, aliases=tuple(aliases)
    )


PRACTICE = Instrument(
    "惯例", "实务惯例（本机关可以调整）", "实务惯例（本机关可以调整）", Level.PRACTICE
)

_ALL = (
    _law("处罚法", "行政处罚法", date(2021, 7, 15)),
    _law("许可法", "行政许可法", date(2019, 4, 23)),
    _law("强制法", "行政强制法", date(2012, 1, 1)),
    _law("复议法", "行政复议法", date(2024, 1, 1)),
    _law("行诉法", "行政诉讼法", date(2017, 7, 1)),
    _law("民诉法", "民事诉讼法", date(2024, 1, 1)),
    _law("民法典", "民法典", date(2021, 1, 1)),
    _law("档案法", "档案法", date(2021, 1, 1)),
    _law("个保法", "个人信息保护法", date(2021, 11, 1)),
    _law("招标投标法", "招标投标法", date(2017, 12, 28)),
    _law("节能法", "节约能源法", date(2018, 10, 26)),
    _law("管道法", "石油天然气管道保护法", date(2010, 10, 1)),
    _law("电力法", "电力法", date(2018, 12, 29)),
    _law("能源法", "能源法", date(2025, 1, 1)),
    _law("粮食安全保障法", "粮食安全保障法", date(2024, 6, 1)),
    _regulation("档案法实施条例", "中华人民共和国档案法实施条例", date(2024, 3, 1)),
    _regulation("信息公开条例", "中华人民共和国政府信息公开条例", date(2019, 5, 15), "", "条例"),
    _regulation("放假办法", "全国年节及纪念日放假办法", date(2025, 1, 1)),
    _regulation(
        "移送规定",
        "行政执法机关移送涉嫌犯罪案件的规定",
        date(2020, 8, 7),
        "国务院令第310号",
        "国务院令310号",
        "310号令",
    ),
    _regulation(
        "核准备案条例",
        "企业投资项目核准和备案管理条例",
        date(2017, 2, 1),
        "国务院令第673号",
        "673号令",
    ),
    _regulation("监督条例", "行政执法监督条例", date(2026, 2, 1), "国务院令第825号"),
    _regulation("招标投标法实施条例", "中华人民共和国招标投标法实施条例", date(2019, 3, 2)),
    _regulation("粮食流通条例", "粮食流通管理条例", date(2021, 4, 15)),
    _regulation("电力设施条例", "电力设施保护条例", date(2011, 1, 8)),
    Instrument(
        "山西执法条例", "《山西省行政执法条例》", "山西省行政执法条例", Level.LOCAL_REGULATION
    ),
    Instrument(
        "36号令",
        "《信用修复管理办法》",
        "信用修复管理办法",
        Level.RULE,
        "国家发展改革委令第36号",
        date(2026, 4, 1),
        aliases=("发改委36号令",),
    ),
    Instrument(
        "31号令",
        "《固定资产投资项目节能审查和碳排放评价办法》",
        "固定资产投资项目节能审查和碳排放评价办法",
        Level.RULE,
        "国家发展改革委令2025年第31号",
    ),
    Instrument(
        "公安规定",
        "《公安机关现场执法视音频记录工作规定》",
        "公安机关现场执法视音频记录工作规定",
        Level.NORMATIVE_DOCUMENT,
    ),
    Instrument(
        "118号",
        "《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度"
        "重大执法决定法制审核制度的指导意见》",
        "国务院办公厅关于全面推行行政执法“三项制度”的指导意见",
        Level.NORMATIVE_DOCUMENT,
        "国办发〔2018〕118号",
    ),
    Instrument(
        "54号",
        "《国务院办公厅关于严格规范涉企行政检查的意见》",
        "国务院办公厅关于严格规范涉企行政检查的意见",
        Level.NORMATIVE_DOCUMENT,
        "国办发〔2024〕54号",
    ),
    Instrument(
        "424号",
        "发改办财金〔2018〕424号（行政许可和行政处罚等信用信息公示）",
        "发改办财金〔2018〕424号",
        Level.NORMATIVE_DOCUMENT,
        "发改办财金〔2018〕424号",
    ),
    Instrument(
        "大同市统计年报制度",
        "《大同市行政执法统计年报制度》",
        "大同市行政执法统计年报制度",
        Level.NORMATIVE_DOCUMENT,
    ),
    Instrument("8号令", "国家档案局令第8号", "国家档案局令第8号", Level.RULE, "国家档案局令第8号"),
    Instrument("公示制度", "《行政执法公示制度》", "行政执法公示制度", Level.ORGAN),
    Instrument(
        "记录制度",
        "《行政执法全过程记录制度》",
        "行政执法全过程记录制度",
        Level.ORGAN,
        aliases=("全过程记录制度",),
    ),
    Instrument(
        "审核制度",
        "《重大行政执法决定法制审核制度》",
        "重大行政执法决定法制审核制度",
        Level.ORGAN,
    ),
    PRACTICE,
)

INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType({one.code: one for one in _ALL})
"""Every instrument by its code."""

NAMES: Mapping[str, Instrument] = MappingProxyType(
    {name: one for one in _ALL for name in (one.code, *one.aliases)}
)
"""Every instrument by each name a compact citation may use."""

ITEMS_IN_FIRST_PARAGRAPH = frozenset(
    {
        *(("处罚法", article) for article in (57, 58, 59, 63)),
        *(("许可法", article) for article in (32, 48)),
        ("复议法", 23),
    }
)
"""Articles of several paragraphs whose items stand in the first: 58(2) is 第一款第（二）项."""

BRACKETS_MEAN_PARAGRAPH = frozenset({("许可法", 42)})
"""Articles without items, where a bracket in the compact form counts paragraphs."""
