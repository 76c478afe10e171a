"""What a government did is one chronology: answers and what was written down, side by side."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    HarmLink,
    KnowBasis,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_lines import Line
from intake.domain.compartments import Compartment
from intake.domain.day_dates import CaseDate, DateKind, DateSource
from intake.domain.day_links import Relation
from intake.domain.errors import (
    ConsentMissingError,
    StepRefusedError,
    UnknownStepError,
    UnprovenStepError,
)
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.judgements import Reason, ReviewLevel
from intake.services.application import Application
from intake.services.chronology import FromInside
from tests.services.conftest import SPANISH, YES, _application

SAO, HQ = ReviewLevel.SAO, ReviewLevel.HQ
WHO, TOLD_HOW = "the tall one of the night shift", "saw the form go back twice"


@pytest.fixture(scope="module")
def station(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One store for all: each test has a person of its own."""
    yield from _application(founded, tmp_path_factory.mktemp("chronology"), "north")


def begun(
    station: Application, form: str = "intake_f4", follows: InterviewId = NO_RECORD
) -> InterviewId:
    hash_ = station.shelf.newest(form).hash
    return station.interviewing.begin(hash_, YES, SPANISH, follows=follows).id


def give(station: Application, interview: InterviewId, **answers: str) -> None:
    for name, value in answers.items():
        session = station.shelf.session(station.reading.interview(interview))
        path = next(
            each.path for each in session.form.questions() if each.path.endswith(f"/{name}")
        )
        station.interviewing.answer(interview, session.answer(path, value).patches)


def step(
    kind: StepKind,
    outcome: StepOutcome,
    source: StepSource = StepSource.DOCUMENT,
    level: ReviewLevel | None = None,
) -> Step:
    basis = KnowBasis.DOCUMENT if source is StepSource.DOCUMENT else KnowBasis.THEY_SAID
    return Step("", kind, outcome, source, basis, level=level, occasion=0)


def line(lines: tuple[Line, ...], kind: StepKind, level: ReviewLevel | None = None) -> Line:
    (found,) = [each for each in lines if (each.node.kind, each.node.level) == (kind, level)]
    return found


def test_positive_twice_then_reversed_by_headquarters_says_so_level_by_level(
    station: Application,
) -> None:
    case = begun(station)
    source = station.sources.add(WHO, "by telephone, on Sundays", "uscis")
    add = station.chronology.add
    add(case, step(StepKind.ASSESSED, StepOutcome.POSITIVE))
    add(case, step(StepKind.REVIEWED, StepOutcome.CONCURRED, level=SAO))
    reversed_ = step(StepKind.REVIEWED, StepOutcome.POS_TO_NEG, StepSource.OFFICER, HQ)
    add(
        case,
        replace(reversed_, role="uscis", reasons=(Reason.PSG_REJECTED,)),
        FromInside(source.id, TOLD_HOW),
    )
    (found,) = station.chronology.findings(case)
    assert [found.after_level(each) for each in (None, SAO, HQ)] == [
        StepOutcome.POSITIVE,
        StepOutcome.POSITIVE,
        StepOutcome.NEGATIVE,
    ]
    assert found.reasons == (Reason.PSG_REJECTED,)


def test_negative_of_which_no_review_is_known_stays_not_known(station: Application) -> None:
    case = begun(station)
    station.chronology.add(case, step(StepKind.ASSESSED, StepOutcome.NEGATIVE))
    shown = station.chronology.of_case(case)
    assert line(shown, StepKind.REVIEWED, SAO).accounts == ()
    assert line(shown, StepKind.REVIEWED, HQ).accounts == ()
    (found,) = station.chronology.findings(case)
    assert (found.supervisor, found.headquarters) == (None, None)


@pytest.mark.parametrize("level", [SAO, HQ])
@pytest.mark.parametrize("source", [StepSource.PERSON, StepSource.COUNSEL])
def test_review_is_not_taken_from_who_cannot_know(
    station: Application, level: ReviewLevel, source: StepSource
) -> None:
    case = begun(station)
    with pytest.raises(UnprovenStepError):
        station.chronology.add(case, step(StepKind.REVIEWED, StepOutcome.POS_TO_NEG, source, level))
    assert station.chronology.of_case(case) == ()


