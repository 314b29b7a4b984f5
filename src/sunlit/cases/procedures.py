"""The procedures that can be worked here: one row a table of `rules`."""

from collections.abc import Mapping

from sunlit.rules.penalty import ORDINARY_PENALTY
from sunlit.rules.procedure import Procedure

PROCEDURES: Mapping[str, Procedure] = {
    procedure.code: procedure for procedure in (ORDINARY_PENALTY,)
}
