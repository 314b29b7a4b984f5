"""公示 of a decision to punish, or not to: what the public reads (公示制度六, 处罚法48)."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sunlit.cases.papers.wording import name_words, proposal_words
from sunlit.cases.publishing import Copied, PublicText, Publishing
from sunlit.cases.work import Row
from sunlit.rules.no_penalty import NoPenaltyCircumstance
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.violations import all_kinds

_ONLY_SOME = ("circumstance", "reasons", "correction")
_UNSPOKEN = frozenset(one.label for one in NoPenaltyCircumstance if one.needs_guardian)


def _text(copied: Copied) -> PublicText:
    decision, content = copied.decision, copied.content
    draft = decision.draft.content
    cause, conclusion = copied.hidden(name_words(draft)), copied.hidden(proposal_words(draft))
    fields = {
        "facts": content["facts"],
        "outcome": decision.outcome,
        "violated": content.get("violated") or "",
        "basis": content.get("basis") or "",
        "disposition": content.get("disposition") or conclusion,
        **{name: content[name] for name in _ONLY_SOME if content.get(name)},
        **_kinds(draft),
        "fine_fen": decision.fine_fen,
    }
    punishes = decision.outcome == PenaltyOutcome.PENALTY
    rows = _of_penalty(fields) if punishes else _of_no_penalty(fields)
    return PublicText(
        title="行政处罚决定" if punishes else "不予行政处罚决定",
        cause=cause,
        conclusion=conclusion.replace("\n", ""),
        rows=(Row("案由", cause), *rows),
        fields=fields,
    )


def _kinds(draft: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the names of the kinds of penalty; nothing where none was imposed."""
    imposed = all_kinds(draft)
    names = [kind.label for kind in PenaltyKind if kind in imposed]
    return {"kinds": names} if names else {}


def _of_penalty(fields: Mapping[str, Any]) -> Iterator[Row]:
    yield Row("违法事实", fields["facts"])
    yield Row("违反的规定", fields["violated"])
    yield Row("处罚依据", fields["basis"])
    yield Row("处罚种类", "、".join(fields.get("kinds", ())))
    yield Row("处罚内容", fields["disposition"])
    yield Row("责令改正、责令退还", fields.get("correction", ""))


def _of_no_penalty(fields: Mapping[str, Any]) -> Iterator[Row]:
    yield Row("查明的事实", fields["facts"])
    yield Row("违反的规定", fields["violated"])
    yield Row("不予处罚的情形（《行政处罚法》）", fields["circumstance"])
    yield Row("不予处罚的理由", fields["reasons"])
    yield Row("处理结果", fields["disposition"])


def _withheld(content: Mapping[str, Any]) -> Collection[str]:
    """That somebody is a minor or ill is nobody's business (处罚法30, 31)."""
    return ("circumstance",) if content.get("circumstance") in _UNSPOKEN else ()


PUBLISHING = Publishing(
    text=_text,
    removed=frozenset({"payee_bank", "payee_name", "payee_account"}),
    as_it_is=frozenset({"circumstance"}),
    withheld=_withheld,
)
