"""Every kind of change behind the software's back, and the sentence by which `verify` finds it.

The same table stands in `docs/attacks.md`. One sound case is made on each database;
each attack works on a copy of the whole instance as it then stood.
"""

import shutil
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at
from postgres_server import PostgresServer
from sunlit.assurance.whole import check_database, check_files
from sunlit.jobs.services.enqueue import enqueue
from sunlit.ledger.models import ReadingKind
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.note_reading import note_reading
from sunlit.ledger.services.seal_readings import seal_readings
from sunlit.ledger.sqlite_guard import schema_changes
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database")
Attack = str | Callable[[Path], None]


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.chmod(0o600)
    file.write_bytes(content)


def _files(instance: Path, under: str) -> list[Path]:
    """Return what lies there; marks of the store's own begin with a dot."""
    found = (instance / under).rglob("[!.]*")
    return sorted(one for one in found if one.is_file() and ".unnamed" not in one.parts)


def _schema(*, sqlite: str, postgresql: str) -> Attack:
    """Return what the owner of the schema does, as each database spells it."""

    def change(_instance: Path) -> None:
        if connection.vendor == "sqlite":
            with schema_changes(connection), connection.cursor() as cursor:
                cursor.execute(sqlite)
            return
        with connections["owner"].cursor() as cursor:
            cursor.execute(postgresql)

    return change


def _another_checkpoint(instance: Path) -> None:
    file = instance / "log" / "record" / "checkpoint"
    file.write_text(file.read_text().replace("\n", "\n0", 1))


def _a_job(_instance: Path) -> None:
    with transaction.atomic():
        enqueue("x", "x", {}, max_attempts=1)


