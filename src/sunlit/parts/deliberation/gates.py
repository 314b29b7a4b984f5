"""Gates of the heads' meetings: each gives a view of their own, none is left out (处罚法57.2).

A condition is written once for both kinds of meeting and both databases; its words in capitals
stand for the acts of the kind, and for what the database calls a row of a list and its person.
"""

import re
from collections.abc import Iterator, Mapping

from sunlit.cases.same_party import same
from sunlit.ledger.gate import Gate, refuse_when, refuse_when_either
from sunlit.rules.deliberation import DELIBERATION, LEAST_LEADERS, MEETINGS, Meeting

_SQLITE = {
    "PRESENT_NOW": "json_each(NEW.content, '$.present') p",
    "PRESENT": "json_each(c.content, '$.present') p",
    "PERSON": "CAST(json_extract(p.value, '$.person') AS integer)",
    "ROWS_WRITTEN": "json_each(m.content, '$.paper_views') w",
    "WRITTEN_OF": "CAST(json_extract(w.value, '$.person') AS integer)",
}
_POSTGRESQL = {
    "PRESENT_NOW": "jsonb_array_elements(NEW.content->'present') AS p(value)",
    "PRESENT": "jsonb_array_elements(c.content->'present') AS p(value)",
    "PERSON": "(p.value->>'person')::bigint",
    "ROWS_WRITTEN": "jsonb_array_elements(m.content->'paper_views') AS w(value)",
    "WRITTEN_OF": "(w.value->>'person')::bigint",
}
_WITHOUT_THE_HEADS = """NEW.code = 'CONVENE' AND (
(SELECT COUNT(DISTINCT PERSON) FROM PRESENT_NOW) < LEAST
OR NOT EXISTS (SELECT 1 FROM PRESENT_NOW WHERE PERSON = NEW.actor_id)
OR EXISTS (SELECT 1 FROM PRESENT_NOW WHERE NOT EXISTS (SELECT 1
FROM people_roleassignment a WHERE a.person_id = PERSON AND a.role = 'leader')))"""
_CALLED = """c.case_id = NEW.case_id AND c.code = 'CONVENE' AND c.seq < NEW.seq
AND SAME(c, NEW) AND NOT EXISTS (SELECT 1 FROM cases_step later WHERE later.case_id = c.case_id
AND SAME(later, c) AND later.seq > c.seq AND later.seq < NEW.seq
AND later.code IN ('CONVENE', 'ABOUT', 'AGREED', 'OPPOSED'))"""
"""The act `c` by which the heads were called to what waits for them, before the new act."""
_OF_A_STRANGER = """NEW.code = 'VIEW' AND NOT EXISTS (SELECT 1
FROM cases_step c, PRESENT WHERE CALLED AND PERSON = NEW.actor_id)"""
_SPOKE = """EXISTS (SELECT 1 FROM cases_step v JOIN cases_stepsignature g
ON g.step_id = v.id AND g.signer_id = v.actor_id
WHERE v.case_id = c.case_id AND v.code = 'VIEW' AND v.actor_id = PERSON AND v.seq < NEW.seq
AND SAME(v, c) AND NOT EXISTS (SELECT 1 FROM cases_step anew WHERE anew.case_id = v.case_id
AND SAME(anew, v)
AND anew.seq > v.seq AND anew.seq < NEW.seq AND anew.code = 'ABOUT'))"""
"""Whether the person who is present gave a view, and signed it, on what waits for them."""
_SCANNED = """EXISTS (SELECT 1 FROM cases_step m JOIN cases_stepsignature g
ON g.step_id = m.id AND g.signer_id = m.actor_id, ROWS_WRITTEN
WHERE m.case_id = c.case_id AND m.code = 'SHEET' AND m.actor_id = c.actor_id
AND m.seq < NEW.seq AND WRITTEN_OF = PERSON AND SAME(m, c)
AND EXISTS (SELECT 1 FROM cases_stepfile f WHERE f.step_id = m.id AND f.about_id = m.id)
AND NOT EXISTS (SELECT 1 FROM cases_step anew WHERE anew.case_id = m.case_id
AND SAME(anew, m)
AND anew.seq > m.seq AND anew.seq < NEW.seq AND anew.code IN ('ABOUT', 'SHEET')))"""
"""Whether the host entered the person's view from a signed paper, with its scan."""
_WITHOUT_A_VIEW = """NEW.code IN ('AGREED', 'OPPOSED') AND NOT EXISTS (SELECT 1
FROM cases_step c WHERE CALLED AND c.actor_id = NEW.actor_id
AND NOT EXISTS (SELECT 1 FROM PRESENT WHERE NOT SPOKE AND NOT SCANNED
AND NOT EXISTS (SELECT 1 FROM cases_recusal r
WHERE r.case_id = c.case_id AND r.person_id = PERSON)))"""
_OF_ANOTHER_ACT = """NOT EXISTS (SELECT 1 FROM cases_step s JOIN cases_decisiondraft d
ON d.case_id = s.case_id WHERE s.id = NEW.step_id AND d.id = NEW.draft_id AND SAME(s, d)
AND (s.code = 'AGREED' AND NEW.agrees OR s.code = 'OPPOSED' AND NOT NEW.agrees))"""


