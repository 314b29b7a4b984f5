"""What the entries of a case hold of persons: read from what each field declares of itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.cases.queries import CaseFacts
from sunlit.rules.forms import Field, Kind
from sunlit.rules.redaction import Personal

_OF_THE_PARTY = "party_"


def held_of_persons(facts: CaseFacts) -> Iterator[tuple[Personal, str]]:
    """Yield each entry about a person beside the party, as entered and as corrected since.

    The party itself is read from its rows: what of it is a person's depends on its kind.
    """
    forms = facts.procedure.forms
    for step in facts.steps:
        if step.code in forms:
            for content in (step.content, facts.content(step)):
                yield from _held(forms[step.code].fields, content)
    if facts.reporter:
        yield Personal.NAME, facts.reporter.name
        yield Personal.CONTACT, facts.reporter.contact


def _held(fields: tuple[Field, ...], content: Mapping[str, Any]) -> Iterator[tuple[Personal, str]]:
    for field in fields:
        value = content.get(field.name)
        if field.kind is Kind.TABLE:
            for row in value or []:
                yield from _held(field.columns, row)
        elif field.personal and value and not field.name.startswith(_OF_THE_PARTY):
            yield field.personal, str(value)
