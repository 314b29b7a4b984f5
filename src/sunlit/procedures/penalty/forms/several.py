"""其他违法行为: what is entered of each violation beside the first, and what proves the first.

A row has the kinds of penalty of `rules.violations.IN_A_ROW`; a kind that concerns a certificate, a
business or an occupation is given in a case of its own. Orders and circumstances are the case's.
"""

from sunlit.procedures.penalty.forms.kinds import CRITICISM, RATE, SITUATION
from sunlit.rules.discretion import Tier
from sunlit.rules.forms import Field, Kind

_NUMBERS = "写证据的序号，见页面上方，例如：1、3。"
_TIERS = tuple((tier.value, tier.label) for tier in Tier)
_IF_DROPPED = "不处罚的必填"

_FOUND = (
    Field("matter", "事项", Kind.MATTER),
    Field("facts", "违法事实", Kind.LONG_TEXT, size=5000),
    Field("proved_by", "由哪些证据证明", size=60, help=_NUMBERS),
    Field("characterization", "定性", size=300),
    Field("violated", "违反的规定", size=500, help="写到条、款、项。"),
    Field("basis", "处罚依据", size=500, help="写到条、款、项。"),
    Field(
        "same_act",
        "与前面某一项是同一个违法行为",
        Kind.YES_NO,
        help="同一个行为违反数个规定的，只按罚款数额高的规定罚款（《行政处罚法》第二十九条）。",
    ),
    Field(
        "same_act_as",
        "与第几项是同一个行为",
        required=False,
        when="选“是”的必填",
        size=4,
        help="上面填写的是第1项，本表第1行是第2项。",
    ),
)
_PENALTY = (
    Field("warning", "警告", Kind.YES_NO),
    CRITICISM,
    Field("fine_fen", "罚款", Kind.MONEY, required=False, when="有罚款的填写"),
    *RATE,
    Field("has_gains", "有违法所得", Kind.YES_NO, required=False, when="有的选“是”"),
    Field("gains_fen", "没收违法所得的数额", Kind.MONEY, required=False, when="没收的必填"),
    Field(
        "goods_list",
        "没收非法财物的清单",
        Kind.LONG_TEXT,
        required=False,
        when="没收的必填",
        size=2000,
        help="一行一物：名称，数量，单位，存放地点。例如：水泵，1，台，泵房。",
    ),
    Field("goods_value_fen", "没收财物的价值", Kind.MONEY, required=False),
)
_DISCRETION = (
    Field("tier", "裁量档次", Kind.CHOICE, choices=_TIERS),
    Field("discretion", "裁量理由", Kind.LONG_TEXT, size=2000),
    Field(
        "deviation",
        "偏离裁量基准的理由",
        Kind.LONG_TEXT,
        required=False,
        when="罚款不在所选档次的幅度内的必填",
        size=500,
    ),
)
_DROPPED = (
    Field(
        "dropped",
        "不处罚这一项",
        Kind.YES_NO,
        required=False,
        when="不再认定或者不予处罚的选“是”",
        help="告知以后不再认定的，保留这一行，选“是”并写明理由，决定书照印。",
    ),
    Field(
        "dropped_why",
        "不再认定或者不予处罚的理由",
        Kind.LONG_TEXT,
        required=False,
        when=_IF_DROPPED,
        size=500,
    ),
)

PROVED_BY = Field(
    "proved_by",
    "第1项违法行为由哪些证据证明",
    required=False,
    when="有其他违法行为的必填",
    size=60,
    help=_NUMBERS,
)
FURTHER = Field(
    "further",
    "其他违法行为",
    Kind.TABLE,
    required=False,
    when="同一当事人还有别的违法行为的填写",
    closed=True,
    columns=(*_FOUND, *SITUATION, *_PENALTY, *_DISCRETION, *_DROPPED),
    help="上面填写的是第1项。这里每行一项，分别裁量、合并处罚，罚款合计由系统算出；每一项各按自己的"
    "事项核对种类、幅度和档次；同一个行为只罚一次款（《行政处罚法》第二十九条）。"
    "需要对证件、经营活动或者从业处罚的，另行立案。",
)
SEVERAL = (PROVED_BY, FURTHER)
