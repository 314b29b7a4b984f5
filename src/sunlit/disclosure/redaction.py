"""技术处理 of a written decision: what the public copy says, item by item, and why it differs.

Known personal values (the structured fields of the case) are masked exactly; what the detectors
find beyond them is masked too. A person looks at the result before it goes out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sunlit.cases.models import Decision, Party
from sunlit.cases.queries import CaseFacts
from sunlit.rules.house.model import PartyKind
from sunlit.rules.redaction import anonymous, find_traces, surname_only, treat, treatment_of

MASKED = "（已隐去）"
WITHHELD = "（不公开）"
_REMOVED = ("payee_bank", "payee_name", "payee_account")
_NAMES = ("receiver", "interviewee", "person_on_site", "witness", "speaker", "payer")
_NUMBERED = (
    "id_number",
    "telephone",
    "person_on_site_identity",
    "witness_identity",
    "speaker_identity",
)
_NUMBER = re.compile(r"[0-9A-Za-z-]{6,}")
_NOBODY = frozenset({"无", "不详", "没有", "本人", "当事人", "当事人本人"})
_SHORTEST_ADDRESS = 6
_OF_THE_ORGAN = frozenset({"contact_person", "contact_phone", "contact_address", "organ_name"})


@dataclass(frozen=True)
class Compared:
    """One item of the decision, as it is and as the public will read it."""

    name: str
    original: Any
    public: Any

    @property
    def changed(self) -> bool:
        """Whether the public reads something else."""
        return bool(self.original != self.public)


def public_content(decision: Decision, name_setting: str) -> dict[str, Any]:
    """Return the content of the public copy of a written decision.

    `name_setting` is the organ's choice for natural persons: `full` or `surname`.
    """
    kind = PartyKind(CaseFacts(decision.case).party.kind)
    masks = _masks(decision, name_setting)
    original = decision.document.content
    content = {
        name: value if name in _OF_THE_ORGAN else _masked(value, masks)
        for name, value in original.items()
        if name not in {*_REMOVED, "party"}
    }
    content["party"] = _public_party(original["party"], kind, name_setting)
    content["shown_number"] = str(decision.document.number)
    return content


def public_text(decision: Decision, text: str, name_setting: str) -> str:
    """Return a text about the decision as the public reads it."""
    return _masked_text(text, _masks(decision, name_setting))


def compare(original: Mapping[str, Any], public: Mapping[str, Any]) -> list[Compared]:
    """Return every item of the original beside its public form."""
    return [Compared(name, value, public.get(name)) for name, value in original.items()]


def _masks(decision: Decision, name_setting: str) -> Mapping[str, str]:
    facts = CaseFacts(decision.case)
    parties = list(decision.case.parties.all())
    masks = dict(_known_persons(facts, parties))
    for party in parties:
        masks |= dict(_known_values(party, name_setting))
    return masks


def _known_values(party: Party, name_setting: str) -> Iterator[tuple[str, str]]:
    if party.telephone:
        yield party.telephone, MASKED
    if party.kind == PartyKind.NATURAL_PERSON:
        yield party.code, MASKED
        yield party.address, WITHHELD
        if name_setting != "full":
            yield party.name, surname_only(party.name)


def _known_persons(facts: CaseFacts, parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Yield who appears in the case beside the party, as entered and as corrected since.

    An entry that says 无 names nobody, and of one that says 法定代表人 with a number only the
    number is personal: masked whole, it would take a common word out of the text.
    """
    public = {name for party in parties for name in (party.name, party.representative)}
    organizations = [party for party in parties if party.kind != PartyKind.NATURAL_PERSON]
    public |= {value for party in organizations for value in (party.code, party.address)}
    contents = [one for step in facts.steps for one in (step.content, facts.content(step))]
    names = [str(content.get(name) or "").strip() for content in contents for name in _NAMES]
    numbered = [str(content.get(name) or "") for content in contents for name in _NUMBERED]
    if facts.reporter:
        names.append(facts.reporter.name)
        numbered.append(facts.reporter.contact)
    for name in names:
        if len(name) > 1 and name not in public | _NOBODY:
            yield name, anonymous(name)
    for text in numbered:
        yield from ((one, MASKED) for one in _NUMBER.findall(text) if one not in public)
    for content in contents:
        address = str(content.get("address") or "")
        if len(address) >= _SHORTEST_ADDRESS and address not in public:
            yield address, MASKED


def _public_party(party: Mapping[str, Any], kind: PartyKind, name_setting: str) -> dict[str, Any]:
    public = {key: value for key, value in party.items() if key != "phone"}
    public["name"] = treat(party["name"], treatment_of("party_name", kind, name_setting))
    if kind is PartyKind.NATURAL_PERSON:
        public |= {"id_number": WITHHELD, "address": WITHHELD}
    return public


def _masked(value: Any, masks: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _masked_text(value, masks)
    if isinstance(value, list):
        return [_masked(item, masks) for item in value]
    if isinstance(value, Mapping):
        return {key: _masked(item, masks) for key, item in value.items()}
    return value


def _masked_text(text: str, masks: Mapping[str, str]) -> str:
    for known, mask in sorted(masks.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(known, mask)
    for found in reversed(find_traces(text)):
        text = text[: found.start] + MASKED + text[found.end :]
    return text
