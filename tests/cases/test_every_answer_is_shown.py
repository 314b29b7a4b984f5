"""Whoever says no has read what their no issues: the page shows the paper of every answer."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory
from scenarios.page_reader import read_page
from sunlit.cases.check import check_cases
from sunlit.cases.models import StepPaper, StepSignature
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.shown import SHOWN, shown_to
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.rules.answers import AGREE, choices_of
from sunlit.rules.procedure import Procedure, Step
from tampering import tamper

_PASSWORD = "示例·晨光下的长街 2026"
FILING = "2026-09-22T09:30+08:00"


def papers_of(row: Step) -> set[str]:
    return {*row.papers, *(one.form for one in row.papers_if)}


def shown_by(row: Step) -> set[str]:
    return {*row.shows, *(one.form for one in row.shows_if)}


def approvals(table: Procedure) -> Iterator[Step]:
    for row in table.steps:
        if row.form and not row.answers and AGREE in dict(choices_of(row.form)):
            yield row


@pytest.mark.parametrize("table", PROCEDURES.values(), ids=lambda table: str(table.code))
def test_every_answer_of_every_approval_shows_the_papers_that_it_issues(table: Procedure) -> None:
    answers = [way for row in approvals(table) for way in table.ways_to_answer(row.code)]
    issuing = {way.code for way in answers if papers_of(way)}
    assert {"file_case", "decline_to_file", "deliberate_against", "void_case"} <= issuing
    unseen = {way.code: papers_of(way) - shown_by(way) for way in answers}
    assert not {code: forms for code, forms in unseen.items() if forms}


@pytest.fixture
def at_filing(story: CaseStory, tmp_path: Path) -> Iterator[CaseStory]:
    story.until("endorse_filing")
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        CLOCK=FILING,
        STATIC_ROOT=tmp_path,
        STORAGES={**settings.STORAGES, "staticfiles": plain},
    ):
        yield story


def signed_in(username: str) -> Client:
    person = Person.objects.get(username=username)
    person.set_password(_PASSWORD)
    person.save()
    client = Client()
    client.force_login(person)
    return client


@ON_SQLITE
def test_the_page_shows_the_paper_of_each_answer_under_its_answer(at_filing: CaseStory) -> None:
    client, base = signed_in("leader"), f"/desk/cases/{at_filing.case.uuid}/"
    answer = client.get(f"{base}file_case/")
    page = read_page(answer.content)
    assert "立案审批表（同意时制作）" in page.words
    assert "不予立案审批表（不同意时制作）" in page.words
    for place in ("file_case/draft/D02.pdf", "decline_to_file/draft/D02-不予.pdf"):
        pdf = client.get(f"{base}{place}")
        assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    html = answer.content.decode()
    assert "不予立案审批表草稿第 1 页" in html
    assert html.index('data-choices="agree"') < html.index('data-choices="disagree"')


@ON_SQLITE
def test_the_paper_of_the_chosen_answer_stands_first(at_filing: CaseStory) -> None:
    client, address = signed_in("leader"), f"/desk/cases/{at_filing.case.uuid}/file_case/"
    entries = read_page(client.get(address).content).entries
    sent = {"seen": entries["seen"], SHOWN: entries[SHOWN], "view": "disagree"}
    html = client.post(address, sent).content.decode()
    assert html.index('data-choices="disagree"') < html.index('data-choices="agree"')


@ON_SQLITE
def test_a_no_signs_the_paper_that_its_page_showed(at_filing: CaseStory) -> None:
    story = at_filing
    client, address = signed_in("leader"), f"/desk/cases/{story.case.uuid}/file_case/"
    shown = shown_to(story.persons["leader"], "decline_to_file", story.facts, date(2026, 9, 22))
    assert shown is not None
    no = {"view": "disagree", "ground": "no_violation", "opinion": "经核查没有违法事实。"}
    entries = read_page(client.get(address).content).entries
    assert shown.hash in entries[SHOWN].split()
    sent = {"seen": entries["seen"], SIGNATURE: _PASSWORD, **no}
    yes_alone = entries[SHOWN].split()[0]
    refused = client.post(address, {**sent, SHOWN: yes_alone})
    assert "请重新阅读本页的文书稿" in refused.content.decode()
    taken = client.post(address, {**sent, SHOWN: entries[SHOWN]})
    assert taken.status_code == 302, read_page(taken.content).errors
    signed = StepSignature.objects.get(step__code="decline_to_file")
    assert (signed.shown, signed.papers) == (shown.hash, shown.hashes)
    paper = Document.objects.get(form="D02-不予")
    assert paper.content["head_opinion"]["opinion"] == "不同意立案，不予立案。"
    assert list(check_cases()) == []


@ON_SQLITE
def test_a_no_whose_reasons_were_rewritten_is_found(story: CaseStory) -> None:
    story.until("endorse_filing")
    story.take("decline_to_file", when="2026-09-22 09:00")
    assert list(check_cases()) == []
    paper = StepPaper.objects.get(document__form="D02-不予").document
    rewritten = json.dumps({**paper.content, "reason": "本机关人手不足。"})
    tamper(f"UPDATE documents_document SET content = '{rewritten}' WHERE id = {paper.pk}")
    found = [str(one) for one in check_cases()]
    assert any("制作的不予立案审批表上的意见不是刘七签署的意见" in one for one in found), found


@ON_SQLITE
@pytest.mark.parametrize(
    ("code", "view"), [("deliberate", "agree"), ("deliberate_against", "disagree")]
)
def test_the_record_of_a_deliberation_is_read_before_it_is_signed(
    story: CaseStory, code: str, view: str
) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("endorse_decision")
    story.take(code, view=view, when=story.moments["deliberate"])
    signed = StepSignature.objects.get(step__code=code)
    assert signed.papers.keys() >= papers_of(story.facts.procedure.step(code))
    assert list(check_cases()) == []
