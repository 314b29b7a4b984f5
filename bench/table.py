"""The rows as a table of text."""

from collections.abc import Iterable

from bench.rows import Row

_HEADING = ("what", "p50 ms", "p95 ms", "per s", "beside bare", "limit", "holds")
_WIDTHS = (46, 9, 9, 9, 12, 34, 6)


def as_text(rows: Iterable[Row], *, heading: bool = True) -> str:
    """Return one line a row, under a heading."""
    lines = [_line(_HEADING), _line("-" * width for width in _WIDTHS)] if heading else []
    lines += [
        _line(
            (
                row.what,
                _number(row.p50),
                _number(row.p95),
                _number(row.rate),
                f"{row.beside:.1f} ×" if row.beside else "",
                row.limit,
                {True: "yes", False: "NO", None: ""}[row.holds],
            )
        )
        for row in rows
    ]
    return "\n".join(lines)


def _line(parts: Iterable[str]) -> str:
    return " ".join(part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)).rstrip()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
