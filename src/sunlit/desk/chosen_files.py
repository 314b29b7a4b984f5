"""The files of a form: chosen now, or before and waiting since the form was refused.

A browser gives no file a second time. What was uploaded with a refused form, or for a draft, waits
(records/waiting.py), and the page names it in a hidden entry that only this instance can write,
for that person and that address. Without scripts too.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from sunlit.cases.handed_in import HandedIn, file_fault
from sunlit.desk.presenters.evidence_rows import size_words
from sunlit.desk.unsent_entries import seal, unseal
from sunlit.people.models import Person
from sunlit.records.kinds import kind_of
from sunlit.records.services.put_bytes import EmptyFileError, NoSpaceError, put_bytes
from sunlit.records.waiting import LONGEST, let_go, put_by, wait_on, waiting_file
from sunlit.rules.forms import FILES
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web.parts import Notice
from sunlit.web.uploads import ReceivedFile, WaitingFile

WAITING = f"{FILES}-waiting"
DROPPED = f"{FILES}-dropped"
_PART = 1 << 20


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; each arrived whole, and has at least one byte.

    `waiting` are those that the page lists as chosen already.
    """

    widget = _FilesInput
    waiting: tuple[WaitingFile, ...] = ()

    def clean(self, data: Any, initial: Any = None) -> list[ReceivedFile]:
        """Return the files.

        :raises ValidationError: when there is none and one is asked, or one cannot be taken.
        """
        del initial
        files: list[ReceivedFile] = list(data or [])
        if not files and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        for one in files:
            fault = _fault(one)
            if fault:
                raise ValidationError(fault)
        return files


@dataclass(frozen=True)
class _Named:
    name: str
    media_type: str


