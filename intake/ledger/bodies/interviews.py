"""Bodies of the course of an interview: it opens, stands still, goes on, is finished or left."""

from typing import Final

from intake.domain.case_codes import CaseCode
from intake.domain.course_events import (
    CareNoted,
    CounselAgreed,
    CounselNoted,
    InterviewLeft,
    InterviewStopped,
)
from intake.domain.events import (
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    QuestionsFinished,
)
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.states import Care, PauseReason, StoppedBy
from intake.ledger.bodies.trainings import card_members, read_card
from intake.ledger.body import INTERVIEWS, Body, nothing, said
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields

INTERVIEW_OPENED: Final = "interview.opened"


def _opened_members(event: InterviewOpened) -> dict[str, object]:
    follows = event.follows if event.follows != NO_RECORD else None
    guidance = [card_members(each) for each in event.guidance]
    return {
        "form": event.form,
        "form_id": event.form_id,
        "form_version": event.form_version,
        "case_code": event.case_code,
        "site": event.site,
    } | said(follows=follows, draw=event.draw, guidance=guidance or None)


def _read_opened(fields: Fields) -> InterviewOpened:
    form, form_id = FormHash(fields.text("form")), fields.text("form_id")
    version, code = fields.text("form_version"), CaseCode(fields.text("case_code"))
    site, follows = fields.text("site"), NO_RECORD
    if fields.has("follows"):
        follows = InterviewId(fields.hexadecimal("follows", 32))
        if follows == NO_RECORD:
            raise BrokenBytes("follows says nothing")
    draw = fields.hexadecimal("draw", 64) if fields.has("draw") else ""
    guidance = tuple(map(read_card, fields.items("guidance"))) if fields.has("guidance") else None
    if guidance == ():
        raise BrokenBytes("guidance is empty")
    return InterviewOpened(
        form,
        form_id,
        version,
        code,
        site=site,
        follows=follows,
        draw=draw,
        guidance=guidance or (),
    )


def _read_paused(fields: Fields) -> InterviewPaused:
    return InterviewPaused(PauseReason(fields.text("reason")) if fields.has("reason") else None)


def _agreed_members(event: CounselAgreed) -> dict[str, object]:
    return {"who": event.who, "when": event.when, "how": event.how}


def _read_agreed(fields: Fields) -> CounselAgreed:
    return CounselAgreed(fields.text("who"), fields.text("when"), fields.text("how"))


def _stopped_members(event: InterviewStopped) -> dict[str, object]:
    return {"by": event.by.value} | said(reason=event.reason)


def _read_stopped(fields: Fields) -> InterviewStopped:
    return InterviewStopped(StoppedBy(fields.text("by")), fields.stated("reason"))


def _care_members(event: CareNoted) -> dict[str, object]:
    return {"kind": event.kind.value} | said(path=event.path, to=event.to)


def _read_care(fields: Fields) -> CareNoted:
    return CareNoted(Care(fields.text("kind")), fields.stated("path"), fields.stated("to"))


BODIES: Final = (
    Body(INTERVIEW_OPENED, InterviewOpened, _opened_members, _read_opened, by=INTERVIEWS),
    Body(
        "interview.paused",
        InterviewPaused,
        lambda event: {"reason": event.reason.value} if event.reason else {},
        _read_paused,
        by=INTERVIEWS,
    ),
    Body(
        "interview.resumed", InterviewResumed, nothing, lambda _: InterviewResumed(), by=INTERVIEWS
    ),
    Body(
        "questions.finished",
        QuestionsFinished,
        lambda event: {"override": event.override} if event.override else {},
        lambda fields: QuestionsFinished(fields.stated("override")),
        by=INTERVIEWS,
    ),
    Body(
        "counsel.noted",
        CounselNoted,
        lambda event: {"has_lawyer": event.has_lawyer},
        lambda fields: CounselNoted(fields.flag("has_lawyer")),
        by=INTERVIEWS,
    ),
    Body("counsel.agreed", CounselAgreed, _agreed_members, _read_agreed, by=INTERVIEWS),
    Body("interview.stopped", InterviewStopped, _stopped_members, _read_stopped, by=INTERVIEWS),
    Body(
        "interview.left",
        InterviewLeft,
        lambda event: {"answered": event.answered},
        lambda fields: InterviewLeft(fields.integer("answered")),
        by=INTERVIEWS,
    ),
    Body("care.noted", CareNoted, _care_members, _read_care, by=INTERVIEWS),
)
