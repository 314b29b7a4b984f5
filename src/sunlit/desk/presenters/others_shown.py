"""What is read of each further party for whom a form is sent too: its papers, what it said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sunlit.cases.visible_records import visible_records
from sunlit.desk.presenters.beside_form import answered_by
from sunlit.desk.presenters.signing_page import signing_parts
from sunlit.desk.together import Others


def others_shown(others: Others, chosen: str, day: date) -> Iterator[dict[str, Any]]:
    """Yield what `desk/_others.html` shows of each party that is ticked and has something to read.

    What is the same for the first is not said again.

    :param chosen: the answer chosen so far: its papers stand first.
    """
    first = answered_by(others.opened, others.code)[1]
    for view in others.ticked:
        if view not in others.offered:
            continue
        opened = replace(others.opened, facts=view)
        heading, said = answered_by(opened, others.code)
        rows = [row for row in said if row not in first]
        papers = others.shown[view.ordinal]
        signing: dict[str, Any] = {}
        if papers:
            seen = visible_records(opened.person, view, day)
            signing = signing_parts(papers, seen, others.code, chosen, day)
        if rows or signing:
            yield {
                "name": view.party.name,
                "shown_heading": heading,
                "shown": rows,
                **{name: signing.get(name, []) for name in ("drafts", "statement", "opinions")},
            }
