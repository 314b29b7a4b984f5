"""Whether rows are of the same party of a case, in the words of a gate."""


def same(one: str, other: str) -> str:
    """Both rows are of the same party; what names none is of before a case could have several."""
    return (
        f"({one}.of_party_id IS NULL OR {other}.of_party_id IS NULL"
        f" OR {one}.of_party_id = {other}.of_party_id)"
    )


DECIDED = (
    "EXISTS (SELECT 1 FROM cases_decision d WHERE d.case_id = NEW.case_id)"
    " AND NOT EXISTS (SELECT 1 FROM cases_party p WHERE p.case_id = NEW.case_id"
    " AND p.corrects_id IS NULL AND NOT EXISTS (SELECT 1 FROM cases_decision d"
    " WHERE d.case_id = p.case_id AND (d.of_party_id IS NULL OR d.of_party_id = p.id)))"
)
"""The case is decided for every party that it has."""
NOT_SAID = (
    "NEW.of_party_id IS NULL AND (SELECT COUNT(*) FROM cases_party p"
    " WHERE p.case_id = NEW.case_id AND p.corrects_id IS NULL) > 1"
)
"""The case has several parties, and the row does not say of which it is."""
