"""Which party an act named, and that each party was named by an act."""

from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.cases.check import Staff
from sunlit.cases.models import Party, Step
from sunlit.cases.party import COLUMNS, columns_of, stated_of
from sunlit.cases.queries import CaseFacts
from sunlit.parts.party.forms import check_party
from sunlit.parts.party.steps import ADMIT, DECLINE, NAME, NAMING, PROPOSAL
from sunlit.rules.citations import cite
from sunlit.rules.identifiers import PUNISHABLE_AGE, age_on
from sunlit.rules.party_codes import CodeKind, birthday_of
from sunlit.rules.refusal import Refusal


def naming_acts(facts: CaseFacts) -> list[Step]:
    """Return the acts by which the parties came into the case: the lead, then each that added one.

    Of one who was added after the filing it is the proposal, which says who it is.
    """
    acts, proposed = [facts.steps[0]], facts.steps[0]
    for step in facts.steps:
        if step.code == PROPOSAL:
            proposed = step
        elif step.code in NAMING:
            acts.append(proposed if step.code == ADMIT else step)
    return acts


def named_by(facts: CaseFacts, step: Step) -> CaseFacts | None:
    """Return the case as the party has it whom the act named; None where it named none."""
    pairs = zip(naming_acts(facts.whole), facts.whole.views, strict=False)
    return next((view for act, view in pairs if act.pk == step.pk), None)


def whom_named(facts: CaseFacts, step: Step) -> str:
    """Return the name of whom the act named, proposed or answered for as one more party, if any."""
    if step.code in {ADMIT, DECLINE}:
        asked = [one for one in facts.whole.steps if one.code == PROPOSAL and one.seq < step.seq]
        step = asked[-1]
    return str(step.content["party_name"]) if step.code in {NAME, PROPOSAL} else ""


def why_not_another(facts: CaseFacts, entries: Mapping[str, Any]) -> Refusal | None:
    """Return why this may not be one more party of the case, or None."""
    name, code = str(entries.get("party_name") or "").strip(), stated_of(entries).get("party_code")
    for view in facts.views:
        if (code and code == view.party.code) or (not code and name == view.party.name):
            return Refusal(
                f"{view.party.name}已经是本案的当事人；情况有变动的，办理“提请更正”。",
                cite("处罚法54"),
                "party_code" if code else "party_name",
            )
    return check_party(entries)


def why_not_of_age(facts: CaseFacts, entries: Mapping[str, Any]) -> Refusal | None:
    """Return that nobody files a case against a child, as its number says; or None (CF-G12)."""
    stated = stated_of(entries)
    kind = stated.get("party_code_kind") or CodeKind.NONE.value
    born_on = birthday_of(CodeKind(kind), stated.get("party_code", ""))
    if born_on is None or age_on(born_on, facts.act_ended_on) >= PUNISHABLE_AGE:
        return None
    return Refusal(
        f"这名当事人行为时不满{PUNISHABLE_AGE}周岁，不予行政处罚，应当责令监护人加以管教。",
        cite("处罚法30"),
        "party_code",
    )


def party_faults(facts: CaseFacts, _staff: Staff) -> Iterator[str]:
    """Each party beside the first is whom an act named, and says what that act says."""
    whole = facts.whole
    acts = naming_acts(whole)
    if len(acts) != len(whole.principals):
        yield f"本案有{len(whole.principals)}名当事人，登记、增加当事人的步骤有{len(acts)}步。"
        return
    for act, party in list(zip(acts, whole.principals, strict=True))[1:]:
        said = columns_of(act.content)
        if any(said[column] != _stored(party, column) for column in COLUMNS.values()):
            yield f"第{act.seq}步所填的当事人与所存的当事人不符。"


def _stored(party: Party, column: str) -> str:
    value = str(getattr(party, column))
    return value or (CodeKind.NONE.value if column == "code_kind" else "")