_CLEARED_BY_ANOTHER = (
    "UPDATE cases_clearance SET cleared_by_id ="
    " (SELECT id FROM people_person WHERE username = 'leader')"
)
_UNSIGNED = (
    "DELETE FROM cases_stepsignature WHERE step_id ="
    " (SELECT id FROM cases_step WHERE code = 'decide')"
)
_A_PERSON = (
    "INSERT INTO people_person (username, name, office_id, post, is_active,"
    " must_change_password, sessions_ended, password)"
    " VALUES ('x', '某人', 1, '主任', TRUE, FALSE, 0, 'x')"
)
_ACCESS = (
    "INSERT INTO cases_access (case_id, principal, since, until)"
    " VALUES (1, 'person:99', '2026-09-21', '2099-01-01')"
)
_REWORDED = (
    "UPDATE ledger_pendingevent SET canonical = substr(canonical, 2)"
    " WHERE id = (SELECT pending_id FROM ledger_logentry ORDER BY id DESC LIMIT 1)"
)
_ROWS: dict[str, tuple[Attack, str]] = {
    "an act is worded otherwise": (
        "UPDATE cases_step SET content = '{}' WHERE code = 'file_case'",
        "content：与事件",
    ),
    "an act is taken out": (
        "DELETE FROM cases_step WHERE code = 'endorse_decision'",
        "所记的行已不在数据库中",
    ),
    "a party is renamed": ("UPDATE cases_party SET name = '另一公司'", "name：与事件"),
    "a fine is lowered": ("UPDATE cases_decision SET fine_fen = 1", "fine_fen：与事件"),
    "a draft is made minor": (
        "UPDATE cases_decisiondraft SET is_major = FALSE",
        "记为不是重大的决定，由当时的事实应当是",
    ),
    "an opinion is reworded": (
        "UPDATE review_opinion SET text = '不同意。'",
        "第1轮审核意见与审核人员签署时不符",
    ),
    "a finding is turned": (
        "UPDATE review_finding SET outcome = 'fails' WHERE point = 'facts'",
        "第1轮审核意见：（二）",
    ),
    "an agreement stands for another's": (
        _CLEARED_BY_ANOTHER,
        "的审核人员与所记通过的人不是同一人",
    ),
    "a signature is taken out": (
        _UNSIGNED,
        "“作出决定”没有刘七本人的签署",
    ),
    "a signed act says something else": (
        "UPDATE cases_step SET content = '{\"opinion\": \"不同意\"}' WHERE code = 'decide'",
        "的内容与刘七签署时不符",
    ),
}
_RESTS_ON: dict[str, tuple[Attack, str]] = {
    "a certificate is prolonged": (
        "UPDATE people_enforcementcertificate SET expires_on = '2035-01-01'",
        "expires_on：与事件",
    ),
    "a ceiling is raised": (
        "UPDATE catalogue_matterversion SET fine_max_fen = fine_max_fen * 10",
        "fine_max_fen：与事件",
    ),
    "a tier of discretion is written in": (
        'UPDATE catalogue_matterversion SET tiers = \'[{"tier": "light"}]\'',
        "tiers：与事件",
    ),
    "a person takes another name": (
        "UPDATE people_person SET name = '刘某' WHERE username = 'leader'",
        "姓名与日志最后登记的不符",
    ),
    "a person moves to another office": (
        "UPDATE people_person SET office_id = 1 WHERE username = 'reviewer'",
        "科室与日志最后登记的不符",
    ),
    "an office takes another name": (
        "UPDATE people_office SET name = '另一科' WHERE code = 'legal'",
        "名称与日志最后登记的不符",
    ),
    "a password is replaced": (
        "UPDATE people_person SET password = 'x' WHERE username = 'officehead'",
        "密码与日志最后登记的不符",
    ),
    "a person is slipped in": (
        _A_PERSON,
        "此行没有登记过任何事件",
    ),
    "a role is given": (
        "UPDATE people_roleassignment SET role = 'leader' WHERE role = 'officer'",
        "role：与事件",
    ),
}
_DERIVED: dict[str, tuple[Attack, str]] = {
    "an access row with an end is written": (
        _ACCESS,
        "多出查阅权限 person:99",
    ),
    "a duty is put off": (
        "UPDATE duties_duty SET due_on = '2099-01-01' WHERE id = (SELECT MIN(id) FROM duties_duty)",
        "不符：due_on（由事实推导的待办）",
    ),
    "a duty is taken out": (
        "DELETE FROM duties_duty WHERE id = (SELECT MAX(id) FROM duties_duty)",
        "缺少待办",
    ),
    "a summary names another": (
        "UPDATE cases_casesummary SET party_name = '另一公司'",
        "的案件概要不符：party_name",
    ),
    "the search of the desk says otherwise": (
        "UPDATE search_deskentry SET text = '无'",
        "检索 案件：",
    ),
    "a decision is hidden from the portal's search": (
        "DELETE FROM search_portalentry",
        "检索 公示：",
    ),
    "a list of the portal names another": (
        "UPDATE disclosure_publication SET cause = '其他'",
        "列表中的“cause”与公示内容不一致",
    ),
}
_FILES: dict[str, tuple[Attack, str]] = {
    "a stored file is altered": (
        lambda instance: _flip(_files(instance, "store")[0]),
        "的内容被改动过",
    ),
    "a stored file is gone": (
        lambda instance: _files(instance, "store")[-1].unlink(),
        "不见了",
    ),
    "a published tile is altered": (
        lambda instance: _flip(_files(instance, "log/record/tile/0")[0]),
        "公布的文件缺失或与数据库不符",
    ),
}
_LOG: dict[str, tuple[Attack, str]] = {
    "the newest checkpoint is taken out": (
        "DELETE FROM ledger_logcheckpoint",
        "最新的检查点被删除",
    ),
    "a leaf is altered": (
        'UPDATE ledger_logentry SET leaf = substr(leaf, 2) WHERE "index" = 0',
        "散列树第 0 层第 0 个节点与事件不符",
    ),
    "an event is worded otherwise": (
        _REWORDED,
        "叶与所存事件的规范字节",
    ),
    "a reading is taken out": ("DELETE FROM ledger_reading", "与封存时不符：当时"),
}
_PROTECTS: dict[str, tuple[Attack, str]] = {
    "the published checkpoint is altered": (_another_checkpoint, "公布的检查点签名无效"),
    "a trigger is dropped": (
        _schema(
            sqlite="DROP TRIGGER append_only_update_cases_step",
            postgresql="DROP TRIGGER append_only_row_cases_step ON cases_step",
        ),
        "表 cases_step 缺少触发器 append_only_",
    ),
    "a trigger of one's own on any table": (
        _schema(
            sqlite="CREATE TRIGGER own AFTER INSERT ON ledger_queuedevent BEGIN SELECT 1; END",
            postgresql="CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql"
            " AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER own AFTER INSERT"
            " ON ledger_queuedevent FOR EACH ROW EXECUTE FUNCTION own()",
        ),
        "表 ledger_queuedevent 有清单之外的触发器 own",
    ),
    "a view": (
        _schema(sqlite="CREATE VIEW own AS SELECT 1", postgresql="CREATE VIEW own AS SELECT 1"),
        "清单之外的视图 own",
    ),
    "a job that nobody wrote": (_a_job, "种类 x 不属于本系统"),
}
GROUPS = (_ROWS, _RESTS_ON, _DERIVED, _FILES, _LOG, _PROTECTS)
ATTACKS = {what: found for group in GROUPS for what, found in group.items()}


