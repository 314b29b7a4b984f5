"""调查终结: the paper D09."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Evidence, EvidenceFile, Step
from sunlit.cases.papers.parts import (
    cause,
    day_words,
    evidence_rows,
    officer_words,
    organ,
    violated,
)
from sunlit.cases.papers.wording import (
    Content,
    basis_words,
    discretion_words,
    facts_words,
    name_words,
    parties_block,
    proposal_words,
)
from sunlit.cases.queries import CaseFacts
from sunlit.documents.coverage import in_print
from sunlit.procedures.penalty.several import ranges_of
from sunlit.procedures.penalty.steps.investigation import INVESTIGATING
from sunlit.rules.evidence import EVIDENCE_KINDS
from sunlit.rules.imposed import orders_in_words


def investigation_report(step: Step, facts: CaseFacts) -> Content:
    """案件调查终结报告 (D09)."""
    content = step.content
    return {
        **organ(),
        "cause": cause(facts),
        "party": parties_block(facts),
        "course": "\n".join(
            _course(one, facts) for one in facts.steps if one.code in INVESTIGATING
        ),
        "facts": facts_words(content, facts.evidence_list),
        "evidence": evidence_rows(facts),
        "characterization": characterized(content),
        "discretion": discretion_words(content, ranges_of(content, facts)),
        "proposal": "\n".join([proposal_words(content), *orders_in_words(content)]),
        "lead_officer": officer_words(facts, 0),
        "second_officer": officer_words(facts, 1),
    }


def characterized(content: Mapping[str, Any]) -> str:
    """Return 定性 and, where something was broken, the provisions, each as a sentence."""
    if not (content.get("violated") or "").strip():
        return name_words(content)
    return "\n".join(filter(None, (violated(content), basis_words(content))))


def _course(step: Step, facts: CaseFacts) -> str:
    content = facts.content(step)
    when = f"{day_words(date.fromisoformat(content['started_at'][:10]))}，在{content['place']}"
    match step.code:
        case "inspect_site":
            return f"{when}现场检查（勘验）：{content['found']}"
        case "interview":
            return f"{when}询问{content['interviewee']}（{content['relation']}），制作询问笔录。"
        case _:
            return f"{when}：{content['content']}"


def evidence_list(step: Step, facts: CaseFacts) -> Content:
    """证据清单 (D03-清单): a row for each item, one more for each further file of it."""
    rows = [
        row for number, item in enumerate(facts.evidence, 1) for row in _rows(number, item, facts)
    ]
    files = sum(len(facts.files_of(item)) for item in facts.evidence)
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "party_name": facts.party.name,
        "items": rows,
        "lead_officer": officer_words(facts, 0),
        "second_officer": officer_words(facts, 1),
        "total": f"证据{len(facts.evidence)}项，文件{files}个",
        "compiled_on": timezone.localdate(step.recorded_at).isoformat(),
    }


def _rows(number: int, item: Evidence, facts: CaseFacts) -> list[Content]:
    files = [
        {"file": in_print(_file_words(one)), "sha256": one.file.sha256}
        for one in facts.files_of(item)
    ]
    told = {
        "number": str(number),
        "name": item.name,
        "kind": _KIND_NAMES[item.kind],
        "source": item.source,
        "taken_by": _taken_by(item, facts),
        "proves": item.proves,
    }
    first, *others = files or [{"file": _instead_of_a_file(item)}]
    return [told | first, *others]


def _file_words(file: EvidenceFile) -> str:
    """The name of a file and what was noted of it: when, where and by whom it was taken."""
    return f"{file.name}（{file.note.rstrip('。')}）" if file.note else file.name


def _instead_of_a_file(item: Evidence) -> str:
    """Where the original is kept and why there is no file of it; nothing where nobody says so."""
    if not item.original_at:
        return ""
    return f"没有电子文件（{item.no_file}）；原件（原物）存放处：{item.original_at}"


def _taken_by(item: Evidence, facts: CaseFacts) -> str:
    """The officers who had the case when it was taken, and the day."""
    started_at = facts.content(item.step).get("started_at")
    day = timezone.localdate(
        datetime.fromisoformat(started_at) if started_at else item.step.happened_at
    )
    names = "、".join(officer.person.name for officer in facts.officers_on(day))
    return f"{names}，{day_words(day)}"


_KIND_NAMES = dict(EVIDENCE_KINDS)

CONTENT: Mapping[str, Callable[..., Content]] = {
    "D09": investigation_report,
    "D03-清单": evidence_list,
}
