"""Judgements in the window: what each state offers, and that nothing covers anything."""

from dataclasses import replace
from datetime import UTC, date
from types import SimpleNamespace
from typing import Any

import pytest

from intake.domain.course_errors import JudgementRefusedError
from intake.domain.errors import WrongPassphraseError
from intake.domain.ids import ChainId, InterviewId, PersonId
from intake.domain.judgement_events import JudgementExplained, LetterGiven, ReviewDirected
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Place,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.organisation_mode import DEFAULT, InForce, OrganisationMode
from intake.domain.standing import Judgement, Standing
from intake.domain.states import State
from intake.i18n import Words
from intake.services.instructions import Followed
from intake.ui.error_messages import sentence
from intake.ui.presenters.judgement_forms import AskKind, Doing
from intake.ui.presenters.judgements import JudgementPresenter, JudgementState, JudgementTools
from tests.ui.fakes import InlineLane
from tests.ui.presenters.test_figures import ENTERED

ANA, BETO, CARO = (PersonId(each * 16) for each in ("0a", "0b", "0c"))
CHAIN = ChainId("77" * 16)
RECORD = InterviewId("11" * 16)
DECIDING = InForce(OrganisationMode.ADJUDICATING)
SHEET = Assessment(
    tuple((each, ElementValue.NOTED) for each in Element), LegalPriority.SOON, Conclusion.POSITIVE
)
AGAINST = Review(ReviewAct.DISAGREE, ReviewLevel.PEER, 9, Conclusion.NEGATIVE, Reason.PSG_REJECTED)


def judged(number: int, person: PersonId, said: Assessment | Review, **facts: Any) -> Judgement:
    return Judgement(Place(CHAIN, number), person, "interviewer", 1_795_000_000_000, said, **facts)


SEALED = Standing(
    heard=State.CONFIRMED,
    sealed_by=ANA,
    sealed=Place(CHAIN, 1),
    judgements=(judged(2, ANA, SHEET, passages=(Passage("who", "Two men.", (Link("a/who"),)),)),),
)
IN_REVIEW = replace(
    SEALED,
    is_directed=True,
    directions=(ReviewDirected(Cause.ASKED, ReviewLevel.PEER, "C-1", "every fifth"),),
)
DISPUTED = replace(IN_REVIEW, judgements=(*IN_REVIEW.judgements, judged(3, BETO, AGAINST)))


class Desk:
    """The services of judgements; what was asked for is remembered."""

    def __init__(self, standing: Standing, in_force: InForce) -> None:
        self.now, self.in_force = standing, in_force
        self.done: list[tuple[Any, ...]] = []
        self.error: Exception | None = None
        self.ungrounded: tuple[Element, ...] = ()
        self.assessing = self.reviewing = self.finalising = self

    def standing(self, _interview: InterviewId) -> Standing:
        return self.now

    def elements_without_ground(self, _interview: InterviewId) -> tuple[Element, ...]:
        return self.ungrounded

    def _do(self, *what: Any) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(what)

    give = direct = withdraw = disown = finish = tell = give_letter = _do

    def entered(self) -> tuple[Followed, ...]:
        return ENTERED

    def send(self, *what: Any) -> None:
        self._do("instruction", *what)


class Screen:
    def __init__(
        self, standing: Standing, *, me: PersonId = CARO, in_force: InForce = DEFAULT
    ) -> None:
        self.desk = Desk(standing, in_force)
        members = [
            SimpleNamespace(person=person, label=name)
            for person, name in ((ANA, "Ana"), (BETO, "Beto"))
        ]
        application: Any = SimpleNamespace(
            judgements=self.desk,
            instructions=self.desk,
            session=SimpleNamespace(person=me),
            people=SimpleNamespace(members=lambda: members),
        )
        self.tools = tools = JudgementTools(
            application,
            InlineLane(),
            InlineLane(),
            sentence,
            lambda moment, _words: f"{moment.astimezone(UTC):%d.%m.%Y}",
            lambda _interview, _words: {"a/who": "Who did it? — Two men"},
            lambda: date(2026, 11, 24),
        )
        self.states: list[JudgementState] = []
        self.presenter = JudgementPresenter(
            tools, (RECORD, "BD6KC-YHAB5"), Words("en"), self.states.append
        )
        self.presenter.open()

    @property
    def now(self) -> JudgementState:
        return self.states[-1]

    @property
    def acts(self) -> list[str]:
        return [each.key for each in self.now.acts]


@pytest.mark.parametrize(
    ("standing", "me", "acts"),
    [
        (Standing(heard=State.READBACK), ANA, []),
        (Standing(heard=State.CONFIRMED), ANA, ["assess"]),
        (SEALED, ANA, ["assess", "direct", "finish"]),
        (IN_REVIEW, ANA, []),
        (IN_REVIEW, BETO, ["review"]),
        (DISPUTED, CARO, ["review"]),
        (replace(SEALED, is_final=True), BETO, ["tell", "letter"]),
    ],
)
def test_each_state_offers_what_may_follow(
    standing: Standing, me: PersonId, acts: list[str]
) -> None:
    assert Screen(standing, me=me).acts == acts


