"""The work of this room: what was never handed in, or was refused, does not stay."""

from datetime import timedelta

from sunlit.jobs.registry import job
from sunlit.jobs.run import Run
from sunlit.records.unnamed import clean_unnamed
from sunlit.records.waiting import clean


@job("records.clean", "清理没有提交的文件", every=timedelta(hours=6))
def clean_waiting(run: Run) -> None:
    removed = clean(run.now()) + clean_unnamed(run.now())
    run.words = f"清理了 {removed} 个没有提交、没有传完或者没有办成的文件。"
