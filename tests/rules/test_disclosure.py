"""公示: what goes out and by when, what does not, what comes down, what a copy may show."""

from datetime import date

import pytest

from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.disclosure import (
    PUBLISHABLE_ACTS,
    Manner,
    check_release,
    inspection_act,
    publishable_act,
)
from sunlit.rules.house.model import PartyKind
from sunlit.rules.periods import Unit
from sunlit.rules.redaction import Treatment, anonymous, treat, treatment_of
from sunlit.rules.withdrawal import WithdrawalGround, withdrawal_deadline, withdrawal_start
from sunlit.rules.withholding import WithholdingGround, check_publication, check_withholding

DAY = date(2026, 11, 24)
CLEAR = {ground.value: False for ground in WithholdingGround}


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("penalty", 7),
        ("no_penalty", 7),
        ("license_grant", 7),
        ("license_refusal", 7),
        ("license_revocation", 7),
        ("seal_or_detain", 20),
        ("correction_order", 20),
        ("inspection_random", 20),
        ("inspection_field", 20),
    ],
)
def test_each_decision_is_published_within_its_working_days(code: str, days: int) -> None:
    act = publishable_act(code, DAY)
    assert act is not None
    period = DEADLINES[act.deadline].period
    assert (period.limit, period.unit) == (days, Unit.WD)


def test_procedural_acts_are_never_published() -> None:
    for code in ("filing", "acceptance", "notice", "suspension", "transfer"):
        assert publishable_act(code, DAY) is None


def test_an_inspection_that_is_only_counted_has_no_deadline() -> None:
    for act in PUBLISHABLE_ACTS.on(DAY).values():
        assert (act.manner is Manner.COUNT) == (act.deadline == "")


@pytest.mark.parametrize(
    ("random", "field", "ordered", "clean", "code"),
    [
        (True, False, False, False, "inspection_random"),
        (True, True, True, True, "inspection_random"),
        (False, True, False, False, "inspection_field"),
        (False, False, True, False, "correction_order"),
        (False, False, False, False, "inspection_clean"),
        (False, False, False, True, "inspection_field"),
    ],
)
def test_an_inspection_is_published_as_its_kind_asks(
    random: bool, field: bool, ordered: bool, clean: bool, code: str
) -> None:
    found = inspection_act(
        random=random, special_field=field, ordered_correction=ordered, publish_clean=clean
    )
    assert found == code
    assert publishable_act(code, DAY) is not None


def test_a_decision_without_any_ground_goes_out() -> None:
    assert check_publication(CLEAR, kind="penalty", social_impact=True) is None
    assert check_publication(CLEAR, kind="penalty", social_impact=False) is None
    assert check_publication(CLEAR, kind="license", social_impact=None) is None


@pytest.mark.parametrize("ground", list(WithholdingGround))
def test_a_decision_with_a_ground_cannot_go_out(ground: WithholdingGround) -> None:
    refusal = check_publication(CLEAR | {ground.value: True}, kind="penalty", social_impact=True)
    assert refusal is not None
    assert refusal.citation == ground.citation


@pytest.mark.parametrize("ground", list(WithholdingGround))
def test_no_ground_is_answered_by_silence(ground: WithholdingGround) -> None:
    answers = {key: value for key, value in CLEAR.items() if key != ground.value}
    refusal = check_publication(answers, kind="penalty", social_impact=True)
    assert refusal is not None
    assert refusal.field == ground.value


def test_the_social_impact_of_a_penalty_is_asked() -> None:
    refusal = check_publication(CLEAR, kind="penalty", social_impact=None)
    assert refusal is not None
    assert refusal.field == "social_impact"


@pytest.mark.parametrize("ground", list(WithholdingGround))
def test_a_decision_is_withheld_with_reason_and_review_day(ground: WithholdingGround) -> None:
    def refusal(**changed: object) -> object:
        stated = {
            "reason": "系列案件",
            "redaction_fails": "无法分离",
            "basis": "个保法28",
            "review_on": DAY,
        }
        return check_withholding(ground, **(stated | changed))  # type: ignore[arg-type] # one varied entry

    assert refusal() is None
    assert refusal(reason=" ") is not None
    assert refusal(review_on=None) is not None
    assert (refusal(redaction_fails="") is not None) == ground.redact_first
    assert (refusal(basis="") is not None) == (ground is WithholdingGround.OTHER_LAW)


def test_what_is_released_was_reviewed_by_two_who_did_not_prepare_it() -> None:
    assert check_release(prepared_by="甲", approved_by="乙", secrecy_reviewed_by="丙") is None
    assert check_release(prepared_by="甲", approved_by=None, secrecy_reviewed_by="丙")
    assert check_release(prepared_by="甲", approved_by="乙", secrecy_reviewed_by=None)
    assert check_release(prepared_by="甲", approved_by="甲", secrecy_reviewed_by="丙")
    assert check_release(prepared_by="甲", approved_by="乙", secrecy_reviewed_by="甲")


def test_a_withdrawn_penalty_comes_down_within_three_working_days_of_the_receipt() -> None:
    period = DEADLINES[withdrawal_deadline("penalty")].period
    assert (period.limit, period.unit) == (3, Unit.WD)
    assert withdrawal_deadline("license") == "GS-WITHDRAW-OTHER"
    received, decided = date(2026, 9, 18), date(2026, 9, 10)
    assert withdrawal_start(received, decided) == received
    assert withdrawal_start(None, decided) == decided
    with pytest.raises(ValueError, match="收到法律文书"):
        withdrawal_start(None, None)


def test_a_remade_or_altered_decision_starts_a_new_duty_to_publish() -> None:
    assert {ground for ground in WithdrawalGround if ground.starts_new_duty} == {
        WithdrawalGround.REMADE,
        WithdrawalGround.ALTERED,
    }


@pytest.mark.parametrize(
    ("field", "party", "setting", "treatment"),
    [
        ("party_name", PartyKind.NATURAL_PERSON, "surname", Treatment.SURNAME),
        ("party_name", PartyKind.NATURAL_PERSON, "full", Treatment.KEEP),
        ("party_name", PartyKind.ORGANIZATION, "surname", Treatment.KEEP),
        ("party_uscc", PartyKind.ORGANIZATION, "surname", Treatment.KEEP),
        ("party_id_number", PartyKind.NATURAL_PERSON, "full", Treatment.REMOVE),
        ("legal_representative", PartyKind.ORGANIZATION, "surname", Treatment.KEEP),
        ("bank_account", PartyKind.ORGANIZATION, "surname", Treatment.REMOVE),
        ("other_person", PartyKind.ORGANIZATION, "surname", Treatment.ANONYMOUS),
        ("a_field_nobody_declared", PartyKind.ORGANIZATION, "full", Treatment.REMOVE),
    ],
)
def test_each_field_is_treated_by_its_rule(
    field: str, party: PartyKind, setting: str, treatment: Treatment
) -> None:
    assert treatment_of(field, party, setting) is treatment


def test_names_are_masked_as_the_rule_says() -> None:
    assert treat("王小明", Treatment.SURNAME) == "王**"
    assert treat("欧阳明", Treatment.SURNAME) == "欧阳**"
    assert anonymous("王小明") == "王某某"
    assert treat("王小明", Treatment.KEEP) == "王小明"
    assert treat("王小明", Treatment.REMOVE) == ""