class Kept:
    """A sound instance as it stood, folder and database, to which every attack goes back."""

    def __init__(self, copy: Path, server: PostgresServer | None) -> None:
        self._folder = Path(settings.INSTANCE_DIR)
        self._copy = copy
        self._server = server
        self._name = str(connection.settings_dict["NAME"])
        connections.close_all()
        shutil.copytree(self._folder, copy)
        if server is not None:
            server.create_database_from_template(self._template, self._name)

    @property
    def _template(self) -> str:
        return f"{self._name}_kept"

    def put_back(self) -> None:
        """Let the instance stand again as it was kept."""
        connections.close_all()
        shutil.rmtree(self._folder)
        shutil.copytree(self._copy, self._folder)
        if self._server is not None:
            self._server.drop_database(self._name)
            self._server.create_database_from_template(self._name, self._template)

    def forget(self) -> None:
        """Drop the copy of the database."""
        if self._server is not None:
            connections.close_all()
            self._server.drop_database(self._template)


@pytest.fixture
def kept(
    story: CaseStory, database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Kept]:
    """A published and closed major case, its log published."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("close")
    note_reading(reader=1, kind=ReadingKind.LIST, what="案件列表")
    seal_readings(at("2027-01-01"))
    Sequencer().run_round()
    server = request.getfixturevalue("postgres") if database == "postgresql" else None
    made = Kept(tmp_path / "kept", server)
    yield made
    made.forget()


def said() -> list[str]:
    return [*check_database(), *check_files()]


def attack_with(attacks: Collection[Attack], instance: Path) -> None:
    for attack in attacks:
        if isinstance(attack, str):
            tamper(attack)
        else:
            attack(instance)


@ON_SQLITE
def test_every_kind_of_tampering_is_found(kept: Kept, instance: Path) -> None:
    assert said() == []
    not_found = {}
    for what, (attack, sentence) in ATTACKS.items():
        attack_with([attack], instance)
        lines = said()
        if not any(sentence in line for line in lines):
            not_found[what] = lines
        kept.put_back()
    assert not_found == {}
    assert len(ATTACKS) >= 25
    assert said() == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_every_kind_is_found_on_postgresql_by_the_same_sentences(
    kept: Kept, instance: Path
) -> None:
    """Several at a time: what is altered together with others is found by its own sentence."""
    assert said() == []
    not_found = []
    for group in GROUPS:
        attack_with([attack for attack, _ in group.values()], instance)
        lines = said()
        not_found += [
            what
            for what, (_, sentence) in group.items()
            if not any(sentence in line for line in lines)
        ]
        kept.put_back()
    assert not_found == []
    assert said() == []


@ON_SQLITE
def test_the_day_on_which_a_certificate_ended_counts(story: CaseStory) -> None:
    """An officer assigned without a certificate valid that day is found, whatever a row says."""
    story.until("assign_officers")
    tamper(f"UPDATE people_enforcementcertificate SET expires_on = '{date(2026, 9, 21)}'")
    assert any("不是其当日（2026-09-22）有效的证件" in line for line in said())
