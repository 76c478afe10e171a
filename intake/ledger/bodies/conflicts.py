"""Bodies of what is noted where a record is written to at more than one station."""

from typing import Final

from intake.domain.answers import RowAdded, RowChange
from intake.domain.conflict_events import ConflictSettled, End, How, RecordContinued
from intake.ledger.bodies.answers import read_answer, value_members
from intake.ledger.body import INTERVIEWS, Body
from intake.ledger.fields import Fields, integer_of, row, text_of

CONTINUED: Final = "record.continued"
SETTLED: Final = "conflict.settled"


def _continued(event: RecordContinued) -> dict[str, object]:
    return {"ends": [list(each) for each in event.ends]}


def _settled(event: ConflictSettled) -> dict[str, object]:
    patch = event.patch
    return {
        "asked": patch.asked,
        "how": event.how.value,
        "lang": event.lang,
        "over": [list(each) for each in event.over],
        "reason": event.reason,
        "rows": [_row(each) for each in patch.rows],
        "set": [[path, value_members(value)] for path, value in patch.values],
        "via": event.via,
    }


def _read_settled(fields: Fields) -> ConflictSettled:
    over, how, reason = _ends(fields, "over"), How(fields.text("how")), fields.text("reason")
    answer = read_answer(fields)
    return ConflictSettled(answer.patch, over, how, reason, lang=answer.lang, via=answer.via)


def _row(change: RowChange) -> list[object]:
    return ["+" if isinstance(change, RowAdded) else "-", change.repeat, change.uid]


def _ends(fields: Fields, name: str) -> tuple[End, ...]:
    return tuple(_end(each) for each in fields.items(name))


def _end(value: object) -> End:
    chain, seq, link = row(value, 3)
    return text_of(chain), integer_of(seq), text_of(link)


BODIES: Final = (
    Body(
        CONTINUED,
        RecordContinued,
        _continued,
        lambda fields: RecordContinued(_ends(fields, "ends")),
        by=INTERVIEWS,
    ),
    Body(SETTLED, ConflictSettled, _settled, _read_settled, by=INTERVIEWS),
)