def test_author_is_told_why_there_is_no_review_and_whoever_directed_it_is_named() -> None:
    hints = Screen(IN_REVIEW, me=ANA).now.hints
    assert "You have sealed or assessed it, so somebody else reviews it." in hints
    assert "Sent to review by C-1: every fifth" in hints


def test_dissent_stands_beside_the_first_judgement_with_its_reason() -> None:
    second = Review(ReviewAct.CONCUR, ReviewLevel.PEER, 5)
    standing = replace(
        DISPUTED, judgements=(*DISPUTED.judgements, judged(4, CARO, second, is_second=True))
    )
    screen = Screen(standing, in_force=DECIDING)
    first, dissent, settled = screen.now.lines
    assert (first.title, first.found) == ("Assessment of record", "Positive")
    assert ("Who did it", "Noted. Two men. (rests on: Who did it? — Two men)") in first.facts
    assert (dissent.title, dissent.marks) == ("Review", ("Dissent",))
    assert dissent.who.startswith("Beto, ")
    assert dict(dissent.facts)["Reason"]
    assert settled.title == "Second review"
    assert settled.who.startswith("somebody who is not in the roster")
    assert screen.now.verdict.startswith("Positive 2, Negative 1. 1 dissent")


def test_what_was_taken_back_or_disowned_stays_and_says_so() -> None:
    said = JudgementExplained(2, (Passage(About.INSTRUCTED_BY.value, "a supervisor"),), "")
    standing = replace(
        DISPUTED,
        judgements=(
            replace(DISPUTED.judgements[0], disowned=Place(CHAIN, 8)),
            replace(DISPUTED.judgements[1], withdrawn=Place(CHAIN, 9), is_unreasoned=True),
        ),
        explained=((Place(CHAIN, 8), said),),
    )
    first, review = Screen(standing, me=BETO).now.lines
    assert first.marks == ("Signed under instruction: not their conclusion",)
    assert ("Asked by", "a supervisor") in first.facts
    assert review.marks == ("Taken back", "Without a reason: it does not count")
    assert (review.is_own, review.is_withdrawn, first.is_own) == (True, True, False)


def test_nothing_of_a_conclusion_is_asked_where_nobody_decides() -> None:
    screen = Screen(Standing(heard=State.CONFIRMED), me=ANA)
    screen.presenter.begin(Doing.ASSESS)
    assert screen.now.form is not None
    assert "conclusion" not in {each.key for each in screen.now.form.asks}
    review = Screen(IN_REVIEW, me=BETO)
    review.presenter.begin(Doing.REVIEW)
    assert review.now.form is not None
    acts = next(each for each in review.now.form.asks if each.key == "act")
    assert [each.key for each in acts.options] == ["", "clear", "return_clarify"]
    assert "code" not in {each.key for each in review.now.form.asks}


def test_one_form_serves_approval_and_disagreement() -> None:
    screen = Screen(IN_REVIEW, me=BETO, in_force=DECIDING)
    screen.presenter.begin(Doing.REVIEW)
    assert screen.now.form is not None
    asks = {each.key: each for each in screen.now.form.asks}
    offered = [each.key for each in asks["act"].options]
    assert offered == ["", "return_clarify", "concur", "disagree", "overrule"]
    assert {"conclusion", "code", "text:reason", "links:reason", "passphrase"} <= set(asks)


def test_assessment_is_signed_with_what_it_rests_on_and_a_note() -> None:
    screen = Screen(Standing(heard=State.CONFIRMED), me=ANA, in_force=DECIDING)
    screen.presenter.begin(Doing.ASSESS)
    form = screen.now.form
    assert form is not None
    assert form.is_signed
    assert [each.is_apart for each in form.asks if each.key == "note"] == [True]
    screen.presenter.submit(
        {
            **{each.key: each.value for each in form.asks},
            "value:who": "noted",
            "text:who": " Two men. ",
            "links:who": "a/who",
            "conclusion": "positive",
            "note": "not mine",
            "passphrase": "p",
        }
    )
    ((record, assessment, said, passphrase),) = screen.desk.done
    assert (record, passphrase, said.note) == (RECORD, "p", "not mine")
    assert dict(assessment.elements)[Element.WHO] is ElementValue.NOTED
    assert dict(assessment.elements)[Element.WORDS] is ElementValue.NOT_ASSESSED
    assert assessment.conclusion is Conclusion.POSITIVE
    assert said.passages == (Passage("who", "Two men.", (Link("a/who"),)),)
    assert screen.now.form is None


