"""Which service takes a step whose facts belong to a room above `cases`."""

from collections.abc import Callable, Mapping

from sunlit.archive.services.archive_dossier import archive_dossier
from sunlit.archive.services.compile_dossier import compile_dossier
from sunlit.cases.acting import Act
from sunlit.disclosure.services.end_withholding import end_withholding
from sunlit.disclosure.services.keep_withholding import keep_withholding
from sunlit.disclosure.services.propose_withholding import propose_withholding
from sunlit.disclosure.services.withhold import withhold
from sunlit.review.services.ask_recheck import ask_recheck
from sunlit.review.services.consult_superior import consult_superior
from sunlit.review.services.record_consultation_answer import record_consultation_answer
from sunlit.review.services.refer import refer
from sunlit.review.services.study_disagreement import study_disagreement

STEPS_ABOVE: Mapping[str, Callable[[Act], object]] = {
    "refer": refer,
    "ask_recheck": ask_recheck,
    "consult_superior": consult_superior,
    "record_consultation_answer": record_consultation_answer,
    "study_disagreement": study_disagreement,
    "study_against_office": study_disagreement,
    "propose_withholding": propose_withholding,
    "withhold": withhold,
    "keep_withholding": keep_withholding,
    "end_withholding": end_withholding,
    "compile_dossier": compile_dossier,
    "archive_dossier": archive_dossier,
}
