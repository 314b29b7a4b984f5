"""Gates of the paper that several decisions share: one case, one draft of several, each party."""

from sunlit.cases.same_party import same
from sunlit.ledger.gate import Gate, refuse_when_either

_SQLITE = ("json_extract({}.content, '$.together')", "IS NOT", "IS")
_POSTGRESQL = (
    "({}.content->'together')",
    "IS DISTINCT FROM",
    "IS NOT DISTINCT FROM",
)
_OTHER = (
    "EXISTS (SELECT 1 FROM cases_decision d JOIN cases_decisiondraft o ON o.id = d.draft_id"
    " JOIN cases_decisiondraft n ON n.id = NEW.draft_id WHERE "
)


def _shares(words: tuple[str, str, str]) -> str:
    """A decision `d` has the paper, and is not one of the same joint draft on another party."""
    together, differs, _ = words
    others, own = together.format("o"), together.format("n")
    return (
        f"{_OTHER}d.document_id = NEW.document_id AND (d.case_id <> NEW.case_id"
        f" OR {same('d', 'NEW')} OR {own} IS NULL OR {others} {differs} {own}))"
    )


def _parted(words: tuple[str, str, str]) -> str:
    """Another party of the same joint draft is decided by another paper."""
    together, _, equals = words
    others, own = together.format("o"), together.format("n")
    return (
        f"{_OTHER}d.case_id = NEW.case_id AND {own} IS NOT NULL AND {others} {equals} {own}"
        " AND d.document_id <> NEW.document_id)"
    )


JOINT_GATES: tuple[Gate, ...] = (
    refuse_when_either(
        "a_decision_shares_no_paper_of_others",
        "cases_decision",
        _shares(_SQLITE),
        _shares(_POSTGRESQL),
        "这份决定书（文号）已经用于另一份决定；只有书稿写明一并制作的本案各当事人才能共用"
        "（行政处罚法第五十九条）。",
    ),
    refuse_when_either(
        "a_joint_decision_has_one_paper",
        "cases_decision",
        _parted(_SQLITE),
        _parted(_POSTGRESQL),
        "书稿写明几名当事人一并制作一份决定书，不能各制作一份（行政处罚法第五十九条）。",
    ),
)
