"""What came through an interpreter is never kept as somebody's own words."""

import pytest

from intake.domain.answers import Patch, Span, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Languages
from intake.domain.course_errors import NotTheirWordsError, PromiseMissingError
from intake.domain.interview import Interview
from intake.domain.spans import SpanKind
from intake.services.application import Application
from tests.services.conftest import SPANISH, YES

STORY = "fear/of_whom"
INTERPRETED = Languages("mam", "mam", True, "I-3", promise="promise/1")


def story(kind: str, text: str = "No pude") -> dict[Compartment, Patch]:
    value = Value(text, spans=(Span(0, 7, kind),))
    return {Compartment.CORE: Patch(STORY, ((STORY, value),))}


def kinds(north: Application, told: Interview) -> list[str]:
    spans = north.reading.interview(told.id).document.values[STORY].spans
    return [each.kind for each in spans]


@pytest.fixture
def told(north: Application) -> Interview:
    told = north.interviewing.begin(north.shelf.newest("intake_f2").hash, YES, SPANISH)
    north.closing.note_counsel(told.id, has_lawyer=False)
    return told


def test_quotation_of_an_earlier_part_stays_and_a_new_one_is_refused(
    north: Application, told: Interview
) -> None:
    north.interviewing.answer(told.id, story(SpanKind.SUMMARY))
    north.interviewing.record_languages(told.id, INTERPRETED)
    with pytest.raises(NotTheirWordsError) as refused:
        north.interviewing.answer(told.id, story(SpanKind.VERBATIM))
    assert (refused.value.path, refused.value.heard) == (STORY, "interpreted")
    assert kinds(north, told) == ["summary"]
    north.interviewing.record_languages(told.id, SPANISH)
    north.interviewing.answer(told.id, story(SpanKind.VERBATIM))
    north.interviewing.record_languages(told.id, INTERPRETED)
    north.interviewing.answer(told.id, story(SpanKind.VERBATIM, "No pude salir"))
    assert kinds(north, told) == ["verbatim"]


def test_correction_while_it_is_read_back_is_no_quotation_either(
    north: Application, told: Interview
) -> None:
    north.interviewing.answer(told.id, story(SpanKind.SUMMARY))
    north.interviewing.record_languages(told.id, INTERPRETED)
    north.interviewing.finish(told.id, ("x",), override="bus")
    with pytest.raises(NotTheirWordsError):
        north.closing.correct(told.id, story(SpanKind.VERBATIM))
    north.closing.correct(told.id, story(SpanKind.INTERPRETED))
    assert kinds(north, told) == ["interpreted"]


def test_interview_does_not_begin_through_who_promised_nothing(north: Application) -> None:
    form = north.shelf.newest("intake_f2").hash
    silent = Languages("mam", "mam", True, "I-3")
    with pytest.raises(PromiseMissingError):
        north.interviewing.begin(form, YES, silent)
    endangered = north.interviewing.begin_restricted(form, "danger tonight", silent)
    assert endangered.languages == silent
