"""What does not count here: listed without what it says, and adopted by whoever coordinates."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.course_errors import UnknownInterviewError
from intake.domain.errors import WrongPassphraseError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.domain.vouching import ApartReason
from intake.i18n import Words
from intake.services.kept_apart import KeptRow
from intake.ui.error_messages import sentence
from intake.ui.presenters.apart import MOST, ApartPresenter, ApartState, ApartTools
from tests.ui.fakes import InlineLane

HERE, ELSEWHERE = InterviewId("a1" * 16), InterviewId("b2" * 16)
AT = datetime(2026, 11, 24, tzinfo=UTC)


def row(place: str, reason: ApartReason, **more: Any) -> KeptRow:
    facts: dict[str, Any] = {
        "interview": HERE,
        "type": "answer.given",
        "name": "Beto",
        "at": AT,
    } | more
    return KeptRow(place, Compartment.CORE, reason=reason, **facts)


@dataclass
class Kept:
    kept: list[KeptRow]
    adopted: list[tuple[str, ...]] = field(default_factory=list)

    def rows(self) -> tuple[KeptRow, ...]:
        return tuple(self.kept)

    def adopt(self, place: str, why: str, passphrase: str) -> None:
        if passphrase != "words":
            raise WrongPassphraseError
        self.adopted.append((place, why))
        self.kept = [each for each in self.kept if each.place != place]

    def interview(self, interview: InterviewId) -> Interview:
        if interview != HERE:
            raise UnknownInterviewError(interview)
        return Interview(interview, CaseCode("BQQCWSPHPV"), FormHash("0" * 64), "f", "1")


class Screen:
    def __init__(self, *rows: KeptRow, may_adopt: bool = True) -> None:
        self.kept, self.shown = Kept(list(rows)), list[ApartState]()
        store: Any = self.kept
        lane = InlineLane()
        tools = ApartTools(
            store, store, lane, lane, sentence, lambda at, _words: f"{at:%Y}", may_adopt
        )
        self.presenter = ApartPresenter(tools, Words("en"), self.shown.append)
        self.presenter.open()

    @property
    def now(self) -> ApartState:
        return self.shown[-1]


def test_lines_say_who_of_which_record_and_why_and_not_what_it_says() -> None:
    unknown = row("9/1", ApartReason.KEYS, interview=ELSEWHERE, type="odd.thing", name="")
    screen = Screen(row("4b/3", ApartReason.ROLE), unknown)
    first, second = screen.now.lines
    assert (first.who, first.record, first.what) == ("Beto", "BQQCW-SPHPV", "An answer")
    assert (first.when, first.why) == ("2026", "did not hold the role for it")
    assert (second.who, second.record, second.what) == ("(nobody known here)", "", "odd.thing")
    screen.presenter.speak(Words("es"))
    assert screen.now.lines[0].what == "Una respuesta"


def test_one_is_adopted_with_a_reason_and_goes() -> None:
    screen = Screen(row("4b/3", ApartReason.ROLE), row("4b/5", ApartReason.KEYS))
    screen.presenter.adopt("he told me", "words")
    screen.presenter.ask("4b/5")
    assert screen.now.adopting is not None
    screen.presenter.adopt("  ", "words")
    assert screen.kept.adopted == []
    screen.presenter.adopt("he told me", "other words")
    assert (bool(screen.now.problem), screen.now.is_busy) == (True, False)
    screen.presenter.adopt("he told me", "words")
    assert screen.kept.adopted == [("4b/5", "he told me")]
    assert [each.key for each in screen.now.lines] == ["4b/3"]
    assert [(each.adopting, each.problem) for each in screen.shown[-1:]] == [(None, "")]


def test_leaving_it_apart_does_nothing() -> None:
    screen = Screen(row("4b/3", ApartReason.ROLE))
    screen.presenter.ask("4b/3")
    screen.presenter.leave()
    assert (screen.now.adopting, screen.kept.adopted) == (None, [])


def test_only_who_coordinates_can_vouch_and_for_what_breaks_a_rule_nobody() -> None:
    screen = Screen(row("4b/3", ApartReason.ROLE), may_adopt=False)
    screen.presenter.ask("4b/3")
    assert (screen.now.lines[0].can_adopt, screen.now.adopting) == (False, None)
    assert not Screen(row("4b/3", ApartReason.RULE)).now.lines[0].can_adopt


def test_of_very_many_the_first_are_shown_and_the_others_counted() -> None:
    many = (row(f"4b/{each}", ApartReason.KEYS) for each in range(MOST + 2))
    screen = Screen(*many)
    assert len(screen.now.lines) == MOST
    assert screen.now.more == "and 2 others"
