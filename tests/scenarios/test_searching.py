"""Searching over HTTP: the desk finds what one may see, the portal what is public."""

import re
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from scenarios.office import Office, case_waiting_for, some_publication, stranger
from scenarios.page_reader import ReadPage, read_page
from sunlit.cases.access import OVERVIEW, barred, of_office
from sunlit.cases.models import Access, Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.searching import entry_of, of_keys, search_keys
from sunlit.cases.visible import reach_of, visible_to
from sunlit.commands.__main__ import main
from sunlit.disclosure.models import Publication
from sunlit.people.models import Office as OfficeRow
from sunlit.people.models import Person
from sunlit.search.collection import DESK, PORTAL, Entry
from sunlit.search.models import PortalEntry
from sunlit.search.queries import AT_MOST
from sunlit.search.services.index_many import index_many
from sunlit.web import clock

ODD = (
    "'",
    '"',
    '"粮',
    "*",
    "粮*",
    "粮食 AND",
    "NEAR(粮 食)",
    "NOT 粮",
    "%",
    "_",
    "\\",
    "\x00",
    "粮\x00食",
    "😀",
    "words:粮",
    "(((",
    "长" * 200,
    "- ^ + ~",
    "' OR 1=1 --",
    "\u202e粮食",
    "\ufeff",
)


def portal(asking: Office, **asked: str) -> ReadPage:
    answer = asking.public.get("/decisions/", asked)
    assert answer.status_code == 200, asked
    return read_page(answer.content)


def listed(page: ReadPage) -> list[str]:
    return [url for url in page.links.values() if re.fullmatch(r"/decisions/\w{8}/", url)]


def cases_of(office: Office, username: str, words: str) -> list[str]:
    answer = office.client(username).get("/desk/cases/", {"q": words})
    assert answer.status_code == 200, words
    links = read_page(answer.content).links.values()
    return [url for url in links if re.fullmatch(r"/desk/cases/[0-9a-f-]{36}/", url)]


@pytest.mark.parametrize("asked", ODD)
def test_odd_words_are_answered_on_every_page_that_searches(office: Office, asked: str) -> None:
    assert portal(office, q=asked).title.endswith("市发展和改革委员会")
    for address in ("/desk/", "/desk/cases/"):
        assert office.client("officer1").get(address, {"q": asked}).status_code == 200


@pytest.mark.parametrize("address", ["/desk/", "/desk/cases/", "/decisions/"])
def test_a_search_box_says_what_it_did_not_read_and_keeps_it(office: Office, address: str) -> None:
    """It read the first 100 characters and gave the rest back to nobody."""
    for asked, is_read in (("粮" * 100, True), (f"{'粮' * 99}食 未读到的几个字", False)):
        reader = office.public if address == "/decisions/" else office.client("officer1")
        answer = reader.get(address, {"q": asked}).content.decode()
        assert f'value="{asked}"' in answer
        assert ("只按前 100 个字查找" in answer) is not is_read


def test_what_was_searched_for_is_marked_and_nothing_else_becomes_markup(office: Office) -> None:
    one = some_publication()
    word = one.party_name[2:5]
    answer = office.public.get("/decisions/", {"q": word}).content.decode()
    assert f"<mark>{word}</mark>" in answer
    answer = office.public.get("/decisions/", {"q": "<b>粮"}).content.decode()
    assert "<b>" not in answer
    assert "<mark>B</mark>" not in answer


def test_a_word_that_the_list_does_not_show_is_shown_where_it_stands(office: Office) -> None:
    one = some_publication()
    assert one.party_code
    answer = office.public.get("/decisions/", {"q": one.party_code[:9]}).content.decode()
    assert f"<mark>{one.party_code[:9]}</mark>{one.party_code[9:]}" in answer


