"""An interview that two stations of one programme go on with, and what both noted in it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from intake.domain.answers import Patch, RowAdded, RowRemoved, SkipReason, Value
from intake.domain.compartments import Compartment
from intake.domain.conflict_errors import ConflictRefusedError, ConflictsOpenError
from intake.domain.conflict_events import How
from intake.domain.consent import Consent, Purpose
from intake.domain.consent import Decision as Decided
from intake.domain.course_errors import WrongStateError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.profiles import Profile
from intake.domain.states import Outcome, State
from intake.services.application import Application
from intake.services.conflicts import Conflicts, Decision
from intake.services.paper_wishes import PaperKind, PaperWish
from tests.services.conftest import PASSPHRASE
from tests.services.test_attachments_travel import store_of

NEED, OTHER = "dates_papers/court_date", "needs_today/safe_tonight"
ONE, TWO, THREE, FOUR = (f"2026-12-0{day}" for day in range(1, 5))


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stations of one programme that hand on what they have."""

    north: Application
    south: Application
    folder: Path

    def carry(self, of: Application, interview: InterviewId, name: str) -> None:
        """Bring a record from one to the other, sealed."""
        to = self.south if of is self.north else self.north
        card = to.handing_over.read_card(to.handing_over.own_card())
        path = self.folder / f"{name}.intake"
        of.handing_over.export(
            [interview], of.handing_over.contact(card.recipient), str(path), silent
        )
        to.handing_over.receive(str(path), silent)

    def tell(self, of: Application, interview: InterviewId) -> None:
        """Bring what is there of a record to the other, as an opened bundle would."""
        to = self.south if of is self.north else self.north
        store = store_of(of)
        for compartment in (Compartment.IDENTITY, Compartment.CORE):
            with store.records(compartment) as records:
                records.checkpoint()
            chains = {chain for at, chain in store.reading.chains() if at is compartment}
            found = [e for e in store.reading.record_entries(interview) if e.chain.hex() in chains]
            with store_of(to).records(compartment) as records:
                records.merge(found)


def join(north: Application, south: Application) -> None:
    """Let two stations know each other as of one programme, by voice."""
    for of, to in ((north, south), (south, north)):
        contact = of.handing_over.remember(to.handing_over.own_card(), is_partner=False)
        heard = of.contacts.verify(contact, dict(enumerate(to.contacts.own()[1].english, 1)))
        assert heard.verified


@pytest.fixture
def pair(north: Application, south: Application, tmp_path: Path) -> Pair:
    join(north, south)
    return Pair(north, south, tmp_path)


def say(at: Application, interview: InterviewId, path: str, text: str) -> None:
    """Answer one question as the interview screen does."""
    session = at.shelf.session(at.reading.interview(interview))
    changes = session.answer(path, text)
    assert changes.problem is None
    at.interviewing.answer(interview, changes.patches, lang="es")


def both_answer(pair: Pair, interview: InterviewId, path: str, one: str, two: str) -> None:
    """Let both stations answer the same question, and bring both answers together."""
    pair.north.interviewing.pause(interview)
    pair.tell(pair.north, interview)
    say(pair.north, interview, path, one)
    say(pair.south, interview, path, two)
    pair.tell(pair.south, interview)
    pair.tell(pair.north, interview)


def types(at: Application, interview: InterviewId) -> list[str]:
    return [line.type for line in at.reading.history(interview)]


def test_open_interview_is_handed_to_another_station_and_goes_on_there(
    pair: Pair, interview: Interview
) -> None:
    named = interview.id
    say(pair.north, named, NEED, TWO)
    pair.north.interviewing.save_draft(Compartment.CORE, named, OTHER, "half a sen")
    pair.north.interviewing.pause(named)
    pair.carry(pair.north, named, "a")
    there = pair.south.reading.interview(named)
    assert there.document.values[NEED] == Value(TWO, lang="")
    assert pair.south.reading.drafts() == ()  # what is half typed leaves no laptop
    assert [each.text for each in pair.north.reading.drafts()] == ["half a sen"]
    pair.south.interviewing.resume(named)
    say(pair.south, named, NEED, THREE)
    assert types(pair.south, named)[-3:] == ["record.continued", "answer.given", "date.noted"]
    pair.carry(pair.south, named, "b")
    assert pair.north.conflicts.of(named) == ()  # south knew the first answer
    assert pair.north.reading.interview(named).document.values[NEED].v == THREE
    assert pair.north.verify(silent).is_sound


