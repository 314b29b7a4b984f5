"""Invented parties, acts and findings, the same for the same seed; nothing of them is real."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

_PLACES = ("阳泉", "盂县", "平定", "荫营", "桃河", "狮脑山", "娘子关", "义井", "南庄", "白羊墅")
_NAMES = "瑞丰宏泰嘉禾金穗永盛兴达广源恒昌华润德信诚和顺安康明远文博海天鑫隆"
_TRADES = (
    "粮油贸易",
    "粮食储备",
    "光伏发电",
    "热力",
    "工程咨询",
    "招标代理",
    "煤层气",
    "储能科技",
    "造价咨询",
    "物流园区",
)
_ENDINGS = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
_SENTENCES = (
    "经查，当事人于检查期间未能按照规定提供完整的经营台账和出入库记录。",
    "执法人员现场核对库存实物与账面数量，两者相差较大，当事人不能说明理由。",
    "上述事实有现场笔录、询问笔录、出入库单据复印件和现场照片为证。",
    "当事人在规定期限内提交了书面陈述，承认上述事实，并说明已经着手整改。",
    "复核认为，当事人提出的部分理由成立，应当作为裁量时从轻的情节予以考虑。",
    "项目开工前当事人未按照规定将变更后的建设规模和投资额告知备案机关。",
    "当事人的上述行为持续时间较短，没有造成粮食损失，也没有获得违法所得。",
    "责令限期改正通知书送达后，当事人在期限内补报了有关材料并通过了复查。",
)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@dataclass(frozen=True)
class Party:
    """A name and a unified social credit code whose check digits hold (GB 32100)."""

    name: str
    code: str


class Inventor:
    """One stream of invented things from one seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def party(self) -> Party:
        """Return a party that was not there before, most likely."""
        pick = self._chance.choice
        middle = "".join(self._chance.choices(_NAMES, k=self._chance.randint(2, 4)))
        return Party(f"{pick(_PLACES)}{middle}{pick(_TRADES)}{pick(_ENDINGS)}", self._code())

    def findings(self) -> str:
        """Return some sentences, two hundred to six hundred characters."""
        return "".join(self._chance.choices(_SENTENCES, k=self._chance.randint(6, 16)))

    def day(self, first: date, last: date) -> date:
        """Return a day of the period."""
        return first + timedelta(days=self._chance.randint(0, (last - first).days))

    def fine_fen(self) -> int:
        """Return a fine of some thousand yuan, in 分."""
        return self._chance.randint(10, 3000) * 10_000

    def bits(self) -> int:
        """Return 128 bits for an identifier."""
        return self._chance.getrandbits(128)

    def _code(self) -> str:
        body = "".join(self._chance.choices("0123456789", k=8))
        total = sum(weight * int(one) for weight, one in zip(_BODY_WEIGHTS, body, strict=True))
        code = f"91140300{body}{'0123456789X'[-total % 11]}"
        sum_of = sum(
            weight * _CHARACTERS.index(one) for weight, one in zip(_USCC_WEIGHTS, code, strict=True)
        )
        return code + _CHARACTERS[-sum_of % 31]
