"""A notice from before a compulsory kind was asked: the way back is to conclude and tell again."""

from django.test import Client, override_settings

from cases.officer import PASSWORD, PENALTY, on_the_day
from factories import ON_SQLITE, CaseStory, refused
from scenarios.page_reader import read_page
from sunlit.cases.check import check_cases
from sunlit.cases.models import AdvanceNotice
from sunlit.documents.models import Document
from sunlit.people.models import Person
from tampering import tamper

pytestmark = ON_SQLITE
__all__ = ["on_the_day"]
AGAIN = "2026-09-29T15:00+08:00"
_ASKS_FOR_A_WARNING = "UPDATE catalogue_matterversion SET basis = '[\"粮食流通条例45(5)\"]'"


def told_without_a_warning(story: CaseStory) -> Client:
    """A case that was told of a fine alone, and the officer at the desk."""
    story.until("hear_statement")
    tamper(_ASKS_FOR_A_WARNING)
    officer = Person.objects.get(username="officer1")
    officer.set_password(PASSWORD)
    officer.save()
    client = Client()
    client.force_login(officer)
    return client


def test_a_case_told_without_its_compulsory_warning_is_concluded_and_told_again(
    story: CaseStory, on_the_day: None
) -> None:
    """粮食流通条例45, 处罚法44、45: neither left out nor slipped in; walked as on the screen."""
    client = told_without_a_warning(story)
    with refused("粮食流通条例45", "warning"):
        story.take("draft_decision")
    with refused("处罚法45", "warning") as slipped_in:
        story.take("draft_decision", warning=True)
    assert "重新办理“调查终结”，再告知、送达" in slipped_in.value.refusal.sentence
    address = f"/desk/cases/{story.case.uuid}/"
    with override_settings(CLOCK=AGAIN):
        assert f"{address}conclude_investigation/" in client.get(address).content.decode()
        page = read_page(client.get(f"{address}conclude_investigation/").content)
        sent = {
            **PENALTY,
            "fine_fen": "15000",
            "seen": page.entries["seen"],
            "happened_at": "2026-09-29T15:00",
            "signing_password": PASSWORD,
        }
        without = client.post(f"{address}conclude_investigation/", sent)
        assert "“警告”" in read_page(without.content).errors["id_warning"]
        answer = client.post(f"{address}conclude_investigation/", {**sent, "warning": "yes"})
        assert answer.status_code == 302
    concluded = story.facts.last("conclude_investigation")
    assert concluded is not None
    assert concluded.content["warning"] is True
    assert "hear_statement" not in story.facts.position.standing
    story.take("notify", when="2026-09-29 16:00")
    assert AdvanceNotice.objects.count() == 2
    told = AdvanceNotice.objects.latest("pk").document.content["proposed_penalty"]
    assert told == "1. 警告；\n2. 罚款人民币15,000元。"
    story.take("serve_notice", when="2026-09-30 09:00")
    story.take("hear_statement", when="2026-10-16 09:00")
    story.take("draft_decision", when="2026-10-16 10:00", warning=True)
    story.decide("2026-10-16 11:00")
    assert "警告" in Document.objects.get(form="D16").content["disposition"]
    assert list(check_cases()) == []
