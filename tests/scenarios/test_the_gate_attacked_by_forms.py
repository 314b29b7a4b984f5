"""The gate of a major decision attacked by whatever a browser can send, by name; none opens it.

What is attacked with the application's own SQL stands in `tests/cases/test_gate_attacked.py`; both
tables are in `docs/attacks.md`.
"""

from collections.abc import Callable, Mapping
from functools import partial

import pytest

from scenarios.office import Office, case_waiting_for
from scenarios.test_the_gate_of_a_major_decision import gives
from sunlit.cases.models import Case, Clearance, Decision, DecisionDraft
from sunlit.rules.legal_review import Opinion, Point

Attack = Callable[[Office, Case], object]
AGREE = {"view": "agree", "opinion": "同意。"}
ADMINISTRATORS = ("sysadmin", "secadmin", "auditor")


def sends(
    office: Office, case: Case, *, by: str, to: str, entries: Mapping[str, object] | None = None
) -> int:
    """Send a form to an address of the case, signed; return the status."""
    sent = {"seen": str(case.steps.count()), **(AGREE if entries is None else entries)}
    return office.sends(by, f"/desk/cases/{case.uuid}/{to}", sent).status_code


def form(by: str, to: str, **entries: object) -> Attack:
    """Return the attack that sends this form."""
    return partial(sends, by=by, to=to, entries={**AGREE, **entries})


def opinion(by: str = "reviewer", **changes: object) -> Attack:
    """Return the attack that issues an agreement with something wrong about it."""
    findings = {point.value: "pass" for point in Point} | {Point.OTHER.value: "none"}
    marks = {f"{one.value}_characterization": "" for one in Point if one.covers_characterization}
    whole = {"opinion": Opinion.AGREE.value, "opinion_text": "同意。", "action": "issue"}
    entries = {**findings, **marks, **whole, **changes}
    return partial(sends, by=by, to="review/", entries=entries)


def _of_another(office: Office, case: Case) -> None:
    """Sign the decision with what was shown of another case."""
    other = case_waiting_for("serve")
    shown = office.reads("leader1", f"/desk/cases/{other.uuid}/").entries
    form("leader1", "decide/", **shown)(office, case)


def _in_another_name(office: Office, case: Case) -> None:
    """Issue the agreement signed with the password of somebody else."""
    opinion(signing_password="of-the-leader")(office, case)


def _after_an_objection(office: Office, case: Case) -> None:
    gives(office, case, agrees=False)
    for to in ("endorse_decision/", "decide/"):
        form("leader1" if to == "decide/" else "officehead", to)(office, case)


def _by_another_method(office: Office, case: Case) -> None:
    address = f"/desk/cases/{case.uuid}/decide/"
    for method in ("put", "patch", "delete"):
        getattr(office.client("leader1"), method)(address, AGREE)
    office.client("leader1").get(address, AGREE)


ATTACKS: dict[str, Attack] = {
    "the decision, unreviewed": form("leader1", "decide/"),
    "the decision, unreviewed, by another leader": form("leader2", "decide/"),
    "the decision in capitals": form("leader1", "Decide/", view="AGREE"),
    "the choice in capitals": form("leader1", "decide/", view="AGREE"),
    "the decision by an officer": form("officer1", "decide/"),
    "the decision by the head of the office": form("officehead", "decide/"),
    "the decision by the reviewer": form("reviewer", "decide/"),
    "the decision with a clearance sent along": form(
        "leader1", "decide/", clearance="1", is_major="no", cleared="on", review_agrees="1"
    ),
    "the decision said to be minor": form("leader1", "decide/", major="no", raise_to_major="no"),
    "the decision of what another page showed": _of_another,
    "the decision by another method": _by_another_method,
    "the draft endorsed without review": form("officehead", "endorse_decision/"),
    "the deliberation instead of the review": form("leader1", "deliberate/", agrees="yes"),
    "the agreement as a step of its own": form("reviewer", "review_agrees/"),
    "the agreement as a step, in mixed case": form("reviewer", "Review_Agrees/"),
    "the agreement by the officer": opinion("officer1"),
    "the agreement by the head of the office": opinion("officehead"),
    "the agreement by the leader": opinion("leader1"),
    "the agreement by the discloser": opinion("discloser"),
    "the agreement by a supervisor": opinion("supervisor"),
    "the agreement with a point unanswered": opinion(**{Point.FACTS.value: ""}),
    "the agreement with a fault found": opinion(**{Point.FACTS.value: "fail"}),
    "the agreement with a made-up answer": opinion(**{Point.FACTS.value: "PASS"}),
    "the agreement in capitals": opinion(opinion="AGREE"),
    "the agreement and an objection at once": opinion(opinion=["agree", "amend"]),
    "the agreement unsigned": opinion(signing_password=""),
    "the agreement signed by another": _in_another_name,
    "the agreement on an older state": opinion(seen="1"),
    "the draft written anew as minor": form("officer1", "draft_decision/", raise_to_major="no"),
    "the raise undone after the referral": form("officehead", "undo_raise/", reason="案情简单。"),
    "served without a decision": form("officer1", "serve/", method="direct"),
    "published without a decision": form("discloser", "publication/"),
    "closed without a decision": form("leader1", "close/"),
    **{f"the decision by the {name}": form(name, "decide/") for name in ADMINISTRATORS},
    # It changes where the case stands: the last.
    "the decision after an objection": _after_an_objection,
}


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_no_form_opens_the_gate(office: Office) -> None:
    """Each of more than thirty, one after the other on the same case."""
    case = case_waiting_for("review")
    opened = []
    for what, attack in ATTACKS.items():
        attack(office, case)
        if _is_open(case):
            opened.append(what)
    assert opened == []
    assert len(ATTACKS) >= 30


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_the_right_form_opens_it(office: Office) -> None:
    """The attacks fail for what is wrong with them."""
    case = case_waiting_for("review")
    assert opinion()(office, case) == 302
    assert _is_open(case)


def _is_open(case: Case) -> bool:
    """Whether the newest draft was agreed to, or decided, or is no longer major."""
    draft = DecisionDraft.objects.filter(case=case).latest("version")
    cleared = Clearance.objects.filter(draft=draft).exists()
    return cleared or not draft.is_major or Decision.objects.filter(case=case).exists()
