"""The work of this room itself: jobs that ended long ago are removed."""

from datetime import timedelta

from sunlit.jobs.registry import job
from sunlit.jobs.run import Run
from sunlit.jobs.services.prune import prune

KEPT = timedelta(days=14)


@job("jobs.prune", "清理已完成的后台任务", every=timedelta(days=1))
def prune_ended(run: Run) -> None:
    removed = prune(before=run.now() - KEPT)
    run.words = f"清理了 {removed} 项。"
