"""The dialog of erasing as states: who may do what, what is asked, what is told afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import pytest

from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason, ErasureOrdered
from intake.domain.errors import ErasingRefusedError, IntakeError
from intake.domain.ids import InterviewId, PersonId
from intake.i18n import Words
from intake.ledger.erasures import Erasure
from intake.services.erasing import Erased, Erasing
from intake.services.erasing_ports import ErasedRow, Listing, Ordered, PendingKey
from intake.ui.error_messages import sentence
from intake.ui.presenters.erasing import Doing, ErasingPresenter, ErasingState, ErasingTools
from tests.ui.fakes import InlineLane

ONE, TWO = InterviewId("e1" * 16), InterviewId("e2" * 16)
ORDER = ErasureOrdered("ac" * 16, TWO, ErasingReason.WISH, (), "0f" * 32)
CORE = PendingKey(Compartment.CORE, 1_793_000_000_000)
LISTING = Listing(ONE, (), (), "", ((Compartment.CORE, 7), (Compartment.IDENTITY, 2)), 1, 2, 1, 1)


@dataclass
class Desk:
    """What waits at a store, and what was signed."""

    rows: tuple[Ordered, ...] = (
        Ordered(ONE, CaseCode("1A2B3C4D5E"), is_wished=True),
        Ordered(TWO, CaseCode("6F7G8H9J0K"), Erasure(ORDER, PersonId("a1" * 16))),
    )
    mine: bool = False
    pending: tuple[PendingKey, ...] = ()
    refused: IntakeError | None = None
    signed: list[tuple[object, ...]] = field(default_factory=list)

    def waiting(self) -> tuple[Ordered, ...]:
        return self.rows

    def is_orderer(self, waiting: Ordered) -> bool:
        return self.mine and waiting.erasure is not None

    def erased(self) -> tuple[ErasedRow, ...]:
        return (ErasedRow(ONE, "", ErasingReason.WISH, 0, 0),)[: len(self.pending)]

    def pending_keys(self) -> tuple[PendingKey, ...]:
        return self.pending

    def listing(self, _interview: InterviewId) -> Listing:
        if self.refused is not None:
            raise self.refused
        return LISTING

    def order(self, *said: object) -> str:
        self.signed.append(("order", *said))
        return "ac" * 16

    def approve(self, *said: object) -> Erased:
        self.signed.append(("approve", *said))
        self.rows, self.pending = self.rows[:1], (CORE,)
        return Erased(LISTING, CaseCode("6F7G8H9J0K"), (CORE,), date(2026, 12, 24))

    def change_keys(self, *said: object) -> tuple[Compartment, ...]:
        self.signed.append(("keys", *said))
        self.pending = ()
        return (Compartment.CORE,)


Open = Callable[..., tuple[ErasingPresenter, list[ErasingState]]]


def tools_of(desk: Desk, *, steward: bool = False, coordinator: bool = False) -> ErasingTools:
    """Return what a presenter works with, of somebody with these roles."""
    lane = InlineLane()
    return ErasingTools(
        cast("Erasing", desk),
        lane,
        lane,
        sentence,
        is_steward=steward,
        is_coordinator=coordinator,
    )


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def opened(desk: Desk) -> Open:
    def open_(**roles: bool) -> tuple[ErasingPresenter, list[ErasingState]]:
        shown: list[ErasingState] = []
        presenter = ErasingPresenter(tools_of(desk, **roles), Words("en"), shown.append)
        presenter.open()
        return presenter, shown

    return open_


@pytest.mark.parametrize(
    ("steward", "coordinator", "mine", "expected"),
    [
        (True, False, False, [Doing.ORDER, Doing.APPROVE]),
        (True, True, True, [Doing.ORDER, None]),
        (False, True, False, [None, Doing.APPROVE]),
        (False, False, False, [None, None]),
    ],
)
def test_each_line_offers_what_the_person_may_do(
    desk: Desk,
    opened: Open,
    steward: bool,
    coordinator: bool,
    mine: bool,
    expected: list[Doing | None],
) -> None:
    desk.mine = mine
    _, shown = opened(steward=steward, coordinator=coordinator)
    assert [each.doing for each in shown[-1].lines] == expected


def test_second_signature_says_what_goes_and_then_what_may_still_have_it(
    desk: Desk, opened: Open
) -> None:
    presenter, shown = opened(coordinator=True)
    presenter.begin(shown[-1].lines[0])
    presenter.begin(shown[-1].lines[1])
    form = shown[-1].form
    assert form is not None
    assert form.doing is Doing.APPROVE
    assert "6F7G8-H9J0K" in form.title
    assert form.goes.splitlines() == [
        "Goes: entries: 9, drafts: 1, attachments: 2.",
        "Judgements erased with it: 1",
        "Judgements of which the codes stay, for statistics: 1",
    ]
    presenter.sign("")
    assert desk.signed == []
    presenter.sign("words")
    assert desk.signed == [("approve", TWO, "words")]
    state = presenter.state()
    assert state.done[0].endswith("is gone here.")
    assert "December 24, 2026" in state.done[1]
    assert (len(state.lines), state.can_renew, state.count) == (1, True, "Erased so far: 1")
    presenter.begin_keys()
    presenter.sign("words")
    assert desk.signed[-1] == ("keys", "words")
    assert (shown[-1].pending, shown[-1].can_renew) == ("", False)


def test_order_may_be_left_and_is_signed_once(desk: Desk, opened: Open) -> None:
    presenter, shown = opened(steward=True)
    presenter.begin(shown[-1].lines[0])
    presenter.leave()
    assert shown[-1].form is None
    presenter.sign("words")
    assert desk.signed == []
    presenter.begin(shown[-1].lines[0])
    presenter.sign("words")
    assert desk.signed == [("order", ONE, "words")]
    assert shown[-1].done == ()


def test_refusal_is_told_in_the_language_of_the_moment(desk: Desk, opened: Open) -> None:
    desk.refused = ErasingRefusedError("changed")
    presenter, shown = opened(steward=True)
    presenter.begin(shown[-1].lines[0])
    assert "Something was written to this interview" in shown[-1].problem
    presenter.speak(Words("es"))
    assert "Se escribió algo" in shown[-1].problem
