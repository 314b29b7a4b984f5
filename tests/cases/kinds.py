"""Matters whose articles the table knows, and what a penalty of each says."""

from collections.abc import Mapping
from typing import Any

from cases.organ import SINCE, at
from sunlit.catalogue.services.enter_matter import enter_matter
from sunlit.people.models import Office

_MATTERS = {
    "KZ-01": ("未建立粮食经营台账", ["粮食流通条例45(5)"]),
    "KZ-02": ("串通投标", ["招标投标法53"]),
    "KZ-03": ("未按照规定报送能源信息", ["能源法72(4)"]),
    "KZ-04": ("使用国家明令淘汰的用能设备", ["节能法71"]),
    "KZ-05": ("超过规定比例收取投标保证金", ["招标投标法实施条例66"]),
    "KZ-06": ("评标委员会成员收受财物", ["招标投标法实施条例72"]),
    "KZ-07": ("备案信息变更未告知备案机关", ["673号令19"]),
    "KZ-08": ("应急状态时不服从统一指挥", ["能源法73"]),
}
WITHOUT = {"warning": False, "fine_fen": 0}
RATE = {
    "fine_by": "permille",
    "fine_base": "中标项目金额",
    "fine_base_fen": 238_000_000,
    "fine_rate": "6",
}
GOODS = [
    {"name": "Y系列三相异步电动机", "number": "2", "unit": "台", "place": "一号车间"},
    {"name": "SL7型变压器", "number": "1", "unit": "台", "place": "配电室"},
]
BAN = {
    "ban": True,
    "ban_person": "欧阳示例",
    "ban_scope": "不得再参加依法必须进行招标的项目的评标",
    "ban_term": "终身",
}
DISPOSITIONS: Mapping[str, Mapping[str, Any]] = {
    "KZ-02": {**WITHOUT, **RATE, "has_gains": True, "gains_fen": 3_000_000},
    "KZ-03": {**WITHOUT, "criticism": True},
    "KZ-04": {**WITHOUT, "goods": GOODS, "goods_value_fen": 1_800_000},
    "KZ-05": {
        **WITHOUT,
        "fine_fen": 1_000_000,
        "has_gains": True,
        "gains_fen": 120_000,
        "refund": "十日内向十二家投标人退还多收的投标保证金24,000元和同期存款利息",
    },
}
"""A penalty of each matter that passes, beside what every case says."""


def make_matters() -> None:
    """Enter them in the catalogue of the organ."""
    office = Office.objects.get(code="supervision")
    for code, (name, basis) in _MATTERS.items():
        version = {
            "since": SINCE,
            "name": name,
            "violated": "《示例条例》第一条",
            "basis": basis,
            "consequence": "见条文",
            "fine_min_fen": None,
            "fine_max_fen": None,
            "office": office,
            "checked_on": SINCE,
        }
        enter_matter(code, "penalty", version, now=at(f"{SINCE}"))
