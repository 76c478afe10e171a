"""What the day noted of a case travels with it; the door and the roster stay at home."""

from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.day_dates import CaseDate, DateKind, DateSource, Outcome
from intake.domain.day_interpreters import InterpreterNoted, Spoken
from intake.domain.day_links import Relation
from intake.domain.interview import Interview
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.application import Application
from intake.services.kept import ListQuery
from tests.services.conftest import SPANISH, YES, compared
from tests.services.day_acts import named
from tests.services.test_attachments_travel import store_of


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def test_dates_links_and_secrets_arrive_with_their_record(
    north: Application, south: Application, interview: Interview, tmp_path: Path
) -> None:
    other = north.interviewing.begin(interview.form, YES, SPANISH)
    calendar, families = north.day.calendar, north.day.families
    day = calendar.today().isoformat()
    kept = calendar.note(interview.id, CaseDate("", DateKind.NRI, day, DateSource.TOLD, "04:30"))
    calendar.close(interview.id, kept.id, Outcome.KEPT)
    gone = calendar.note(interview.id, CaseDate("", DateKind.MEDICAL, day, DateSource.TOLD))
    calendar.close(interview.id, gone.id, Outcome.WITHDRAWN)
    families.link(interview.id, other.id, Relation.SIBLING)
    families.flag_secrets(interview.id, keeps=True)
    ana = NameKeptApart(Token(TokenKind.PERSON, 1), "Ana")
    north.testimony.keep(interview.id, ana)
    north.day.tally.add(3, 1)
    north.day.interpreters.note(InterpreterNoted("", (Spoken("mam"),)))
    for each in (interview, other):
        north.interviewing.pause(each.id)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    bundle = tmp_path / "a.intake"
    north.handing_over.export([interview.id, other.id], to, str(bundle), silent)
    south.handing_over.receive(str(bundle), silent)
    (arrived,) = south.day.calendar.of_case(interview.id)
    assert (arrived.date, arrived.outcome) == (kept, Outcome.KEPT)
    assert [each.interview for each in south.day.families.of_case(other.id)] == [interview.id]
    assert south.day.families.keeps_secrets(interview.id)
    assert [each.name for each in south.testimony.find("ana")] == [ana]
    assert south.day.tally.totals().groups == 0
    assert south.day.interpreters.roster() == ()
    assert south.verify(silent).is_sound


def test_name_of_an_interpreter_is_in_no_core_entry(north: Application) -> None:
    roster = north.day.interpreters
    roster.note(InterpreterNoted("M1", (Spoken("mam"),)))
    roster.name("M1", "Petrona Xol", "656 000 0000")
    store = store_of(north)
    for compartment, chain in store.reading.chains():
        bodies = [e.body or b"" for e in store.reading.chain_entries(compartment, chain)]
        is_there = any(b"Petrona" in each for each in bodies)
        assert is_there == (compartment is Compartment.IDENTITY)


def test_person_whom_two_stations_met_is_hinted_at_where_the_records_meet(
    north: Application, south: Application, tmp_path: Path
) -> None:
    who = {
        "about_you/given_names": "Ana María",
        "about_you/surname_1": "López",
        "about_you/birth_date": "1990-04-02",
    }
    first = named(north, who)
    again = named(south, {**who, "about_you/given_names": "Ana Maria"})
    north.interviewing.pause(first.id)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    north.handing_over.export([first.id], to, str(tmp_path / "a.intake"), silent)
    south.handing_over.receive(str(tmp_path / "a.intake"), silent)
    (hint,) = south.day.duplicates.of(again.id)
    assert hint.interview == first.id
    assert len(south.reading.interviews(ListQuery()).rows) == 2
