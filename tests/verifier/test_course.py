"""Steps 10 and 11: who may judge what after the seal, and a draw that anybody computes again."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import CaseCode
from intake.domain.draw import commitment, draw_id
from intake.domain.draw_events import DrawCommitted, DrawRevealed, ReviewDrawn, ReviewNotDrawn
from intake.domain.events import AnswerGiven, ChainBegun, ChainReason, Event, InterviewOpened
from intake.domain.ids import FormHash
from intake.domain.judgement_events import (
    AssessmentGiven,
    DisputeReviewed,
    JudgementDisowned,
    JudgementExplained,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Passage,
    Place,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.people import Role
from intake.ledger.entry import Entry
from tools.tampering.ledger import CHAIN, ORG, RECORDS, Writer
from tools.tampering.proofs import as_read_by_verifier, people_of_verifier

RECORD = RECORDS[0]
FOUND = AssessmentGiven(
    Assessment(
        tuple((each, ElementValue.NOTED) for each in Element),
        LegalPriority.SOON,
        Conclusion.POSITIVE,
    )
)
AGAINST = Review(
    ReviewAct.DISAGREE, ReviewLevel.PEER, 30, Conclusion.NEGATIVE, Reason.NOT_LIKELY_ENOUGH
)


class Story(Writer):
    """One interview by Beto, sealed and assessed; what happens next is each test's."""

    def __init__(self, draw: str = "") -> None:
        super().__init__()
        self.add(ChainBegun(ChainReason.FOUNDED, "core"), key=self.session())
        self.open("Beto")
        opened = InterviewOpened(
            FormHash("f0" * 32), "f", "1", CaseCode("4Q7H2M9TKX"), site="n", draw=draw
        )
        self.opened = self.add(opened, RECORD)
        self.answer()

    def answer(self) -> Entry:
        return self.add(AnswerGiven(Patch("a", values=(("a", Value("no")),)), lang="es"), RECORD)

    def said(self, event: Event, role: Role) -> Entry:
        """Judge, with the text half that belongs to it."""
        entry = self.judge(event, RECORD, role)
        text = JudgementExplained(entry.seq, (Passage("reason", "So it was said."),), "")
        self.judge(text, RECORD, role)
        return entry

    def sealed(self) -> "Story":
        self.seal(RECORD)
        self.said(FOUND, Role.INTERVIEWER)
        return self


def findings(tool: ModuleType, story: Writer) -> list[tuple[str, str]]:
    """Return what the verifier says of the story: how bad, and the detail."""
    story.vouch()
    report, people = tool.Report(), people_of_verifier()
    chains = {CHAIN: [as_read_by_verifier(each) for each in story.entries]}
    folder = tool.Ledger()
    tool.check_chains(folder, chains, people, ORG, report)
    found = tool.check_records(folder, chains, report)
    tool.check_course(found, people, report)
    tool.check_judgements(found, people, report)
    tool.check_draw(chains, report)
    return [(each["how"], each.get("detail", each["rule"])) for each in report.findings]


def test_record_that_was_judged_by_rule_is_good(tool: ModuleType) -> None:
    story = Story().sealed()
    story.open("Ana")
    review = story.said(ReviewGiven(AGAINST), Role.COORDINATOR)
    story.said(ReviewWithdrawn(Place(CHAIN, review.seq)), Role.COORDINATOR)
    story.said(ReviewGiven(AGAINST), Role.COORDINATOR)
    story.open("Beto")
    story.said(JudgementDisowned(Place(CHAIN, story.opened.seq + 2)), Role.INTERVIEWER)
    assert findings(tool, story) == []


def by_its_author(story: Story) -> None:
    story.open("Ana")
    story.said(FOUND, Role.INTERVIEWER)
    story.said(ReviewGiven(AGAINST), Role.COORDINATOR)


def by_the_first_reviewer(story: Story) -> None:
    story.open("Ana")
    story.said(ReviewGiven(AGAINST), Role.COORDINATOR)
    story.said(DisputeReviewed(AGAINST), Role.COORDINATOR)


