"""The guards of the ordinary penalty (field guide A.5): what no case may go against.

A step names the guards its service applies (`Step.guards`). A *hard* guard refuses the step; a
*soft* one lets it pass with a reason on record. The services apply them, the database holds those
that each `protection.py` declares, and `cases.check` asks them all again of what is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import Citation, cite


class Force(StrEnum):
    """Whether a guard refuses, or asks for a reason."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True)
class Guard:
    """One guard: the rule in one sentence, the articles it comes from, how it acts.

    `reason` says which work brings it, where nothing applies it yet.
    """

    code: str
    sentence: str
    citations: tuple[Citation, ...]
    force: Force = Force.HARD
    reason: str = ""


def _guard(code: str, sentence: str, *articles: str, **more: str) -> Guard:
    force = Force.SOFT if more.pop("soft", "") else Force.HARD
    return Guard(code, sentence, tuple(cite(article) for article in articles), force, **more)


_GUARDS = (
    _guard("CF-G01", "办案的执法人员不少于两人，每次调查当日都持有效的执法证。", "处罚法42"),
    _guard("CF-G02", "应当回避的人不办理、不审核、不决定本案。", "处罚法43", "处罚法64(4)"),
    _guard("CF-G03", "违法行为在追责期限内被发现。", "处罚法36"),
    _guard(
        "CF-G04",
        "先行登记保存经机关负责人事先批准。",
        "处罚法56",
        reason="先行登记保存（特别程序）随后实现；现在没有办理它的步骤。",
    ),
    _guard(
        "CF-G05",
        "决定以前已经告知，陈述、申辩期满、明示放弃或者已经复核。",
        "处罚法44",
        "处罚法45",
        "处罚法62",
    ),
    _guard(
        "CF-G06",
        "应当听证的告知听证权利；期满未要求、明示放弃或者听证结束以后才能决定。",
        "处罚法63",
        "处罚法64",
    ),
    _guard("CF-G07", "决定的内容不超出告知的内容。", "处罚法44", "处罚法45"),
    _guard(
        "CF-G08", "重大决定的书稿和证据清单，就是通过法制审核的那一份。", "处罚法58", "审核制度5"
    ),
    _guard("CF-G09", "情节复杂或者重大违法行为的处罚，经负责人集体讨论。", "处罚法57"),
    _guard("CF-G10", "同一违法行为不给予两次以上罚款。", "处罚法29", soft="yes"),
    _guard("CF-G11", "实施处罚时责令改正。", "处罚法28", soft="yes"),
    _guard(
        "CF-G12",
        "不予处罚和从轻、减轻的情形逐项查明。",
        "处罚法30",
        "处罚法31",
        "处罚法32",
        "处罚法33",
    ),
    _guard("CF-G13", "罚款在法定幅度和裁量基准以内，偏离的说明理由。", "处罚法34"),
    _guard(
        "CF-G14",
        "立案之日起九十日内作出决定；逾期的写明依据或者原因，记录在案。",
        "处罚法60",
        soft="yes",
    ),
    _guard("CF-G15", "决定书载明法定的六项内容。", "处罚法59"),
    _guard("CF-G16", "涉嫌犯罪的移送司法机关，答复以前不作出处罚决定。", "处罚法27", "处罚法57"),
    _guard("CF-G17", "电子送达以当事人签订的确认书为前提。", "处罚法61"),
    _guard("CF-G18", "电子监控设备的证据经法制和技术审核，设置地点已经公布。", "处罚法41"),
    _guard("CF-G19", "不因陈述、申辩或者听证加重处罚。", "处罚法45"),
    _guard("CF-G20", "结案的方式与执行的情况一致。", "记录制度9"),
)

GUARDS: Mapping[str, Guard] = MappingProxyType({guard.code: guard for guard in _GUARDS})
"""Every guard by its code, in the order of the field guide."""
