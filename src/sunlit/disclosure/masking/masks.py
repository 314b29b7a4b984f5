"""What is known to be personal in a case, and a text with all of it hidden."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sunlit.disclosure.masking.circumstances import circumstance_places
from sunlit.disclosure.masking.names import name_patterns
from sunlit.disclosure.masking.numbers import day_pattern, number_patterns
from sunlit.disclosure.masking.places import address_pattern
from sunlit.disclosure.masking.traces import find_traces
from sunlit.disclosure.masking.writing import Written, bare, spelled, written

MASKED = "（已隐去）"
WITHHELD = "（不公开）"


@dataclass(frozen=True)
class _Known:
    """Something that is hidden: its pattern, what stands instead, in which form it is sought."""

    pattern: re.Pattern[str]
    mask: str
    in_digits: bool = False
    by_hand: bool = False

    def places(self, one: Written) -> Iterator[tuple[int, int, str]]:
        """Yield from where to where it stands in the text."""
        for match in self.pattern.finditer(one.digits if self.in_digits else one.form):
            yield *one.place(match), self.mask


@dataclass
class Masks:
    """The masks of one decision: what is hidden in its texts, and what is public in any case."""

    known: list[_Known] = field(default_factory=list)
    public: list[re.Pattern[str]] = field(default_factory=list)

    def hide_name(self, name: str, mask: str) -> None:
        """Hide a name of a person."""
        self.known += [_Known(one, mask) for one in name_patterns(name)]

    def hide_number(self, number: str, mask: str = MASKED) -> None:
        """Hide a number of a person."""
        self.known += [_Known(one, mask, in_digits=True) for one in number_patterns(number)]

    def hide_address(self, address: str, mask: str = MASKED, *, dwelling: bool = False) -> None:
        """Hide where a person lives; with `dwelling` only if the address has a number."""
        pattern = address_pattern(address)
        if pattern and not (dwelling and not any(sign.isdecimal() for sign in bare(address))):
            self.known.append(_Known(pattern, mask, in_digits=True))

    def hide_day(self, day: date) -> None:
        """Hide a day of birth."""
        self.known.append(_Known(day_pattern(day), MASKED, in_digits=True))

    def hide_passage(self, passage: str) -> None:
        """Hide what a person says is to be hidden, even a part of what is public."""
        self.known.append(_Known(_passage_pattern(passage), MASKED, by_hand=True))

    def keep(self, values: Iterable[str]) -> None:
        """Let what is public stand, whatever of it is also a name or number of a person."""
        self.public += [re.compile(spelled(signs)) for one in values if (signs := bare(one))]

    def hidden(self, text: str) -> str:
        """Return the text as the public reads it; one with nothing in it comes back as it is."""
        one = written(text)
        shown = one.text
        places = list(_joined(self._places(one)))
        for start, end, mask in reversed(places):
            shown = shown[:start] + mask + shown[end:]
        return shown if places else text

    def _places(self, one: Written) -> Iterator[tuple[int, int, str]]:
        public = [one.place(match) for each in self.public for match in each.finditer(one.form)]
        for known in self.known:
            yield from known.places(one) if known.by_hand else ()
        found = [known for known in self.known if not known.by_hand]
        places = [place for known in found for place in known.places(one)]
        places += [(each.start, each.end, MASKED) for each in find_traces(one.text)]
        for start, end, mask in places:
            if not any(begin <= start and end <= stop for begin, stop in public):
                yield start, end, mask
        yield from ((start, end, MASKED) for start, end in circumstance_places(one))


def stands_in(passage: str, text: str) -> bool:
    """Whether hiding the passage would change the text."""
    return bool(_passage_pattern(passage).search(written(text).form))


def _passage_pattern(passage: str) -> re.Pattern[str]:
    signs = "".join(written(passage).form.split())
    return re.compile(" *".join(map(re.escape, signs)))


def _joined(places: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield places that do not overlap: those that do are one, under the mask of the longest."""
    joined: list[tuple[int, int, str, int]] = []
    for start, end, mask in sorted(places):
        size = end - start
        if joined and start < joined[-1][1]:
            first, last, standing, longest = joined[-1]
            standing = mask if size > longest else standing
            joined[-1] = (first, max(last, end), standing, max(longest, size))
        else:
            joined.append((start, end, mask, size))
    yield from ((start, end, mask) for start, end, mask, _ in joined)
