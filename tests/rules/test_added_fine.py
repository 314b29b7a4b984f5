"""加处罚款 (处罚法72、73), by numbers made by hand."""

from datetime import date

from sunlit.rules.added_fine import added_fine

FINE = 1_000_000
LAST_DAY = date(2026, 10, 23)


def day(number: int, month: int = 10) -> date:
    return date(2026, month, number)


def test_nothing_is_added_to_what_is_paid_on_the_last_day() -> None:
    added = added_fine(FINE, LAST_DAY, [(LAST_DAY, FINE)], day(30))
    assert (added.days, added.amount_fen, added.explain()) == (0, 0, [])


def test_three_per_cent_are_added_for_each_day_and_the_day_of_payment_counts() -> None:
    added = added_fine(FINE, LAST_DAY, [(day(25), FINE)], day(30))
    assert (added.days, added.amount_fen) == (2, 60_000)
    assert added.explain() == ["10月24日至25日，共2日，每日按到期未缴的10,000元加处3%。"]


def test_a_part_that_was_paid_grows_no_more() -> None:
    added = added_fine(FINE, LAST_DAY, [(day(20), 400_000), (day(25), 300_000)], day(27))
    assert [(one.days, one.unpaid_fen) for one in added.stretches] == [(2, 600_000), (2, 300_000)]
    assert added.amount_fen == 2 * 18_000 + 2 * 9_000


def test_the_added_fine_never_exceeds_the_fine() -> None:
    added = added_fine(FINE, LAST_DAY, [], day(26, 11))
    assert (added.days, added.uncapped_fen, added.amount_fen) == (34, 1_020_000, FINE)
    assert added.explain()[-1] == "合计10,200元，超出罚款本数，以10,000元为限。"


def test_nothing_is_added_during_remedies() -> None:
    added = added_fine(FINE, LAST_DAY, [], day(31), paused=[(day(25), day(29))])
    assert [(one.first, one.last) for one in added.stretches] == [
        (day(24), day(24)),
        (day(30), day(31)),
    ]


def test_parts_of_a_fen_are_dropped_once_at_the_end() -> None:
    assert added_fine(101, LAST_DAY, [], day(25)).amount_fen == 6
