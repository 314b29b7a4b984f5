"""What frames the amount of a penalty, beside the form in which it is proposed or decided."""

from sunlit.cases.papers.wording import discretion_words, proposal_words
from sunlit.cases.queries import CaseFacts
from sunlit.rules.identifiers import FULL_AGE
from sunlit.rules.money import yuan
from sunlit.web.parts import Fact

HEADING = "裁量的依据"
_DECIDING = frozenset(
    {"endorse_decision", "deliberate", "deliberate_against", "decide", "return_decision"}
)
_PROPOSING = frozenset({"conclude_investigation", "draft_decision"})


def frame_shown(facts: CaseFacts, code: str) -> list[Fact]:
    """Return the amounts of law and table and the party's age; whoever approves reads the draft."""
    if code in _DECIDING and facts.draft:
        content = facts.draft.content
        return [
            Fact("拟作决定", proposal_words(content)),
            Fact("违法事实", content["facts"]),
            Fact("证据", "、".join(item["name"] for item in content["evidence"])),
            Fact("定性和依据", "\n".join((content["characterization"], content["basis"]))),
            Fact("裁量", discretion_words(content)),
            *_frame(facts),
        ]
    return _frame(facts) if code in _PROPOSING else []


def _frame(facts: CaseFacts) -> list[Fact]:
    rows = [Fact("法定幅度", _amounts(facts.matter.fine_min_fen, facts.matter.fine_max_fen))]
    rows += [Fact(one.tier.label, str(one)) for one in facts.matter.ranges]
    if facts.age is not None:
        minor = "，是未成年人" if facts.age < FULL_AGE else ""
        rows.append(Fact("当事人年龄", f"违法行为终了时{facts.age}周岁{minor}"))
    return rows


def _amounts(least: int | None, most: int | None) -> str:
    if most is None:
        return "法律没有规定罚款数额"
    return f"{yuan(least)}元以上{yuan(most)}元以下" if least else f"{yuan(most)}元以下"
