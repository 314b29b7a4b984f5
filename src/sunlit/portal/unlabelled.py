"""Snapshots from before their rows were labelled: all are of penalties, and read as they did.

Nothing new is written like this; what stands in the public log is never written anew.
"""

from collections.abc import Mapping
from typing import Any

_PENALTY = "penalty"


def title(content: Mapping[str, Any]) -> str:
    """Return what the decision is called."""
    return "行政处罚决定" if _punishes(content) else "不予行政处罚决定"


def rows(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what its page says of it, each with its label."""
    further = _of_penalty(content) if _punishes(content) else _of_no_penalty(content)
    return [("案由", content["cause"]), *further]


def _punishes(content: Mapping[str, Any]) -> bool:
    """Whether it is of a penalty; those before there were other outcomes all are."""
    return bool(content.get("outcome", _PENALTY) == _PENALTY)


def _of_penalty(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("违法事实", content["facts"]),
        ("违反的规定", content["violated"]),
        ("处罚依据", content["basis"]),
        ("处罚种类", "、".join(content.get("kinds", ()))),
        ("处罚内容", content["disposition"]),
        ("责令改正、责令退还", content.get("correction", "")),
    ]


def _of_no_penalty(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("查明的事实", content["facts"]),
        ("违反的规定", content["violated"]),
        ("不予处罚的情形（《行政处罚法》）", content["circumstance"]),
        ("不予处罚的理由", content["reasons"]),
        ("处理结果", content["disposition"]),
    ]
