"""A crawl of all that the public can ask for: of no seeded person is anything there."""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from cases.entries import CITIZEN, COMPANY, TRADER, written_statement
from factories import ON_SQLITE, CaseStory, at, signature_of
from sunlit.disclosure.services.withdraw import Taking, withdraw
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file, log_directory
from sunlit.ledger.services.publish import publish as publish_log
from sunlit.ledger.services.sequence import sequence
from sunlit.people.models import Person
from sunlit.rules.withdrawal import WithdrawalGround

SPELLINGS = (
    *("欧阳示例", "欧阳 示例", "欧阳·示例", "欧　阳示例", "欧阳\n示例"),
    *("140302198001010013", "140302 19800101 0013", "１４０３０２１９８００１０１００１３"),
    *("1403-0219-8001-0100-13", "140302800101001"),
    *("13935300002", "139 3530 0002", "139-3530-0002", "１３９３５３００００２"),
    *("+86 13935300002", "(139)35300002", "幺三九三五三〇〇〇〇二"),
    *("(0353)2023456", "0353 2023456", "０３５３—２０２３４５６"),
    *("山西省阳泉市矿区示例小区7号楼", "矿区示例小区 7 号楼", "示例小区七号楼"),
    *("晋C 12345", "晋Ｃ·12345", "晋c-12345", "示例 丙", "Wang.M@example.cn"),
    *("6222 0212 3456 7890 128", "EA 1234567"),
)
SECRETS = (
    *("欧阳示例", "140302198001010013", "140302800101001", "13935300002", "2023456"),
    *("示例小区7号楼", "晋C12345", "示例丙", "WANGMEXAMPLECN", "6222021234567890128", "EA1234567"),
)
SEEDED = f"经查：{'；'.join(SPELLINGS)}。当事人收购小麦126吨，应缴罚款1000元。"
PARTIES: Mapping[str, Mapping[str, str]] = {
    "AAAAAAA2": CITIZEN,
    "AAAAAAA3": TRADER,
    "AAAAAAA4": COMPANY,
    "AAAAAAA5": {**CITIZEN, "party_name": "欧阳·示例", "party_telephone": "139 3530 0002"},
}
WITHDRAWN = "AAAAAAA5"
_DIGITS = str.maketrans("〇零一二三四五六七八九幺", "001234567891")


