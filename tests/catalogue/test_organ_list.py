"""The organ's own list: offices and matters enter once, change by a later day, and never behind."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from factories import ON_SQLITE, at
from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.catalogue.organ_list import read_list
from sunlit.catalogue.services.enter_list import Entered, enter_list
from sunlit.ledger.services.verify import verify
from sunlit.operations.installation import installation_faults
from sunlit.people.models import Office
from sunlit.rules.penalty_law import law_of
from sunlit.rules.refusal import Refused

NOW = at("2026-11-24 09:00")
SAMPLE = (Path(__file__).parents[2] / "deploy" / "organ.toml").read_text("utf-8")
SMALL = """
since = 2025-01-01
checked_on = 2026-11-30
[[office]]
code = "energy"
name = "能源科"
is_handling = true
[[office]]
code = "legal"
name = "法规科"
[[matter]]
office = "energy"
code = "NY-01"
name = "未按照规定报送能源信息"
violated = "《中华人民共和国能源法》第六十五条第二款"
basis = ["能源法72(4)"]
consequence = "责令改正，给予警告或者通报批评。"
fine_max_fen = 20000000
"""


def enter(text: str) -> Entered:
    """Enter a list as the command does."""
    return enter_list(read_list(text), NOW)


def why(text: str) -> str:
    """Return why the list is refused."""
    with pytest.raises(Refused) as refused:
        enter(text)
    return str(refused.value)


def test_the_sample_is_entered_whole_and_the_law_of_each_matter_is_known(database: str) -> None:
    assert enter(SAMPLE) == Entered(offices=3, matters=11)
    assert enter(SAMPLE) == Entered()
    for version in MatterVersion.objects.all():
        assert law_of(version.basis, version.since), version.name
    assert not [one for one in verify() if "catalogue" in one.where or "people" in one.where]


def test_an_empty_organ_is_told_what_to_enter_before_a_case_can_begin(database: str) -> None:
    said = " ".join(installation_faults(NOW, NOW))
    assert "没有执法事项，不能登记案件" in said
    assert "没有承办行政执法的科室" in said
    enter(SMALL)
    said = " ".join(installation_faults(NOW, NOW))
    assert "sunlit organ" not in said
    assert "要印的还是示例：fonds_number、organ_address、organ_telephone、payee_account" in said


def test_an_office_is_renamed_and_the_log_holds_its_last_state(database: str) -> None:
    enter(SMALL)
    renamed = read_list(SMALL.replace("能源科", "能源监管科"))
    assert enter_list(renamed, NOW + timedelta(days=1)) == Entered(changed_offices=1)
    assert Office.objects.get(code="energy").name == "能源监管科"
    assert not [one for one in verify() if "people_office" in one.where]
    Office.objects.filter(code="energy").update(name="能源科")
    assert [one for one in verify() if "people_office" in one.where]


@ON_SQLITE
def test_a_matter_changes_from_a_later_day_on_and_not_before(database: str) -> None:
    enter(SMALL)
    mistyped = SMALL.replace("未按照规定报送", "没有报送")
    assert "已经录入的不改" in why(mistyped)
    later = mistyped.replace("since = 2025-01-01", "since = 2026-12-01")
    assert enter(later) == Entered(versions=1)
    matter = Matter.objects.get(code="NY-01")
    day = MatterVersion.objects.latest("since").since
    assert matter.on(day).name.startswith("没有报送")
    assert matter.on(day - timedelta(days=1)).name.startswith("未按照规定")
    assert "晚于 2026-12-01" in why(SMALL)


def _tier(by: str, most: str = "7") -> str:
    return f'tiers = [{{ tier = "lighter", {by}, min_rate = 5, max_rate = {most} }}]'


@ON_SQLITE
def test_a_tier_may_be_one_of_rates(database: str) -> None:
    written = _tier('by = "permille"', '"7.5"')
    assert enter(SMALL.replace("fine_max_fen = 20000000", written)).matters == 1
    [found] = MatterVersion.objects.latest("since").ranges
    assert (str(found), Decimal("7.5") in found, Decimal("7.51") in found) == (
        "5‰以上7.5‰以下",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[[matter]]", "[matter", "不是 TOML"),
        ("[[office]]", "[[person]]", "人员不写在这里"),
        ('code = "legal"', 'code = "energy"', "科室 energy：写了两次"),
        ("is_handling = true", "", "“energy”不是承办行政执法的科室"),
        ("is_handling = true", 'is_handling = "yes"', "is_handling 应当是true 或者 false"),
        ("能源法72(4)", "某法72", "没有对应登记在册"),
        (
            'name = "能源科"',
            f'name = "{"能" * 51}"',
            "科室 energy：name 最多 50 个字，现在有 51 个",
        ),
        ('code = "NY-01"', f'code = "{"9" * 21}"', "code 最多 20 个字，现在有 21 个"),
        ("未按照规定报送", "未按照\\u0000规定报送", "事项 NY-01：name 里有看不见的字符"),
        ("fine_max_fen = 20000000", f"fine_max_fen = {2**63}", "fine_max_fen 的数额太大"),
        ("name = ", "nane = ", "不认识“nane”"),
        ("since = 2025-01-01", "", "没有写 since"),
        ("fine_max_fen = 20000000", "fine_max_fen = -1", "上限不能小于下限"),
        ("fine_max_fen = 20000000", 'tiers = [{ tier = "light" }]', "tiers 每一档写"),
        ("fine_max_fen = 20000000", _tier('by = "amount"'), "by 写 permille（‰）、percent（%）"),
        ("fine_max_fen = 20000000", _tier('by = "percent"', "7.5"), "min_rate、max_rate 写 5 或者"),
        ("fine_max_fen = 20000000", _tier('by = "percent"', "4"), "下限不大于上限"),
        ('consequence = "责令改正，给予警告或者通报批评。"', 'consequence = ""', "是空的"),
    ],
)
@ON_SQLITE
def test_a_list_that_cannot_be_taken_says_which_row_and_enters_nothing(
    database: str, old: str, new: str, sentence: str
) -> None:
    assert old in SMALL
    assert sentence in why(SMALL.replace(old, new))
    assert not Office.objects.exists()
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[office]\ncode = "a"', "office 应当写成 [[office]]"),
        ("office = 3", "office 应当写成 [[office]]"),
        ('matter = ["ZB-02"]', "matter 应当写成 [[matter]]"),
        (SMALL.replace('"能源法72(4)"', "72"), "basis 的每一项应当是文字"),
        (
            SMALL.replace("fine_max_fen = 20000000", _tier('by = ["percent"]')),
            "by 写 permille（‰）、percent（%）",
        ),
    ],
)
def test_a_row_of_another_shape_is_refused_in_words(text: str, sentence: str) -> None:
    assert sentence in why(text)