def test_two_answers_of_two_stations_stand_side_by_side_at_both(
    pair: Pair, interview: Interview
) -> None:
    both_answer(pair, interview.id, NEED, TWO, THREE)
    for each in (pair.north, pair.south):
        assert each.conflicts.records() == {interview.id}
        (found,) = each.conflicts.of(interview.id)
        assert found.is_open
        assert {said.value.v for said in found.conflict.said if said.value} == {TWO, THREE}
        assert each.verify(silent).projections_agree
    assert pair.north.conflicts.who(pair.north.session.person) == "Coordinator"
    assert pair.north.conflicts.who(pair.south.session.person) == ""
    (found,) = pair.north.conflicts.of(interview.id)
    names = {pair.north.conflicts.station(said.org) for said in found.conflict.said}
    assert names == {"", "south alliance · south"}


def test_settled_once_it_is_settled_everywhere_and_both_stay_in_the_ledger(
    pair: Pair, interview: Interview
) -> None:
    both_answer(pair, interview.id, NEED, TWO, THREE)
    (found,) = pair.north.conflicts.of(interview.id)
    three = [said.value.v if said.value else "" for said in found.conflict.said].index(THREE)
    decision = Decision(How.CHOSEN, "asked again", chosen=three)
    pair.north.conflicts.settle(interview.id, NEED, decision)
    pair.tell(pair.north, interview.id)
    for each in (pair.north, pair.south):
        assert each.conflicts.records() == frozenset()
        (found,) = each.conflicts.of(interview.id)
        assert found.conflict.settled is not None
        assert found.conflict.settled.reason == "asked again"
        assert len(found.conflict.said) == 2
        assert found.holds is not None
        assert found.holds.v == THREE
        assert types(each, interview.id).count("answer.given") == 2
        assert each.verify(silent).projections_agree


def test_third_answer_is_taken_by_its_form_or_refused(pair: Pair, interview: Interview) -> None:
    both_answer(pair, interview.id, NEED, TWO, THREE)
    settle = pair.north.conflicts.settle
    with pytest.raises(ConflictRefusedError) as refused:
        settle(interview.id, NEED, Decision(How.OTHER, "why", text="many"))
    assert refused.value.rule == "value"
    with pytest.raises(ConflictRefusedError):
        settle(interview.id, NEED, Decision(How.CHOSEN, "why", chosen=2))
    settle(interview.id, NEED, Decision(How.OTHER, "the person said", text=FOUR, lang="es"))
    held = pair.north.reading.interview(interview.id).document.values[NEED]
    assert (held.v, held.lang) == (FOUR, "es")
    with pytest.raises(ConflictRefusedError):
        settle(interview.id, NEED, Decision(How.BOTH, "again"))


def test_identity_answers_stand_apart_and_only_their_file_holds_them(
    pair: Pair, interview: Interview
) -> None:
    both_answer(pair, interview.id, "about_you/name", "Ana López", "Ana Lopes")
    (found,) = pair.north.conflicts.of(interview.id)
    assert found.compartment is Compartment.IDENTITY
    decision = Decision(How.CHOSEN, "spelled by the person")
    pair.north.conflicts.settle(interview.id, "about_you/name", decision)
    assert pair.north.conflicts.open_of(interview.id) == ()


def test_summary_tells_both_sides_by_name_and_to_others_only_where_the_answer_goes(
    pair: Pair, interview: Interview
) -> None:
    named, order = interview.id, pair.north.reporting.order
    both_answer(pair, named, NEED, TWO, THREE)
    house = PaperWish(PaperKind.SUMMARY, ("es",))
    (told,) = order(named, house).side_by_side
    assert set(told.people.values()) == {"Coordinator", ""}
    assert set(told.stations.values()) == {"", "south alliance · south"}
    pair.north.conflicts.settle(named, NEED, Decision(How.CHOSEN, "asked again"))
    (told,) = order(named, house).side_by_side
    assert not told.found.is_open
    assert pair.north.reporting.pages(order(named, house)).startswith(b"%PDF")
    assert order(named, replace(house, kind=PaperKind.SHORT)).side_by_side == ()
    pair.north.interviewing.resume(named)
    pair.north.interviewing.finish(named, (), override="the bus left")
    pair.north.closing.accept(named, lang="es", by="P-1")
    for purpose in (Purpose.LAWYER, Purpose.REFERRAL):
        yes = Consent(purpose, Decided.GRANTED, recipient="Ana L.", service="legal")
        pair.north.consenting.record(named, yes)
    others = replace(house, recipient="Ana L.", service="legal")
    assert len(order(named, replace(others, profile=Profile.LEGAL)).side_by_side) == 1
    service = order(named, replace(others, profile=Profile.REFERRAL))
    assert NEED in service.edition.withheld
    assert service.side_by_side == ()


def sealed(at: Application, interview: InterviewId) -> None:
    """End an interview that the person did not hear."""
    session = at.shelf.session(at.reading.interview(interview))
    at.interviewing.resume(interview)
    at.interviewing.finish(interview, session.unanswered(), override="the bus left")
    at.closing.not_confirmed(interview, Outcome.NOT_DONE, "the bus left")
    at.closing.seal(interview, "So it was said.", "en", PASSPHRASE)


