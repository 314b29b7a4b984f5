"""移送: the paper D23."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, contact, day_words, organ
from sunlit.cases.papers.wording import Content, party_block
from sunlit.cases.queries import CaseFacts, taken

_ONE_COPY = "1份"


def criminal_transfer(step: Step, facts: CaseFacts) -> Content:
    """涉嫌犯罪案件移送书 (D23): issued when the leader approves the officer's report."""
    report = taken(facts, "report_crime").content
    approved_on = day_words(timezone.localdate(step.recorded_at))
    return {
        **organ(),
        "addressee": report["police"],
        "cause": cause(facts),
        "party": party_block(facts.party),
        "facts": report["facts"],
        "suspected_crime": report["suspected_crime"],
        "prior_measures": report["prior_measures"],
        "materials": [_material(line) for line in report["materials"].splitlines() if line.strip()],
        "approved": f"{step.actor.name}于{approved_on}批准移送。",
        **contact(facts),
    }


def _material(line: str) -> Content:
    """Read one line `名称，数量`; without a number it is one copy."""
    name, _, quantity = line.strip().rpartition("，")
    return {"name": name or quantity, "quantity": quantity if name else _ONE_COPY}


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D23": criminal_transfer,
}
