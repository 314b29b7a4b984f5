"""归档: the archivist checks the file, receives it and says where it is kept (记录制度12)."""

from django.db import transaction

from sunlit.archive.models import Dossier, DossierReceipt
from sunlit.archive.papers import write_reception
from sunlit.archive.queries import compiled
from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.records.store import the_store
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def archive_dossier(act: Act) -> Step:
    """Receive the file that was compiled last.

    :raises Refused: for the person who compiled it, when it was not checked, when one of its files
        is not there, or when the number is another file's.
    """
    step, facts = begin(act, "archive_dossier")
    dossier = compiled(facts)
    if dossier is None:
        raise AssertionError("the table lets no file be received that is not compiled")
    refusal = _why_not(act, dossier)
    if refusal:
        raise Refused(refusal)
    receipt = DossierReceipt.objects.create(
        dossier=dossier,
        step=step,
        archive_number=act.content["archive_number"].strip(),
        kept_at=act.content["kept_at"],
        received_by=act.actor,
        recorded_at=act.now,
    )
    return complete(step, [receipt, *write_reception(step, facts, receipt)])


def _why_not(act: Act, dossier: Dossier) -> Refusal | None:
    article = cite("记录制度12")
    if dossier.compiled_by_id == act.actor.pk:
        return Refusal("案卷是您自己立的，应当由另一名档案员核对接收。", article)
    if not act.content["checked"]:
        return Refusal("请逐件核对以后再归档；有问题的，退回承办科室。", article, "checked")
    for material in dossier.materials.exclude(sha256=""):
        if not the_store().exists(material.sha256):
            return Refusal(f"“{material.title}”的文件不在，不能归档。", article)
    number = act.content["archive_number"].strip()
    if DossierReceipt.objects.filter(archive_number=number).exists():
        return Refusal(f"归档号 {number} 已经用过，请核对。", article, "archive_number")
    return None
