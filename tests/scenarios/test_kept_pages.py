"""The public pages that are kept ready say what is public now, not what was."""

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scenarios.office import Office
from scenarios.page_reader import read_page
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.people.models import Office as OfficeRow
from sunlit.people.models import Person
from sunlit.rules.withdrawal import WithdrawalGround
from sunlit.web import clock


def withdraw(publication: Publication) -> None:
    Withdrawal.objects.create(
        publication=publication,
        ground=next(iter(WithdrawalGround)),
        received_on=clock.today(),
        reason="收到撤销决定",
        withdrawn_at=clock.now(),
        withdrawn_by=Person.objects.get(username="discloser"),
    )


def test_a_kept_page_is_gone_with_the_request_after_its_withdrawal(office: Office) -> None:
    visitor = Client()
    publication = Publication.objects.public()[0]
    page = f"/decisions/{publication.public_id}/"
    for address in ("/", "/decisions/", page):
        assert publication.public_id in visitor.get(address).content.decode()
    withdraw(publication)
    assert visitor.get(page).status_code == 410
    for address in ("/", "/decisions/"):
        assert publication.public_id not in visitor.get(address).content.decode()


def test_a_kept_page_asks_the_database_once(office: Office) -> None:
    visitor = Client()
    first = visitor.get("/decisions/").content
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get("/decisions/").content == first
    assert len(asked) == 1


def test_words_never_asked_before_ask_the_database_three_times(office: Office) -> None:
    """What is new, which decisions have the words, and those decisions; offices and years stay."""
    visitor = Client()
    word = Publication.objects.public()[0].party_name[2:4]
    visitor.get("/decisions/")
    with CaptureQueriesContext(connection) as asked:
        assert word in visitor.get("/decisions/", {"q": word}).content.decode()
    assert len(asked) == 3


def test_a_new_office_is_offered_with_the_next_request(office: Office) -> None:
    visitor = Client()
    assert "能源科" not in visitor.get("/decisions/").content.decode()
    OfficeRow.objects.create(code="energy", name="能源科", is_handling=True)
    page = read_page(visitor.get("/decisions/", {"q": "粮"}).content)
    assert page.links["能源科"] == "/decisions/?q=%E7%B2%AE&office=energy"


def test_a_kept_page_has_the_size_of_who_reads_it(office: Office) -> None:
    standard, big = Client(), Client()
    plain = standard.get("/decisions/").content
    big.get("/text-size/?size=big&next=/")
    assert big.get("/decisions/").content != plain
    assert standard.get("/decisions/").content == plain


def test_a_page_that_has_not_changed_is_not_sent_again(office: Office) -> None:
    visitor = Client()
    tag = visitor.get("/decisions/")["ETag"]
    again = visitor.get("/decisions/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    withdraw(Publication.objects.public()[0])
    assert visitor.get("/decisions/", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_does_not_exist_is_not_kept(office: Office) -> None:
    caches["portal"].clear()
    visitor = Client()
    for _ in range(2):
        answer = visitor.get("/decisions/nowhere/")
        assert answer.status_code == 404
        assert "ETag" not in answer
    assert "没有找到" in read_page(answer.content).words
