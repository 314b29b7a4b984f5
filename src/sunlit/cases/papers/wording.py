"""How papers word a party, an opinion inside the organ, and a disposition."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Party, Step
from sunlit.cases.queries import CaseFacts
from sunlit.documents.forms.model import OPEN
from sunlit.rules.answers import OPINION, VIEW, WORDS
from sunlit.rules.discretion import FineRange, Tier, range_of
from sunlit.rules.fine_rates import fine_by
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import kinds_in, penalties_in_words
from sunlit.rules.leniency import Leniency
from sunlit.rules.party_codes import UNKNOWN_PARTY, CodeKind
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.provisions import basis_sentence
from sunlit.rules.violations import (
    PROVED_BY,
    Violation,
    dropped_in_words,
    evidence_numbers,
    in_turn,
    is_several,
    penalties_of_several,
    violations_of,
)

Content = dict[str, Any]
_ITS_PLACE = "行政处罚法》第二十八条"
_GAINS = "《中华人民共和国行政处罚法》第二十八条第二款"
_BLOCKS: Mapping[str, str] = {
    PartyKind.NATURAL_PERSON: "person",
    PartyKind.ORGANIZATION: "organization",
    PartyKind.SOLE_TRADER: "sole_trader",
}


def party_block(party: Party) -> Content:
    """Return the party as papers name them; before the notice, what nobody knows is 待查明."""
    block = {
        "kind": _BLOCKS.get(party.kind, "person"),
        "name": party.name,
        **_document(party),
        "address": party.address or UNKNOWN_PARTY,
        "phone": party.telephone,
    }
    if block["kind"] == "person":
        return block
    return {**block, "representative": party.representative or UNKNOWN_PARTY}


def parties_block(facts: CaseFacts) -> Content:
    """Return the party of the case; of several the first, with who the others are."""
    block = party_block(facts.party)
    if len(facts.views) == 1:
        return block
    return {**block, "others": "；".join(_named(view.party) for view in facts.views[1:])}


def _named(party: Party) -> str:
    number = f"（{party.identified_by.label}{party.code}）" if party.code else ""
    return f"{party.name}{number}"


def _document(party: Party) -> Content:
    match party.identified_by:
        case CodeKind.CREDIT_CODE:
            return {"uscc": party.code}
        case CodeKind.NONE:
            return {}
        case kind:
            return {"id_type": kind.label, "id_number": party.code}


def act_of(code: str, step: Step, facts: CaseFacts) -> Step | None:
    """Return the act whose opinion a paper prints; None while it is still to be done.

    Whoever gives an earlier opinion reads the paper as far as it goes: it is issued by a later act.
    """
    if step.code == code:
        return step
    return facts.last(code) if code in facts.position.standing else None


def issuing(form: str, step: Step, facts: CaseFacts) -> Step | None:
    """Return the act that issues the paper: this one, or None while it is still to be done."""
    return step if form in facts.procedure.step(step.code).leaves(facts.branch) else None


def is_unsigned(step: Step) -> bool:
    """Whether the paper is a draft, made for whoever is about to sign the act."""
    return step.pk is None


def opinion(step: Step | None, text: str = "") -> Content | str:
    """Return an opinion inside the organ: what was said, by whom, when; open until it is signed."""
    if step is None:
        return OPEN
    if is_unsigned(step):
        return {"opinion": OPEN, "name": step.actor.name, "at": OPEN}
    return {
        "opinion": text,
        "name": step.actor.name,
        "at": timezone.localtime(step.recorded_at).isoformat(timespec="seconds"),
    }


def said(step: Step | None, about: str = "") -> str:
    """Return what was chosen and the words added to it: 同意立案。线索属实。

    A step taken before the choice was asked for has words alone; one still to be taken has none.
    """
    if step is None:
        return ""
    words = str(step.content.get(OPINION) or "").strip()
    chosen = WORDS.get(str(step.content.get(VIEW) or ""))
    if chosen is None or says(words, chosen):
        return words
    return f"{chosen}{about}。{words}"


def says(words: str, chosen: str) -> bool:
    """Say whether the words added to a choice name it themselves: 同意 is not printed twice.

    不同意 does not name 同意; words that name another choice too are printed after the chosen one.
    """
    longer = [one for one in WORDS.values() if one != chosen and chosen in one]
    others = [one for one in WORDS.values() if one != chosen and chosen not in one]
    return chosen in words and not any(one in words for one in (*longer, *others))


def proposal_words(proposal: Mapping[str, Any]) -> str:
    """Return in words what a conclusion or a draft proposes."""
    outcome = PenaltyOutcome(proposal["outcome"])
    if outcome is PenaltyOutcome.PENALTY:
        return disposition_words(proposal)
    if outcome is PenaltyOutcome.NOT_ESTABLISHED:
        return "违法事实不能成立，不予行政处罚。"
    return "不予行政处罚。"


def discretion_words(
    proposal: Mapping[str, Any], ranges: Mapping[int, Sequence[FineRange]] | None = None
) -> str:
    """Return the reasons of discretion: in words, the tier, what was found, deviated or new.

    Of several violations each has its own; what was told and is not punished is said after them.

    :param ranges: what the organ's table sets for each violation, by its number.
    """
    several, ranges = is_several(proposal), ranges or {}

    def weighed(one: Violation) -> list[str]:
        set_for_it = ranges.get(one.number, ())
        return [
            *_weighed(one.entries, set_for_it),
            *(_deviated(one.entries) if several else ()),
        ]

    answers = proposal.get("leniency") or proposal
    found = [f"{one.label}（{one.citation}）" for one in Leniency if answers.get(one.value)]
    words = [in_turn(proposal, lambda one: "\n".join(weighed(one)))]
    if found:
        words.append(f"当事人具有下列情形：{'；'.join(found)}。")
    words += [] if several else _deviated(proposal)
    words += dropped_in_words(proposal)
    if proposal.get("new_facts"):
        words.append(f"调查重新终结，依据的新的事实：{proposal['new_facts']}")
    return "\n".join(words)


def reasons_words(proposal: Mapping[str, Any]) -> str:
    """Return the reasons alone, of each violation, and why one that was told is not punished."""
    said = in_turn(proposal, lambda one: str(one.entries["discretion"]))
    return "\n".join([said, *dropped_in_words(proposal)])


def facts_words(proposal: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]]) -> str:
    """Return what was found: of several violations each, with the evidence that proves it."""
    if not is_several(proposal):
        return str(proposal["facts"])

    def found(one: Violation) -> str:
        numbers = evidence_numbers(str(one.entries.get(PROVED_BY) or "")) or []
        names = [f"{number}. {evidence[number - 1]['name']}" for number in numbers]
        proof = f"\n上述事实由下列证据证明：{'；'.join(names)}。" if names else ""
        return f"{one.entries['facts']}{proof}"

    return in_turn(proposal, found)


def name_words(proposal: Mapping[str, Any]) -> str:
    """Return 定性 of what is punished, joined where there are several."""
    if not is_several(proposal):
        return str(proposal["characterization"])
    return "、".join(one.name for one in violations_of(proposal))


def basis_words(proposal: Mapping[str, Any]) -> str:
    """Return on which provision each penalty rests, as sentences.

    Gains are confiscated by 处罚法28.2, unless the provision of the matter says so itself.
    """

    def found(one: Violation) -> str:
        written = str(one.entries.get("basis") or "")
        gains = PenaltyKind.CONFISCATION_OF_GAINS
        if gains not in kinds_in(one.entries) or gains.label in written or _ITS_PLACE in written:
            return basis_sentence(written)
        return f"{basis_sentence(written)}没收违法所得，依据{_GAINS}的规定。"

    return in_turn(proposal, found)


def entered_words(proposal: Mapping[str, Any], name: str) -> str:
    """Return an entry as it was entered, of each violation."""
    return in_turn(proposal, lambda one: str(one.entries.get(name) or ""))


def provisions_words(proposal: Mapping[str, Any], *, labelled: bool = False) -> str:
    """Return which provisions were broken and applied, as entered, of each violation."""
    before = ("违反：", "依据：") if labelled else ("", "")

    def named(one: Violation) -> str:
        entries = one.entries
        return f"{before[0]}{entries['violated']}\n{before[1]}{entries['basis']}"

    return in_turn(proposal, named)


def _weighed(entries: Mapping[str, Any], ranges: Sequence[FineRange]) -> list[str]:
    """Return why one violation is punished so: the reasons, its situation, its tier and range."""
    words = [str(entries["discretion"])]
    if entries["outcome"] == PenaltyOutcome.PENALTY:
        words += _situation(entries)
        tier = Tier(entries["tier"])
        within = range_of(tier, ranges, fine_by(entries)) if entries.get("fine_fen") else None
        range_words = f"（罚款{within}）" if within else ""
        words.append(f"适用裁量基准的“{tier.label}”一档{range_words}。")
    return words


def _deviated(entries: Mapping[str, Any]) -> list[str]:
    reason = entries.get("deviation")
    return [f"偏离裁量基准的理由：{reason}"] if reason else []


def _situation(proposal: Mapping[str, Any]) -> list[str]:
    """Return which facts are the situation that the article punishes, and the order before it."""
    said = []
    if proposal.get("order_paper"):
        said.append(
            f"本机关已经责令改正（{proposal['order_paper']}），改正的期限到{proposal['order_due']}为止。"
        )
    if proposal.get("situation_facts"):
        said.append(str(proposal["situation_facts"]))
    return said


def disposition_words(proposal: Mapping[str, Any]) -> str:
    """Return the penalty in words, one kind a paragraph; of several violations one each."""
    if is_several(proposal):
        return "\n".join(penalties_of_several(proposal))
    kinds = [words for _kind, words in penalties_in_words(proposal)]
    if len(kinds) == 1:
        return f"{kinds[0]}。"
    return "\n".join(f"{number}. {kind}；" for number, kind in enumerate(kinds, 1))[:-1] + "。"
