"""What was heard is kept as it was heard: through whom, and never as another's own words."""

from collections.abc import Mapping
from dataclasses import replace

from intake.domain import spans
from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Languages
from intake.domain.course_errors import NotTheirWordsError
from intake.domain.events import LanguageRecorded
from intake.domain.ids import InterviewId
from intake.services.ports import Now, Reading


def spoken(languages: Languages, now: Now) -> LanguageRecorded:
    """Return the languages with the time of a promise that was read just now and accepted."""
    if languages.promise and languages.promised is None:
        languages = replace(languages, promised=int(now().timestamp() * 1000))
    return LanguageRecorded(languages)


def demand_as_heard(
    reading: Reading, interview: InterviewId, patches: Mapping[Compartment, Patch]
) -> None:
    """Refuse stretches that claim another way of hearing than this part of the conversation has.

    Raises NotTheirWordsError. What an answer held before was heard in an earlier part, and stays.
    """
    claimed = [
        (path, value)
        for patch in patches.values()
        for path, value in patch.values
        if any(each.kind in spans.SPEECH for each in value.spans)
    ]
    if not claimed:
        return
    whole = reading.interview(interview)
    for path, value in claimed:
        former = whole.document.values.get(path, Value()).spans
        if spans.fitting(value.spans, whole.languages, former) != value.spans:
            heard = spans.speech_kind(whole.languages)
            raise NotTheirWordsError(interview, path, heard.value)
