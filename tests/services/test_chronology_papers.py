"""The papers about being told: what a government did, and the letter that is no decision."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import KnowBasis, Step, StepKind, StepOutcome, StepSource
from intake.domain.consent import Mode
from intake.domain.errors import ConsentScopeError, JudgementRefusedError
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import LetterGiven, ResultTold
from intake.domain.judgements import Conclusion, Reason, ReviewLevel
from intake.domain.organisation_mode import OrganisationMode
from intake.domain.states import State
from intake.services.application import Application
from intake.services.chronology import FromInside
from tests.services.conftest import PASSPHRASE, _application
from tests.services.judging_acts import WHY, assessment, to_confirmed, to_sealed

DOCUMENT = (StepSource.DOCUMENT, KnowBasis.DOCUMENT)


@pytest.fixture(scope="module")
def station(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    yield from _application(founded, tmp_path_factory.mktemp("papers"), "north")


def text_of(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def final(station: Application, conclusion: Conclusion | None = None) -> InterviewId:
    if conclusion is None:
        interview = to_sealed(station)
    else:
        interview = to_confirmed(station)
        sheet = assessment(conclusion)
        station.judgements.assessing.give(interview, sheet, WHY, PASSPHRASE)
        station.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
    station.judgements.finalising.finish((interview,), "in order")
    return interview


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "This is not a decision of any government.", "not legal advice"),
        ("es", "Esto no es una decisión de ningún gobierno.", "no es asesoría legal"),
    ],
)
def test_letter_begins_with_what_it_is_not(
    station: Application, tmp_path: Path, language: str, first: str, last: str
) -> None:
    interview, path = final(station), tmp_path / "letter.pdf"
    issued = station.told_papers.letter(interview, str(path), (language,))
    text = text_of(path)
    assert text.startswith(first)
    assert last in text
    assert text.index(first) < text.index(last)
    assert not any(word in text.lower() for word in ("positive", "positivo", "negativ"))
    assert "north alliance" not in text
    given = LetterGiven(
        is_given=True, language=language, on="2026-11-24", how="hand", paper=issued.paper
    )
    told = ResultTold(
        is_told=True, language=language, on="2026-11-24", how=Mode.IN_PERSON, by="P-1"
    )
    station.judgements.finalising.give_letter(interview, given)
    station.judgements.finalising.tell(interview, told)
    assert station.reading.interview(interview).state is State.EXPLAINED
    station.told_papers.letter(interview, str(path), (language,), replace_file=True)


def test_letter_waits_until_the_record_is_final_and_for_the_consent(
    station: Application, tmp_path: Path
) -> None:
    interview, path = to_sealed(station), tmp_path / "letter.pdf"
    with pytest.raises(JudgementRefusedError):
        station.told_papers.letter(interview, str(path), ("es",))
    station.consenting.withdraw(interview)
    for write in (station.told_papers.letter, station.told_papers.page):
        with pytest.raises(ConsentScopeError):
            write(interview, str(path), ("es",))
    assert not path.exists()


def test_letter_says_the_outcome_where_the_organisation_decides(
    north: Application, tmp_path: Path
) -> None:
    north.judgements.modes.set(OrganisationMode.ADJUDICATING, "a pilot", PASSPHRASE)
    path = tmp_path / "letter.pdf"
    found = final(north, Conclusion.UNCLEAR)
    for language, said in (("es", "no está claro"), ("en", "Nobody else of the team has looked")):
        north.told_papers.letter(found, str(path), (language,), replace_file=True)
        assert said in text_of(path)
    silent = to_sealed(north)
    north.judgements.finalising.finish((silent,), "in order")
    north.told_papers.letter(silent, str(path), ("en",), replace_file=True)
    assert "We decided nothing about you." in text_of(path)


def test_page_shows_each_step_with_its_source_and_nothing_of_the_inside(
    station: Application, tmp_path: Path
) -> None:
    interview, path = to_sealed(station), tmp_path / "page.pdf"
    chronology = station.chronology
    when = ApproximateDate("", "2019-06-25", Precision.EXACT)
    assessed = Step("", StepKind.ASSESSED, StepOutcome.NEGATIVE, *DOCUMENT, when)
    chronology.add(interview, replace(assessed, reasons=(Reason.NO_NEXUS,)))
    said = (StepSource.OFFICER, KnowBasis.SAW)
    inside = FromInside(station.sources.add("night shift").id, "saw it")
    chronology.add(interview, Step("", StepKind.ASSESSED, StepOutcome.POSITIVE, *said), inside)
    reviewed = Step("", StepKind.REVIEWED, StepOutcome.POS_TO_NEG, *said, level=ReviewLevel.HQ)
    chronology.add(interview, reviewed, inside)
    papers = station.told_papers
    papers.page(interview, str(path), ("en",))
    text = text_of(path)
    assert "a document that staff saw" in text
    assert "From positive to negative" not in text
    assert "officer source" not in text
    assert "never on this paper" in text
    papers.page(interview, str(path), ("es", "en"), with_inside=True, replace_file=True)
    text = text_of(path)
    assert "From positive to negative" in text
    assert "fuente oficial" in text
    assert "accounts differ" in text
    assert "night shift" not in text


def test_page_of_which_nothing_is_known_says_so(station: Application, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    station.told_papers.page(to_sealed(station), str(path), ("en",))
    assert "Nothing has been reported." in text_of(path)