def assessed_by_its_reviewer(story: Story) -> None:
    story.open("Ana")
    story.said(ReviewGiven(AGAINST), Role.COORDINATOR)
    story.said(FOUND, Role.INTERVIEWER)


def disowned_by_another(story: Story) -> None:
    assessment = story.seq - 1
    story.open("Ana")
    story.said(JudgementDisowned(Place(CHAIN, assessment)), Role.COORDINATOR)


def explained_twice(story: Story) -> None:
    text = JudgementExplained(story.seq - 1, (Passage("reason", "Otherwise."),), "")
    story.judge(text, RECORD, Role.INTERVIEWER)


def answered_after_the_seal(story: Story) -> None:
    story.answer()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (by_its_author, "a review by its author"),
        (by_the_first_reviewer, "a second review by the same person"),
        (assessed_by_its_reviewer, "by somebody who has reviewed it"),
        (disowned_by_another, "only its signer may say this"),
        (explained_twice, "explained twice"),
        (answered_after_the_seal, "answer.given after the seal"),
    ],
)
def test_act_that_breaks_a_rule_is_named(tool: ModuleType, act: Any, said: str) -> None:
    story = Story().sealed()
    act(story)
    assert ("bad", said) in findings(tool, story)


def test_judgement_under_the_session_key_does_not_count(tool: ModuleType) -> None:
    story = Story().sealed()
    story.open("Ana")
    story.add(ReviewGiven(AGAINST), RECORD, key=story.session(), role=Role.COORDINATOR)
    assert findings(tool, story) == [("open", "not by a judgement key: it does not count")]


def test_judgement_without_its_text_is_open(tool: ModuleType) -> None:
    story = Story().sealed()
    story.open("Ana")
    story.judge(ReviewGiven(AGAINST), RECORD, Role.COORDINATOR)
    assert findings(tool, story) == [("open", "its text half is not here")]


SECRET = hashlib.sha256(b"secret").digest()
DAY = datetime.fromtimestamp(1_793_520_000, UTC) + timedelta(days=1)
PERIOD = f"{DAY:%Y-%m-%d}/{DAY + timedelta(days=20):%Y-%m-%d}"
COMMITMENT = commitment("n", PERIOD, "0.5", SECRET)


def drawn(*, secret: bytes = SECRET, decide: int = 1, other: bool = False) -> Story:
    """Return a story whose interview names a draw, as its keeper decided and told."""
    story, draw = Story(COMMITMENT), draw_id(COMMITMENT)
    while story.seq <= 100:  # Caro keeps the draw, and comes with the second roster
        story.answer()
    story.open("Caro")
    story.add(DrawCommitted("n", PERIOD, "0.5", COMMITMENT), draw, role=Role.STEWARD)
    number = hmac.digest(SECRET, b"intake/1/draw\0" + story.opened.leaf, "sha256")[0]
    kind = ReviewDrawn if (number < 128) != other else ReviewNotDrawn
    for _ in range(decide):
        story.add(kind(story.opened.leaf.hex()), draw, role=Role.STEWARD)
    if secret:
        story.add(DrawRevealed(secret.hex()), draw, role=Role.STEWARD)
    return story


def test_draw_that_was_kept_is_good(tool: ModuleType) -> None:
    assert findings(tool, drawn()) == []


def test_draw_that_was_not_kept_is_named(tool: ModuleType) -> None:
    assert findings(tool, drawn(other=True)) == [("bad", "decided otherwise than drawn")]
    lied = findings(tool, drawn(secret=bytes(32)))
    assert lied == [("bad", "what was told is not what was committed to")]
    assert findings(tool, drawn(secret=b"")) == [("open", "its secret is not told")]
    (undecided,) = findings(tool, drawn(decide=0))
    assert undecided[1].endswith("drawn, and nobody has said so")


def test_interview_outside_a_draw_of_its_site_is_named(tool: ModuleType) -> None:
    story = Story()
    while story.seq <= 100:
        story.answer()
    story.open("Caro")
    story.add(DrawCommitted("n", PERIOD, "0.5", COMMITMENT), draw_id(COMMITMENT), role=Role.STEWARD)
    assert ("open", "opened without a draw that is known") in findings(tool, story)
