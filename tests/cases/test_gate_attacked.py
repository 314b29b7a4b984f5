"""The gate of a major decision attacked with the application's password: nothing gets through.

The same table stands in `docs/attacks.md`; the attacks by forms are in
`scenarios/test_the_gate_of_a_major_decision.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from cases import forgery
from factories import HEARING_FROM_FEN, SINCE, CaseStory, at
from sunlit.cases.models import (
    AdvanceNotice,
    Clearance,
    CollectiveDeliberation,
    Decision,
    DecisionDraft,
)
from sunlit.ledger import triggers
from sunlit.people.models import RoleAnswer, RoleAssignment, RoleProposal, RoleSignature
from sunlit.rules.procedure import Role

pytestmark = pytest.mark.usefixtures("database")
Attack = Callable[[CaseStory], object]
GATE = "gate_decision_needs_clearance"


def _run(*statements: str) -> Attack:
    def run(_story: CaseStory) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return run


def _decide(
    story: CaseStory,
    code: str = "decide",
    by: str = "leader",
    *,
    signed: bool = True,
    **other: object,
) -> None:
    """Write a decision on the newest draft with all that its row can say."""
    step = forgery.step(story, code, by)
    if signed:
        forgery.sign(step)
    draft = DecisionDraft.objects.filter(case=story.case).latest("version")
    values = {
        "draft": draft,
        "clearance": Clearance.objects.filter(draft=draft).first(),
        "deliberation": CollectiveDeliberation.objects.filter(draft=draft).first(),
        "notice": AdvanceNotice.objects.filter(case=story.case).last(),
        "document": forgery.paper(story),
        "decided_on": at(forgery.WHEN).date(),
        "outcome": draft.outcome,
        "fine_fen": draft.fine_fen,
    }
    Decision.objects.create(case=story.case, step=step, **{**values, **other})


def _clear(
    story: CaseStory,
    *,
    points: int = 8,
    signed: bool = True,
    by: str = "reviewer",
    changes: Mapping[str, object] | None = None,
    **opinion: object,
) -> None:
    """Write an agreement with an opinion of so many points, and decide by it."""
    step = forgery.step(story, "review_agrees", by)
    if signed:
        forgery.sign(step)
    given = forgery.opinion(story, points, reviewer=story.persons[by], **opinion)
    values = {"opinion": given.uuid, "cleared_by": story.persons[by], **(changes or {})}
    forgery.clearance(story, **values).save()
    _decide(story)


def _copy_of_draft(story: CaseStory, **changes: object) -> None:
    draft = DecisionDraft.objects.get(case=story.case)
    draft.pk, draft.version = None, 2
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save(force_insert=True)


def _signed_by_another(story: CaseStory) -> None:
    forgery.sign(forgery.step(story, "review_agrees", "officer1"), signer=story.persons["reviewer"])


def _behind_a_temporary_table(story: CaseStory) -> None:
    """Decide while a table of one's own says that the draft is minor; the gate reads the real."""
    _run(
        "CREATE TEMP TABLE cases_decisiondraft AS SELECT * FROM public.cases_decisiondraft",
        "UPDATE pg_temp.cases_decisiondraft SET is_major = false, deliberates = false",
        "CREATE TEMP TABLE review_referral AS SELECT * FROM public.review_referral WHERE false",
    )(story)
    _decide(story, clearance=None, deliberation=None)


ON_BOTH: dict[str, Attack] = {
    "a decision without agreement": _decide,
    "a decision that nobody signed": lambda story: _decide(story, signed=False),
    "a decision signed by an officer": lambda story: _decide(story, by="officer1"),
    "a decision by another step": lambda story: _decide(story, "endorse_decision"),
    "a decision with another outcome": lambda story: _decide(story, outcome="no_penalty"),
    "a decision without notice": lambda story: _decide(story, notice=None),
    "a heavier decision": lambda story: _decide(story, fine_fen=HEARING_FROM_FEN + 1),
    "an agreement without opinion": lambda story: forgery.clearance(story).save(),
    "an opinion without findings": lambda story: _clear(story, points=0),
    "an opinion on seven points": lambda story: _clear(story, points=7),
    "an opinion that finds fault": lambda story: _clear(story, outcome="fails"),
    "an opinion to amend": lambda story: _clear(story, opinions=["amend"]),
    "an opinion in capitals": lambda story: _clear(story, opinions=["AGREE"]),
    "an opinion of the leader": lambda story: _clear(story, by="leader"),
    "an opinion of an officer": lambda story: _clear(story, by="officer1"),
    "an opinion that nobody signed": lambda story: _clear(story, signed=False),
    "a step signed by another": _signed_by_another,
    "an agreement to other content": lambda story: _clear(
        story, changes={"content_hash": "0" * 64}
    ),
    "an agreement recorded at another time": lambda story: _clear(
        story, changes={"recorded_at": at("2026-10-01")}
    ),
    "a draft that costs less than it says": lambda story: _copy_of_draft(story, fine_fen=100),
    "a draft that ends otherwise than it says": lambda story: _copy_of_draft(
        story, outcome="no_penalty", fine_fen=0
    ),
    "the draft made minor": _run("UPDATE cases_decisiondraft SET is_major = NOT is_major"),
    "the referral taken out": _run("DELETE FROM review_referral"),
    "the draft taken out": _run("DELETE FROM cases_decisiondraft"),
    "the role given": _run("UPDATE people_roleassignment SET role = 'reviewer'"),
    "the matter made cheaper": _run("UPDATE catalogue_matterversion SET fine_max_fen = 1"),
}
ON_SQLITE_ONLY: dict[str, Attack] = {
    "writable schema, mixed case": _run("PRAGMA Writable_Schema=ON"),
    "the gate dropped, mixed case": _run(f'Drop Trigger "{GATE}"'),
    "the gate deleted from the schema": _run(f"DELETE FROM SQLite_Master WHERE name = '{GATE}'"),
    "a temporary trigger": _run(
        "CREATE TEMP TRIGGER t BEFORE INSERT ON main.cases_decision BEGIN SELECT RAISE(IGNORE); END"
    ),
    "a temporary table before the drafts": _run(
        "CREATE Temp TABLE cases_decisiondraft AS SELECT * FROM main.cases_decisiondraft"
    ),
    "replaced, not updated": _run(
        "INSERT OR REPLACE INTO cases_decisiondraft SELECT * FROM cases_decisiondraft"
    ),
    "without recursive triggers": _run("PRAGMA Recursive_Triggers = OFF"),
    "without references": _run("PRAGMA Foreign_Keys = OFF"),
}
ON_POSTGRESQL_ONLY: dict[str, Attack] = {
    "the gate disabled": _run(f"ALTER TABLE cases_decision DISABLE TRIGGER {GATE}"),
    "the gate dropped": _run(f"DROP TRIGGER {GATE} ON cases_decision"),
    "the gate rewritten": _run(
        f"CREATE OR REPLACE FUNCTION {GATE}() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'"
    ),
    "as a replica": _run("SET Session_Replication_Role = replica"),
    "as the owner": _run("SET ROLE sunlit_owner"),
    "a rule of one's own": _run("CREATE RULE r AS ON INSERT TO cases_decision DO INSTEAD NOTHING"),
    "a temporary table before the drafts": _behind_a_temporary_table,
    "emptied": _run("TRUNCATE cases_decision CASCADE"),
    "inserted over": _run(
        "INSERT INTO cases_decisiondraft SELECT * FROM cases_decisiondraft"
        " ON CONFLICT (id) DO UPDATE SET is_major = false"
    ),
}


