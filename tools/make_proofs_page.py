"""Write docs/proved.md: what is proved of every procedure, and what would follow without a guard.

Run it after a sentence of `rules/properties.py` or a table changed. It is read by whoever answers
for the law; `tests/rules/test_properties.py` holds that every sentence stands on it.
"""

from collections.abc import Iterator
from pathlib import Path

from sunlit.procedures.inspection.table import ORDINARY_INSPECTION, RANDOM_INSPECTION
from sunlit.procedures.license.table import LICENSE
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.graph import main_line
from sunlit.rules.proof import proofs_of, spoken_of
from sunlit.rules.properties import PROPERTIES
from sunlit.rules.removal import Removal, removals
from sunlit.rules.sentences import Whole

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proved.md"
TABLES = tuple(
    main_line(table)
    for table in (ORDINARY_PENALTY, LICENSE, ORDINARY_INSPECTION, RANDOM_INSPECTION)
)
"""Without the episodes that touch only themselves: `test_procedures.py` proves those apart."""
_HEAD = """# 办案程序的证明

程序表允许的每一种办理顺序都由程序逐一走过（一类案件最多 {most:,} 种状态），下列每一句话都成立。
中止只停办、延期只延长期限，都不改变主线，另行证明。
每一句话都写着依据；没有条文的，是本机关对自己的程序表的要求，写作“实务惯例”。

## 证明了什么

| 没有一种办理顺序会违反 | 依据 | 适用 |
|---|---|---|
"""
_GUARDS = """
## 去掉一个把关会怎样

程序表的每一个把关（必须先办的环节、办理后不得再办的环节、特别程序期间的停办、作废的旧环节）都试着去掉一次，
去掉以后就能找到违反上面某一句话的办理顺序。每一句话举一例：

"""
_TAIL = """
本页由 `tools/make_proofs_page.py` 根据程序生成，请不要手工修改。
"""


def page() -> str:
    """Return the page as the tables now stand."""
    proofs = {table: proofs_of(table) for table in TABLES}
    stories = [one for table in TABLES for one in removals(table, proofs[table])]
    most = max(len(proof.found) for searched in proofs.values() for proof in searched)
    return (
        _HEAD.format(most=most) + "".join(_rows()) + _GUARDS + "".join(_examples(stories)) + _TAIL
    )


def _rows() -> Iterator[str]:
    spoken = {table: set(spoken_of(table)) for table in TABLES}
    for one in PROPERTIES:
        names = [
            table.name for table in TABLES if isinstance(one.says, Whole) or one in spoken[table]
        ]
        where = "各程序" if len(names) == len(TABLES) else "、".join(names)
        yield f"| {one.sentence} | {one.citation} | {where} |\n"


def _examples(found: list[Removal]) -> Iterator[str]:
    """Yield for each sentence one guard, and the shortest path that breaks the sentence without."""
    for one in PROPERTIES:
        told = [
            (removal, story)
            for removal in found
            for story in removal.stories
            if story.of.sentence == one.sentence
        ]
        if told:
            removal, story = min(told, key=lambda pair: len(pair[1].path))
            guard = removal.guard.told(story.procedure)
            yield f"- **{one.sentence}**\n  去掉“{_bare(guard)}”：{story}。\n"


def _bare(guard: str) -> str:
    """Return the words of a guard without the marks around the names in it."""
    return guard.replace("“", "").replace("”", "")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
