"""Every check there is, in one order: for `sunlit verify` and for the work that runs by itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from django.db import DatabaseError

from sunlit.assurance.derived import check_house, check_jobs, check_search
from sunlit.assurance.kept_elsewhere import kept_notes
from sunlit.cases.check import check_cases
from sunlit.disclosure.check import check_publications
from sunlit.jobs.run import Stopping
from sunlit.ledger.held_against import Held, hold_checkpoint, hold_proof
from sunlit.ledger.lacking import in_words, lacking
from sunlit.ledger.services.verify import verify as verify_log
from sunlit.ledger.verification.finding import Progress, say_nothing
from sunlit.ledger.verification.integrity import check_integrity
from sunlit.people.check import check_roles
from sunlit.records.check import check_store
from sunlit.review.check import check_reviews
from sunlit.rules.since import Remark

Turn = Callable[[str], None]
"""Called with the name of the part that the work turns to."""
_NO_GROUND = "（日志本身有问题，是不是在此以前办理的不能由它认定，按问题对待。）"


class Found(Protocol):
    """One fault as any room states it: where, and the sentence for the reader."""

    @property
    def where(self) -> str:
        """What it is about."""

    @property
    def sentence(self) -> str:
        """What is wrong."""


def turn_unseen(_part: str) -> None:
    """Take the turn and tell nobody."""


def check_database(
    progress: Progress = say_nothing, turn: Turn = turn_unseen, trusted: Collection[str] = ()
) -> Iterator[str]:
    """Yield a line for each fault of the log and of what the database holds.

    A `Remark` among them is no finding. Each rests on the log: where the log itself is not sound,
    nothing can be concluded from it, and what would be a remark is a finding.
    """
    sound = True
    for line in _of_the_log(progress, turn, trusted):
        sound = False
        yield line
    for line in _of_the_rows(progress, turn):
        yield line if sound or not isinstance(line, Remark) else f"{line}{_NO_GROUND}"


def _of_the_log(progress: Progress, turn: Turn, trusted: Collection[str]) -> Iterator[str]:
    turn("数据库文件")
    yield from _lines("数据库文件", check_integrity())
    yield from _lines("日志", verify_log(progress=progress, turn=turn, trusted=trusted))
    turn("公布的日志")
    yield from _lines("公布的日志", lacking(tuple(kept_notes())))


def _of_the_rows(progress: Progress, turn: Turn) -> Iterator[str]:
    yield from _lines("角色", check_roles())
    turn("办案规则")
    yield from _lines("办案规则", check_cases(partial(progress, "案件")))
    turn("公示内容")
    turn("审核意见")
    yield from _lines("审核意见", check_reviews(partial(progress, "审核意见")))
    turn("公示内容")
    yield from _lines("公示内容", check_publications())
    turn("检索和后台任务")
    yield from _lines("检索", check_search(progress))
    yield from _lines("后台任务", check_jobs())
    yield from _lines("制度和参数", check_house())


def check_files(progress: Progress = say_nothing) -> Iterator[str]:
    """Yield a line for each stored file that is missing or no longer what was stored."""
    yield from _lines("文件", check_store(partial(progress, "文件")))


def file_line(found: Found) -> str:
    """Return the line of one finding, or the remark of one that is none."""
    line = f"{found.where}：{found.sentence}"
    return Remark(line) if isinstance(found.sentence, Remark) else line


def hold_kept(checkpoints: Sequence[str], proofs: Sequence[str]) -> Iterator[Held]:
    """Hold the database against what was kept outside, one after the other."""
    for note in checkpoints:
        yield hold_checkpoint(note)
    for text in proofs:
        yield hold_proof(text)


def _lines(part: str, found: Iterable[Found]) -> Iterator[str]:
    """Yield the findings of one part as lines; a part that breaks off is a finding, not its end."""
    try:
        for one in found:
            yield file_line(one)
    except Stopping:
        raise
    except DatabaseError as error:
        yield f"{part}：核对没有做完。{in_words(error)}"
    except Exception as error:  # noqa: BLE001 - what an altered row breaks is a finding as well
        yield f"{part}：核对没有做完，所存的内容无法识读（{type(error).__name__}）。"
