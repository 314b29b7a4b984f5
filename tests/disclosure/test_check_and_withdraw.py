"""What was published is what stands there today; what is taken down leaves its notice."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

from cases.entries import CITIZEN
from factories import ON_SQLITE, CaseStory, at, refused, signature_of
from sunlit.disclosure.check import check_publications
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.disclosure.services.withdraw import Taking, withdraw
from sunlit.ledger import triggers
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.sqlite_guard import schema_changes
from sunlit.rules.withdrawal import WithdrawalGround

CHANGES = (
    ("snapshot = CAST(snapshot || ' ' AS BLOB)", "公示内容与公示日志不一致"),
    ("pdf_sha256 = 'x' || substr(pdf_sha256, 2)", "公示文书与公示日志不一致"),
    ("number = '阳发改罚〔2026〕2号'", "number"),
    ("cause = '别的事由'", "cause"),
    ("conclusion = '罚款人民币1元。'", "conclusion"),
    ("decided_on = '2026-09-29'", "decided_on"),
    ("published_on = '2026-10-01'", "published_on"),
    ("kind = 'license'", "kind"),
    ("party_name = '别的公司'", "当事人"),
    ("party_code = '91140300MA0TEXT5XX'", "统一社会信用代码"),
)


def sentences() -> list[str]:
    return [finding.sentence for finding in check_publications()]


@contextmanager
def as_the_owner_of_the_file(statement: str) -> Iterator[None]:
    """Change a protected table behind the back of every trigger, then put it back."""
    with schema_changes(connection), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' "
            "AND tbl_name = 'disclosure_publication'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(statement)
        yield
        transaction.set_rollback(True)
    assert triggers.missing(connection) == []


def test_an_untouched_publication_gives_no_finding(story: CaseStory) -> None:
    story.until("publish")
    assert sentences() == []


@ON_SQLITE
def test_a_publication_that_was_changed_is_found(story: CaseStory) -> None:
    story.until("publish")
    for change, sentence in CHANGES:
        with as_the_owner_of_the_file(f"UPDATE disclosure_publication SET {change}"):
            assert any(sentence in found for found in sentences()), change
    assert sentences() == []


@ON_SQLITE
def test_a_publication_that_was_deleted_is_found(story: CaseStory) -> None:
    story.until("publish")
    with as_the_owner_of_the_file("DELETE FROM disclosure_publication"):
        assert sentences() == ["公示日志里有，数据库里没有：记录被删除。"]


def taking(reason: str = "依法撤销。", received_on: str = "2026-10-19") -> Taking:
    day = date.fromisoformat(received_on)
    return Taking(WithdrawalGround.REVOKED, day, reason)


def test_a_withdrawn_publication_leaves_a_notice_and_its_record(story: CaseStory) -> None:
    publication = story.until("publish").publication
    before = bytes(publication.snapshot)
    head = story.persons["officehead"]
    withdrawal = withdraw(
        publication, taking(" 依法撤销。 "), head, at("2026-10-20"), signature_of(head)
    )
    assert withdrawal.reason == "依法撤销。"
    assert (withdrawal.received_on, withdrawal.withdrawn_at) == (
        date(2026, 10, 19),
        at("2026-10-20"),
    )
    assert not Publication.objects.public().exists()
    assert bytes(Publication.objects.get().snapshot) == before
    events = PendingEvent.objects.filter(event="disclosure.withdrawn", subject=publication.uuid)
    assert {event.log for event in events} == {Log.RECORD, Log.PUBLICITY}
    public = events.get(log=Log.PUBLICITY)
    assert json.loads(bytes(public.canonical))["facts"] == {
        "ground": "revoked",
        "received_on": "2026-10-19",
        "reason": "依法撤销。",
    }
    assert sentences() == []


def test_a_publication_is_taken_down_once_and_with_a_reason(story: CaseStory) -> None:
    publication = story.until("publish").publication
    head = story.persons["officehead"]
    for blank in ("", "  "):
        with refused("公示制度11", "reason"):
            withdraw(publication, taking(blank), head, at("2026-10-20"), signature_of(head))
    withdraw(publication, taking(), head, at("2026-10-20"), signature_of(head))
    with refused("公示制度11"):
        withdraw(publication, taking("再次撤下。"), head, at("2026-10-21"), signature_of(head))
    assert Withdrawal.objects.count() == 1


@ON_SQLITE
def test_the_document_was_received_between_the_decision_and_today(story: CaseStory) -> None:
    publication = story.until("publish").publication
    head = story.persons["officehead"]
    for received_on in ("2026-09-29", "2026-10-21"):
        with refused("公示制度11", "received_on"):
            withdraw(
                publication,
                taking(received_on=received_on),
                head,
                at("2026-10-20"),
                signature_of(head),
            )
    withdraw(
        publication, taking(received_on="2026-09-30"), head, at("2026-10-20"), signature_of(head)
    )


def test_only_the_head_of_the_office_takes_down(story: CaseStory) -> None:
    publication = story.until("publish").publication
    for name in ("officer1", "leader", "discloser", "other_head"):
        with refused("公示制度8"):
            withdraw(
                publication,
                taking(),
                story.persons[name],
                at("2026-10-20"),
                signature_of(story.persons[name]),
            )
    assert Publication.objects.public().exists()


@ON_SQLITE
def test_the_public_reason_of_a_withdrawal_says_nothing_personal(story: CaseStory) -> None:
    story.party = dict(CITIZEN)
    story.fine_fen = 10_000
    publication = story.until("publish").publication
    head = story.persons["officehead"]
    for words in ("欧阳 示例申请撤销。", "电话139 3530 0002。", "当事人不满十八周岁，依法撤销。"):
        with refused("公示制度6", "reason"):
            withdraw(publication, taking(words), head, at("2026-10-20"), signature_of(head))
    withdraw(publication, taking(), head, at("2026-10-20"), signature_of(head))