def test_nothing_is_sealed_while_answers_stand_side_by_side(
    pair: Pair, interview: Interview
) -> None:
    both_answer(pair, interview.id, NEED, TWO, THREE)
    with pytest.raises(ConflictsOpenError):
        sealed(pair.north, interview.id)
    with pytest.raises(ConflictRefusedError) as refused:  # it was read back, or never will be
        pair.north.conflicts.settle(interview.id, NEED, Decision(How.CHOSEN, "why"))
    assert refused.value.rule == "heard"
    pair.north.conflicts.settle(interview.id, NEED, Decision(How.BOTH, "both were said"))
    pair.north.closing.seal(interview.id, "So it was said.", "en", PASSPHRASE)
    assert pair.north.reading.interview(interview.id).state is State.SEALED


def test_what_arrives_after_the_seal_is_settled_by_an_addendum(
    pair: Pair, interview: Interview
) -> None:
    named = interview.id
    say(pair.north, named, NEED, ONE)
    pair.north.interviewing.pause(named)
    pair.tell(pair.north, named)
    say(pair.south, named, NEED, THREE)
    say(pair.north, named, NEED, TWO)
    sealed(pair.north, named)
    pair.tell(pair.south, named)
    assert pair.north.conflicts.records() == {named}
    with pytest.raises(ConflictRefusedError) as refused:
        pair.north.conflicts.settle(named, NEED, Decision(How.CHOSEN, "why", chosen=1))
    assert refused.value.rule == "sealed"
    told = Decision(How.ADDENDUM, "Another station noted the third.")
    pair.north.conflicts.settle(named, NEED, told)
    assert types(pair.north, named)[-2:] == ["addendum.added", "conflict.settled"]
    assert pair.north.reading.interview(named).document.values[NEED].v == TWO
    assert pair.north.conflicts.records() == frozenset()


def test_addendum_is_for_what_was_sealed(pair: Pair, interview: Interview) -> None:
    both_answer(pair, interview.id, NEED, TWO, THREE)
    with pytest.raises(ConflictRefusedError):
        pair.north.conflicts.settle(interview.id, NEED, Decision(How.ADDENDUM, "why"))
    with pytest.raises(WrongStateError):
        pair.north.closing.add(interview.id, "why")


def test_skip_holds_and_who_may_not_read_names_settles_the_rest(
    pair: Pair, interview: Interview
) -> None:
    named, north = interview.id, pair.north
    north.interviewing.pause(named)
    pair.tell(north, named)
    session = north.shelf.session(north.reading.interview(named))
    north.interviewing.answer(named, session.skip(NEED, SkipReason.DECLINED).patches)
    say(pair.south, named, NEED, TWO)
    pair.tell(pair.south, named)

    class WithoutNames:
        def can_read(self, compartment: Compartment) -> bool:
            return compartment is Compartment.CORE

        def __getattr__(self, name: str) -> Any:
            return getattr(north.reading, name)

    kept = north.conflicts
    reading: Any = WithoutNames()
    desk = Conflicts(kept._open_records, reading, kept._conflicts, kept._session_of, kept._name_of)
    (found,) = desk.of(named)
    sides = [each.value for each in found.conflict.said]
    at = next(n for n, each in enumerate(sides) if each is not None and each.skip)
    desk.settle(named, NEED, Decision(How.CHOSEN, "the person does not say it", chosen=at))
    held = north.reading.interview(named).document.values[NEED]
    assert held.skip is SkipReason.DECLINED


def test_row_that_was_taken_out_elsewhere_stays_out_or_comes_back(
    pair: Pair, interview: Interview
) -> None:
    named, repeat = interview.id, "happened/events/harm"
    path = f"{repeat}[aaaaa]/city"
    added = Patch(path, ((path, Value("Tijuana")),), rows=(RowAdded(repeat, "aaaaa"),))
    pair.north.interviewing.answer(named, {Compartment.CORE: added})
    pair.north.interviewing.pause(named)
    pair.tell(pair.north, named)
    out = Patch(repeat, rows=(RowRemoved(repeat, "aaaaa"),))
    pair.south.interviewing.answer(named, {Compartment.CORE: out})
    again = Patch(path, ((path, Value("Tecate")),))
    pair.north.interviewing.answer(named, {Compartment.CORE: again})
    pair.tell(pair.south, named)
    (found,) = pair.north.conflicts.of(named)
    gone = [each.value for each in found.conflict.said].index(None)
    pair.north.conflicts.settle(named, path, Decision(How.CHOSEN, "no such thing", chosen=gone))
    assert pair.north.reading.interview(named).document.rows.get(repeat, ()) == ()
    assert pair.north.conflicts.records() == frozenset()
