"""An amount is typed as people write it, read once, and said back in 大写."""

from datetime import date

from scenarios.office import Office, minutes_ago
from scenarios.page_reader import read_page
from sunlit.cases.models import Case

AMOUNT = "/desk/amount/"


def with_a_fine() -> Case:
    """Return a demonstration case whose fine is not paid."""
    for case in Case.objects.order_by("id"):
        if case.steps.order_by("-seq")[0].code == "publish":
            return case
    raise LookupError


def payment(case: Case, amount: str) -> dict[str, str]:
    """Return the entries of a payment of that amount, as it was typed."""
    return {
        "seen": str(case.steps.count()),
        "happened_at": minutes_ago(0),
        "paid_on": date.fromisoformat(minutes_ago(1)[:10]).isoformat(),
        "amount_fen": amount,
        "receipt_number": "EX 00 01",
        "payer": "示例公司",
    }


def test_half_of_ten_thousand_is_not_half_a_yuan(office: Office) -> None:
    case = with_a_fine()
    address = f"/desk/cases/{case.uuid}/record_payment/"
    assert office.sends("officer1", address, payment(case, "0.05万")).status_code == 302
    content = case.steps.get(code="record_payment").content
    assert (content["amount_fen"], content["receipt_number"]) == (500_00, "EX0001")
    said = office.reads("officer1", f"/desk/cases/{case.uuid}/").words
    assert "缴款金额：伍佰元整（¥500.00）。" in said


def test_what_could_be_two_amounts_comes_back_with_both_readings_open(office: Office) -> None:
    case = with_a_fine()
    answer = office.sends(
        "officer1", f"/desk/cases/{case.uuid}/record_payment/", payment(case, "一万五")
    )
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "可以有两种读法" in page.errors["id_amount_fen"]
    assert page.entries["amount_fen"] == "一万五"
    assert not case.steps.filter(code="record_payment").exists()


def test_the_amount_being_typed_is_said_in_words_to_whoever_is_signed_in(office: Office) -> None:
    desk = office.client("officer1")
    assert desk.get(AMOUNT, {"fine_fen": "1.5万"}).content.decode() == "壹万伍仟元整（¥15,000.00）"
    assert "不写范围和约数" in desk.get(AMOUNT, {"x": "1-2<b>"}).content.decode()
    assert desk.get(AMOUNT, {"x": " "}).content == b""
    assert desk.get(AMOUNT).content == b""
    assert office.public.get(AMOUNT, {"x": "1"}).status_code == 302
