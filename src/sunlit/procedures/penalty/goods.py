"""没收非法财物: what of the inventory was handed over, by whom and when (处罚法59(4)、74)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import all_goods

RECEIVE = "receive_goods"
_BASIS = cite("处罚法59(4)")
Row = Mapping[str, Any]


def receptions(facts: CaseFacts) -> list[Step]:
    """Return the acts by which confiscated goods were taken in, oldest first."""
    return [step for step in facts.steps if step.code == RECEIVE]


def not_received(facts: CaseFacts, until: int | None = None) -> list[dict[str, str]]:
    """Return the rows of the inventory that nobody handed over yet.

    :param until: only acts up to that number are counted; all where it is None.
    """
    waiting = all_goods(facts.decision.draft.content)
    for step in receptions(facts):
        if until is None or step.seq <= until:
            for row in facts.content(step)["received"]:
                waiting = _without(waiting, row)
    return waiting


def _without(waiting: list[dict[str, str]], row: Row) -> list[dict[str, str]]:
    """Return the rows without the one that this row is of; each stands for one delivery."""
    place = next((number for number, one in enumerate(waiting) if _same(one, row)), len(waiting))
    return [*waiting[:place], *waiting[place + 1 :]]


def _same(one: Row, other: Row) -> bool:
    return all(one[name].strip() == other[name].strip() for name in ("name", "number", "unit"))


def why_not_received(content: Mapping[str, Any], facts: CaseFacts, today: date) -> Refusal | None:
    """Return why the goods cannot have been handed over so, or None."""
    received_on = date.fromisoformat(content["received_on"])
    if not facts.decision.decided_on <= received_on <= today:
        sentence = f"交付日期应当在决定日期（{facts.decision.decided_on}）和今天之间。"
        return Refusal(sentence, _BASIS, "received_on")
    waiting = not_received(facts)
    for row in content["received"]:
        if not any(_same(one, row) for one in waiting):
            sentence = (
                f"“{row['name']}{row['number']}{row['unit']}”不在决定书没收财物清单里，"
                "或者已经登记收到；请照清单的名称、数量、单位填写，一行一项。"
            )
            return Refusal(sentence, _BASIS, "received")
        waiting = _without(waiting, row)
    return None


def bars(_person: Person, code: str, facts: CaseFacts, _day: date) -> Refusal | None:
    """Return that no goods are waited for: none are confiscated, or all were handed over."""
    if code != RECEIVE or not facts.is_decided:
        return None
    if not all_goods(facts.decision.draft.content):
        return Refusal("本案没有没收非法财物，不登记收到财物。", _BASIS)
    if not not_received(facts):
        return Refusal("没收财物清单上的财物已经全部登记收到。", _BASIS)
    return None


def why_goods_not_received(facts: CaseFacts, rows: Sequence[Row]) -> Refusal | None:
    """Return which goods are said to be confiscated though nobody handed them over, or None."""
    done = any(row["kind"] == PenaltyKind.CONFISCATION_OF_GOODS and row["done"] for row in rows)
    waiting = not_received(facts) if done else []
    if not waiting:
        return None
    sentence = (
        f"还有{goods_list(waiting)}没有登记收到，请先办理“登记收到没收财物”；"
        "没有收到的，“没收非法财物”选“否”，写明理由和依据。"
    )
    return Refusal(sentence, _BASIS, "carried_out")


def goods_list(rows: Sequence[Row]) -> str:
    """Return the rows in words: what, and how many."""
    return "、".join(f"{row['name']}{row['number']}{row['unit']}" for row in rows)


def received_in_words(facts: CaseFacts) -> Iterator[str]:
    """Yield each delivery: when, what, by whom, and where it is."""
    for step in receptions(facts):
        content = facts.content(step)
        goods = "、".join(
            f"{row['name']}{row['number']}{row['unit']}（存放于{row['place']}）"
            for row in content["received"]
        )
        yield (
            f"{content['received_on']} 收到没收的财物：{goods}，交付人{content['handed_by']}，"
            f"接收人{step.actor.name}。"
        )
