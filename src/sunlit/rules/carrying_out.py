"""How each kind of a decision is carried out: what the paper says of it, and what is recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal
from sunlit.rules.violations import all_kinds

Entries = Mapping[str, Any]
REFUND = "refund"
LABELS: Mapping[str, str] = {
    **{
        kind.value: kind.label
        for kind in PenaltyKind
        if kind
        not in {PenaltyKind.WARNING, PenaltyKind.FINE, PenaltyKind.DETENTION, PenaltyKind.OTHER}
    },
    REFUND: "责令退还",
}
"""What is recorded when it is carried out: a warning is by its service, a fine by its payments.

Gains were recorded so before they were paid as a fine is.
"""
FINE, GAINS = "fine", "gains"
OWED: Mapping[str, str] = {FINE: "罚款", GAINS: "没收的违法所得"}
"""What a payment is of; all of it goes to the treasury (处罚法74.2)."""
_WITHIN = "自收到本决定书之日起"
_HOW: Mapping[PenaltyKind, str] = {
    PenaltyKind.CRITICISM: "通报批评由本机关以书面通报的方式作出。",
    PenaltyKind.CONFISCATION_OF_GAINS: (
        f"没收的违法所得，当事人应当{_WITHIN}{{period}}内，到指定的银行缴纳，全部上缴国库；"
        "到期不缴纳的，本机关可以依法申请人民法院强制执行，不加处罚款。"
    ),
    PenaltyKind.CONFISCATION_OF_GOODS: (
        f"没收的非法财物，当事人应当{_WITHIN}{{period}}内按照清单交付本机关，不得转移、隐匿、毁损；"
        "本机关依照《中华人民共和国行政处罚法》第七十四条的规定处理。"
    ),
    PenaltyKind.LICENSE_SUSPENSION: (
        f"当事人应当{_WITHIN}将被暂扣的证件交本机关，暂扣的期限自送达之日起计算。"
    ),
    PenaltyKind.DOWNGRADING: f"当事人应当{_WITHIN}将证件交本机关换发。",
    PenaltyKind.LICENSE_REVOCATION: f"被吊销的证件{_WITHIN}失效，当事人应当交回本机关。",
    PenaltyKind.BUSINESS_RESTRICTION: "限制的期限自本决定书送达之日起计算。",
    PenaltyKind.SUSPENSION_OF_BUSINESS: f"当事人应当{_WITHIN}停产停业。",
    PenaltyKind.CLOSURE: f"当事人应当{_WITHIN}停止生产经营，予以关闭。",
    PenaltyKind.OCCUPATIONAL_BAN: "限制从业的期限自本决定书送达之日起计算。",
}


PERIODS: Mapping[PenaltyKind, str] = {
    PenaltyKind.CONFISCATION_OF_GAINS: "CF-GAINS",
    PenaltyKind.CONFISCATION_OF_GOODS: "CF-GOODS",
}
"""The deadline of each kind whose period no statute sets: the decision states it (处罚法59(4)).

The fifteen days of 处罚法67(3) are of fines.
"""


def performance_in_words(entries: Entries, periods: Mapping[PenaltyKind, str]) -> Iterator[str]:
    """Yield how and until when each kind beside a fine is to be performed (处罚法59(4)).

    :param periods: what the organ sets for the kinds of `PERIODS`, in words.
    """
    kinds = all_kinds(entries)
    for kind, words in _HOW.items():
        if kind in kinds:
            yield words.format(period=periods.get(kind, ""))
    if entries.get("refund"):
        yield "责令退还的，当事人应当按期退还，并将凭证报送本机关。"


def to_carry_out(entries: Entries) -> list[str]:
    """Return what of a decision is recorded when it is carried out, by the keys of `LABELS`.

    Gains are paid as a fine is: their payments say it.
    """
    kinds = all_kinds(entries) - {PenaltyKind.CONFISCATION_OF_GAINS}
    found = [kind.value for kind in PenaltyKind if kind in kinds and kind.value in LABELS]
    return [*found, REFUND] if entries.get("refund") else found


def check_carried_out(
    rows: Sequence[Entries], asked: Iterable[str], decided_on: date, today: date
) -> Refusal | None:
    """Return what of the decision nobody says anything of, or a day that does not fit, or None."""
    asked = list(asked)
    recorded = [row["kind"] for row in rows]
    basis = cite("处罚法66.1")
    for kind in asked:
        if recorded.count(kind) != 1:
            sentence = (
                f"请登记“{LABELS[kind]}”怎样执行，一种处罚一行；没有执行的，选“否”并写明理由。"
            )
            return Refusal(sentence, basis, "carried_out")
    for row in rows:
        if row["kind"] not in asked:
            sentence = f"决定没有“{LABELS[row['kind']]}”，请删去这一行。"
            return Refusal(sentence, basis, "carried_out")
        on = row.get("on")
        if row["done"] and not on:
            return Refusal(f"请填写“{LABELS[row['kind']]}”的执行日期。", basis, "carried_out")
        if on and not decided_on <= date.fromisoformat(on) <= today:
            sentence = f"“{LABELS[row['kind']]}”的执行日期应当在决定日期和发生时间之间。"
            return Refusal(sentence, basis, "carried_out")
    return None


def is_unfinished(rows: Iterable[Entries]) -> bool:
    """Whether something was recorded as not carried out."""
    return any(not row["done"] for row in rows)


def carried_out_in_words(rows: Iterable[Entries]) -> Iterator[str]:
    """Yield what became of each kind."""
    for row in rows:
        done = f"{row['on']} 执行" if row["done"] else "没有执行"
        yield f"{LABELS[row['kind']]}：{done}，{str(row['words']).rstrip('。')}。"