def test_one_character_and_several_words_find_a_decision(office: Office) -> None:
    one = some_publication()
    address = f"/decisions/{one.public_id}/"
    for asked in (one.party_name[2], f"{one.party_name[2:4]} {one.cause[-2:]}", one.public_id):
        assert address in listed(portal(office, q=asked))
    assert listed(portal(office, q=f"{one.party_name[2:4]} 绝无此事")) == []


def test_filters_narrow_what_was_searched_for_and_the_title_says_so(office: Office) -> None:
    one = some_publication()
    word, year = one.party_name[2:4], str(one.decided_on.year)
    same = {"kind": one.kind, "year": year, "office": one.office_code}
    page = portal(office, q=word, **same)
    assert f"/decisions/{one.public_id}/" in listed(page)
    assert f"行政执法决定：“{word}”、行政处罚、{year}" in page.title
    for other in ({"kind": "license"}, {"year": "1999"}, {"office": "nowhere"}):
        page = portal(office, q=word, **(same | other))
        assert listed(page) == []
        assert "在全部决定里查" in page.links
    titles = [portal(office, **asked).title for asked in ({}, {"q": word}, same, {"q": "粮"})]
    assert len(set(titles)) == len(titles)


def test_nothing_found_says_what_to_do(office: Office) -> None:
    assert "几个词之间用空格分开" in portal(office, q="绝无此事").words
    assert "只有标点或者符号的不能查" in portal(office, q="？！").words


def test_a_long_list_ends_with_how_to_narrow_it(office: Office) -> None:
    newest = Publication.objects.public().latest("decided_on").decided_on
    newer, older = newest + timedelta(days=1), newest - timedelta(days=3650)
    before_the_last_page = AT_MOST - 10
    index_many(
        PORTAL,
        [
            Entry(
                uuid.UUID(int=at),
                newer if at < before_the_last_page else older,
                serial=10**6 + at,
                kind="penalty",
                office="x",
                text="很多条",
                keys=(),
            )
            for at in range(AT_MOST + 50)
        ],
    )
    first = portal(office)
    assert f"共 {AT_MOST}+ 条" in first.words
    assert "只列出最近的" not in first.words
    last = portal(office, page="999")
    assert f"（第 {AT_MOST // 20} 页）" in last.title
    assert f"只列出最近的 {AT_MOST} 条" in last.words
    assert "下一页" not in last.links
    assert len(listed(last)) == Publication.objects.public().count()


def test_an_entry_without_its_publication_is_not_shown(office: Office) -> None:
    """The index never makes public what the publication itself does not."""
    one = some_publication()
    row = PortalEntry.objects.get(subject=one.uuid)
    PortalEntry.objects.filter(pk=row.pk).update(subject=uuid.UUID(int=3))
    assert f"/decisions/{one.public_id}/" not in listed(portal(office))
    assert len(listed(portal(office))) == Publication.objects.public().count() - 1


def test_a_case_of_another_office_is_neither_found_nor_counted(office: Office) -> None:
    case = case_waiting_for("review")
    party = case.parties.latest("id")
    address = f"/desk/cases/{case.uuid}/"
    other = stranger()
    for words in (case.number, party.name, party.code, party.name[2:4], "粮", "张志强"):
        assert cases_of(office, other, words) == []
        page = read_page(office.client(other).get("/desk/cases/", {"q": words}).content)
        assert "没有案件" in page.words
        assert not re.search(r"共 [1-9]", page.words)
    for words in (case.number, party.name, party.code):
        assert address in cases_of(office, "officer1", words)
        assert address in cases_of(office, "leader1", words)


def everybody_and_strangers() -> list[Person]:
    """Return everybody, with an officer of another office."""
    stranger()
    return list(Person.objects.select_related("office").order_by("pk"))


