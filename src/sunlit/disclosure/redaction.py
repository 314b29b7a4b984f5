"""技术处理 of a written decision: what the public copy says, item by item, and why it differs.

Known personal values (the structured fields of the case) are masked exactly; what the detectors
find beyond them is masked too. A person looks at the result before it goes out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sunlit.cases.models import Decision, Party
from sunlit.cases.papers.wording import party_block
from sunlit.cases.procedures import PROCEDURES, worked
from sunlit.cases.publishing import Publishing
from sunlit.cases.queries import CaseFacts, facts_of_decision
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.masking.masks import WITHHELD, Masks, stands_in
from sunlit.disclosure.masking.names import names_in
from sunlit.disclosure.masking.numbers import numbers_in
from sunlit.disclosure.masking.people import people_in
from sunlit.disclosure.masking.writing import bare
from sunlit.disclosure.persons import held_of_persons
from sunlit.disclosure.queries import standing_passages
from sunlit.rules.citations import cite
from sunlit.rules.hiding import SHORTEST_PASSAGE
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import check_id_number, read_id_number
from sunlit.rules.party_codes import UNKNOWN_PARTY
from sunlit.rules.redaction import (
    Personal,
    anonymous,
    is_persons_name,
    surname_only,
    treat,
    treatment_of,
)
from sunlit.rules.refusal import Refusal

_NOBODY = frozenset({"无", "不详", "没有", "本人", "当事人", "当事人本人"})
_WITHOUT_NUMBER = frozenset({Personal.ADDRESS, Personal.BIRTHDAY, Personal.OFFICIAL})
_WITH_ADDRESS = frozenset({Personal.ADDRESS, Personal.CONTACT})
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
    party, public = facts_of_decision(decision).party, publishing_of(decision)
    masks = _masks(decision, name_setting)
    original = decision.document.content
    content = {
        name: value if name in _as_it_is(public) else _masked(value, masks)
        for name, value in original.items()
        if name not in {*public.removed, *_circumstantial(), "party"}
    }
    content |= dict.fromkeys(public.withheld(content), WITHHELD)
    content["party"] = _public_party(_party_of(decision), party, name_setting)
    content["shown_number"] = str(decision.document.number)
    return content


def publishing_of(decision: Decision) -> Publishing:
    """Return what the procedure of the decision says to the public."""
    public = worked(decision.case.procedure).public
    if public is None:
        raise AssertionError("the table has no step that publishes where nothing is public")
    return public


def _as_it_is(public: Publishing) -> frozenset[str]:
    return _OF_THE_ORGAN | public.as_it_is


def _party_of(decision: Decision) -> Mapping[str, Any]:
    """Return who the decision is on; a paper of several names all, its copy the one."""
    shown: Mapping[str, Any] = decision.document.content["party"]
    return party_block(Party(**decision.draft.content["party"])) if "others" in shown else shown


def public_text(decision: Decision, text: str, name_setting: str) -> str:
    """Return a text about the decision as the public reads it."""
    return _masks(decision, name_setting).hidden(text)


def why_not_hidden(decision: Decision, passage: str) -> Refusal | None:
    """Return why a passage cannot be hidden by hand, or None.

    It stands in the copy, and is not the name, code or number by which a decision is public.
    """
    signs = bare(passage)
    if len(signs) < SHORTEST_PASSAGE:
        return Refusal("要隐去的文字至少两个字。", None, "passage")
    setting = str(current_house().setting("natural_person_name", decision.decided_on))
    content = public_content(decision, setting)
    party = content.pop("party")
    public = (party.get("name", ""), party.get("uscc", ""), content.pop("shown_number"))
    if any(signs in bare(one) for one in public):
        sentence = "当事人的名称、统一社会信用代码和决定文号应当公开，不能隐去。"
        return Refusal(sentence, cite("公示制度6(3)"), "passage")
    as_it_is = _as_it_is(publishing_of(decision))
    hidden = [text for name in content.keys() - as_it_is for text in _texts(content[name])]
    if not any(stands_in(passage, text) for text in hidden):
        return Refusal("公示稿里没有这段文字，请从公示稿里照抄。", None, "passage")
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def compare(original: Mapping[str, Any], public: Mapping[str, Any]) -> list[Compared]:
    """Return every item of the original beside its public form."""
    return [Compared(name, value, public.get(name)) for name, value in original.items()]


def _masks(decision: Decision, name_setting: str) -> Masks:
    whole = CaseFacts(decision.case)
    facts = whole.of(decision.of_party_id)
    masks = Masks()
    masks.keep(_public_values(decision, facts.parties))
    _hide_others(masks, whole, facts.parties)
    for party in facts.parties:
        _hide_party(masks, party, facts.party, name_setting)
    for other in whole.views:
        if other.ordinal != facts.ordinal:
            _hide_other_party(masks, other)
    for one in standing_passages(decision):
        masks.hide_passage(one.passage)
    return masks


def _public_values(decision: Decision, parties: Sequence[Party]) -> Iterator[str]:
    """Yield what the public may read wherever it stands: of the organ, and of organizations."""
    content = decision.document.content
    yield from (str(content[name]) for name in _OF_THE_ORGAN if content.get(name))
    for setting in ("organ_telephone", "organ_address"):
        yield str(current_house().setting(setting, decision.decided_on))
    yield decision.case.office.name
    newest = parties[-1]
    for party in parties:
        if not (party.is_person or newest.is_person):
            yield from (party.name, party.representative, party.code, party.address)
        elif not _is_own_name(newest, party.name):
            yield party.name


def _hide_party(masks: Masks, party: Party, newest: Party, name_setting: str) -> None:
    """Hide what one row says of the party; `newest` knows of what kind it is.

    A row of before the kind was known, or of before it was corrected, is of the same person.
    """
    masks.hide_number(party.telephone)
    if not (party.is_person or newest.is_person):
        return
    _hide_number(masks, party.code)
    masks.hide_address(party.address, WITHHELD)
    for name in (party.name, party.representative):
        is_known = name != UNKNOWN_PARTY
        if name_setting != "full" and is_known and _is_own_name(newest, name):
            masks.hide_name(name, surname_only(name))


def _hide_other_party(masks: Masks, facts: CaseFacts) -> None:
    """Hide who else is a party of the case, where that is a person: the decision is not on them."""
    for row in facts.parties:
        masks.hide_number(row.telephone)
        if row.is_person or facts.party.is_person:
            _hide_number(masks, row.code)
            masks.hide_address(row.address, WITHHELD)
            for name in (row.name, row.representative):
                if name and name != UNKNOWN_PARTY and _is_own_name(facts.party, name):
                    masks.hide_name(name, anonymous(name))


def _hide_number(masks: Masks, number: str) -> None:
    """Hide a number of a document, and the day of birth that it says."""
    masks.hide_number(number)
    if check_id_number(number) is None:
        masks.hide_day(read_id_number(number).birthday)


def _hide_others(masks: Masks, facts: CaseFacts, parties: Sequence[Party]) -> None:
    """Hide who appears in the case beside the party.

    An entry that says 无 names nobody, and of one that says 法定代表人 with a number only the
    number is personal: masked whole, it would take a common word out of the text.
    """
    own = {name for party in parties for name in (party.name, party.representative)}
    known = own | _NOBODY | {officer.person.name for officer in facts.officer_rows}
    firms = [bare(party.address) for party in parties if not party.is_person]
    for personal, entry in dict.fromkeys(held_of_persons(facts)):
        for name in _names(personal, entry):
            if name not in known:
                masks.hide_name(name, anonymous(name))
        if personal not in _WITHOUT_NUMBER:
            for number in numbers_in(entry):
                _hide_number(masks, number)
        if personal in _WITH_ADDRESS and bare(entry) not in firms:
            masks.hide_address(entry, dwelling=personal is Personal.CONTACT)
        if personal is Personal.BIRTHDAY:
            masks.hide_day(date.fromisoformat(entry))


def _names(personal: Personal, entry: str) -> Iterator[str]:
    if personal is Personal.NAME:
        yield from names_in(entry)
    elif personal is Personal.PEOPLE:
        yield from people_in(entry)


def _public_party(shown: Mapping[str, Any], party: Party, name_setting: str) -> dict[str, Any]:
    """Return the party block: whatever is a natural person's is withheld, in every kind of party.

    A trade name is published; the name of a person follows the organ's choice.
    """
    public = {key: value for key, value in shown.items() if key != "phone"}
    if not party.is_person:
        return public
    if "uscc" in public:  # a decision of before a sole trader's document was asked for
        public["id_number"] = public.pop("uscc")
    treatment = treatment_of("party_name", PartyKind.NATURAL_PERSON, name_setting)
    for key in ("name", "representative"):
        if _is_own_name(party, public.get(key, "")):
            public[key] = treat(public[key], treatment)
    return public | dict.fromkeys({"id_number", "address"} & public.keys(), WITHHELD)


def _is_own_name(party: Party, name: str) -> bool:
    """Whether such a name of the party is a person's: the trade name of a sole trader is none."""
    return bool(name) and (party.kind == PartyKind.NATURAL_PERSON or is_persons_name(name))


def _masked(value: Any, masks: Masks) -> Any:
    if isinstance(value, str):
        return masks.hidden(value)
    if isinstance(value, list):
        return [_masked(item, masks) for item in value]
    if isinstance(value, Mapping):
        return {key: _masked(item, masks) for key, item in value.items()}
    return value


@cache
def _circumstantial() -> frozenset[str]:
    """The entries that tell of somebody's circumstances, in the forms of every procedure."""
    return frozenset(
        field.name
        for table in PROCEDURES.values()
        for form in table.forms.values()
        for field in form.fields
        if field.personal is Personal.CIRCUMSTANCE
    )