def squeezed(text: str) -> str:
    """Return letters and digits alone, in one width and case, Chinese digits as figures."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_DIGITS)
    return "".join(sign for sign in plain if sign.isalnum())


def publish_seeded(persons: Mapping[str, Person], public_id: str) -> CaseStory:
    """Publish a decision whose texts say everything of the persons in the case, in 30 spellings."""
    story = CaseStory(persons, party=PARTIES[public_id], fine_fen=100_000)
    is_person = story.party["party_kind"] == "natural_person"
    story.until("investigate")
    story.take(
        "interview",
        when="2026-09-22 18:00",
        interviewee=story.party["party_name"] if is_person else "欧阳示例",
        capacity="party" if is_person else "employee",
        address=CITIZEN["party_address"],
        telephone="139 3530 0002",
        guardian="示例丙，父亲，护照EA1234567",
        other_participants="示例·丙",
    )
    story.until("serve_notice")
    heard = {**written_statement(date(2026, 10, 8)), "statement_content": SEEDED}
    story.take("hear_statement", **heard, when="2026-10-08")
    point = {"point": SEEDED, "adopted": False, "reasons": SEEDED}
    story.take("reexamine", points=[point], conclusion=SEEDED, when="2026-10-08 09:30")
    story.take(
        "draft_decision",
        facts=SEEDED,
        discretion=SEEDED,
        correction=f"责令改正。{SEEDED}"[:500],
        characterization=f"{story.party['party_name']}未建立台账（车辆晋C 12345）",
        when="2026-10-08 10:00",
    )
    story.decide("2026-10-08 11:00")
    story.take("serve", when="2026-10-08 15:00", place="示例小区 7 号楼")
    story.check()
    story.publish(public_id=public_id)
    return story


@dataclass
class Crawl:
    """Every address that a page of the portal leads to, each asked once; what came back as text."""

    client: Client = field(default_factory=Client)
    said: dict[str, str] = field(default_factory=dict)

    def visit(self, address: str) -> None:
        """Ask for an address, read what comes back, and go where it leads."""
        if address in self.said:
            return
        answer = self.client.get(address)
        body = answer.getvalue()
        kind = answer.headers.get("Content-Type", "")
        head = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        text = "\n".join(_text_of_pdf(body)) if "pdf" in kind else body.decode(errors="replace")
        self.said[address] = f"{head}\n{text}"
        if "html" in kind:
            for found in re.findall(r'(?:href|src|action)="(/[^"#]*)"', text):
                if not found.startswith(("/static/", "/desk/", "/walk/")):
                    self.visit(found.replace("&amp;", "&"))


def _text_of_pdf(body: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(body))
    yield from (page.extract_text() for page in reader.pages)
    yield str(reader.metadata)
    if reader.xmp_metadata:
        yield reader.xmp_metadata.stream.get_data().decode(errors="replace")
    yield str(reader.attachments)


def addresses() -> Iterator[str]:
    """Yield where a crawl begins: the home page, and what no page leads to."""
    yield from ("/", "/decisions/", "/verify/", "/log/sheet/", "/robots.txt", "/sitemap.xml")
    yield from (
        "/decisions/feed/",
        "/decisions.json",
        "/decisions/NOTTHERE/",
        "/readyz",
    )
    for log in Log:
        yield from (f"/log/{log}/checkpoint", f"/log/{log}/vkey")
    tiles = log_directory(Log.PUBLICITY)
    for file in sorted(one for one in tiles.rglob("*") if one.is_file()):
        yield f"/log/publicity/{file.relative_to(tiles).as_posix()}"
    for public_id in PARTIES:
        yield f"/verify/?code={public_id}"
        for end in ("/", ".json", ".pdf", ".tlog-proof"):
            yield f"/decisions/{public_id}{end}"


@pytest.fixture
def website(settings: Settings, tmp_path: Path) -> None:
    """The product's own pages on the day after the withdrawal, without collected static files."""
    settings.CLOCK = "2026-10-13T09:00+08:00"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@ON_SQLITE
@pytest.mark.usefixtures("website")
def test_nothing_of_a_seeded_person_is_anywhere_the_public_can_ask(
    persons: Mapping[str, Person],
) -> None:
    """Pages, JSON, PDF, metadata, log, proofs, search, errors: 30 spellings, four parties."""
    assert len(SPELLINGS) == 30
    stories = {public_id: publish_seeded(persons, public_id) for public_id in PARTIES}
    head = persons["officehead"]
    taking = Taking(WithdrawalGround.REVOKED, date(2026, 10, 12), "依法撤销。")
    gone = stories[WITHDRAWN].publication
    withdraw(gone, taking, head, at("2026-10-12"), signature_of(head))
    key, now = load_key(key_file()), at("2026-10-12")
    for log in Log:
        sequence(log, key=key.public_key(), now=now)
        publish_log(log, key=key, now=now)
    crawl = Crawl()
    for address in addresses():
        crawl.visit(address)
    found = [
        (address, secret)
        for address, said in crawl.said.items()
        for secret in SECRETS
        if secret in squeezed(said)
    ]
    assert found == []
    for public_id in PARTIES.keys() - {WITHDRAWN}:
        for end in ("/", ".json", ".pdf"):
            assert "收购小麦126吨" in squeezed(crawl.said[f"/decisions/{public_id}{end}"])
    assert COMPANY["party_code"] in crawl.said["/decisions/AAAAAAA4/"]
    assert TRADER["party_name"] in crawl.said["/decisions/AAAAAAA3/"]
    for words in SPELLINGS:
        answer = crawl.client.get("/decisions/", {"q": "".join(words.split())})
        assert not re.findall(r"/decisions/AAAAAAA\d/", answer.content.decode()), words
        entries = {"code": words[:20]}
        assert "一致：" not in crawl.client.post("/verify/", entries).content.decode()
