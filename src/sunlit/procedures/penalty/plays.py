"""What each part of `properties.py` is in the ordinary penalty, where several steps play it."""

from collections.abc import Mapping

_EVIDENCE = ("investigate", "inspect_site", "interview", "collect_evidence")
_PROPOSAL_FALLS = ("refuse_draft", "refuse_decision", "correct_identity")

PENALTY_PLAYS: Mapping[str, tuple[str, ...]] = {
    "lead_changes": ("check_lead", "identify_party", "name_party"),
    "filing_returned": ("return_application", "return_filing"),
    "facts_found": ("investigate", "inspect_site", "interview"),
    "evidence_taken": _EVIDENCE,
    "proposal_falls": _PROPOSAL_FALLS,
    "draft_falls": (
        *_EVIDENCE,
        *_PROPOSAL_FALLS,
        *("conclude_investigation", "notify", "reexamine", "draft_decision", "undo_raise"),
        *("review_objects", "study_against_office"),
        *("return_draft", "return_decision", "deliberate_against"),
        *("correct_service", "correct_evidence", "correct_party"),
    ),
    "before_the_decision": (
        *_EVIDENCE,
        *("correct_service", "correct_evidence", "correct_party", "correct_identity"),
        *("conclude_investigation", "notify", "serve_notice", "hear_statement", "reexamine"),
        *("draft_decision", "undo_raise", "refer", "review_agrees", "review_objects"),
        *("invite_counsel", "end_invitation", "give_advice", "consult_superior"),
        *("ask_recheck", "recheck_maintains", "study_disagreement", "study_against_office"),
        *("convene_study", "record_paper_study", "give_study_view"),
        *("endorse_decision", "refuse_draft", "return_draft"),
        *("refuse_decision", "return_decision"),
        *("convene", "record_paper_meeting", "give_view", "deliberate", "deliberate_against"),
        "request_recusal",
    ),
    "decision_public": ("publish", "withhold"),
    "ends": ("close", "decline_to_file", "void_case"),
    "after_the_end": (
        *("tell_reporter", "attach_file"),
        *("propose_correction", "correct_entry", "decline_correction"),
        *("compile_dossier", "archive_dossier", "return_dossier"),
        *("publish_before_service", "hold_publication", "check_publication"),
        *("review_secrecy", "return_secrecy", "publish", "return_publication"),
        *("propose_withholding", "review_withholding", "object_to_withholding", "withhold"),
        *("decline_withholding", "keep_withholding", "end_withholding"),
    ),
}