def test_review_direction_end_and_what_was_told_go_to_their_services() -> None:
    screen = Screen(IN_REVIEW, me=BETO, in_force=DECIDING)
    typed = {"act": "disagree", "conclusion": "negative", "code": "no_nexus", "minutes": "12",
             "level": "hq", "text:reason": "Why", "passphrase": "p"}  # fmt: skip
    for doing, answers in (
        (Doing.REVIEW, typed),
        (Doing.REVIEW, {"act": "return_clarify", "minutes": "soon"}),
        (Doing.DIRECT, {"level": "peer", "asked_by": " C-1 ", "why": "drawn by lot"}),
        (Doing.FINISH, {"why": "done"}),
        (Doing.TELL, {"language": "es", "on": "2026-11-24", "how": "in_person", "by": "P-1"}),
        (Doing.TELL, {"why_not": "gone"}),
        (Doing.LETTER, {"language": "es", "on": "2026-11-24", "how": "by hand", "paper": "P1"}),
        (Doing.LETTER, {"why_not": "left"}),
    ):
        screen.presenter.begin(doing)
        screen.presenter.submit(answers)
    review, returned, directed, finished, told, untold, *letters = (
        each[1] for each in screen.desk.done
    )
    assert (review.act, review.minutes, review.reason) == (
        ReviewAct.DISAGREE, 12, Reason.NO_NEXUS,
    )  # fmt: skip
    assert (returned.minutes, returned.conclusion, returned.level) == (0, None, ReviewLevel.PEER)
    assert (directed.asked_by, directed.why, directed.cause) == ("C-1", "drawn by lot", Cause.ASKED)
    assert finished == "done"
    assert (told.is_told, told.by, untold.is_told, untold.why_not) == (True, "P-1", False, "gone")
    assert letters == [
        LetterGiven(True, "es", "2026-11-24", "by hand", "P1"),
        LetterGiven(is_given=False, why_not="left"),
    ]


def test_instruction_of_one_direction_is_said_and_named_where_it_is_followed() -> None:
    screen = Screen(SEALED, me=ANA)
    told = [each for each in screen.now.hints if "one direction only" in each]
    assert [("Review every positive." in each) for each in told] == [True]
    screen.presenter.begin(Doing.DIRECT)
    assert screen.now.form is not None
    asked = next(each for each in screen.now.form.asks if each.key == "instruction")
    assert [each.key for each in asked.options] == ["", "1", "2"]
    screen.presenter.submit({"level": "hq", "instruction": "1"})
    assert screen.desk.done == [("instruction", RECORD, 1, ReviewLevel.HQ)]


def test_taking_back_and_disowning_name_the_judgement() -> None:
    screen = Screen(DISPUTED, me=BETO)
    for doing in (Doing.WITHDRAW, Doing.DISOWN):
        screen.presenter.begin(doing, Place(CHAIN, 3))
        screen.presenter.submit({"text:reason": "I was told to", "passphrase": "p"})
    assert [each[1] for each in screen.desk.done] == [Place(CHAIN, 3)] * 2
    screen.presenter.begin(Doing.DISOWN)
    screen.presenter.submit({})
    assert len(screen.desk.done) == 2


@pytest.mark.parametrize("error", [WrongPassphraseError(), JudgementRefusedError(RECORD, "reason")])
def test_what_is_refused_keeps_the_form_and_says_why(error: Exception) -> None:
    screen = Screen(IN_REVIEW, me=BETO)
    screen.presenter.begin(Doing.REVIEW)
    screen.desk.error = error
    screen.presenter.submit({"act": "clear"})
    assert screen.now.problem
    assert screen.now.form is not None
    screen.presenter.leave()
    assert [screen.now.form, screen.now.problem] == [None, ""]


def test_what_rests_on_nothing_is_told_after_the_seal_only() -> None:
    screen = Screen(SEALED, me=ANA)
    screen.desk.ungrounded = (Element.WHO,)
    screen.presenter.open()
    assert "Said to be noted, and linked to nothing: Who did it." in screen.now.hints
    before = Screen(Standing(heard=State.CONFIRMED), me=ANA)
    before.desk.ungrounded = (Element.WHO,)
    before.presenter.open()
    assert before.now.hints == ()


def test_one_conclusion_alone_is_no_agreement() -> None:
    assert Screen(SEALED, in_force=DECIDING).now.verdict == "Nobody else has judged it yet."


def test_what_nobody_judged_or_reviewed_says_so() -> None:
    bare = replace(SEALED, judgements=(), is_final=True)
    hints = Screen(bare).now.hints
    assert "Nobody has said what they found." in hints
    assert "It was not reviewed." in hints


def test_language_changes_every_word_of_an_open_form() -> None:
    screen = Screen(IN_REVIEW, me=BETO, in_force=DECIDING)
    screen.presenter.begin(Doing.REVIEW)
    english = screen.now.form
    screen.presenter.speak(Words("es"))
    spanish = screen.now.form
    assert english is not None
    assert spanish is not None
    assert spanish.title == "Revisión"
    same = [
        (one.label, each.key)
        for one, each in zip(english.asks, spanish.asks, strict=True)
        if one.label == each.label and one.kind is not AskKind.LINKS
    ]
    assert same == []
