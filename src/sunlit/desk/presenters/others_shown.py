"""What is read of each further party for whom a form is sent too: its papers, what it said."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sunlit.cases.shown import Shown
from sunlit.cases.visible_records import visible_records
from sunlit.desk.presenters.beside_form import answered_by
from sunlit.desk.presenters.signing_page import signing_parts
from sunlit.desk.together import Others
from sunlit.documents.content import content_hash


def others_shown(
    others: Others, first: Sequence[Shown], chosen: str, day: date
) -> Iterator[dict[str, Any]]:
    """Yield what `desk/_others.html` shows of each party that is ticked and has something to read.

    What is the same for the first is not said again.

    :param first: the papers of the first; one for all is not shown again.
    :param chosen: the answer chosen so far: its papers stand first.
    """
    told = answered_by(others.opened, others.code)[1]
    seen_hashes = {hashed for one in first for hashed in one.hashes.values()}
    for view in others.ticked:
        if view not in others.offered:
            continue
        opened = replace(others.opened, facts=view)
        heading, said = answered_by(opened, others.code)
        rows = [row for row in said if row not in told]
        papers = [_without(one, seen_hashes) for one in others.shown[view.ordinal]]
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


def _without(shown: Shown, hashes: Collection[str]) -> Shown:
    kept = (one for one in shown.papers if content_hash(one.form, one.content) not in hashes)
    return replace(shown, papers=tuple(kept))
