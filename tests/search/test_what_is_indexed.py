"""What finds a case and a publication, from which moment, and what never does."""

from django.db import connection, transaction

from cases.entries import CITIZEN, COMPANY
from cases.test_corrections import OTHER_NAME, correct
from factories import CaseStory, at, signature_of
from sunlit.assurance.derived import SOURCES
from sunlit.cases.models import Case
from sunlit.cases.searching import search_keys
from sunlit.commands.indexing import fill_empty_index, rebuild_index
from sunlit.disclosure.models import Publication
from sunlit.disclosure.services.withdraw import Taking, withdraw
from sunlit.rules.withdrawal import WithdrawalGround
from sunlit.search.check import differences
from sunlit.search.collection import PORTAL
from sunlit.search.models import DeskEntry, PortalEntry
from sunlit.search.queries import found

REASON = "决定被依法撤销。"


def finds(text: str) -> bool:
    """Whether the only case there is is found at the desk."""
    return bool(search_keys(text, Case.objects.all()))


def told() -> list[str]:
    """Return what `sunlit search --check` says."""
    return [
        sentence
        for source in SOURCES
        for sentence in differences(source.collection, source.subjects(), source.read, lambda: None)
    ]


def take_down(story: CaseStory) -> None:
    taking = Taking(WithdrawalGround.REVOKED, at("2026-10-09").date(), REASON)
    head = story.persons["officehead"]
    withdraw(story.publication, taking, head, at("2026-10-10"), signature_of(head))


def test_a_case_is_found_by_what_people_know_of_it(story: CaseStory) -> None:
    case = story.register()
    named = (case.number, COMPANY["party_name"], COMPANY["party_code"], "示例粮油", "经营台账")
    assert [words for words in named if not finds(words)] == []
    assert (finds("示例甲"), finds("张一")) == (True, False)
    story.until("assign_officers")
    assert finds("张一")
    story.until("decide")
    number = str(story.case.decisions.get().document.number)
    assert finds(number)
    assert finds(number.replace("〔", "（").replace("〕", "）"))
    assert finds(story.facts.title)
    assert told() == []


def test_who_gave_the_lead_finds_nothing(story: CaseStory) -> None:
    story.register(source="complaint", reporter_name="示例癸", reporter_contact="13900000009")
    story.until("file_case")
    assert story.facts.reporter is not None
    assert not finds("示例癸")
    assert not finds("癸")
    assert not finds("13900000009")


def test_a_citizens_number_finds_the_case_as_a_whole_only(story: CaseStory) -> None:
    story.party = CITIZEN
    story.until("check_lead")
    code = CITIZEN["party_code"]
    assert finds(code)
    assert finds("欧阳")
    guesses = (code[:6], code[:17], code[-4:], f"欧阳 {code[:14]}", f"{code} 欧阳")
    assert [words for words in guesses if finds(words)] == []


def test_a_corrected_name_finds_the_case_by_the_old_and_the_new(story: CaseStory) -> None:
    story.until("endorse_filing")
    correct(story, "register_lead", "2026-09-21 16:00", party_name=OTHER_NAME)
    assert finds(OTHER_NAME)
    assert finds(COMPANY["party_name"])
    assert finds(story.facts.title)
    assert told() == []


def test_a_decision_is_found_from_its_publication_to_its_withdrawal(story: CaseStory) -> None:
    story.until("check_publication")
    assert found(PORTAL, "") == []
    story.until("publish")
    one = story.publication
    words = (one.number, one.party_name, one.party_code, one.public_id, one.cause, "粮油")
    assert [asked for asked in words if len(found(PORTAL, asked)) != 1] == []
    assert found(PORTAL, COMPANY["party_address"]) == []
    assert told() == []
    take_down(story)
    assert [asked for asked in (*words, "") if found(PORTAL, asked)] == []
    assert not PortalEntry.objects.exists()
    assert told() == []


def test_a_withdrawal_that_fails_leaves_the_decision_findable(story: CaseStory) -> None:
    story.until("publish")
    with transaction.atomic():
        take_down(story)
        assert found(PORTAL, "粮油") == []
        transaction.set_rollback(True)
    assert len(found(PORTAL, "粮油")) == 1
    assert told() == []


def test_an_exempt_decision_is_found_by_no_word_of_it(story: CaseStory) -> None:
    story.until("serve")
    story.withhold()
    draft = story.case.decisions.get().draft.content
    words = (
        *story.facts.title.split(),
        COMPANY["party_name"],
        COMPANY["party_code"],
        str(story.case.decisions.get().document.number),
        draft["characterization"],
        draft["facts"],
        "粮",
        "",
    )
    assert [asked for asked in words if found(PORTAL, asked)] == []
    assert finds(COMPANY["party_name"])


def test_the_check_names_every_difference_and_the_rebuild_mends_it(story: CaseStory) -> None:
    story.until("publish")
    case, one = story.case, story.publication
    DeskEntry.objects.filter(subject=case.uuid).update(text="别的")
    PortalEntry.objects.all().delete()
    assert f"{case.uuid} 的检索条目与事实不符。" in told()
    assert f"{one.uuid} 没有检索条目。" in told()
    for source in SOURCES:
        rebuild_index(source)
    assert told() == []
    assert finds("粮油")
    assert len(found(PORTAL, "粮油")) == 1


def test_words_that_got_lost_are_told_and_mended(story: CaseStory) -> None:
    story.until("file_case")
    lose = (
        "UPDATE search_deskentry SET words = ''"
        if connection.vendor == "postgresql"
        else "INSERT INTO search_desk_words (search_desk_words) VALUES ('delete-all')"
    )
    with connection.cursor() as cursor:
        cursor.execute(lose)
    assert told() == [f"{story.case.uuid} 的检索条目没有编入索引。"]
    assert not finds("粮油")
    rebuild_index(SOURCES[0])
    assert told() == []
    assert finds("粮油")


def test_a_row_of_what_is_not_public_is_told_and_removed(story: CaseStory) -> None:
    story.until("publish")
    row = PortalEntry.objects.values().get()
    take_down(story)
    PortalEntry.objects.create(**row)
    assert told()[0] == f"{row['subject']} 不应有检索条目。"
    rebuild_index(SOURCES[1])
    assert not PortalEntry.objects.exists()
    assert told() == []


def test_an_instance_of_an_earlier_version_is_filled_once(story: CaseStory) -> None:
    story.until("publish")
    for source in SOURCES:
        for row in source.collection.model.objects.all():
            row.delete()
    fill_empty_index()
    fill_empty_index()
    assert finds("粮油")
    assert Publication.objects.count() == PortalEntry.objects.count() == 1
