"""The addresses of the desk."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import path

from sunlit.cases.procedures import proven_steps
from sunlit.desk.views.amount import URL as AMOUNT
from sunlit.desk.views.amount import amount
from sunlit.desk.views.assurance import assurance
from sunlit.desk.views.calendar_admin import calendar_page, calendar_year
from sunlit.desk.views.case_list import case_list
from sunlit.desk.views.cases import case_page, new_case
from sunlit.desk.views.collect_evidence import collect
from sunlit.desk.views.confirmations import confirmation, confirmations
from sunlit.desk.views.corrections import correction, corrections
from sunlit.desk.views.dossier import dossier
from sunlit.desk.views.draft_paper import draft_pdf
from sunlit.desk.views.due_page import due_page
from sunlit.desk.views.evidence_file import evidence_file, step_file
from sunlit.desk.views.filters import filters
from sunlit.desk.views.hidden_passages import hiding, showing
from sunlit.desk.views.jobs import job_decision, job_list
from sunlit.desk.views.keys import keys
from sunlit.desk.views.log import checkpoint, log
from sunlit.desk.views.own_password import own_password
from sunlit.desk.views.paper import paper, paper_pdf
from sunlit.desk.views.parameters import parameter, parameter_list
from sunlit.desk.views.party import party
from sunlit.desk.views.password import password
from sunlit.desk.views.people import new_person, one_person, people, person_act
from sunlit.desk.views.proven_step import proven_step
from sunlit.desk.views.public_copy import public_copy_pdf
from sunlit.desk.views.publication import publication
from sunlit.desk.views.readings import readings
from sunlit.desk.views.review import review, save_finding
from sunlit.desk.views.sign_in import sign_in, sign_out
from sunlit.desk.views.step import step
from sunlit.desk.views.waits import sign_in_waits
from sunlit.desk.views.withdrawal import withdrawal
from sunlit.desk.views.work_list import work_list

_OF_A_PARTY: tuple[tuple[str, Callable[..., HttpResponseBase]], ...] = (
    ("review/", review),
    ("review/<slug:point>/", save_finding),
    ("publication/", publication),
    ("publication/copy.pdf", public_copy_pdf),
    ("publication/hide/", hiding),
    ("publication/show/", showing),
    ("withdrawal/", withdrawal),
    ("<slug:code>/draft/<str:form>.pdf", draft_pdf),
    ("<slug:code>/", step),
)
"""What is done for one party where a case has several: its place stands before it."""
urlpatterns = [
    path("", work_list),
    path("sign-in/", sign_in),
    path("sign-out/", sign_out),
    path("filters/", filters),
    path("keys/", keys),
    path("password/", password),
    path("password/confirm/", own_password),
    path("confirmations/", confirmations),
    path("confirmations/<int:key>/", confirmation),
    path("due/<int:key>/", due_page),
    path("calendar/", calendar_page),
    path("calendar/<int:year>/", calendar_year),
    path("parameters/", parameter_list),
    path("parameters/<str:code>/", parameter),
    path("jobs/", job_list),
    path("jobs/<uuid:job>/", job_decision),
    path("people/", people),
    path("people/new/", new_person),
    path("people/waits/", sign_in_waits),
    path("people/<int:key>/", one_person),
    path("people/<int:key>/<slug:act>/", person_act),
    path(AMOUNT.removeprefix("/desk/"), amount),
    path("assurance/", assurance),
    path("log/", log),
    path("log/readings/", readings),
    path("log/checkpoint", checkpoint),
    path("cases/", case_list),
    path("cases/new/", new_case),
    path("cases/<uuid:case>/", case_page),
    path("cases/<uuid:case>/<int:party>/", case_page),
    path("cases/<uuid:case>/papers/<uuid:document>/", paper),
    path("cases/<uuid:case>/papers/<uuid:document>.pdf", paper_pdf),
    path("cases/<uuid:case>/evidence/", collect),
    path("cases/<uuid:case>/evidence/<uuid:file>/", evidence_file),
    *(
        path(f"cases/<uuid:case>/{of_one}{code}/", proven_step, {"code": code})
        for of_one in ("", "<int:party>/")
        for code in proven_steps()
    ),
    path("cases/<uuid:case>/attachments/<uuid:file>/", step_file),
    path("cases/<uuid:case>/file/", dossier),
    path("cases/<uuid:case>/corrections/", corrections),
    path("cases/<uuid:case>/corrections/<int:seq>/", correction),
    *(path(f"cases/<uuid:case>/{address}", view) for address, view in _OF_A_PARTY),
    *(path(f"cases/<uuid:case>/<int:party>/{address}", view) for address, view in _OF_A_PARTY),
    path("parties/<uuid:case>/", party),
    path("parties/<uuid:case>/<int:number>/", party),
]