def test_fear_said_three_times_before_one_interview_is_three_lines(station: Application) -> None:
    case, add = begun(station), station.chronology.add
    for day in ("2019-06-01", "2019-06-02", "2019-06-05"):
        said = step(StepKind.FEAR_STATED, StepOutcome.YES, StepSource.PERSON)
        add(case, replace(said, when=ApproximateDate(day, day, Precision.EXACT)))
        heard = StepOutcome.REFERRED if day == "2019-06-05" else StepOutcome.IGNORED
        add(case, step(StepKind.ANSWERED, heard, StepSource.PERSON))
    add(case, step(StepKind.INTERVIEWED, StepOutcome.YES, StepSource.PERSON))
    told = [
        (each.node.kind, each.accounts[0].step.outcome)
        for each in station.chronology.of_case(case)
        if each.accounts
    ]
    assert told == [
        (StepKind.FEAR_STATED, StepOutcome.YES),
        (StepKind.ANSWERED, StepOutcome.IGNORED),
        (StepKind.FEAR_STATED, StepOutcome.YES),
        (StepKind.ANSWERED, StepOutcome.IGNORED),
        (StepKind.FEAR_STATED, StepOutcome.YES),
        (StepKind.ANSWERED, StepOutcome.REFERRED),
        (StepKind.INTERVIEWED, StepOutcome.YES),
    ]
    (found,) = station.chronology.findings(case)
    assert found.stated is not None
    assert found.stated.day == "2019-06-01"


def test_fear_said_at_the_second_hearing_begins_another_screening(station: Application) -> None:
    first = begun(station)
    give(station, first, said_fear="yes", interviewed="no", what_next="returned_mx")
    noted = station.day.calendar.note(
        first, CaseDate("", DateKind.COURT, "2019-09-14", DateSource.PAPER, court="el_paso")
    )
    hearing = step(StepKind.HEARING, StepOutcome.KEPT, StepSource.PERSON)
    station.chronology.add(first, replace(hearing, day=noted.id, occasion=2))
    again = begun(station, "intake_f4", follows=first)
    give(station, again, said_fear="yes", said_to="court", interviewed="yes")
    shown = [each for each in station.chronology.of_case(first) if each.accounts]
    assert shown == [each for each in station.chronology.of_case(again) if each.accounts]
    stated = [each for each in shown if each.node.kind is StepKind.FEAR_STATED]
    assert [each.node.screening for each in stated] == [1, 2]
    assert stated[1].accounts[0].step.agency == "court"
    assert [each.screening for each in station.chronology.findings(first)] == [1, 2]


def test_inside_source_lies_apart_and_core_knows_only_that_it_was_an_officer(
    station: Application,
) -> None:
    case = begun(station)
    source = station.sources.add(f"  {WHO} ", role="uscis")
    signed = step(StepKind.ASSESSED, StepOutcome.NEGATIVE, StepSource.OFFICER)
    made = station.chronology.add(
        case, replace(signed, role="uscis", own_opinion=False), FromInside(source.id, TOLD_HOW)
    )
    assert source in station.sources.all()
    said = {each.step: each for each in station.sources.said()}[made.id]
    assert (said.source, said.record, said.text) == (source.id, case, TOLD_HOW)
    (noted,) = station.chronology.noted(case)
    assert (noted.step.source, noted.step.role, noted.step.note) == (
        StepSource.OFFICER,
        "uscis",
        "",
    )
    entries = list(station.reading.record_entries(case))
    assert not any(
        text.encode() in (entry.body or b"")
        for entry in entries
        for text in (WHO, TOLD_HOW, source.id)
    )
    (found,) = station.chronology.findings(case)
    assert found.own_opinion is False


def test_accounts_that_differ_stay_side_by_side(station: Application) -> None:
    case = begun(station)
    give(station, case, told_result="yes", result="positive")
    station.chronology.add(case, step(StepKind.DECIDED, StepOutcome.NEGATIVE))
    decided = line(station.chronology.of_case(case), StepKind.DECIDED)
    assert decided.is_differing
    assert {(each.step.source, each.step.outcome) for each in decided.accounts} == {
        (StepSource.PERSON, StepOutcome.POSITIVE),
        (StepSource.DOCUMENT, StepOutcome.NEGATIVE),
    }
    (found,) = station.chronology.findings(case)
    assert (found.decided, found.disputed) == (None, True)


