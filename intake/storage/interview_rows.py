"""The row of one interview: where it stands, without its answers."""

import json
from functools import lru_cache
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Languages
from intake.domain.course_events import (
    AddendumAdded,
    AnswerCorrected,
    CareNoted,
    CounselAgreed,
    CounselNoted,
    InterviewConfirmed,
    InterviewLeft,
    InterviewSealed,
    InterviewStopped,
    NoticeGiven,
    ReadbackRecorded,
    VitalInterestInvoked,
)
from intake.domain.errors import UnknownInterviewError
from intake.domain.events import (
    AnswerGiven,
    ConsentRecorded,
    Event,
    FormChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    QuestionsFinished,
)
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.interview import Interview, State, after, opened
from intake.ledger import canonical, event_codec
from intake.services.ports import Progress
from intake.storage import course_rows, entries
from intake.storage.entries import Happened

_MOVES: Final = (
    ConsentRecorded
    | LanguageRecorded
    | FormChanged
    | InterviewPaused
    | InterviewResumed
    | QuestionsFinished
    | NoticeGiven
    | VitalInterestInvoked
    | CounselNoted
    | CareNoted
    | CounselAgreed
    | InterviewStopped
    | InterviewLeft
    | AnswerCorrected
    | ReadbackRecorded
    | InterviewConfirmed
    | InterviewSealed
    | AddendumAdded
)


def standing(connection: sqlcipher.Connection, interview: InterviewId) -> Interview:
    """Return the interview without its document, from its row."""
    row = connection.execute(
        "SELECT case_code, form, form_id, form_version, site, state, consents, languages,"
        " course, follows FROM interview WHERE uid = ?",
        (bytes.fromhex(interview),),
    ).fetchone()
    if row is None:
        raise UnknownInterviewError(interview)
    code, form, form_id, version, site, state, consents, languages, course, follows = row
    return Interview(
        interview,
        CaseCode(code),
        FormHash(form.hex()),
        form_id,
        version,
        site=site,
        state=State(state),
        consents=read_consents(consents),
        languages=read_languages(languages),
        course=course_rows.read(course),
        follows=InterviewId(follows.hex()) if follows is not None else NO_RECORD,
    )


def bring_up(
    connection: sqlcipher.Connection, happened: Happened, progress: Progress | None = None
) -> None:
    """Bring the row up to one more event of its interview, and to what was counted with it."""
    subject, wall = happened.header.subject, happened.header.wall
    match happened.event:
        case AnswerGiven():
            _touch(connection, subject, wall, progress)
            return
        case InterviewOpened():
            _insert(connection, happened.pos, opened(subject, happened.event), wall)
        case event if isinstance(event, _MOVES):
            _move(connection, subject, event, wall)
        case _:
            pass
    if progress is not None:
        count(connection, subject, progress)


def count(connection: sqlcipher.Connection, interview: InterviewId, progress: Progress) -> None:
    """Note how far the form session has counted."""
    connection.execute(
        "UPDATE interview SET answered = ?, total = ? WHERE uid = ?",
        (progress.answered, progress.total, bytes.fromhex(interview)),
    )


def rebuild(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the row from its entries alone; what the form session counted stays."""
    counted = connection.execute(
        "SELECT answered, total FROM interview WHERE uid = ?", (uid,)
    ).fetchone()
    connection.execute("DELETE FROM interview WHERE uid = ?", (uid,))
    for happened in entries.happened(connection, "subject = ?", (uid,)):
        bring_up(connection, happened)
    if counted:
        count(connection, InterviewId(uid.hex()), Progress(*counted))


def _insert(connection: sqlcipher.Connection, pos: int, interview: Interview, wall: int) -> None:
    connection.execute(
        "INSERT INTO interview (id, uid, case_code, form, form_id, form_version, site, state,"
        " consents, languages, language, course, follows, opened, updated)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[]', 'null', '', '{}', ?, ?, ?)"
        " ON CONFLICT (uid) DO NOTHING",
        (
            pos,
            bytes.fromhex(interview.id),
            interview.case_code,
            bytes.fromhex(interview.form),
            interview.form_id,
            interview.form_version,
            interview.site,
            interview.state.value,
            None if interview.follows == NO_RECORD else bytes.fromhex(interview.follows),
            wall,
            wall,
        ),
    )


def _touch(
    connection: sqlcipher.Connection, subject: InterviewId, wall: int, progress: Progress | None
) -> None:
    """Note when the newest answer was given: one statement, as each answer waits for it."""
    answered, total = (progress.answered, progress.total) if progress else (None, None)
    connection.execute(
        "UPDATE interview SET updated = max(updated, ?), answered = coalesce(?, answered),"
        " total = coalesce(?, total) WHERE uid = ?",
        (wall, answered, total, bytes.fromhex(subject)),
    )


def _move(connection: sqlcipher.Connection, subject: InterviewId, event: Event, wall: int) -> None:
    try:
        now = after(standing(connection, subject), event)
    except UnknownInterviewError:  # its opening has not arrived: the row is built when it does
        return
    connection.execute(
        "UPDATE interview SET state = ?, consents = ?, languages = ?, language = ?,"
        " course = ?, form = ?, form_version = ?, updated = max(updated, ?) WHERE uid = ?",
        (
            now.state.value,
            _write_consents(now.consents),
            _write_languages(now.languages),
            now.languages.today if now.languages else "",
            course_rows.write(now.course),
            bytes.fromhex(now.form),
            now.form_version,
            wall,
            bytes.fromhex(subject),
        ),
    )


def _write_consents(consents: tuple[Consent, ...]) -> str:
    bodies = (event_codec.encode(ConsentRecorded(each))[1] for each in consents)
    return f"[{','.join(body.decode() for body in bodies)}]"


@lru_cache(maxsize=64)  # codes only, and the same few for every answer of an interview
def read_consents(text: str) -> tuple[Consent, ...]:
    """Return every decision of a row, in order."""
    found: tuple[Consent, ...] = ()
    for members in json.loads(text):
        event = event_codec.decode("consent.recorded", canonical.encode(members))
        if isinstance(event, ConsentRecorded):
            found = (*found, event.consent)
    return found


def _write_languages(languages: Languages | None) -> str:
    if languages is None:
        return "null"
    return event_codec.encode(LanguageRecorded(languages))[1].decode()


@lru_cache(maxsize=64)
def read_languages(text: str) -> Languages | None:
    """Return the languages of a row, or None where none were noted."""
    if text == "null":
        return None
    event = event_codec.decode("language.recorded", text.encode())
    return event.languages if isinstance(event, LanguageRecorded) else None
