"""Which service takes a step whose facts belong to a room above `cases`."""

from collections.abc import Callable, Mapping

from sunlit.cases.acting import Act
from sunlit.disclosure.services.end_withholding import end_withholding
from sunlit.disclosure.services.keep_withholding import keep_withholding
from sunlit.disclosure.services.propose_withholding import propose_withholding
from sunlit.disclosure.services.withhold import withhold
from sunlit.review.services.refer import refer

STEPS_ABOVE: Mapping[str, Callable[[Act], object]] = {
    "refer": refer,
    "propose_withholding": propose_withholding,
    "withhold": withhold,
    "keep_withholding": keep_withholding,
    "end_withholding": end_withholding,
}
