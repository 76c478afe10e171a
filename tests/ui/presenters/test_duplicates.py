"""Two records of one person in the window: hints, proposals, what waits, and what is refused."""

from datetime import UTC, datetime
from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.conflict_errors import SamePersonRefusedError
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.errors import NotGrantedError
from intake.domain.ids import InterviewId, PersonId
from intake.i18n import Words
from intake.services.duplicates import Hint
from intake.services.linking import SamePerson
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.duplicates import DuplicatePresenter, DuplicateState, DuplicateTools
from intake.ui.presenters.export import Subject
from tests.ui.fakes import InlineLane

MINE, OTHER, THIRD, FOURTH = (InterviewId(each * 32) for each in "1234")
ANA, BETO = PersonId("0a" * 16), PersonId("0b" * 16)
WHY = Likeness(NameReason.SAME, BirthReason.NOT_KNOWN)
AT = datetime(2026, 11, 24, 15, tzinfo=UTC)


def link(one: InterviewId, other: InterviewId, by: PersonId | None = None) -> SamePerson:
    codes = (CaseCode("BD6KCYHAB5"), CaseCode("Q7XWN0R2KE") if other != FOURTH else None)
    return SamePerson(one, other, codes, ANA, AT, WHY, "same bus", by, AT if by else None)


class Desk:
    """The services; what was done is remembered."""

    def __init__(self, *links: SamePerson) -> None:
        self.links = links
        self.done: list[tuple[Any, ...]] = []
        self.error: Exception | None = None
        self.may_read = True

    def of(self, _interview: InterviewId) -> tuple[Hint, ...]:
        if not self.may_read:
            raise NotGrantedError("identity")
        return (
            Hint(OTHER, CaseCode("Q7XWN0R2KE"), WHY),
            Hint(THIRD, CaseCode("G4TP0000AS"), WHY),
        )

    def all(self) -> tuple[SamePerson, ...]:
        return self.links

    def may_confirm(self, each: SamePerson) -> bool:
        return not each.is_confirmed

    def _do(self, *what: Any) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(what)

    propose = confirm = take_back = _do


class Screen:
    """The dialog without its window."""

    def __init__(self, *links: SamePerson) -> None:
        self.desk = Desk(*links)
        service: Any = self.desk
        lane = InlineLane()
        who = {ANA: "Ana Ruiz"}
        self.tools = DuplicateTools(
            service, service, lambda each: who.get(each, ""), lane, lane, sentence, moment_here
        )
        self.states: list[DuplicateState] = []

    def presenter(self, words: Words | None = None) -> DuplicatePresenter:
        subject = Subject(MINE, "BD6KC-YHAB5")
        made = DuplicatePresenter(self.tools, subject, words or Words("en"), self.states.append)
        made.open()
        return made


def test_hints_can_be_proposed_and_links_confirmed_by_another() -> None:
    screen = Screen(link(MINE, OTHER), link(THIRD, FOURTH))
    presenter = screen.presenter()
    state = presenter.state()
    own, hint = state.lines
    assert (own.title, own.standing, own.kind) == ("Q7XWN-0R2KE", "proposed", "warn")
    assert "same names" in own.why
    assert "proposed by Ana Ruiz" in own.why
    assert (own.can_confirm, own.can_take_back, own.can_propose) == (True, True, False)
    assert (hint.pair, hint.can_propose) == ((MINE, THIRD), True)
    (waiting,) = state.waiting
    assert waiting.title == "BD6KC-YHAB5 · not here"
    presenter.propose(hint.pair, "same bus")
    presenter.confirm(own.pair)
    presenter.take_back(own.pair, "two sisters")
    assert screen.desk.done == [
        (MINE, THIRD, "same bus"),
        (MINE, OTHER),
        (MINE, OTHER, "two sisters"),
    ]


def test_confirmed_link_says_who_confirmed_and_waits_for_nobody() -> None:
    state = Screen(link(OTHER, MINE, BETO)).presenter(Words("es")).state()
    assert (state.lines[0].kind, state.lines[0].can_confirm) == ("ok", False)
    assert BETO[:8] in state.lines[0].why
    assert state.lines[0].title == "BD6KC-YHAB5"


def test_who_may_not_read_names_sees_links_and_no_hint() -> None:
    screen = Screen(link(MINE, OTHER))
    screen.desk.may_read = False
    presenter = screen.presenter()
    assert [each.can_propose for each in presenter.state().lines] == [False]
    screen.desk.error = SamePersonRefusedError("second")
    presenter.confirm((MINE, OTHER))
    assert "Somebody else" in presenter.state().problem
    presenter.speak(Words("es"))
