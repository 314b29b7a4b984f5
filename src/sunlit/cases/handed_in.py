"""What a person hands in with an act: stored bytes, their name, and what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sunlit.cases.models import Step
from sunlit.records.kinds import is_program, kind_named
from sunlit.records.models import StoredFile
from sunlit.records.services.enter_file import Stored, enter_file
from sunlit.rules.forms import FILES
from sunlit.rules.refusal import Refusal

PROGRAMS = "programs"
"""The entry that says: these programs are themselves what is kept."""
LONGEST_NAME = 255


class Named(Protocol):
    """A file of which the name and the kind are known, stored already or not."""

    @property
    def name(self) -> str:
        """The name with which it was handed in."""

    @property
    def media_type(self) -> str:
        """What its bytes are, whatever the name says."""


@dataclass(frozen=True)
class HandedIn:
    """Stored bytes under the name with which they were handed in, and what they are."""

    file: Stored
    name: str
    media_type: str

    def enter(self, step: Step) -> StoredFile:
        """Return the row of the bytes, written with the act to which they were handed in."""
        return enter_file(
            self.file,
            name=self.name,
            media_type=self.media_type,
            now=step.recorded_at,
            actor=step.actor_id,
        )


def file_fault(files: Sequence[Named], *, programs_declared: bool | None = None) -> Refusal | None:
    """Return why one of the files cannot be taken as it is, or None.

    :param programs_declared: whether the person said that programs are meant to be among them;
        None where no program is taken, whatever one says.
    """
    long = next((one.name for one in files if len(one.name) > LONGEST_NAME), None)
    if long is not None:
        return Refusal(f"文件名“{long[:20]}……”超过 {LONGEST_NAME} 个字，请改短。", None, FILES)
    program = next((one for one in files if _is_program(one)), None)
    if program is None or programs_declared:
        return None
    what = f"“{program.name}”是程序文件（{kind_named(program.media_type).label}），打开就会运行，"
    if programs_declared is None:
        return Refusal(f"{what}不能当作凭证。请换成正确的文件。", None, FILES)
    return Refusal(
        f"{what}不当作一般材料存入。程序本身就是证据的，请勾选“这是程序文件（作为证据原件保存）”再提交；"
        "选错的，请换成正确的文件。",
        None,
        PROGRAMS,
    )


def _is_program(one: Named) -> bool:
    return is_program(one.name, kind_named(one.media_type))
