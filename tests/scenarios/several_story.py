"""One case of several parties on its way: what is like the other party's goes without a browser."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, FilePayload

from scenarios import told_of_each as entries
from scenarios.colleague import Colleague
from scenarios.office import Office
from scenarios.page_reader import ReadPage, read_page
from scenarios.penalty_story import PenaltyStory
from scenarios.three_at_the_desk import PLAN, Desk, file_with, sent
from scenarios.watch import Watch
from serving import PASSWORD, Instance, ServedInstance
from sunlit.catalogue.organ_list import read_list
from sunlit.catalogue.services.enter_list import enter_list
from sunlit.desk.sent_entries import ALSO
from sunlit.desk.together import LIST
from sunlit.people.signature import SIGNATURE
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.rules.forms import FILES
from sunlit.rules.legal_review import Point
from sunlit.rules.leniency import Leniency
from sunlit.rules.withholding import WithholdingGround
from sunlit.web import clock

ORGAN = Path(__file__).parents[2] / "deploy" / "organ.toml"
AFTERNOON = "2026-11-24T14:00+08:00"
AFTER_THE_MEETING = "2026-11-24T17:00+08:00"
DAY = date(2026, 11, 24)
_TAKEN = 302
Begun = Callable[[Callable[[Office], str]], tuple[Instance, str]]
YES = {"view": "agree", "opinion": "情况属实，同意。"}
NO_LENIENCY = dict.fromkeys((one.label for one in Leniency), "否")
ONCE = {"同一个违法行为已经被罚款": "否", "同一个违法行为还违反其他应当罚款的规定": "否"}
RECEIPT = FilePayload(name="银行回单.pdf", mimeType="application/pdf", buffer=entries.RECEIPT)
FOUND = {
    **entries.investigation(clock.now()),
    "started_at": "2026-11-24T13:00:00+08:00",
    "ended_at": "2026-11-24T13:40:00+08:00",
}


class SeveralStory(PenaltyStory):
    """The people of a penalty, and their forms sent without a browser."""

    def address(self, step: str, whom: int = 0) -> str:
        """Return where a step is taken, for one of the parties or for the case."""
        return f"{self.case_url}{f'{whom}/' if whom else ''}{step}/"

    def learns_the_number(self) -> None:
        """Read it on the page of the case: a work list names the case by it."""
        page = self.at_the_desk("officer1").open(self.case_url).page
        self.number = page.get_by_role("heading", level=1).inner_text()

    def opens(self, username: str, step: str, whom: int = 0) -> Colleague:
        """Open the form of a step."""
        return self.at_the_desk(username).open(self.address(step, whom))

    def sends(self, username: str, step: str, whom: int = 0, **given: Any) -> None:
        """Send the form of a step as it stands with these entries, and have it taken."""
        answer = self.answer(username, step, whom, **given)
        assert answer is None, (step, whom, answer.errors, answer.summary, answer.words[-900:])

    def answer(self, username: str, step: str, whom: int = 0, **given: Any) -> ReadPage | None:
        """Send it; return the page that comes back, or None when the step was taken."""
        colleague = self.at_the_desk(username)
        address = self.address(step, whom)
        proof = given.pop(FILES, None)
        held = read_page(colleague.fetch(address)).entries
        held.pop(FILES, None)
        form: dict[str, Any] = {**held, SIGNATURE: PASSWORD, **sent(given)}
        post = colleague.context.request.post
        if proof is None:
            answer = post(address, form=form, max_redirects=0)
        else:
            answer = post(address, multipart={**form, FILES: proof}, max_redirects=0)
        return None if answer.status == 302 else read_page(answer.body())

    def sends_for(self, username: str, step: str, all_of: Sequence[int], **given: Any) -> None:
        """Send the form of a step once for all these parties, and have it taken for each.

        What the form asks of each is entered alike, where `given` has no entry for the one.
        """
        first, *others = all_of
        colleague, address = self.at_the_desk(username), self.address(step, first)

        def post(page: ReadPage, action: str = "") -> tuple[int, ReadPage]:
            held = {k: v for k, v in page.entries.items() if k not in {ALSO, FILES, "action"}}
            entered = sent(given)
            for name, begun in held.items():
                alike, of_one, _ = name.partition("-of-")
                if of_one and not begun and alike in entered:
                    held[name] = entered[alike]
            form: dict[str, Any] = {**held, SIGNATURE: PASSWORD, **entered, ALSO: others}
            answer = colleague.context.request.post(
                address,
                data=urlencode(form | ({"action": action} if action else {}), doseq=True),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                max_redirects=0,
            )
            return answer.status, read_page(answer.body())

        _, listed = post(read_page(colleague.fetch(address)), LIST)
        status, page = post(listed)
        assert status == _TAKEN, (step, page.errors, page.summary, page.words[-900:])

    def tell_all(self, all_of: Sequence[int], *, hearing_right: bool) -> None:
        """Tell all in writing with one form, serve each, and take their waivers."""
        self.sends_for("officer1", "notify", all_of)
        self.sends_for("officer1", "serve_notice", all_of, **entries.service(DAY))
        waived = entries.statement(DAY, hearing_right=hearing_right)
        self.sends_for("officer1", "hear_statement", all_of, **waived)

    def draft_jointly(self, all_of: Sequence[int]) -> None:
        """Draft one paper of all, have the legal section agree on each, and the head endorse."""
        self.sends_for("officer1", "draft_decision", all_of, **entries.QUESTIONS, joint=True)
        self.sends_for("officer1", "refer", all_of, **entries.MATERIALS)
        for whom in all_of:
            self.agree(whom)
        self.sends_for("officehead", "endorse_decision", all_of, **YES)

    def tell(self, whom: int, *, hearing_right: bool) -> None:
        """Tell the party in writing, serve it, and take its waiver."""
        self.sends("officer1", "notify", whom)
        self.sends("officer1", "serve_notice", whom, **entries.service(DAY))
        self.hear(whom, hearing_right=hearing_right)

    def hear(self, whom: int, *, hearing_right: bool) -> None:
        """Take the waiver of the party."""
        waived = entries.statement(DAY, hearing_right=hearing_right)
        self.sends("officer1", "hear_statement", whom, **waived)

    def draft(self, whom: int, **changes: Any) -> None:
        """Draft what was concluded, have the legal section agree and the head endorse."""
        self.sends("officer1", "draft_decision", whom, **{**entries.QUESTIONS, **changes})
        self.sends("officer1", "refer", whom, **entries.MATERIALS)
        self.agree(whom)
        self.sends("officehead", "endorse_decision", whom, **YES)

    def agree(self, whom: int) -> None:
        """Have the legal section agree."""
        findings = {point.value: "pass" for point in Point} | {Point.OTHER.value: "none"}
        covering = {f"{p.value}_characterization": "" for p in Point if p.covers_characterization}
        given = {
            "opinion": "agree",
            "opinion_text": "事实清楚，程序合法。同意。",
            "action": "issue",
        }
        self.sends("reviewer", "review", whom, **findings, **covering, **given)

    def deliberate(self, whom: int, began: str, ended: str) -> None:
        """Have the heads of the organ called, each give a view, and agree on the draft."""
        when = {"started_at": f"{DAY}T{began}:00+08:00", "place": "三楼会议室"}
        self.sends("leader1", "convene", whom, **when, recorder="马兰（档案员）")
        for head in ("leader2", "leader3", "leader1"):
            self.sends(head, "give_view", whom, **entries.OWN_VIEW)
        said = {"ended_at": f"{DAY}T{ended}:00+08:00", "view": "agree", "conclusion": "一致同意。"}
        self.sends("leader1", "deliberate", whom, **said)

    def deliberate_on_all(self, all_of: Sequence[int], began: str, ended: str) -> None:
        """Hold one meeting on all of them."""
        when = {"started_at": f"{DAY}T{began}:00+08:00", "place": "三楼会议室"}
        self.sends_for("leader1", "convene", all_of, **when, recorder="马兰（档案员）")
        for head in ("leader2", "leader3", "leader1"):
            self.sends_for(head, "give_view", all_of, **entries.OWN_VIEW)
        said = {"ended_at": f"{DAY}T{ended}:00+08:00", "view": "agree", "conclusion": "一致同意。"}
        self.sends_for("leader1", "deliberate", all_of, **said)

    def serve_and_publish(self, whom: int) -> None:
        """Serve the decision on the party, check its public copy, and release it."""
        self.sends("officer1", "serve", whom, **entries.service(DAY))
        self.publish(whom)

    def publish(self, whom: int) -> None:
        """Check, examine and release the public copy of the decision."""
        grounds = {ground.value: "no" for ground in WithholdingGround}
        self.sends("discloser", "publication", whom, **grounds, social_impact="yes")
        self.sends("officer2", "publication", whom, view="agree", opinion="没有不应当公开的内容。")
        self.sends("officehead", "publication", whom, view="agree")

    def pay(self, whom: int, amount_fen: int, payer: str) -> None:
        """Record that the party paid the whole fine, with its receipt."""
        paid = entries.payment(DAY, amount_fen) | {"payer": payer}
        paid |= {"receipt_number": f"晋财罚示例{whom}"}
        self.sends("officer1", "record_payment", whom, **paid, files=RECEIPT)

    def close(self) -> None:
        """Report, endorse and approve the closing of the whole case."""
        self.sends("officer1", "report_closing", 0, **entries.CLOSING)
        self.sends("officehead", "endorse_closing", 0, **YES)
        self.sends("leader1", "close", 0, **YES)
        self.at_the_desk("leader1").open(self.case_url).reads("已结案", "立卷")


@contextmanager
def afternoon_of(
    chromium: Browser,
    begun: Begun,
    name: str,
    *others: Mapping[str, str],
    plan: PenaltyPlan = PLAN,
    **lead: str,
) -> Iterator[SeveralStory]:
    """Serve a case with these parties that was filed this morning; nothing may go wrong in it."""

    def first_steps(office: Office) -> str:
        enter_list(read_list(ORGAN.read_text("utf-8")), clock.now())
        desk = Desk(office, plan, **lead)
        file_with(desk, *others)
        return desk.base

    instance, base = begun(first_steps)
    with ServedInstance(instance.at(AFTERNOON)) as served:
        story = SeveralStory(chromium, served, Watch(served.url, name, scripts=True), case_url=base)
        story.sends("officer1", "investigate", **FOUND)
        yield story
        assert story.watch.faults == []
        assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
        assert served.instance.run("duties", "--check").returncode == 0
        assert "Traceback" not in served.said