def add_cases_of(office: OfficeRow, like: Case, number: int) -> None:
    """Add cases of another office like that one, of today, and index them."""
    cases = Case.objects.bulk_create(
        Case(
            uuid=uuid.uuid4(),
            number=f"别科{at}",
            procedure=like.procedure,
            kind=like.kind,
            title=like.title,
            office=office,
            matter=like.matter,
            recorded_at=clock.now(),
        )
        for at in range(number)
    )
    Access.objects.bulk_create(
        Access(case=case, principal=principal, since=clock.today())
        for case in cases
        for principal in (of_office(office.pk), OVERVIEW)
    )
    entry = replace(entry_of(CaseFacts(like)), day=clock.today(), office=office.code, keys=())
    index_many(DESK, [replace(entry, subject=one.uuid, serial=one.pk) for one in cases])


def test_a_search_finds_for_everybody_just_the_cases_they_may_open(office: Office) -> None:
    """Also on the days before a case was there."""
    first = Case.objects.earliest("recorded_at").recorded_at
    words = ("阳泉", "泉", "罚款", "示例", Case.objects.latest("pk").number)
    counted = set()
    for person in everybody_and_strangers():
        for day in (clock.today(), first.date(), first.date() - timedelta(days=1)):
            may_open = visible_to(person, day)
            for asked in words:
                keys = search_keys(asked, may_open, reach_of(person, day))
                assert keys == search_keys(asked, may_open), (person, day, asked)
                assert of_keys(keys, may_open).count() == len(keys)
                counted.add(len(keys))
    assert len(counted) > 3


def test_whoever_stood_aside_finds_the_case_no_more(office: Office) -> None:
    case = case_waiting_for("review")
    for username in ("officer1", "leader1"):
        person, day = Person.objects.get(username=username), clock.today()
        address = f"/desk/cases/{case.uuid}/"
        assert address in cases_of(office, username, case.number)
        before = len(search_keys("阳泉", visible_to(person, day), reach_of(person, day)))
        Access.objects.create(case=case, principal=barred(person.pk), since=day)
        assert address not in cases_of(office, username, case.number)
        after = len(search_keys("阳泉", visible_to(person, day), reach_of(person, day)))
        assert after == before - 1


def test_a_thousand_newer_cases_of_others_hide_no_case_and_are_not_counted(office: Office) -> None:
    case = case_waiting_for("review")
    word = case.parties.latest("id").name[2:4]
    mine = cases_of(office, "officer1", word)
    other = stranger()
    add_cases_of(Person.objects.get(username=other).office, case, AT_MOST + 10)
    assert cases_of(office, "officer1", word) == mine
    page = office.reads("officer1", f"/desk/cases/?q={word}")
    assert f"共 {len(mine)} 条" in page.words
    page = office.reads("leader1", f"/desk/cases/?q={word}")
    assert f"共 {AT_MOST}+ 条" in page.words
    page = office.reads(other, f"/desk/cases/?q={word}")
    assert f"共 {AT_MOST}+ 条" in page.words


def test_the_work_list_is_narrowed_by_the_same_words(office: Office) -> None:
    case = case_waiting_for("apply_to_file")
    party = case.parties.latest("id")
    for words in (case.number, party.name, party.code, party.name[2:5]):
        page = read_page(office.client("officer1").get("/desk/", {"q": words}).content)
        assert any(str(case.uuid) in url for url in page.links.values()), words
    page = read_page(office.client("officer1").get("/desk/", {"q": "绝无此事"}).content)
    assert "没有符合条件的事" in page.words


def test_the_program_checks_and_rebuilds_the_index(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--check"]) == 0
    assert "检索索引与事实一致。" in capsys.readouterr().out
    one = some_publication()
    PortalEntry.objects.filter(subject=one.uuid).update(text="别的")
    assert main(["search", "--check"]) == 1
    assert f"公示 {one.uuid} 的检索条目与事实不符。" in capsys.readouterr().out
    assert main(["search", "--rebuild"]) == 0
    assert "条已编入检索索引" in capsys.readouterr().out
    assert main(["search", "--check"]) == 0
