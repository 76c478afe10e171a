"""Bodies of the course of an interview: it opens, stands still, goes on, is finished."""

from typing import Final

from intake.domain.case_codes import CaseCode
from intake.domain.events import (
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    QuestionsFinished,
)
from intake.domain.ids import FormHash
from intake.ledger.body import INTERVIEWS, Body, nothing
from intake.ledger.fields import Fields


def _opened_members(event: InterviewOpened) -> dict[str, object]:
    return {
        "form": event.form,
        "form_id": event.form_id,
        "form_version": event.form_version,
        "case_code": event.case_code,
        "site": event.site,
    }


def _read_opened(fields: Fields) -> InterviewOpened:
    form, form_id = FormHash(fields.text("form")), fields.text("form_id")
    version, code = fields.text("form_version"), CaseCode(fields.text("case_code"))
    return InterviewOpened(form, form_id, version, code, site=fields.text("site"))


BODIES: Final = (
    Body("interview.opened", InterviewOpened, _opened_members, _read_opened, by=INTERVIEWS),
    Body("interview.paused", InterviewPaused, nothing, lambda _: InterviewPaused(), by=INTERVIEWS),
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
)
