"""An organ is data: the first one, and a second that differs in everything."""

from datetime import date
from pathlib import Path

import pytest

from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.deadlines import DEADLINES, due_of
from sunlit.rules.effective import NoVersionInForce
from sunlit.rules.hearing import ProposedPenalty, hearing_right
from sunlit.rules.house.load import BadHouse, packaged_house, parse_house
from sunlit.rules.house.model import PartyKind, RecordingLevel
from sunlit.rules.major_decisions import MajorFacts, major_by
from sunlit.rules.penalty_kinds import PenaltyKind

TEXT = (Path(__file__).parent / "data" / "small-organ.toml").read_text(encoding="utf-8")
SMALL = parse_house(TEXT)
YANGQUAN = packaged_house()
CALENDAR = load_packaged_calendar()
DAY = date(2026, 11, 24)


def test_the_first_organ_is_yangquan_drc() -> None:
    assert YANGQUAN.name == "阳泉市发展和改革委员会"
    assert YANGQUAN.title_of("行政执法公示制度") == "《阳泉市发展和改革委员会行政执法公示制度》"
    assert YANGQUAN.remedies.on(DAY).reconsideration_body == "阳泉市人民政府"
    assert YANGQUAN.remedies.on(DAY).court == "阳泉市城区人民法院"
    assert YANGQUAN.number_word("D16", DAY) == "阳发改罚"
    assert YANGQUAN.number_word("D13", DAY) == "阳发改法审"


def test_the_packaged_periods_are_the_defaults_of_the_table() -> None:
    for code, row in DEADLINES.items():
        if row.is_parameter:
            assert YANGQUAN.parameter(code, DAY) == row.period, code


def test_a_deadline_that_binds_other_levels_is_off() -> None:
    assert not YANGQUAN.applies("HZ-FORWARD")
    assert YANGQUAN.applies("HZ-DECIDE")


def test_another_organ_uses_its_own_words_from_their_day() -> None:
    assert SMALL.number_word("D16", date(2025, 12, 31)) == "丰粮罚"
    assert SMALL.number_word("D16", DAY) == "丰粮罚决"
    assert not SMALL.has_number_word("D13")
    with pytest.raises(NoVersionInForce, match="D13"):
        SMALL.number_word("D13", DAY)


def test_another_organ_uses_its_own_periods_from_their_day() -> None:
    assert due_of("FS-REVIEW", date(2026, 9, 1), CALENDAR, SMALL).due == date(2026, 9, 4)
    assert due_of("FS-REVIEW", date(2026, 11, 2), CALENDAR, SMALL).due == date(2026, 11, 11)
    assert due_of("FS-REVIEW", date(2026, 11, 2), CALENDAR, YANGQUAN).due == date(2026, 11, 9)


def test_the_court_and_the_body_of_reconsideration_are_named() -> None:
    for name, unnamed in (
        ("丰城县人民法院", "有管辖权的人民法院"),
        ("丰城县人民政府", "本级人民政府"),
    ):
        with pytest.raises(BadHouse, match="没有写明是哪一个"):
            parse_house(TEXT.replace(f'"{name}"', f'"{unnamed}"'))


def test_no_organ_changes_a_period_that_the_law_sets() -> None:
    added = TEXT + '\n[[parameter]]\ncode = "CF-DECIDE"\nlimit = 120\nunit = "CD"\n'
    with pytest.raises(BadHouse, match="期限由法律规定"):
        parse_house(added)


@pytest.mark.parametrize(
    ("party", "field", "fen", "needs"),
    [
        (PartyKind.ORGANIZATION, "", 5_000_000, True),
        (PartyKind.ORGANIZATION, "", 4_999_999, False),
        (PartyKind.ORGANIZATION, "grain", 5_000_000, False),
        (PartyKind.ORGANIZATION, "grain", 10_000_000, True),
        (PartyKind.NATURAL_PERSON, "", 500_000, True),
        (PartyKind.NATURAL_PERSON, "grain", 500_000, True),
    ],
)
def test_another_organ_uses_its_own_hearing_thresholds(
    party: PartyKind, field: str, fen: int, needs: bool
) -> None:
    proposed = ProposedPenalty(frozenset({PenaltyKind.FINE}), party, fen, field=field)
    assert (hearing_right(proposed, SMALL, DAY) is not None) == needs


def test_another_organ_uses_its_own_list_of_major_decisions_from_its_day() -> None:
    facts = MajorFacts("penalty", fine_fen=5_000_000)
    assert major_by(SMALL.majors(date(2026, 5, 31)), facts)
    assert major_by(SMALL.majors(date(2026, 6, 1)), facts) is None


def test_another_organ_raises_its_recording_switch_on_a_day() -> None:
    assert SMALL.recording_level("hearing", date(2026, 6, 30)) is RecordingLevel.ADVISED
    assert SMALL.recording_level("hearing", date(2026, 7, 1)) is RecordingLevel.REQUIRED
    assert SMALL.recording_level("evidence_collection", DAY) is RecordingLevel.ADVISED


def test_settings_are_read_by_their_type() -> None:
    assert SMALL.flag("only_agreement_opens_decision", DAY) is False
    assert YANGQUAN.flag("only_agreement_opens_decision", DAY) is True
    assert SMALL.setting("natural_person_name", DAY) == "full"
    assert SMALL.retention_of("inspection", DAY) == "30年"
    with pytest.raises(TypeError, match="natural_person_name"):
        SMALL.flag("natural_person_name", DAY)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('short_name = "县粮食局"\n', "", "缺少“short_name”"),
        ("[organ]", "[organ", "不能识别"),
        ('level = "required"', 'level = "optional"', "只能逐步提高"),
        ('party = "sole_trader"', 'party = "natural_person"\nfield = "x"', "个体工商户"),
        ("[organ]", '[deadlines_off]\ncodes = ["XX"]\n[organ]', "XX"),
    ],
)
def test_a_file_against_the_rules_is_refused(old: str, new: str, sentence: str) -> None:
    with pytest.raises(BadHouse, match=sentence):
        parse_house(TEXT.replace(old, new))


@pytest.mark.parametrize("kind", [PenaltyKind.LICENSE_REVOCATION, PenaltyKind.CLOSURE])
def test_heavy_kinds_of_penalty_always_carry_the_hearing_right(kind: PenaltyKind) -> None:
    proposed = ProposedPenalty(frozenset({kind}), PartyKind.ORGANIZATION)
    refusal = hearing_right(proposed, YANGQUAN, DAY)
    assert refusal is not None
    assert kind.label in refusal.sentence
    assert "第六十三条第一款" in str(refusal.citation)


def test_a_warning_carries_no_hearing_right() -> None:
    proposed = ProposedPenalty(frozenset({PenaltyKind.WARNING}), PartyKind.NATURAL_PERSON)
    assert hearing_right(proposed, YANGQUAN, DAY) is None
