"""Bodies of being told: what stayed in writing was explained, and the letter was given."""

from typing import Final

from intake.domain.consent import Mode
from intake.domain.judgement_events import LetterGiven, ResultTold
from intake.ledger.body import INTERVIEWS, Body, said
from intake.ledger.fields import Fields

TOLD: Final = "result.told"
LETTER: Final = "letter.given"


def _told(event: ResultTold) -> dict[str, object]:
    return {"told": event.is_told} | said(
        language=event.language,
        on=event.on,
        how=event.how.value if event.how else None,
        by=event.by,
        why_not=event.why_not,
    )


def _read_told(fields: Fields) -> ResultTold:
    how = fields.stated("how")
    return ResultTold(
        fields.flag("told"),
        language=fields.stated("language"),
        on=fields.stated("on"),
        how=Mode(how) if how else None,
        by=fields.stated("by"),
        why_not=fields.stated("why_not"),
    )


def _letter(event: LetterGiven) -> dict[str, object]:
    return {"given": event.is_given} | said(
        language=event.language,
        on=event.on,
        how=event.how,
        paper=event.paper,
        why_not=event.why_not,
    )


def _read_letter(fields: Fields) -> LetterGiven:
    return LetterGiven(
        fields.flag("given"),
        language=fields.stated("language"),
        on=fields.stated("on"),
        how=fields.stated("how"),
        paper=fields.stated("paper"),
        why_not=fields.stated("why_not"),
    )


BODIES: Final = (
    Body(TOLD, ResultTold, _told, _read_told, by=INTERVIEWS),
    Body(LETTER, LetterGiven, _letter, _read_letter, by=INTERVIEWS),
)
