"""Files that come with an act, or later, to prove it: which are taken, and what they prove."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sunlit.cases.handed_in import HandedIn, file_fault
from sunlit.cases.models import Step, StepFile
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.ledger.fast_rows import insert, rows_by
from sunlit.records.file_kinds import PDF
from sunlit.rules.citations import cite
from sunlit.rules.forms import FILES
from sunlit.rules.landmarks import ATTACH
from sunlit.rules.refusal import Refusal

if TYPE_CHECKING:
    from sunlit.cases.work import Proof

ABOUT = "about"
"""The entry that names the act which a file proves, by its number."""


def provable(facts: CaseFacts) -> list[Step]:
    """Return the acts of the case that a later file may prove, the newest first."""
    return [step for step in reversed(facts.steps) if (one := proof_of(facts, step)) and one.later]


def proof_of(facts: CaseFacts, step: Step) -> "Proof | None":
    """Return what files prove of the act; None where they prove nothing."""
    work = facts.worked.work.get(step.code)
    return work.proof if work else None


def proof_called(facts: CaseFacts, step: Step) -> str:
    """Return what a file that proves the act is called; empty where none does."""
    proof = proof_of(facts, step)
    return proof.called if proof else ""


def why_not_attached(
    files: Sequence[HandedIn], code: str, content: Mapping[str, Any], facts: CaseFacts
) -> Refusal | None:
    """Return why the files may not come with the act, or None."""
    form = facts.procedure.step(code).form
    asked = form.files if form else None
    if asked is None:
        return Refusal("这一步不存入文件。", None, FILES) if files else None
    if asked.required and not files:
        return Refusal(asked.missing, None, FILES)
    other = next((one.name for one in files if asked.scans and not _is_scan(one)), None)
    if other is not None:
        return Refusal(f"“{other}”不是 PDF 或者图片，{asked.label}应当能逐页看。", None, FILES)
    if code == ATTACH and _proven(content, facts) is None:
        return Refusal("请选择这份凭证证明哪一项。", cite("记录制度9"), ABOUT)
    return file_fault(files)


def _is_scan(one: HandedIn) -> bool:
    return one.media_type == PDF.media_type or one.media_type.startswith("image/")


def attach(files: Sequence[HandedIn], step: Step, facts: CaseFacts) -> None:
    """Write what was handed in with the act."""
    about = _proven(step.content, facts) if step.code == ATTACH else step
    for one in files:
        insert(
            StepFile(
                case=facts.case,
                step=step,
                about=about,
                file=one.enter(step),
                name=one.name,
                media_type=one.media_type,
            )
        )


def attached_by(step: Step) -> list[StepFile]:
    """Return what came with the act."""
    form = PROCEDURES[step.case.procedure].step(step.code).form
    return rows_by(StepFile, "step", [step.pk]) if form and form.files else []


def _proven(content: Mapping[str, Any], facts: CaseFacts) -> Step | None:
    chosen = str(content.get(ABOUT) or "")
    return next((step for step in provable(facts) if str(step.seq) == chosen), None)
