"""The filters of a list as rows of plain links; what was chosen as marks that can be removed."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from sunlit.cases.procedures import PROCEDURES
from sunlit.web.list_address import Address
from sunlit.web.parts import FilterGroup, Link

KIND_NAMES = {"penalty": "行政处罚", "license": "行政许可", "inspection": "行政检查"}
STAGE_NAMES = {
    stage.code: stage.name for procedure in PROCEDURES.values() for stage in procedure.stages
}
ENDED = "ended"
_KINDS = {procedure.kind: KIND_NAMES[procedure.kind] for procedure in PROCEDURES.values()}
_WHEN_WORDS = {
    "overdue": "已超期",
    "today": "今天到期",
    "soon": "3 个工作日内到期",
    "later": "以后到期",
    "none": "没有期限",
}
_NO_MARKS = frozenset({"when", "whose"})
"""What a list shows in another way than as a mark."""


def choice(
    asked: Address, name: str, label: str, options: Iterable[tuple[str, str]]
) -> FilterGroup | None:
    """Return one row of filters, 全部 first; None where there is nothing to choose from."""
    given = list(options)
    if len(given) <= 1:
        return None
    chosen = asked.asked.get(name, "")
    links = [Link("全部", asked.but({name: ""}), not chosen)]
    links += [Link(words, asked.but({name: code}), code == chosen) for code, words in given]
    return FilterGroup(label, tuple(links))


def kind_filter(asked: Address) -> FilterGroup | None:
    """Return the row of the kinds of enforcement that are in use."""
    return choice(asked, "kind", "类别", _KINDS.items())


def stage_filter(asked: Address, *, ended: bool = False) -> FilterGroup | None:
    """Return the row of the stages; a list of cases also has those that have ended."""
    last = [(ENDED, "已结案")] if ended else []
    return choice(asked, "stage", "阶段", [*STAGE_NAMES.items(), *last])


class _Named(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


def office_filter(asked: Address, offices: Iterable[_Named]) -> FilterGroup | None:
    """Return the row of the offices among which the person may choose."""
    return choice(asked, "office", "承办科室", [(one.code, one.name) for one in offices])


def due_filter(asked: Address) -> FilterGroup | None:
    """Return the row of the states of the due day."""
    return choice(asked, "due", "到期情况", _WHEN_WORDS.items())


def removable(asked: Address, words: Mapping[str, str]) -> list[Link]:
    """Return what narrows the list, each a link to the list without it.

    :param words: what to call a value, by the name of its filter, where it is not called here.
    """
    own = {
        "stage": {**STAGE_NAMES, ENDED: "已结案"}.get(asked.asked.get("stage", ""), ""),
        "kind": KIND_NAMES.get(asked.asked.get("kind", ""), ""),
        "due": _WHEN_WORDS.get(asked.asked.get("due", ""), ""),
        "q": f"“{asked.asked.get('q', '')}”",
    }
    return [
        Link(words.get(name) or own.get(name) or value, asked.but({name: ""}))
        for name, value in asked.asked.items()
        if name not in _NO_MARKS
    ]
