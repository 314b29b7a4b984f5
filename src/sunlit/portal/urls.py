"""The public addresses; they stay stable."""

from django.urls import path, re_path

from sunlit.portal.views import decisions
from sunlit.portal.views.decision_list import decision_list
from sunlit.portal.views.log import checkpoint, key, of_ended_generation, tile
from sunlit.portal.views.page_cache import kept
from sunlit.portal.views.sheet import program, sheet
from sunlit.portal.views.verify import verify

urlpatterns = [
    path("", kept(decisions.home)),
    path("decisions/", kept(decision_list)),
    path("decisions/<slug:public_id>.json", decisions.decision_json),
    path("decisions/<slug:public_id>.pdf", decisions.decision_pdf),
    path("decisions/<slug:public_id>.tlog-proof", decisions.decision_proof),
    path("decisions/<slug:public_id>/", kept(decisions.decision_page)),
    path("verify/", verify),
    path("verify/check_log.py", program),
    path("log/sheet/", sheet),
    re_path(r"^log/(?P<log>publicity)/checkpoint$", checkpoint),
    re_path(r"^log/(?P<log>publicity|record)/vkey$", key),
    re_path(r"^log/publicity/(?P<path>g\d+/(?:checkpoint|vkey))$", of_ended_generation),
    re_path(r"^log/publicity/(?P<path>(?:g\d+/)?tile/.+)$", tile),
]
