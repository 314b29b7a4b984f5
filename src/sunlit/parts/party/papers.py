"""追加当事人审批表 (D02-追加): who else, in what relation, and what they are suspected of."""

from collections.abc import Callable, Mapping

from sunlit.cases.models import Party, Step
from sunlit.cases.papers.parts import cause, organ
from sunlit.cases.papers.wording import Content, opinion, party_block, said
from sunlit.cases.party import columns_of
from sunlit.cases.queries import CaseFacts, localdate_of, taken
from sunlit.parts.party.forms import CONDUCT, RELATION
from sunlit.parts.party.steps import PROPOSAL


def addition_approval(step: Step, facts: CaseFacts) -> Content:
    """追加当事人审批表 (D02-追加)."""
    asked, filed = taken(facts, PROPOSAL), facts.worked.meaning.filed(facts)
    if filed is None:
        raise AssertionError("the table lets nobody propose a party before the case is filed")
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "filed_on": localdate_of(filed).isoformat(),
        "present": "、".join(view.party.name for view in facts.views),
        "party": party_block(Party(**columns_of(asked.content))),
        "relation": asked.content[RELATION],
        "conduct": asked.content[CONDUCT],
        "officer_opinion": opinion(asked, "提请追加为本案当事人。"),
        "head_opinion": opinion(step, said(step, "追加为本案当事人")),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {"D02-追加": addition_approval}
