"""Which rows of a table events speak of: one bit for each, so that a million need 125 KB."""

from collections.abc import Hashable

_BITS = 16
_PAGE_BYTES = (1 << _BITS) // 8


class Mentioned:
    """A set of keys. Numbers are bits in pages of 65,536; any other key is kept as it is."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}
        self._others: set[Hashable] = set()

    def add(self, key: Hashable) -> None:
        """Take the key up."""
        if not isinstance(key, int):
            self._others.add(key)
            return
        page = self._pages.setdefault(key >> _BITS, bytearray(_PAGE_BYTES))
        byte, bit = divmod(key & ((1 << _BITS) - 1), 8)
        page[byte] |= 1 << bit

    def __contains__(self, key: Hashable) -> bool:
        if not isinstance(key, int):
            return key in self._others
        page = self._pages.get(key >> _BITS)
        byte, bit = divmod(key & ((1 << _BITS) - 1), 8)
        return page is not None and bool(page[byte] & 1 << bit)
