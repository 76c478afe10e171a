"""Acts that several tests about the day need."""

from collections.abc import Mapping
from dataclasses import replace

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Decision
from intake.domain.events import ConsentRecorded
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.services.application import Application
from tests.services.conftest import SPANISH, YES


def take_back_consent(application: Application, interview: InterviewId) -> None:
    """Write what an earlier or later version may write: consent is no more."""
    refused = ConsentRecorded(replace(YES, decision=Decision.REFUSED))
    begin = application.interviewing._open_records
    with begin(Compartment.CORE) as records:
        records.append(refused, interview)


def named(
    application: Application, answers: Mapping[str, str], form: str = "intake_f3"
) -> Interview:
    """Open an interview and give identity answers in it."""
    interview = application.interviewing.begin(application.shelf.newest(form).hash, YES, SPANISH)
    values = tuple((path, Value(text)) for path, text in answers.items())
    patches = {Compartment.IDENTITY: Patch("about_you/name", values)}
    application.interviewing.answer(interview.id, patches)
    return interview
