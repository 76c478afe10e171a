"""Two records of one person: proposed by one, confirmed by another, taken back, never merged."""

from pathlib import Path

import pytest

from intake.domain.conflict_errors import SamePersonRefusedError
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.errors import UnknownInterviewError
from intake.domain.ids import InterviewId
from intake.services.application import Application
from intake.services.figures import FigureOrder
from intake.services.figures_facts import Standing
from intake.services.linking import read_likeness
from tests.services.day_acts import named
from tests.services.test_conflicts import Pair, join
from tests.services.test_figures import GRANTED, told

ANA = {"about_you/given_names": "Ana María", "about_you/surname_1": "López"}


@pytest.fixture
def pair(north: Application, south: Application, tmp_path: Path) -> Pair:
    join(north, south)
    return Pair(north, south, tmp_path)


def both_here(pair: Pair, *interviews: InterviewId) -> None:
    for each in interviews:
        pair.tell(pair.north, each)


def refused(rule: str, act: object, *said: object) -> None:
    assert callable(act)
    with pytest.raises(SamePersonRefusedError) as error:
        act(*said)
    assert error.value.rule == rule


def test_one_proposes_and_only_another_confirms(pair: Pair) -> None:
    first, again = named(pair.north, ANA).id, named(pair.north, ANA).id
    desk = pair.north.same_person
    desk.propose(again, first, " same bus ")
    (link,) = desk.of(first)
    assert link.why == Likeness(NameReason.SAME, BirthReason.NOT_KNOWN)
    assert (link.reason, link.beside(first), link.beside(again)) == ("same bus", again, first)
    assert not desk.may_confirm(link)
    refused("second", desk.confirm, first, again)
    refused("known", desk.propose, first, again)
    assert pair.north.day.duplicates.of(first) == ()  # what was proposed is no hint any more
    both_here(pair, first, again)
    there = pair.south.same_person
    (link,) = there.all()
    assert there.may_confirm(link)
    there.confirm(first, again)
    refused("known", there.confirm, first, again)
    pair.tell(pair.south, again)
    (link,) = desk.all()
    assert (link.is_confirmed, link.confirmed_by) == (True, pair.south.session.person)
    assert pair.north.verify(lambda _done, _all: None).projections_agree


def test_link_is_taken_back_with_a_reason_and_everything_stays_in_the_history(pair: Pair) -> None:
    first, again = named(pair.north, ANA).id, named(pair.north, ANA).id
    desk = pair.north.same_person
    desk.propose(again, first)
    refused("reason", desk.take_back, first, again, " ")
    desk.take_back(first, again, "two sisters")
    assert desk.all() == ()
    refused("gone", desk.confirm, first, again)
    refused("gone", desk.take_back, first, again, "again")
    types = [line.type for line in pair.north.reading.history(again)]
    assert types[-2:] == ["same_person.proposed", "same_person.taken_back"]


def test_record_is_not_linked_with_itself_nor_with_what_is_not_here(north: Application) -> None:
    mine = named(north, {}, form="intake_f2").id
    refused("itself", north.same_person.propose, mine, mine)
    with pytest.raises(UnknownInterviewError):
        north.same_person.propose(mine, InterviewId("9" * 32))
    other = named(north, ANA).id
    north.same_person.propose(mine, other)
    (link,) = north.same_person.all()
    assert link.why is None  # nobody's names could be compared


def people(at: Application) -> int:
    return at.figures.report(FigureOrder()).standings.get(Standing.COUNTED, 0)


def test_figures_count_one_person_once_two_have_said_so(pair: Pair) -> None:
    first, again = told(pair.north, GRANTED), told(pair.north, GRANTED)
    assert people(pair.north) == 2
    pair.north.same_person.propose(again, first)
    assert people(pair.north) == 2  # one alone decides nothing
    both_here(pair, first, again)
    pair.south.same_person.confirm(first, again)
    pair.tell(pair.south, again)
    assert people(pair.north) == 1
    pair.north.same_person.take_back(again, first, "two sisters")
    assert people(pair.north) == 2


def test_likeness_is_read_as_it_was_noted() -> None:
    assert read_likeness("close", "exchanged") == Likeness(NameReason.CLOSE, BirthReason.EXCHANGED)
    assert read_likeness("", "same") is None
