"""The database held against what was kept outside of it: a signed checkpoint, a citizen's proof.

What lies on one machine cannot prove itself. A checkpoint that somebody else kept says how many
entries there were and what they were; a database that lacks them was rolled back, one that has
others was rewritten. What cannot be compared never reads as agreement.
"""

from dataclasses import dataclass

from sunlit.ledger import notes, proofs
from sunlit.ledger.generations import generation_of, knows
from sunlit.ledger.models import LogEntry, LogOrigin
from sunlit.ledger.queries import size_of


@dataclass(frozen=True)
class Held:
    """One thing kept outside, held against the database.

    `acknowledged`: the database lacks it, and a later generation says so before everybody.
    """

    where: str
    sentence: str
    agrees: bool
    acknowledged: bool = False

    def __str__(self) -> str:
        return f"{self.where}：{self.sentence}"


def hold_checkpoint(note: str) -> Held:
    """Hold the database against a signed checkpoint, wherever it was kept."""
    note = note.replace("\r\n", "\n")
    try:
        stated = notes.parse(note)
    except notes.BadNoteError:
        return Held("外面留存的检查点", "不是检查点，无法比对。", agrees=False)
    where = f"{stated.origin} 检查点 {stated.size}"
    origin = LogOrigin.objects.filter(name=stated.origin).first()
    if origin is None:
        return Held(
            where,
            "数据库里没有这个日志：数据库被换过，或者退回到了更早的副本；"
            "也可能检查点属于另一个实例。",
            agrees=False,
            acknowledged=_is_acknowledged(stated),
        )
    try:
        kept = notes.checkpoint_of(note, notes.verifier_of(origin.vkey))
    except notes.BadNoteError:
        return Held(
            where,
            "签名与数据库所记的公钥不符：检查点是伪造的，或者日志换了密钥重写过。",
            agrees=False,
        )
    return _hold(origin, kept, where)


def _hold(origin: LogOrigin, kept: notes.Checkpoint, where: str) -> Held:
    size = size_of(origin)
    if kept.size > size:
        acknowledged = _is_acknowledged(kept)
        since = (
            "后来开启的一代已经写明了这次中断。" if acknowledged else "没有任何一代写明这次中断。"
        )
        return Held(
            where,
            f"留存时有 {kept.size} 条，数据库现在只有 {size} 条："
            f"末尾的记录被删除，或者数据库退回到了更早的副本。{since}",
            agrees=False,
            acknowledged=acknowledged,
        )
    if not knows(origin, kept):
        return Held(
            where,
            f"同样是前 {kept.size} 条，内容与留存的不同：日志被改写（分叉）。",
            agrees=False,
        )
    return Held(where, f"一致：前 {kept.size} 条与留存的相同，现有 {size} 条。", agrees=True)


def hold_proof(text: str) -> Held:
    """Hold the database against a `.tlog-proof` file that a citizen kept."""
    try:
        proof = proofs.read(text.replace("\r\n", "\n"))
        stated = notes.parse(proof.note)
    except (proofs.BadProofError, notes.BadNoteError):
        return Held("外面留存的证明", "不是日志证明，无法比对。", agrees=False)
    where = f"{stated.origin} 第 {proof.index} 条的证明"
    held = hold_checkpoint(proof.note)
    if not held.agrees:
        return Held(where, held.sentence, agrees=False, acknowledged=held.acknowledged)
    origin = LogOrigin.objects.get(name=stated.origin)
    try:
        proofs.check(proof, notes.verifier_of(origin.vkey))
    except (proofs.BadProofError, notes.BadNoteError):
        return Held(where, "证明本身不成立：记录不在它所附的检查点之下。", agrees=False)
    entry = LogEntry.objects.filter(origin=origin, index=proof.index).first()
    if entry is None or bytes(entry.leaf) != proof.leaf:
        return Held(where, "日志在这个位置上的记录与证明里的不同：记录被改写。", agrees=False)
    return Held(where, f"一致：{held.sentence.removeprefix('一致：')}", agrees=True)


def _is_acknowledged(lacking: notes.Checkpoint) -> bool:
    """Tell whether a generation that follows names a checkpoint at least as late."""
    later = LogOrigin.objects.exclude(continues_note="").filter(
        generation__gt=generation_of(lacking.origin)
    )
    for note in later.values_list("continues_note", flat=True):
        named = notes.parse(note)
        if named.origin == lacking.origin and named.size >= lacking.size:
            return True
    return False
