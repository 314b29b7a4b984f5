"""Who may open what: every address of the program with every person, and identifiers mixed up."""

import uuid
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from scenarios.office import ON_SQLITE, Office, case_waiting_for, some_publication, stranger
from scenarios.permission_walk import (
    every_address,
    filled,
    is_led_to_sign_in,
    readers,
    rows_of,
    senders,
)
from sunlit.cases.models import Case, EvidenceFile, Party, Recusal, Step, StepFile, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.documents.models import Rendition
from sunlit.duties.models import Duty
from sunlit.jobs.models import Job
from sunlit.people.models import Person, RoleAssignment
from sunlit.records.services.keep import keep
from sunlit.rules.procedure import Role
from sunlit.web import clock

PUBLIC = {
    "healthz": "says that the process runs",
    "readyz": "says whether the process can serve; what hinders it only to whoever watches",
    "metrics": "numbers without persons, to the addresses that are set",
    "text-size/": "the visitor's own choice of the size of letters",
    "": "the portal's first page",
    "decisions/": "what is public",
    "decisions/<slug:public_id>.json": "what is public",
    "decisions/<slug:public_id>.pdf": "what is public",
    "decisions/<slug:public_id>.tlog-proof": "what is public",
    "decisions/<slug:public_id>/": "what is public",
    "verify/": "a file is compared with what is public",
    "verify/check_log.py": "a program with which anybody compares what they kept",
    "log/sheet/": "the signed checkpoints, to be printed",
    "walk/": "leads through a demonstration; elsewhere it is not there",
    "walk/altered.pdf": "a public paper with one byte changed, in a demonstration",
    "^log/(?P<log>publicity)/checkpoint$": "the signed state of a log",
    "^log/(?P<log>publicity|record)/vkey$": "the key of a log",
    r"^log/publicity/(?P<path>g\d+/(?:checkpoint|vkey))$": "an ended generation of the log",
    r"^log/publicity/(?P<path>(?:g\d+/)?tile/.+)$": "the tiles of the public log",
    "desk/sign-in/": "where everybody signs in",
    "desk/sign-out/": "ends the visitor's own session, whoever sends it",
}
"""What the public may open, each with the reason; all else needs a person who signed in."""
TABLE = """
desk/                                                 | none      | everybody | everybody
desk/due/<int:key>/                                   | referred  | REFERRED | REFERRED
desk/calendar/                                        | none      | everybody | sysadmin
desk/calendar/<int:year>/                             | none      | everybody | -
desk/parameters/                                      | none      | everybody | everybody
desk/parameters/<str:code>/                           | none      | everybody | sysadmin
desk/password/                                        | none      | everybody | everybody
desk/password/confirm/                                | none      | everybody | everybody
desk/confirmations/                                   | none      | CONFIRMING | CONFIRMING
desk/confirmations/<int:key>/                         | person    | - | -
desk/filters/                                         | none      | everybody | everybody
desk/keys/                                            | none      | everybody | everybody
desk/amount/                                          | none      | everybody | everybody
desk/people/                                          | none      | secadmin | secadmin
desk/people/new/                                      | none      | secadmin | secadmin
desk/people/waits/                                    | none      | secadmin | secadmin
desk/people/<int:key>/                                | person    | secadmin | secadmin
desk/people/<int:key>/<slug:act>/                     | person    | secadmin | secadmin
desk/assurance/                                       | none      | supervisor auditor | -
desk/log/                                             | none      | auditor | -
desk/log/readings/                                    | none      | auditor | -
desk/log/checkpoint                                   | none      | auditor | -
desk/jobs/                                            | none      | sysadmin | sysadmin
desk/jobs/<uuid:job>/                                 | none      | - | sysadmin
desk/cases/                                           | none      | BUSINESS | BUSINESS
desk/cases/new/                                       | none      | BUSINESS | BUSINESS
desk/cases/<uuid:case>/                               | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/                               | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/papers/<uuid:document>/        | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/papers/<uuid:document>/        | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/papers/<uuid:document>.pdf     | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/evidence/                      | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/evidence/<uuid:file>/          | referred  | office legal leaders | -
desk/cases/<uuid:case>/record_payment/                | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/receive_goods/                 | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/attach_file/                   | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/record_paper_meeting/          | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/record_paper_study/            | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/serve_notice/                  | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/hear_statement/                | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/serve/                         | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/attachments/<uuid:file>/       | attached  | REFERRED | -
desk/cases/<uuid:case>/file/                          | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/file/                          | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/review/                        | referred  | REFERRED | reviewer
desk/cases/<uuid:case>/review/<slug:point>/           | referred  | - | reviewer
desk/cases/<uuid:case>/<slug:code>/draft/<str:form>.pdf | referred  | - | -
desk/cases/<uuid:case>/publication/                   | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/publication/copy.pdf           | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/publication/hide/              | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/publication/show/              | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/withdrawal/                    | published | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/corrections/                   | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/corrections/<int:seq>/         | referred  | REFERRED | REFERRED
desk/cases/<uuid:case>/<slug:code>/                   | referred  | REFERRED | REFERRED
desk/parties/<uuid:case>/                             | referred  | REFERRED | REFERRED
desk/parties/<uuid:case>/                             | published | PUBLISHED | PUBLISHED
"""
"""Who reads, who may send; whoever is not named is told that there is no such page."""
OF_SEVERAL = """
desk/cases/<uuid:case>/<int:party>/                          | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/record_payment/           | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/receive_goods/            | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/attach_file/ | several | - | -
desk/cases/<uuid:case>/<int:party>/record_paper_meeting/     | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/record_paper_study/       | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/serve_notice/             | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/hear_statement/           | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/serve/                    | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/review/ | several | - | -
desk/cases/<uuid:case>/<int:party>/review/<slug:point>/ | several | - | -
desk/cases/<uuid:case>/<int:party>/publication/              | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/publication/copy.pdf | several | - | -
desk/cases/<uuid:case>/<int:party>/publication/hide/         | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/publication/show/         | several | PUBLISHED | PUBLISHED
desk/cases/<uuid:case>/<int:party>/withdrawal/ | several | - | -
desk/cases/<uuid:case>/<int:party>/<slug:code>/draft/<str:form>.pdf | several | - | -
desk/cases/<uuid:case>/<int:party>/<slug:code>/              | several | PUBLISHED | PUBLISHED
desk/parties/<uuid:case>/<int:number>/                       | several | PUBLISHED | PUBLISHED
"""
"""What is done for one party of a case that has several, and is decided on one of them."""
ROWS = [*rows_of(TABLE), *rows_of(OF_SEVERAL)]
DECISIONS = ("D16", "D17", "D18")
SHOWN = Path(__file__).parents[2] / "test-output" / "permission-walk.md"


