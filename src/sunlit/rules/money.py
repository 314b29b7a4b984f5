"""Money: kept as whole 分, shown in 元, exported in 万元."""

_FEN_PER_YUAN = 100


def yuan(fen: int) -> str:
    """Return the amount in 元: thousands separated, 角分 only where there are any."""
    whole, rest = divmod(fen, _FEN_PER_YUAN)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"
