"""移送: the paper D23."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, contact, day_words, organ
from sunlit.cases.papers.wording import Content, is_unsigned, parties_block
from sunlit.cases.queries import CaseFacts, taken
from sunlit.documents.forms.model import OPEN

_ONE_COPY = "1份"


def criminal_transfer(step: Step, facts: CaseFacts) -> Content:
    """涉嫌犯罪案件移送书 (D23): issued when the leader approves the officer's report."""
    report = taken(facts, "report_crime").content
    return {
        **organ(),
        "addressee": report["police"],
        "cause": cause(facts),
        "party": parties_block(facts),
        "facts": report["facts"],
        "suspected_crime": report["suspected_crime"],
        "prior_measures": report["prior_measures"],
        "materials": [_material(line) for line in report["materials"].splitlines() if line.strip()],
        "approved": OPEN if is_unsigned(step) else _approved(step),
        **contact(facts),
    }


def _approved(step: Step) -> str:
    """Say who approved, on what ground a deputy does, and when."""
    day = day_words(timezone.localdate(step.recorded_at))
    return f"{step.actor.name}{_acting(step)}于{day}批准移送。"


def _acting(step: Step) -> str:
    """Say that a deputy runs the organ, and on what ground."""
    basis = str(step.content.get("acting_basis") or "").strip()
    return f"（主持工作：{basis}）" if basis else ""


def _material(line: str) -> Content:
    """Read one line `名称，数量`; without a number it is one copy."""
    name, _, quantity = line.strip().rpartition("，")
    return {"name": name or quantity, "quantity": quantity if name else _ONE_COPY}


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D23": criminal_transfer,
}
