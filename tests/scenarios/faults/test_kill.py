"""Power cuts: the whole product killed at any moment while officers work."""

import random
import time

import pytest

from scenarios.faults.load import Load, Officer
from scenarios.faults.rows import Rows
from scenarios.faults.working import KILLS
from serving import Instance, ServedInstance

OFFICERS = 4
EACH = 12


@pytest.mark.slow
@pytest.mark.parametrize("demonstration", ["sqlite-with-work", "postgresql"], indirect=True)
def test_no_acknowledged_act_is_lost_and_none_half_done_when_killed(
    demonstration: Instance,
) -> None:
    """Kill -9 under load: what was acknowledged stands whole; log and database agree."""
    chance = random.Random(26)
    served = ServedInstance(demonstration)
    officers = [Officer(served.url) for _ in range(OFFICERS)]
    acknowledged = set()
    cut_short = 0
    for number in range(KILLS):
        served.start()
        if number == 0:
            for officer in officers:
                officer.sign_in()
        load = Load(officers, EACH)
        load.start()
        if number % 2:
            load.wait_for_one(20)
        time.sleep(chance.uniform(0.05, 0.8))
        served.kill()
        load.finish()
        acknowledged |= set(load.acknowledged)
        cut_short += load.tried < OFFICERS * EACH or len(load.acknowledged) < load.tried
    assert cut_short > KILLS // 2, "the kills came when nobody was at work"
    assert len(acknowledged) >= max(1, KILLS // 4), "the machine was too busy for anybody to work"

    served.start()  # the sequencer covers what the last kill left uncovered
    time.sleep(5)
    served.stop()
    found = Rows(demonstration).read(
        "SELECT c.uuid, (SELECT count(*) FROM cases_step s WHERE s.case_id = c.id),"
        " (SELECT count(*) FROM cases_party p WHERE p.case_id = c.id),"
        " (SELECT count(*) FROM documents_document d WHERE d.subject = c.uuid),"
        " (SELECT count(*) FROM duties_duty t WHERE t.subject = c.uuid)"
        " FROM cases_case c WHERE c.title LIKE '示例粮油加工厂%'"
    )
    standing = {row[0]: tuple(row[1:]) for row in found}
    assert not acknowledged - standing.keys(), "an acknowledged case is gone"
    assert len(set(standing.values())) == 1, "a case stands half done"
    assert next(iter(standing.values()))[:3] == (1, 1, 1)
    [(papers, jobs)] = Rows(demonstration).read(
        "SELECT (SELECT count(*) FROM documents_document),"
        " (SELECT count(*) FROM jobs_job WHERE kind = 'documents.set_paper')"
    )
    assert papers == jobs, "a paper was issued without the job that sets it, or the other way"
    twice = Rows(demonstration).read(
        "SELECT document_id FROM documents_rendition GROUP BY document_id HAVING count(*) > 1"
    )
    assert not twice, "a paper was set twice"
    verified = demonstration.run("verify")
    assert verified.returncode == 0, verified.stdout
    checked = demonstration.run("duties", "--check")
    assert checked.returncode == 0, checked.stdout
