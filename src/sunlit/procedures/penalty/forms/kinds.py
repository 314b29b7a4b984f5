"""The kinds of penalty beside 警告 and 罚款, what each must say, and the situation they rest on.

The names are those of `rules.imposed`. Of one certificate and of one business one kind is chosen:
暂扣 and 吊销 exclude each other. 行政拘留 is not the organ's to give (处罚法18.3).
"""

from sunlit.rules.fine_rates import FineBy
from sunlit.rules.forms import Apart, Field, Kind
from sunlit.rules.imposed import OF_BUSINESS, OF_LICENSES
from sunlit.rules.penalty_law import SITUATIONS
from sunlit.rules.redaction import Personal

_IF_GOODS = "没收非法财物的必填"
_IF_LICENSE = "暂扣、降级、吊销证件的必填"
_IF_BUSINESS = "限制开展生产经营活动的必填"
_IF_BAN = "限制从业的必填"
_IF_RATE = "按比例或者倍数计算的必填"
_AFTER_ORDER = "没有改正才处罚的必填"
_NONE = ("", "没有")

SITUATION = (
    Field(
        "situation",
        "适用的情形",
        Kind.CHOICE,
        required=False,
        choices=tuple(SITUATIONS.items()),
        help="条文分情形规定处罚的，选择本案符合的一种。",
    ),
    Field(
        "situation_facts",
        "符合这一情形的事实",
        Kind.LONG_TEXT,
        required=False,
        when="不是一般情形的必填",
        size=1000,
    ),
    Field("order_paper", "责令改正的文书和文号", required=False, when=_AFTER_ORDER),
    Field("order_due", "责令改正的期限届满日", Kind.DATE, required=False, when=_AFTER_ORDER),
)
CRITICISM = Field("criticism", "通报批评", Kind.YES_NO, required=False, when="给予的选“是”")
RATE = (
    Field(
        "fine_by",
        "罚款怎样计算",
        Kind.CHOICE,
        required=False,
        choices=tuple((one.value, one.label) for one in FineBy),
        when="不选的，直接写数额",
    ),
    Field(
        "fine_base",
        "计算罚款的基数是什么",
        required=False,
        when=_IF_RATE,
        size=60,
        help="例如：中标项目金额、项目总投资额、货值金额。",
    ),
    Field(
        "fine_base_fen", "基数（元）", Kind.MONEY, required=False, when=_IF_RATE, apart=Apart.ALIKE
    ),
    Field(
        "fine_rate",
        "比例或者倍数",
        required=False,
        when=_IF_RATE,
        size=12,
        help="例如：5。",
        apart=Apart.ALIKE,
    ),
)
CONFISCATED = (
    Field(
        "has_gains",
        "当事人有违法所得",
        Kind.YES_NO,
        required=False,
        when="有的选“是”",
        help="除依法应当退赔的外，应当没收（《行政处罚法》第二十八条第二款）。",
    ),
    Field(
        "gains_fen",
        "没收违法所得的数额",
        Kind.MONEY,
        required=False,
        when="没收的必填",
        apart=Apart.ALIKE,
    ),
    Field(
        "goods",
        "没收非法财物的清单",
        Kind.TABLE,
        required=False,
        when=_IF_GOODS,
        columns=(
            Field("name", "名称", size=60),
            Field("number", "数量", size=20),
            Field("unit", "单位", size=10),
            Field("place", "存放地点", size=60),
        ),
    ),
    Field("goods_value_fen", "没收财物的价值", Kind.MONEY, required=False, apart=Apart.ALIKE),
)
LICENSE = (
    Field(
        "license",
        "对许可证件的处罚",
        Kind.CHOICE,
        required=False,
        choices=(_NONE, *((kind.value, kind.label) for kind in OF_LICENSES)),
    ),
    Field("license_title", "证件的名称", required=False, when=_IF_LICENSE, size=60),
    Field(
        "license_number",
        "证件的编号",
        required=False,
        when=_IF_LICENSE,
        size=60,
        apart=Apart.OWN,
    ),
    Field("license_level", "降为哪一级", required=False, when="降低资质等级的必填", size=30),
    Field(
        "license_term",
        "暂扣的期限",
        required=False,
        when="暂扣的必填",
        size=20,
        help="例如：三个月。",
    ),
)
BUSINESS = (
    Field(
        "business",
        "对生产经营活动的处罚",
        Kind.CHOICE,
        required=False,
        choices=(_NONE, *((kind.value, kind.label) for kind in OF_BUSINESS)),
    ),
    Field(
        "business_scope",
        "限制、停止或者关闭的是什么",
        Kind.LONG_TEXT,
        required=False,
        when=_IF_BUSINESS,
        size=300,
        help="例如：参加依法必须进行招标的项目的投标。",
    ),
    Field(
        "business_term",
        "限制或者停止的期限",
        required=False,
        when=_IF_BUSINESS,
        size=20,
        help="例如：一年。",
    ),
)
BAN = (
    Field("ban", "限制从业", Kind.YES_NO, required=False, when="给予的选“是”"),
    Field(
        "ban_person",
        "被限制的人",
        required=False,
        when=_IF_BAN,
        size=60,
        personal=Personal.NAME,
        apart=Apart.OWN,
    ),
    Field("ban_scope", "不得从事什么", required=False, when=_IF_BAN, size=200),
    Field(
        "ban_term",
        "限制从业的期限",
        required=False,
        when=_IF_BAN,
        size=20,
        help="例如：三年、终身。",
    ),
)
REFUND = Field(
    "refund",
    "责令退还的内容",
    Kind.LONG_TEXT,
    required=False,
    when="依法应当退赔的填写",
    size=500,
    help="向谁退还什么、多少、到哪一天。",
    apart=Apart.ALIKE,
)

SECTIONS = {
    "situation": "法律规定的情形",
    "warning": "警告、罚款",
    "has_gains": "没收",
    "license": "其他种类的处罚",
}
"""The headings of the kinds, by the entry each stands above."""
