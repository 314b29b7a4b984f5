"""The list of cases: its filters reach every case, and no cell says what is not so."""

from scenarios.office import Office
from sunlit.cases.models import Case, CaseSummary


def test_the_cases_of_every_year_can_be_filtered(office: Office) -> None:
    case = Case.objects.order_by("id")[0]
    CaseSummary.objects.filter(case=case).update(year=2019)
    links = office.reads("supervisor", "/desk/cases/").links
    assert "2022 年" in links
    assert "2021 年" not in links
    earlier = office.reads("supervisor", links["更早的年份"])
    assert case.number in earlier.words
    assert "共 1 条" in earlier.words
    assert "去掉条件：更早的年份" in earlier.words


def test_a_step_without_a_period_is_not_said_to_end_the_periods_of_the_case(office: Office) -> None:
    with_the_police = Case.objects.order_by("-id")[0]
    assert "还剩" in office.reads("officer1", f"/desk/cases/?q={with_the_police.number}").words
    CaseSummary.objects.filter(case=with_the_police).update(due_on=None, due_at=None)
    words = office.reads("officer1", f"/desk/cases/?q={with_the_police.number}").words
    assert "登记公安机关的处理结果" in words
    assert "这一步没有期限" in words
