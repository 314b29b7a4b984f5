"""What whoever fills in a form must read beside it: the request, the draft, the views on it."""

from collections.abc import Iterator

from sunlit.cases.papers.wording import (
    discretion_words,
    entered_words,
    facts_words,
    name_words,
    proposal_words,
)
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Beside, Opened, Row
from sunlit.procedures.penalty.kinds import law_applied
from sunlit.procedures.penalty.payments import last_days_to_pay, paid_and_owed
from sunlit.procedures.penalty.several import applied_to, ranges_of
from sunlit.rules.carrying_out import OWED
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import FULL_AGE
from sunlit.rules.imposed import orders_in_words
from sunlit.rules.money import yuan
from sunlit.rules.violations import is_several

_DISCRETION = "裁量的依据"
_NOT_STRUCTURED = "本事项的依据还没有整理成数据，系统不核对处罚的种类，请对照条文确定。"


def frame(opened: Opened) -> Beside:
    """Return the amounts of law and table and the party's age, for whoever proposes.

    Of a case with several violations the law of each; evidence by the numbers that prove them.
    """
    facts = opened.facts
    names = "\n".join(
        f"{number}. {item['name']}" for number, item in enumerate(facts.evidence_list, 1)
    )
    return Beside(
        _DISCRETION, (*_frame(facts), *_further(facts), *([Row("证据", names)] if names else ()))
    )


def _further(facts: CaseFacts) -> Iterator[Row]:
    """Yield what the law says of the other violations that were proposed."""
    proposed = facts.last("conclude_investigation")
    if proposed is None or not is_several(proposed.content):
        return
    party = PartyKind(facts.party.kind)
    for number, applied in applied_to(proposed.content, facts).items():
        if number == 1 or applied is None:
            continue
        said = [_NOT_STRUCTURED]
        if applied.law:
            concerned = [one for one in applied.law.situations if one.concerns(party)]
            said = [f"{one.name}：{one or '本条没有规定处罚'}。" for one in concerned]
        said += [f"{each.tier.label}：{each}。" for each in applied.frame.ranges]
        yield Row(f"第{number}项 {applied.name}", "\n".join(said))


def draft(opened: Opened) -> Beside:
    """Return the draft and what frames its amount, for whoever approves or decides it."""
    facts = opened.facts
    if facts.draft is None:
        return Beside("")
    content = facts.draft.content
    ordered = "\n".join(orders_in_words(content))
    rows = (
        Row("拟作决定", proposal_words(content)),
        *((Row("责令改正、责令退还", ordered),) if ordered else ()),
        Row("违法事实", facts_words(content, content["evidence"])),
        Row("证据", "、".join(item["name"] for item in content["evidence"])),
        Row("定性和依据", "\n".join((name_words(content), entered_words(content, "basis")))),
        Row("裁量", discretion_words(content, ranges_of(content, facts))),
    )
    return Beside(_DISCRETION, (*rows, *_frame(facts)))


def payments(opened: Opened) -> Beside:
    """Return what of fine and gains is paid and owed and until when, for whoever enters a payment.

    Nothing before the decision: the page then says that it is too early.
    """
    if "decide" not in opened.facts.position.standing:
        return Beside("")
    rows = [Row(label, words) for label, words in paid_and_owed(opened.facts)]
    last_days = dict(last_days_to_pay(opened.facts))
    for of, last_day in last_days.items():
        what = OWED[of] if len(last_days) > 1 else ""
        rows.append(Row(f"{what}缴款期限", f"{last_day:%Y-%m-%d}"))
    return Beside("罚款和缴款", tuple(rows))


def _frame(facts: CaseFacts) -> tuple[Row, ...]:
    rows = list(_kinds(facts))
    least, most = facts.matter.fine_min_fen, facts.matter.fine_max_fen
    if most is not None or law_applied(facts) is None:
        rows.append(Row("法定幅度", _amounts(least, most)))
    rows += [Row(one.tier.label, f"罚款{one}") for one in facts.matter.ranges]
    if facts.age is not None:
        minor = "，是未成年人" if facts.age < FULL_AGE else ""
        rows.append(Row("当事人年龄", f"违法行为终了时{facts.age}周岁{minor}"))
    return tuple(rows)


def _kinds(facts: CaseFacts) -> Iterator[Row]:
    """Yield what the article makes compulsory and allows, situation by situation."""
    law = law_applied(facts)
    if law is None:
        yield Row("法定种类", _NOT_STRUCTURED)
        return
    for one in law.situations:
        yield Row(one.name, f"{one or '本条没有规定处罚'}。")
    yield Row("条文", f"{law.citation}：{law.text}")


def _amounts(least: int | None, most: int | None) -> str:
    if most is None:
        return "法律没有规定罚款数额"
    return f"{yuan(least)}元以上{yuan(most)}元以下" if least else f"{yuan(most)}元以下"