@contextmanager
def undone() -> Iterator[None]:
    """Roll back whatever an attack left, whether it was refused or not."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_nothing_opens_the_gate(story: CaseStory, database: str) -> None:
    """Each of more than thirty attacks is refused by the database on its own."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    further = ON_SQLITE_ONLY if database == "sqlite" else ON_POSTGRESQL_ONLY
    attacks = {**ON_BOTH, **{f"{what} ({database})": one for what, one in further.items()}}
    passed = []
    for what, attack in attacks.items():
        try:
            with undone():
                attack(story)
                passed.append(what)
        except DatabaseError:
            pass
    assert passed == []
    assert len(attacks) >= 30
    assert not Decision.objects.exists()
    assert not Clearance.objects.exists()
    assert triggers.missing(connection) == []


def proposed(story: CaseStory, role: Role) -> tuple[RoleProposal, RoleAssignment]:
    """Write that officer3 holds a role, which was proposed and is confirmed by nobody."""
    granter = story.persons["archivist"]
    about = {"person": story.persons["officer3"], "role": role, "since": SINCE, "reason": ""}
    proposal = RoleProposal.objects.create(
        **about, proposed_by=granter, recorded_at=at(forgery.WHEN)
    )
    return proposal, RoleAssignment.objects.create(**about, granted_by=granter)


def confirmed(story: CaseStory, proposal: RoleProposal, held: RoleAssignment) -> None:
    """Write that the leader confirmed it, and signed that."""
    now, leader = at(forgery.WHEN), story.persons["leader"]
    answer = {"proposal": proposal, "assignment": held, "reason": "", "answered_by": leader}
    with pytest.raises(DatabaseError, match="本人的签署"), transaction.atomic():
        RoleAnswer.objects.create(**answer, recorded_at=now)
    RoleSignature.objects.create(proposal=proposal, signer=leader, signed_at=now, digest="0" * 64)
    RoleAnswer.objects.create(**answer, recorded_at=now)


def test_the_right_way_is_open_and_no_role_that_nobody_confirmed_goes_it(
    story: CaseStory,
) -> None:
    """The attacks fail for what is wrong with them: a whole, signed opinion passes the same way."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    proposal, held = proposed(story, Role.REVIEWER)
    officer = story.persons["officer3"]
    forgery.sign(forgery.step(story, "review_agrees", "officer3"))
    given = forgery.opinion(story, reviewer=officer)
    agreement = {"opinion": given.uuid, "cleared_by": officer}
    with pytest.raises(DatabaseError, match="法制审核人员作出"), transaction.atomic():
        forgery.clearance(story, **agreement).save()
    confirmed(story, proposal, held)
    forgery.clearance(story, **agreement).save()
    assert Clearance.objects.exists()


def test_a_decision_right_in_all_else_is_of_a_leader_whom_a_second_person_confirmed(
    story: CaseStory,
) -> None:
    """处罚法57: reviewed, deliberated on and signed, it fails for who decides alone."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("deliberate")
    with undone():
        _decide(story)
    for by in ("officer1", "officehead", "reviewer", "discloser"):
        with pytest.raises(DatabaseError, match="决定只能由行政机关负责人作出"), undone():
            _decide(story, by=by)
    proposal, held = proposed(story, Role.LEADER)
    with pytest.raises(DatabaseError, match="决定只能由行政机关负责人作出"), undone():
        _decide(story, by="officer3")
    confirmed(story, proposal, held)
    _decide(story, by="officer3")
    assert Decision.objects.exists()
