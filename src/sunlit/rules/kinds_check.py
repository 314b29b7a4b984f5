"""Whether a disposition imposes what its article knows: kinds, amounts, terms, preconditions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sunlit.rules.citations import Citation, cite
from sunlit.rules.discretion import Tier
from sunlit.rules.fine_rates import FineBy, check_calculation, fine_by, rate_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import FIELDS, OF_LICENSES, kinds_in
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import ORDINARY, FineRule, PenaltyLaw, Situation
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal
from sunlit.rules.terms import months_of, term_words

Entries = Mapping[str, Any]
_STATED = cite("处罚法59(3)")
_TERMS = {
    PenaltyKind.LICENSE_SUSPENSION: "license_term",
    PenaltyKind.BUSINESS_RESTRICTION: "business_term",
    PenaltyKind.OCCUPATIONAL_BAN: "ban_term",
}


def check_kinds(
    entries: Entries,
    law: PenaltyLaw | None,
    party: PartyKind,
    day: date,
    *,
    absorbed: bool = False,
) -> Refusal | None:
    """Return why the kinds of a penalty are not what the law allows, or not whole, or None.

    :param law: the article that the matter rests on; None where it is not structured yet, then
        only what each kind must say is asked.
    :param day: of the act: an order to correct must have run out before it.
    :param absorbed: the same act is fined by another provision: no fine is compulsory (处罚法29).
    """
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        return None
    unclear = _check_details(entries) or _check_gains(entries)
    if unclear or law is None:
        return unclear
    situation = _situation(entries, law, party)
    if isinstance(situation, Refusal):
        return situation
    return (
        _check_precondition(entries, law, situation, day)
        or _check_known(entries, law, situation)
        or _check_compulsory(entries, law, _unfined(situation) if absorbed else situation)
        or _check_fine(entries, law.citation, situation)
        or _check_terms(entries, law.citation, situation)
    )


def _unfined(situation: Situation) -> Situation:
    """Return the situation without a compulsory fine; an alternative that was one asks nothing."""
    fine = {PenaltyKind.FINE}
    others = frozenset() if situation.one_of & fine else situation.one_of
    return replace(situation, must=situation.must - fine, one_of=others)


def _check_details(entries: Entries) -> Refusal | None:
    """Return what a kind leaves unsaid that the decision must say (处罚法59)."""
    begun = _said(entries, "fine_rate") or entries.get("fine_base_fen")
    if PenaltyKind.FINE in kinds_in(entries) or begun:
        wrong = check_calculation(entries)
        if wrong:
            return wrong
    missing = next((name for name in _needed(entries) if not _said(entries, name)), None)
    if missing:
        return Refusal(_MISSING[missing], _STATED, missing)
    for kind, name in _TERMS.items():
        written = _said(entries, name)
        if kind in kinds_in(entries) and written and months_of(written) is None:
            sentence = f"“{written}”看不出是多久；请写成“六个月”“一年”“十五日”“终身”的样子。"
            return Refusal(sentence, _STATED, name)
    return None


def _needed(entries: Entries) -> Iterator[str]:
    kinds = kinds_in(entries)
    if _said(entries, "goods_value_fen") or PenaltyKind.CONFISCATION_OF_GOODS in kinds:
        yield "goods"
    if kinds.intersection(OF_LICENSES):
        yield from ("license_title", "license_number")
    if PenaltyKind.DOWNGRADING in kinds:
        yield "license_level"
    if PenaltyKind.LICENSE_SUSPENSION in kinds:
        yield "license_term"
    if PenaltyKind.BUSINESS_RESTRICTION in kinds:
        yield from ("business_scope", "business_term")
    if PenaltyKind.OCCUPATIONAL_BAN in kinds:
        yield from ("ban_person", "ban_scope", "ban_term")


_MISSING = {
    "goods": "没收非法财物的，请填写财物清单：名称、数量、单位和存放的地点。",
    "license_title": "请写明暂扣、降低等级或者吊销的是什么证件。",
    "license_number": "暂扣、降低等级或者吊销证件的，请填写证件的编号。",
    "license_level": "降低资质等级的，请写明降为哪一级。",
    "license_term": "暂扣许可证件的，请写明暂扣多久。",
    "business_scope": "限制开展生产经营活动的，请写明限制的是哪些活动。",
    "business_term": "限制开展生产经营活动的，请写明限制多久。",
    "ban_person": "限制从业的，请写明限制的是谁。",
    "ban_scope": "限制从业的，请写明不得从事什么。",
    "ban_term": "限制从业的，请写明限制多久；终身的，写“终身”。",
}


def _check_gains(entries: Entries) -> Refusal | None:
    """Gains are confiscated, but for what must be refunded (处罚法28.2)."""
    if not entries.get("has_gains") or entries.get("gains_fen") or _said(entries, "refund"):
        return None
    return Refusal(
        "当事人有违法所得的，除依法应当退赔的外，应当没收；请填写没收的数额，或者责令退还的内容。",
        cite("处罚法28.2"),
        "gains_fen",
    )


def _situation(entries: Entries, law: PenaltyLaw, party: PartyKind) -> Situation | Refusal:
    code = _said(entries, "situation") or ORDINARY
    found = law.situation(code)
    if found is None:
        names = "、".join(f"“{one.name}”" for one in law.situations)
        sentence = f"本条规定处罚的情形是{names}，请选择符合的一种；都不符合的，不能按照本条处罚。"
        return Refusal(sentence, law.citation, "situation")
    if not found.concerns(party):
        whom = "单位" if found.party == "unit" else "个人"
        sentence = f"“{found.name}”只适用于{whom}，当事人是{party.label}，请另选情形。"
        return Refusal(sentence, law.citation, "situation")
    return found


def _check_precondition(
    entries: Entries, law: PenaltyLaw, situation: Situation, day: date
) -> Refusal | None:
    article = law.citation
    if situation.code != ORDINARY and not _said(entries, "situation_facts"):
        sentence = f"按照“{situation.name}”处罚的，请写明哪些事实符合这一情形。"
        return Refusal(sentence, article, "situation_facts")
    if not situation.after_order:
        return None
    if not _said(entries, "order_paper"):
        sentence = "本条规定先责令改正，没有改正的才处罚；请写明责令改正的文书和文号。"
        return Refusal(sentence, article, "order_paper")
    due = _said(entries, "order_due")
    if not due:
        return Refusal("请填写责令改正的期限届满的日期。", article, "order_due")
    if date.fromisoformat(due) >= day:
        sentence = f"责令改正的期限到 {due} 为止，期限届满还没有改正的，才能处罚。"
        return Refusal(sentence, article, "order_due")
    return None


def _check_known(entries: Entries, law: PenaltyLaw, situation: Situation) -> Refusal | None:
    """Return a kind that the article does not know in this situation."""
    for kind in sorted(kinds_in(entries) - situation.knows, key=list(PenaltyKind).index):
        sentence = (
            f"法律没有规定可以给予“{kind.label}”：“{situation.name}”的，"
            f"{situation or '本条没有规定处罚'}。请去掉，或者另选情形。"
        )
        return Refusal(sentence, law.citation, FIELDS[kind])
    return None


def _check_compulsory(entries: Entries, law: PenaltyLaw, situation: Situation) -> Refusal | None:
    """Return a compulsory kind that is left out, or an alternative given twice or not at all.

    A reduced penalty may leave a kind out (减轻: 处罚法32); an alternative stays one.
    """
    kinds = kinds_in(entries)
    given = kinds & situation.one_of
    if len(given) > 1:
        both = "或者".join(kind.label for kind in PenaltyKind if kind in situation.one_of)
        sentence = f"本条规定给予{both}，只能选择一种。"
        return Refusal(sentence, law.citation, FIELDS[max(given, key=list(PenaltyKind).index)])
    if _reduced(entries):
        return None
    missing = [kind for kind in PenaltyKind if kind in situation.must - kinds]
    if missing:
        sentence = f"“{situation.name}”的，应当给予“{missing[0].label}”，不能缺少；请补上。"
        return Refusal(sentence, law.citation, FIELDS[missing[0]])
    if situation.one_of and not given:
        named = [kind for kind in PenaltyKind if kind in situation.one_of]
        sentence = f"本条规定应当给予{'或者'.join(kind.label for kind in named)}，请选择一种。"
        return Refusal(sentence, law.citation, FIELDS[named[0]])
    return None


def _check_fine(entries: Entries, article: Citation, situation: Situation) -> Refusal | None:
    """Return why the fine is not of the manner or the range that the article names."""
    if PenaltyKind.FINE not in kinds_in(entries):
        return None
    by = fine_by(entries)
    rules = [rule for rule in situation.fines if rule.by is by]
    if not rules:
        named = "；".join(str(rule) for rule in situation.fines)
        return Refusal(f"本条规定的罚款是{named}，请按照规定的方式计算。", article, "fine_by")
    value = Decimal(entries["fine_fen"]) if by is FineBy.AMOUNT else rate_of(entries) or Decimal(0)
    if any(_within(value, rule, entries) for rule in rules):
        return None
    name = "fine_fen" if by is FineBy.AMOUNT else "fine_rate"
    named = "；".join(str(rule) for rule in rules)
    less = "；低于下限的，应当有减轻处罚的情形" if value < rules[0].least else ""
    return Refusal(f"“{situation.name}”的罚款应当是{named}{less}。", article, name)


def _within(value: Decimal, rule: FineRule, entries: Entries) -> bool:
    return value <= rule.most and (value >= rule.least or _reduced(entries))


def _check_terms(entries: Entries, article: Citation, situation: Situation) -> Refusal | None:
    for kind, (least, most) in situation.terms.items():
        months = months_of(_said(entries, _TERMS[kind])) or 0
        if kind not in kinds_in(entries) or least <= months <= most:
            continue
        if months < least and _reduced(entries):
            continue
        sentence = f"“{kind.label}”的期限应当是{term_words(least)}至{term_words(most)}。"
        return Refusal(sentence, article, _TERMS[kind])
    return None


def _reduced(entries: Entries) -> bool:
    return entries.get("tier") == Tier.REDUCED


def _said(entries: Entries, name: str) -> str:
    return str(entries.get(name) or "").strip()
