"""Parts that several papers of a case share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.papers.wording import Content
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.people.models import Person
from sunlit.rules.provisions import violated_sentence
from sunlit.rules.violations import Violation, all_goods, in_turn, is_several

_SUSPECTED = "涉嫌"


def organ() -> Content:
    """Return the name of the organ."""
    return {"organ_name": current_house().name}


def contact(facts: CaseFacts) -> Content:
    """Return whom the party may ask, and where."""
    house = current_house()
    day = timezone.localdate(facts.case.recorded_at)
    lead = facts.officers[0].person.name if facts.officers else facts.case.office.name
    return {
        "contact_person": lead,
        "contact_phone": facts.case.office.telephone or str(house.setting("organ_telephone", day)),
        "contact_address": str(house.setting("organ_address", day)),
    }


def is_established(facts: CaseFacts) -> bool:
    """Whether a decision stands that found the violation: from then on nobody is 涉嫌."""
    decided = any(facts.procedure.step(step.code).decides for step in facts.steps)
    return decided and facts.worked.meaning.establishes(facts)


def case_name(facts: CaseFacts, *, decided: bool = False) -> str:
    """Return the 案件名称; nobody is 涉嫌 any more once the violation is decided.

    :param decided: for the paper that decides it, which is made before its row.
    """
    if decided or is_established(facts):
        return facts.title.replace(_SUSPECTED, "", 1)
    return facts.title


def cause(facts: CaseFacts, *, decided: bool = False) -> str:
    """Return the 案由: who did what, suspected of it (涉嫌) until that is decided."""
    return case_name(facts, decided=decided).removesuffix("案")


def decision_numbers(facts: CaseFacts) -> str:
    """Return the number of every decision of the case; what several share stands once."""
    return "、".join(dict.fromkeys(str(one.document.number) for one in facts.decisions))


def officer_words(facts: CaseFacts, number: int) -> str:
    """Return the officer of that place with the number of the certificate."""
    officer = facts.officers[number]
    return f"{officer.person.name}（{officer.certificate_number}）"


def certified(person: Person, day: date) -> str:
    """Return the person with the number of the certificate that was valid on that day."""
    certificate = person.certificate_on(day)
    return f"{person.name}（{certificate.number}）" if certificate else person.name


def violated(disposition: Mapping[str, Any]) -> str:
    """Return the provision that was broken and 定性, as one sentence, of each violation."""
    act = "该项行为" if is_several(disposition) else "上述行为"

    def sentence(one: Violation) -> str:
        entries = one.entries
        said = violated_sentence(entries["violated"] or "", entries["characterization"])
        return said.replace("上述行为", act)

    return in_turn(disposition, sentence)


def goods(disposition: Mapping[str, Any]) -> Content:
    """Return the inventory of what is confiscated, of all violations; nothing where nothing is."""
    found = all_goods(disposition)
    return {"goods": found} if found else {}


def evidence_rows(facts: CaseFacts) -> list[Content]:
    """Return the evidence as papers list it."""
    return [
        {"name": item.name, "source": item.source, "proves": item.proves} for item in facts.evidence
    ]


def draft_evidence(draft: Mapping[str, Any]) -> list[Content]:
    """Return the evidence of a draft as papers list it."""
    return [
        {name: item[name] for name in ("name", "source", "proves")} for item in draft["evidence"]
    ]


def day_words(day: date) -> str:
    """Return a day as sentences write it."""
    return f"{day.year}年{day.month}月{day.day}日"
