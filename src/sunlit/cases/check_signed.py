"""What `verify` asks of signatures: by whom, over what, and of which papers as they were shown.

The paper that an act issues is its signer's: as it was put before them, with their own opinion in
the place that was left open for it. So a paper forged together with its event is found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from sunlit.cases.models import Step, StepSignature
from sunlit.cases.papers.wording import said
from sunlit.cases.queries import CaseFacts
from sunlit.cases.signing import signed_digest
from sunlit.documents.content import content_hash
from sunlit.documents.forms import FORMS
from sunlit.documents.forms.model import OPEN, Kind
from sunlit.documents.models import Document
from sunlit.rules.answers import OPINION, VIEW, WORDS
from sunlit.rules.signing import signs

_SIGNATURES_KEPT = "0013_who_signed"


@dataclass(frozen=True)
class KeptSince:
    """The key of the first act that must have its signature, and for each step what it was shown.

    Earlier acts, of a version that kept or showed none, have none. None, or a step that is not
    there: no act is so new.
    """

    signed: int | None
    shown: Mapping[str, int]


def signature_faults(facts: CaseFacts, since: KeptSince) -> Iterator[str]:
    """Each act of a signing step is signed by who did it, over what it says and what was shown."""
    rows = StepSignature.objects.filter(step__case=facts.case).select_related("signer")
    signatures = {row.step_id: row for row in rows}
    issued = {(one.step_id, one.document.form): one.document for one in facts.papers}
    issued |= {(one.step_id, one.document.form): one.document for one in facts.decisions}
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        where = f"第{step.seq}步“{row.name}”"
        signature = signatures.get(step.pk)
        if signature is None:
            if signs(row) and since.signed is not None and step.pk >= since.signed:
                yield f"{where}没有{step.actor.name}本人的签署（审核制度第十条）。"
            continue
        if signature.signer_id != step.actor_id:
            yield f"{where}由{step.actor.name}办理，签署的却是{signature.signer.name}。"
        if signature.digest != _digest(facts, step):
            yield f"{where}的内容与{signature.signer.name}签署时不符。"
        is_shown = signature.shown and signature.papers
        if not is_shown and step.pk >= since.shown.get(step.code, step.pk + 1):
            yield f"{where}签署时，{signature.signer.name}没有看到要签署的文书（审核制度第十条）。"
        for fault in _paper_faults(step, signature, issued):
            yield f"{where}{fault}"


def _paper_faults(
    step: Step, signature: StepSignature, issued: Mapping[tuple[int, str], Document]
) -> Iterator[str]:
    """Each paper of the act is what its signer was shown, and its opinion what they then wrote."""
    for form, shown in signature.papers.items():
        paper = issued.get((step.pk, form))
        if paper is None:
            continue
        opened = _opened(paper, step)
        if shown not in opened:
            yield f"制作的{paper.title}与{signature.signer.name}签署时看到的不符。"
        elif opened[shown] and not _is_said(paper, opened[shown], step):
            yield f"制作的{paper.title}上的意见不是{signature.signer.name}签署的意见。"


def _opened(paper: Document, step: Step) -> dict[str, str]:
    """Return the hash of what its signer may have been shown, and which opinion was open in it.

    What the signature writes was left open; a version of before this one showed it as if it were
    written. The signer's opinion is one of the moment of the act.
    """
    form, content = FORMS[paper.form], paper.content
    left_open = {name: OPEN for name in form.left_open if name in content}
    moment = timezone.localtime(step.recorded_at).isoformat(timespec="seconds")
    own = {
        field.name: {**given, "opinion": OPEN, "at": OPEN}
        for field in form.fields
        if field.kind is Kind.OPINION
        and isinstance(given := content.get(field.name), Mapping)
        and given.get("at") == moment
    }
    return {
        content_hash(form.code, content): "",
        content_hash(form.code, {**content, **left_open}): "",
        **{
            content_hash(form.code, {**content, **left_open, name: opened}): name
            for name, opened in own.items()
        },
    }


def _is_said(paper: Document, name: str, step: Step) -> bool:
    """Whether a paper prints the choice and the words of the act.

    The words stand in the opinion, or in a row of their own that was left open for them.
    """
    printed = str(paper.content[name]["opinion"])
    rows = [str(paper.content.get(one, "")) for one in FORMS[paper.form].left_open]
    words = str(step.content.get(OPINION) or "").strip()
    chosen = WORDS.get(str(step.content.get(VIEW) or ""), "")
    if printed.startswith(said(step)):
        return True
    return printed.startswith(chosen) and any(words in one for one in (printed, *rows))


def kept_since() -> KeptSince:
    """Return from which act on signatures are kept, and since when each step shows its papers."""
    shown = StepSignature.objects.exclude(shown="").values_list("step__code")
    return KeptSince(_first_signed(), dict(shown.annotate(Min("step")).order_by()))


def _first_signed() -> int | None:
    """Return the key of the first act that must have its signature, None where there is none.

    That is the first that was ever signed, or the first since this instance keeps signatures.
    """
    signed = StepSignature.objects.order_by("step").values_list("step", flat=True)[:1]
    kept = MigrationRecorder.Migration.objects.filter(app="cases", name=_SIGNATURES_KEPT).first()
    since = Step.objects.filter(recorded_at__gte=kept.applied) if kept else Step.objects.none()
    found = [*signed, *since.order_by("pk").values_list("pk", flat=True)[:1]]
    return min(found, default=None)


def _digest(facts: CaseFacts, step: Step) -> str:
    table = facts.procedure
    if table.step(step.code).each:
        facts = facts.of(step.of_party_id)
    drafted = sum(table.step(one.code).drafts for one in facts.steps if one.seq < step.seq)
    drafts = facts.drafts[:drafted]
    return signed_digest(facts.case, step, drafts[-1].content_hash if drafts else "")