class ChosenFiles:
    """What one person chose in the form that this request sends."""

    def __init__(self, request: HttpRequest, person: Person, now: datetime) -> None:
        """Read nothing yet: the body may be too large to be read."""
        self._request = request
        self._person = person
        self._now = now
        self.lost: list[str] = []
        """The names of files that should wait and do not."""

    @cached_property
    def all(self) -> list[ReceivedFile]:
        """The files: first those that waited and were not dropped, then those chosen now."""
        found = [file for _, file in self._kept]
        for one in self._request.FILES.getlist(FILES):
            received: Any = one
            if not any(_is_same(received, other) for other in found):
                found.append(received)
        return found

    @property
    def as_files(self) -> Any:
        """The files as a form takes them."""
        return {FILES: self.all}

    @property
    def full_disk(self) -> bool:
        """Whether the disk could not take one of them."""
        return any(one.out_of_space for one in self.all)

    @property
    def named(self) -> list[_Named]:
        """The files by name and kind, before they are stored."""
        return [_Named(one.name, kind_of(one.file).media_type) for one in self.all]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Name and SHA-256 of each, sorted."""
        return sorted((one.name, _digest(one)) for one in self.all)

    def keep(self) -> list[HandedIn]:
        """Store the files; the act gives them their rows, and one that is refused leaves none.

        :raises NoSpaceError: when the disk is full.
        """
        return [
            self._keep(one, named.media_type)
            for one, named in zip(self.all, self.named, strict=True)
        ]

    def keep_if(self, refusal: Refusal | None) -> list[HandedIn]:
        """Store the files unless the person may not act, or one of them proves nothing.

        :raises Refused: when they are not stored.
        :raises NoSpaceError: when the disk is full.
        """
        if refusal := refusal or file_fault(self.named):
            raise Refused(refusal)
        return self.keep()

    def all_there(self, form: forms.Form) -> bool:
        """Whether every file is there that the form names; the form is told which is not."""
        if self.all is not None and not self.lost:
            return True
        if not self.all:
            form.errors.pop(FILES, None)  # one was chosen: it is not that none was
        if FILES not in form.errors:
            names = "、".join(f"“{name}”" for name in self.lost)
            form.add_error(FILES, f"{names}没有留下来，请重新选择。")
        return False

    def wait(self, form: forms.Form) -> None:
        """Let the files wait, and tell the form, which is shown again, that they do."""
        field = form.fields[FILES]
        if not isinstance(field, FilesField):
            raise TypeError("the form takes no files")
        field.waiting = tuple(self._shown(sha256, one) for sha256, one in self._put_by())
        if form.is_bound:
            self.all_there(form)

    def for_draft(self) -> dict[str, Any]:
        """Let the files wait, and return what a draft keeps of them: SHA-256 and name of each."""
        kept = [[sha256, one.name] for sha256, one in self._put_by()]
        return {WAITING: kept} if kept else {}

    def of_draft(self, form: forms.Form, draft: Mapping[str, Any]) -> None:
        """Show in the form which files of the draft still wait; the others are lost."""
        field = form.fields.get(FILES)
        if isinstance(field, FilesField):
            kept = draft.get(WAITING)
            pairs = kept if isinstance(kept, list) else []  # an earlier version kept a sealed text
            opened = [(sha256, self._open(sha256, name)) for sha256, name in pairs]
            field.waiting = tuple(self._shown(sha256, one) for sha256, one in opened if one)

    @property
    def said_of_draft(self) -> str:
        """What is told when a draft is saved, of its files too."""
        names = "、".join(f"“{name}”" for name in self.lost)
        lost = f"{names}没有留下来，请重新选择。" if names else ""
        kept = (
            "选好的文件一起留着，只留一天，过后要重新选择。"
            if len(self.all) > len(self.lost)
            else ""
        )
        return f"只有您自己看得到；签署以前可以随时修改。{kept}{lost}"

    def lost_notices(self, form: forms.Form) -> Iterator[Notice]:
        """Tell of an unsent form which files of its draft are no longer there."""
        if self.lost and not form.is_bound:
            names = "、".join(f"“{name}”" for name in self.lost)
            yield Notice(f"草稿里选好的{names}过了一天，没有留下来，请重新选择。", tone="warn")

    def done(self) -> None:
        """The act stands: nothing waits any more."""
        for sha256, _ in self._sealed:
            let_go(self._person.pk, sha256)

    @cached_property
    def _sealed(self) -> list[tuple[str, str]]:
        """SHA-256 and name of each file that the form names as waiting."""
        found = []
        seconds = int(LONGEST.total_seconds())
        for token in self._request.POST.getlist(WAITING):
            opened = unseal(token, seconds)
            match opened:
                case [str(path), int(person), str(name), str(sha256)]:
                    if (path, person) == (self._request.path, self._person.pk):
                        found.append((sha256, name))
                case _:
                    continue
        return found

    @cached_property
    def _kept(self) -> list[tuple[str, ReceivedFile]]:
        dropped = set(self._request.POST.getlist(DROPPED))
        return [
            (sha256, file)
            for number, (sha256, name) in enumerate(self._sealed)
            if str(number) not in dropped and (file := self._open(sha256, name)) is not None
        ]

    def _open(self, sha256: str, name: str) -> ReceivedFile | None:
        file = waiting_file(self._person.pk, sha256)
        if file is None:
            self.lost.append(name)
            return None
        size = file.seek(0, 2)
        file.seek(0)
        opened: Any = ReceivedFile(name, size, file, out_of_space=False)
        self._request.FILES.appendlist(WAITING, opened)  # closed with the request, as all others
        return cast("ReceivedFile", opened)

    def _shown(self, sha256: str, one: ReceivedFile) -> WaitingFile:
        token = seal([self._request.path, self._person.pk, one.name, sha256])
        return WaitingFile(one.name, size_words(one.size), token)

    def _put_by(self) -> Iterator[tuple[str, ReceivedFile]]:
        waited = {id(file): sha256 for sha256, file in self._kept}
        for one in self.all:
            if one.out_of_space or not one.size:
                continue
            try:
                sha256 = waited.get(id(one)) or self._first_time(one)
            except OSError:
                self.lost.append(one.name)
                continue
            wait_on(self._person.pk, sha256, self._now)
            yield sha256, one

    def _first_time(self, one: ReceivedFile) -> str:
        return put_by(self._person.pk, one.file, self._now).sha256

    def _keep(self, one: ReceivedFile, media_type: str) -> HandedIn:
        one.file.seek(0)
        return HandedIn(put_bytes(one.file, name=one.name), one.name, media_type)


def _fault(one: ReceivedFile) -> str:
    if one.out_of_space:
        return str(NoSpaceError())
    if not one.size:
        return str(EmptyFileError(one.name))
    return ""


def _is_same(one: ReceivedFile, other: ReceivedFile) -> bool:
    if one.out_of_space or (one.name, one.size) != (other.name, other.size):
        return False
    return _digest(one) == _digest(other)


def _digest(one: ReceivedFile) -> str:
    one.file.seek(0)
    digest = hashlib.sha256()
    while part := one.file.read(_PART):
        digest.update(part)
    one.file.seek(0)
    return digest.hexdigest()