def test_account_is_corrected_by_another_and_stays(station: Application) -> None:
    case = begun(station)
    chronology = station.chronology
    wrong = chronology.add(case, step(StepKind.TOLD, StepOutcome.NO, StepSource.COUNSEL))
    right = replace(wrong, outcome=StepOutcome.YES)
    for former, why, error in (
        ("0" * 32, "misheard", UnknownStepError),
        (wrong.id, " ", StepRefusedError),
    ):
        with pytest.raises(error):
            chronology.correct(case, former, right, why)
    made = chronology.correct(case, wrong.id, right, "misheard")
    assert [each.step.id for each in chronology.noted(case)] == [wrong.id, made.id]
    told = line(chronology.of_case(case), StepKind.TOLD)
    assert [(each.step, each.why) for each in told.accounts] == [(made, "misheard")]
    assert not told.is_differing
    with pytest.raises(UnknownStepError):
        chronology.correct(case, wrong.id, right, "again")


def test_harm_after_the_return_names_an_event_of_the_same_person(station: Application) -> None:
    case, harm_told = begun(station), begun(station, "intake_f3")
    session = station.shelf.session(station.reading.interview(harm_told))
    (repeat,) = [each.path for each in session.form.nodes() if each.path.endswith("/harm")]
    station.interviewing.answer(harm_told, session.add_row(repeat, "k3f9a").patches)
    link = HarmLink(harm_told, f"{repeat}[k3f9a]")
    harmed = replace(step(StepKind.HARMED, StepOutcome.YES, StepSource.PERSON), harm=(link,))
    with pytest.raises(StepRefusedError):
        station.chronology.add(case, harmed)
    station.day.families.link(case, harm_told, Relation.SAME_PERSON)
    assert station.chronology.add(case, harmed).harm == (link,)
    nowhere = replace(harmed, harm=(HarmLink(harm_told, f"{repeat}[zzzzz]"),))
    with pytest.raises(StepRefusedError):
        station.chronology.add(case, nowhere)


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"agency": "army"}, "code"),
        ({"place": "atlantis"}, "code"),
        ({"source": StepSource.OFFICER}, "inside"),
        ({"kind": StepKind.HEARING, "outcome": StepOutcome.KEPT, "day": "0" * 32}, "day"),
    ],
)
def test_step_that_does_not_fit_writes_nothing(
    station: Application, changed: dict[str, object], rule: str
) -> None:
    case = begun(station)
    wanted = replace(step(StepKind.TOLD, StepOutcome.YES), **changed)  # type: ignore[arg-type]
    with pytest.raises(StepRefusedError) as refused:
        station.chronology.add(case, wanted)
    assert refused.value.rule == rule
    assert station.chronology.noted(case) == ()


def test_source_that_nobody_noted_and_a_source_without_words_are_refused(
    station: Application,
) -> None:
    case = begun(station)
    signed = step(StepKind.ASSESSED, StepOutcome.NEGATIVE, StepSource.OFFICER)
    with pytest.raises(UnknownStepError):
        station.chronology.add(case, signed, FromInside("0" * 32, ""))
    for who, role in (("", ""), (WHO, "army")):
        with pytest.raises(StepRefusedError):
            station.sources.add(who, "", role)
    assert station.sources.are_open


def test_nothing_is_noted_once_the_person_takes_the_consent_back(station: Application) -> None:
    case = begun(station)
    station.consenting.withdraw(case)
    with pytest.raises(ConsentMissingError):
        station.chronology.add(case, step(StepKind.TOLD, StepOutcome.YES))


def test_store_proves_itself_with_steps_and_sources(station: Application) -> None:
    assert station.verify(lambda _done, _all: None).is_sound


def test_step_travels_with_its_record_and_its_source_stays_at_home(
    station: Application, south: Application, tmp_path: Path
) -> None:
    case = begun(station)
    source = station.sources.add(WHO)
    signed = step(StepKind.ASSESSED, StepOutcome.NEGATIVE, StepSource.OFFICER)
    made = station.chronology.add(case, signed, FromInside(source.id, TOLD_HOW))
    station.interviewing.pause(case)
    to = station.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(station.handing_over.own_card(), is_partner=False)
    bundle = tmp_path / "a.intake"
    station.handing_over.export([case], to, str(bundle), lambda _done, _all: None)
    opened = south.handing_over.inspect(str(bundle), lambda _done, _all: None)
    assert Compartment.SOURCES not in opened.compartments
    carried = b"".join(each.body or b"" for each in opened.entries)
    assert made.id.encode() in carried
    assert not any(each.encode() in carried for each in (WHO, TOLD_HOW, source.id))
    south.handing_over.receive(str(bundle), lambda _done, _all: None)
    (arrived,) = south.chronology.noted(case)
    assert arrived.step == made
    assert south.sources.all() == ()