def step_aside(username: str, *cases: Case) -> None:
    """Add an officer of the office that handles the cases, who stood aside in each of them."""
    office = Person.objects.get(username="officer1").office
    person = Person.objects.create(username=username, name="回避员", office=office, post="科员")
    RoleAssignment.objects.create(person=person, role=Role.OFFICER, since=date(2025, 1, 1))
    for case in cases:
        decided = Step.objects.create(
            case=case,
            seq=case.steps.count() + 1,
            code="decide_recusal",
            actor=Person.objects.get(username="leader1"),
            happened_at=clock.now(),
            recorded_at=clock.now(),
            content={"outcome": "granted", "reasons": "与当事人有亲属关系。"},
        )
        Recusal.objects.create(case=case, step=decided, person=person)
        refresh_access(CaseFacts(case))


def trade_secret_of(case: Case) -> EvidenceFile:
    """Put a marked file to the evidence of the case."""
    officer = Person.objects.get(username="officer1")
    kept = keep(b"names of customers", name="x.txt", media_type="text/plain", now=clock.now())
    return EvidenceFile.objects.create(
        case=case,
        evidence=case.evidence.all()[0],
        step=case.steps.latest("seq"),
        file=kept,
        name="客户名单.txt",
        media_type="text/plain",
        marking="trade_secret",
        recorded_by=officer,
        recorded_at=clock.now(),
    )


def receipt_of(case: Case) -> StepFile:
    """Put a file to the service of the notice of the case."""
    step = case.steps.get(code="serve_notice")
    kept = keep(b"a receipt", name="x.txt", media_type="text/plain", now=clock.now())
    return StepFile.objects.create(
        case=case, step=step, about=step, file=kept, name="回单.txt", media_type="text/plain"
    )


