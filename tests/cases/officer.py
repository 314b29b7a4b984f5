"""The officer who concludes an investigation, as the browser sends the form."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from cases.kinds import make_matters
from factories import CaseStory
from scenarios.page_reader import ReadPage, read_page
from sunlit.cases.models import Step
from sunlit.people.models import Person
from sunlit.rules.leniency import Leniency

PASSWORD = "沧海月明-珠有泪-2026"
PENALTY = {
    "outcome": "penalty",
    "facts": "当事人2026年8月与另一投标人协商报价。",
    "characterization": "串通投标",
    "violated": "《招标投标法》第三十二条第一款",
    "basis": "《招标投标法》第五十三条",
    "discretion": "首次违法，配合调查，适用一般档次。",
    "warning": "no",
    "fine_fen": "0",
    "tier": "ordinary",
    **dict.fromkeys((one.value for one in Leniency), "no"),
    "correction": "责令停止违法行为。",
    "fined_before": "no",
    "other_norms": "no",
}


@pytest.fixture
def on_the_day(tmp_path: Path) -> Iterator[None]:
    """Let the views be asked on the day of the conclusion."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        CLOCK="2026-09-23T09:30+08:00",
        STATIC_ROOT=tmp_path,
        STORAGES={**settings.STORAGES, "staticfiles": plain},
    ):
        yield


class Officer:
    """Whoever concludes the investigation, at the desk."""

    def __init__(self, story: CaseStory, matter: str) -> None:
        """Investigate a case of that matter."""
        make_matters()
        story.register(matter=matter)
        story.until("investigate")
        person = Person.objects.get(username="officer1")
        person.set_password(PASSWORD)
        person.save()
        self.client = Client()
        self.client.force_login(person)
        self.case = story.case
        self.address = f"/desk/cases/{self.case.uuid}/conclude_investigation/"

    def opens(self) -> ReadPage:
        answer = self.client.get(self.address)
        assert answer.status_code == 200
        return read_page(answer.content)

    def asks_for_a_row(self, **entries: str) -> ReadPage:
        """Press 增加一行 of the further violations."""
        page = self.opens()
        sent = {"seen": page.entries["seen"], "action": "another-row:further", **PENALTY, **entries}
        answer = self.client.post(self.address, sent)
        assert answer.status_code == 200
        return read_page(answer.content)

    def sends(self, **entries: str) -> ReadPage | None:
        """Send the form; the page that comes back with an error, or None when it was taken."""
        page = self.opens()
        common: Mapping[str, str] = {
            "seen": page.entries["seen"],
            "happened_at": "2026-09-23T09:00",
            "signing_password": PASSWORD,
        }
        answer = self.client.post(self.address, {**common, **PENALTY, **entries})
        return read_page(answer.content) if answer.status_code == 422 else None

    @property
    def concluded(self) -> dict[str, Any]:
        return dict(Step.objects.get(code="conclude_investigation").content)
