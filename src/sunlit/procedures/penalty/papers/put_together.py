"""One decision paper of several parties, put together of what it says of each."""

from collections.abc import Sequence
from typing import Any

from sunlit.cases.papers.wording import Content
from sunlit.documents.forms.party import party_lines
from sunlit.documents.wording import yuan_in_figures, yuan_in_words

Named = Sequence[tuple[str, Content]]
_OF_EACH = frozenset({"disposition", "statement_and_hearing"})
"""What is said under the name of each, also where it is the same: nobody has to guess for whom."""
_INVENTORY = "goods"
"""What is taken from each is its own line: five times the same is not once."""


def put_together(each: Named) -> Content:
    """Return the content of the one paper: what is the same once, what differs under each name.

    :param each: each party by name, with the content of a paper of its own, in their order.
    """
    contents = [content for _, content in each]
    names = dict.fromkeys(name for content in contents for name in content)
    said = {name: _said(name, each) for name in names if name not in {"party", "fine"}}
    fines = [(name, content["fine"]) for name, content in each if content.get("fine")]
    first, *others = (content["party"] for content in contents)
    return {
        **said,
        "party": {**first, "others": "；".join(_identified(one) for one in others)},
        "cause": _cause(each),
        "copies": f"一式{len(each) + 2}份，送达每一名当事人各一份，一份归入案卷，一份备查。",
        **({"fine": sum(fine for _, fine in fines), "each_fine": _fines(fines)} if fines else {}),
    }


def _said(name: str, each: Named) -> Any:
    found = [(party, content[name]) for party, content in each if content.get(name)]
    if all(isinstance(one, str) for _, one in found):
        return said_of_each(name, found, among=len(each))
    if name == _INVENTORY:
        return [
            {**row, "name": f"{row['name']}（{party}）"} for party, rows in found for row in rows
        ]
    same = all(one == found[0][1] for _, one in found)
    return found[0][1] if same else [row for _, rows in found for row in rows]


def said_of_each(name: str, found: Sequence[tuple[str, str]], *, among: int = 0) -> str:
    """Return what is said of each party: once where it is the same for all, else under its name.

    :param name: the entry of the paper; some are said under each name in any case.
    :param among: how many parties there are, where some say nothing.
    """
    same = len({words for _, words in found}) == 1 and len(found) >= among
    if len(found) == 1 == max(among, 1) or (same and name not in _OF_EACH):
        return found[0][1]
    return "\n".join(f"{party}：{words}" for party, words in found)


def _cause(each: Named) -> str:
    name, content = each[0]
    return f"{name}等{len(each)}名当事人{str(content['cause']).removeprefix(name)}"


def _fines(fines: Sequence[tuple[str, int]]) -> str:
    return "\n".join(
        f"{name}：罚款{yuan_in_words(fen)}（{yuan_in_figures(fen)}）。" for name, fen in fines
    )


def _identified(party: Content) -> str:
    """Return who another party is, with what a decision says of each: number, address, head."""
    (_, name), *lines = party_lines({key: it for key, it in party.items() if key != "phone"})
    about = "，".join(f"{label}：{value}" for label, value in lines)
    return f"{name}（{about}）"