def with_another_party(case: Case) -> Case:
    """Give the case one more party."""
    Party.objects.create(case=case, kind="organization", name="第二人", recorded_at=clock.now())
    return case


def set_a_pdf(case: Case) -> None:
    """Give the decision of the case the bytes of a PDF."""
    now = clock.now()
    kept = keep(
        b"%PDF-1.7 /Type /Pages /Count 1", name="x.pdf", media_type="application/pdf", now=now
    )
    document = StepPaper.objects.get(step__case=case, document__form__in=DECISIONS).document
    Rendition.objects.create(document=document, file=kept, engine="example", made_at=now)


def identifiers(case: Case, *forms: str) -> dict[str, object]:
    """Return what stands in the addresses of the case."""
    duties = Duty.objects.filter(subject=case.uuid).exclude(counted_from=None)
    paper = StepPaper.objects.filter(step__case=case, document__form__in=forms)[0]
    return {
        "case": case.uuid,
        "document": paper.document.uuid,
        "key": duties[0].pk,
        "point": "subject",
        "seq": 1,
        "code": "apply_to_file",
        "form": "D02",
    }


@pytest.fixture
def values(office: Office) -> Mapping[str, Mapping[str, object]]:
    """The identifiers by case: one under review with a marked file, one that is published."""
    referred, published = case_waiting_for("review"), some_publication().decision.case
    set_a_pdf(published)
    stranger()
    several = with_another_party(case_waiting_for("serve"))
    step_aside("recused", referred, published, several)
    file = trade_secret_of(referred)
    return {
        "none": {"year": 2026, "code": "GS-XKCF", "job": Job.objects.all()[0].uuid},
        "person": {"key": Person.objects.get(username="discloser").pk, "act": "reset"},
        "referred": {**identifiers(referred, "D09"), "file": file.uuid},
        "attached": {"case": referred.uuid, "file": receipt_of(referred).uuid},
        "published": identifiers(published, *DECISIONS),
        "several": {**identifiers(several, *DECISIONS), "party": 1, "number": 2, "code": "execute"},
    }


def test_every_address_of_the_program_is_explained() -> None:
    """A new address belongs into the table, or among the public ones with its reason."""
    assert every_address() == {row.address for row in ROWS} | PUBLIC.keys()


@ON_SQLITE
def test_everybody_is_let_in_where_the_table_says_and_nowhere_else(
    office: Office, values: Mapping[str, Mapping[str, object]]
) -> None:
    found, lines = [], []
    for row in ROWS:
        address = filled(row.address, values[row.case])
        reads, sends = readers(office, address), senders(office, address)
        lines.append(f"| `/{row.address}` | {row.case} | {reads} | {sends} |")
        if (reads, sends) != (row.reads, row.sends):
            found.append((row.address, row.case, reads, sends))
        assert is_led_to_sign_in(address), row.address
    SHOWN.parent.mkdir(exist_ok=True)
    heading = ["| address | case | who reads | who may send |", "|---|---|---|---|"]
    SHOWN.write_text("\n".join([*heading, *lines]) + "\n", "utf-8")
    assert found == []


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_identifiers_of_one_case_open_nothing_under_another(
    office: Office, values: Mapping[str, Mapping[str, object]]
) -> None:
    """Each person may open one of the two at most through its own address."""
    referred, published = values["referred"], values["published"]
    mixed = [
        ("desk/cases/<uuid:case>/papers/<uuid:document>/", published, referred["document"]),
        ("desk/cases/<uuid:case>/papers/<uuid:document>/", referred, published["document"]),
        ("desk/cases/<uuid:case>/papers/<uuid:document>.pdf", referred, published["document"]),
        ("desk/cases/<uuid:case>/papers/<uuid:document>/", referred, uuid.UUID(int=7)),
    ]
    addresses = [filled(address, {**of, "document": other}) for address, of, other in mixed]
    file = {**published, "file": referred["file"]}
    addresses.append(filled("desk/cases/<uuid:case>/evidence/<uuid:file>/", file))
    for address in addresses:
        assert readers(office, address) == "-", address
        assert senders(office, address) == "-", address
