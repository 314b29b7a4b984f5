"""C2SP tlog-tiles: the paths and the bytes of tiles and entry bundles. No input or output."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TILE_WIDTH = 256
TILE_HEIGHT = 8
HASH_BYTES = 32
LARGEST_ENTRY = 65_535


@dataclass(frozen=True)
class Tile:
    """One file of the log: `width` hashes of tile level `level`, or leaves when that is None."""

    level: int | None
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The path below the log's prefix: tile/<L>/<N>[.p/<W>]."""
        name = "entries" if self.level is None else str(self.level)
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{name}/{_number(self.index)}{partial}"

    @property
    def node_level(self) -> int:
        """The level, in the tree, of the hashes that the tile holds."""
        return TILE_HEIGHT * (self.level or 0)

    @property
    def start(self) -> int:
        """The index, at `node_level`, of its first hash or leaf."""
        return self.index * TILE_WIDTH

    @property
    def end(self) -> int:
        """The index after its last hash or leaf."""
        return self.start + self.width


def _number(index: int) -> str:
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03d}")
    return "/".join(reversed(groups))


def new_tiles(old_size: int, size: int) -> Iterator[Tile]:
    """Yield the tiles of a tree of `size` leaves that one of `old_size` did not have.

    Entry bundles come first, then the levels upwards.
    """
    for level in (None, *range(_tile_levels(size))):
        shift = TILE_HEIGHT * (level or 0)
        before, now = old_size >> shift, size >> shift
        if now == before:
            continue
        for index in range(before // TILE_WIDTH, -(-now // TILE_WIDTH)):
            yield Tile(level, index, min(TILE_WIDTH, now - index * TILE_WIDTH))


def _tile_levels(size: int) -> int:
    levels = 0
    while size >> (TILE_HEIGHT * levels):
        levels += 1
    return levels


def entry_bundle(leaves: Sequence[bytes]) -> bytes:
    """Return the leaves, each after its length as two big-endian bytes.

    :raises OverflowError: for a leaf above 65,535 bytes.
    """
    lengths = {length: length.to_bytes(2, "big") for length in {*map(len, leaves)}}
    return b"".join([lengths[len(leaf)] + leaf for leaf in leaves])


def entries_of(bundle: bytes) -> list[bytes]:
    """Return the leaves of an entry bundle.

    :raises ValueError: when the bundle is cut off.
    """
    leaves: list[bytes] = []
    position = 0
    while position < len(bundle):
        start = position + 2
        position = start + int.from_bytes(bundle[position:start], "big")
        if start > len(bundle) or position > len(bundle):
            raise ValueError("the entry bundle is cut off")
        leaves.append(bundle[start:position])
    return leaves
