"""What the steps of the legal section are called."""

REFER, AGREES, OBJECTS = "refer", "review_agrees", "review_objects"
ASK_RECHECK, MAINTAINS = "ask_recheck", "recheck_maintains"
STUDIED, AGAINST_OFFICE = "study_disagreement", "study_against_office"
OPINIONS = (AGREES, OBJECTS, MAINTAINS)
"""The steps by which it gives an opinion."""
INVITED, ENDED, ADVISED = "invite_counsel", "end_invitation", "give_advice"
CONSULTED, ANSWERED = "consult_superior", "record_consultation_answer"