_SAME = re.compile(r"SAME\((\w+), (\w+)\)")


def _spelled(condition: str, *words: Mapping[str, str]) -> str:
    for some in words:
        for word, meant in some.items():
            condition = condition.replace(word, meant)
    return _SAME.sub(
        lambda found: same(found[1], found[2]),
        condition,
    )


def _words(meeting: Meeting) -> Mapping[str, str]:
    agreed, opposed = meeting.concluding
    return {
        "CALLED": _CALLED,
        "SPOKE": _SPOKE,
        "SCANNED": _SCANNED,
        "SHEET": meeting.on_paper,
        "CONVENE": meeting.convene,
        "VIEW": meeting.give_view,
        "ABOUT": meeting.about,
        "AGREED": agreed,
        "OPPOSED": opposed,
        "LEAST": str(LEAST_LEADERS),
    }


def _gates_of(meeting: Meeting) -> Iterator[Gate]:
    words = _words(meeting)
    for name, condition, sentence in (
        (
            f"{meeting.convene}_names_the_heads",
            _WITHOUT_THE_HEADS,
            f"{meeting.name}由到会的机关负责人召集，到会的至少两位，都是机关负责人",
        ),
        (
            f"{meeting.give_view}_is_of_who_is_present",
            _OF_A_STRANGER,
            f"发表意见的人没有列为本次{meeting.name}的到会人员",
        ),
        (
            f"{meeting.concluding[0]}_follows_every_view",
            _WITHOUT_A_VIEW,
            f"到会的人没有都由本人发表意见并签署，不能记录{meeting.name}的结论",
        ),
    ):
        yield refuse_when_either(
            name,
            "cases_step",
            _spelled(condition, words, _SQLITE),
            _spelled(condition, words, _POSTGRESQL),
            f"{sentence}（{meeting.citation}）。",
        )


GATES: tuple[Gate, ...] = (
    *(gate for meeting in MEETINGS for gate in _gates_of(meeting)),
    refuse_when(
        "deliberation_is_of_its_act",
        "cases_collectivedeliberation",
        _spelled(_OF_ANOTHER_ACT, _words(DELIBERATION)),
        f"集体讨论的结果不是讨论时记录的结论（{DELIBERATION.citation}）。",
    ),
    refuse_when(
        "deliberation_is_of_its_content",
        "cases_collectivedeliberation",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        " AND d.content_hash = NEW.content_hash)",
        "集体讨论的不是这一版决定书稿（行政处罚法第五十七条）。",
    ),
)
