"""What a procedure says of a decision to the public: labelled rows, and what stays to itself."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sunlit.cases.models import Decision
from sunlit.cases.work import Row


@dataclass(frozen=True)
class Copied:
    """A decision and its public copy: `content` is the paper after 技术处理.

    `hidden` treats any other text of the decision in the same way.
    """

    decision: Decision
    content: Mapping[str, Any]
    hidden: Callable[[str], str]


@dataclass(frozen=True)
class PublicText:
    """What the public reads of a decision beside organ, party, number and days.

    `title` is what it is called, `cause` and `conclusion` stand in lists. `rows` is the table of
    its page, in its order; an empty row is left out. `fields` are further entries of `.json`: a
    name once published keeps its meaning.
    """

    title: str
    cause: str
    conclusion: str
    rows: tuple[Row, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)


def _nothing(_content: Mapping[str, Any]) -> Collection[str]:
    return ()


@dataclass(frozen=True)
class Publishing:
    """How the decisions of a procedure are made public (公示).

    The paper of a decision has a public form, called like its own with `-G`. `removed` are the
    entries that this does not have, `as_it_is` those that tell of nobody and are not masked;
    `withheld` returns those that stand there as 不公开, given the content of the paper.
    """

    text: Callable[[Copied], PublicText]
    removed: frozenset[str] = frozenset()
    as_it_is: frozenset[str] = frozenset()
    withheld: Callable[[Mapping[str, Any]], Collection[str]] = _nothing
