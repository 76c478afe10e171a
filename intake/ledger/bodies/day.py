"""Bodies of what is noted of the day at the shelter: door, calendar, families, interpreters."""

from typing import Final

from intake.domain.day_card import CardAsked
from intake.domain.day_dates import (
    Arranged,
    CaseDate,
    DateClosed,
    DateKind,
    DateNoted,
    DateSource,
    Outcome,
)
from intake.domain.day_interpreters import (
    InterpreterGender,
    InterpreterNamed,
    InterpreterNoted,
    Spoken,
)
from intake.domain.day_links import CaseLinked, CaseUnlinked, Relation, SecretsFlagged
from intake.domain.day_tally import DoorTallied, DoorTallyTakenBack
from intake.domain.ids import ChainId, InterviewId
from intake.ledger.body import INTERVIEWS, Body
from intake.ledger.fields import Fields, row, text_of


def _tally_members(event: DoorTallied) -> dict[str, object]:
    return {
        "day": event.day,
        "adults": event.adults,
        "minors": event.minors,
        "need": event.need,
        "offered": event.offered,
    }


def _read_tally(fields: Fields) -> DoorTallied:
    day, adults, minors = fields.text("day"), fields.integer("adults"), fields.integer("minors")
    return DoorTallied(day, adults, minors, fields.text("need"), fields.text("offered"))


def _read_taken_back(fields: Fields) -> DoorTallyTakenBack:
    return DoorTallyTakenBack(ChainId(fields.hexadecimal("chain", 32)), fields.integer("seq"))


def _interpreter_members(event: InterpreterNoted) -> dict[str, object]:
    return {
        "code": event.code,
        "languages": [[each.language, each.variant] for each in event.languages],
        "gender": event.gender.value,
        "by_phone": event.by_phone,
        "hours": event.hours,
        "worked_well_for": list(event.worked_well_for),
        "is_active": event.is_active,
    }


def _read_interpreter(fields: Fields) -> InterpreterNoted:
    spoken = (row(each, 2) for each in fields.items("languages"))
    return InterpreterNoted(
        fields.text("code"),
        tuple(Spoken(*map(text_of, each)) for each in spoken),
        gender=InterpreterGender(fields.text("gender")),
        by_phone=fields.flag("by_phone"),
        hours=fields.text("hours"),
        worked_well_for=fields.texts("worked_well_for"),
        is_active=fields.flag("is_active"),
    )


def _read_name(fields: Fields) -> InterpreterNamed:
    return InterpreterNamed(fields.text("code"), fields.text("name"), fields.text("phone"))


def _date_members(event: DateNoted) -> dict[str, object]:
    date = event.date
    return {
        "id": date.id,
        "kind": date.kind.value,
        "day": date.day,
        "source": date.source.value,
        "report_time": date.report_time,
        "hearing_time": date.hearing_time,
        "port": date.port,
        "court": date.court,
        "arranged": [each.value for each in date.arranged],
    }


def _read_date(fields: Fields) -> DateNoted:
    return DateNoted(
        CaseDate(
            fields.hexadecimal("id", 32),
            DateKind(fields.text("kind")),
            fields.text("day"),
            DateSource(fields.text("source")),
            report_time=fields.text("report_time"),
            hearing_time=fields.text("hearing_time"),
            port=fields.text("port"),
            court=fields.text("court"),
            arranged=tuple(map(Arranged, fields.texts("arranged"))),
        )
    )


def _read_closed(fields: Fields) -> DateClosed:
    outcome = Outcome(fields.text("outcome"))
    return DateClosed(fields.hexadecimal("id", 32), outcome, fields.text("reason"))


def _read_link(fields: Fields) -> CaseLinked:
    other = InterviewId(fields.hexadecimal("other", 32))
    return CaseLinked(other, Relation(fields.text("relation")))


def _read_unlink(fields: Fields) -> CaseUnlinked:
    return CaseUnlinked(InterviewId(fields.hexadecimal("other", 32)))


BODIES: Final = (
    Body("door.tallied", DoorTallied, _tally_members, _read_tally),
    Body(
        "door.taken_back",
        DoorTallyTakenBack,
        lambda event: {"chain": event.chain, "seq": event.seq},
        _read_taken_back,
    ),
    Body("date.noted", DateNoted, _date_members, _read_date, by=INTERVIEWS),
    Body(
        "date.closed",
        DateClosed,
        lambda event: {
            "id": event.id,
            "outcome": event.outcome.value,
            "reason": event.reason,
        },
        _read_closed,
        by=INTERVIEWS,
    ),
    Body(
        "case.linked",
        CaseLinked,
        lambda event: {"other": event.other, "relation": event.relation.value},
        _read_link,
        by=INTERVIEWS,
    ),
    Body(
        "case.unlinked",
        CaseUnlinked,
        lambda event: {"other": event.other},
        _read_unlink,
        by=INTERVIEWS,
    ),
    Body(
        "secrets.flagged",
        SecretsFlagged,
        lambda event: {"keeps": event.keeps},
        lambda fields: SecretsFlagged(fields.flag("keeps")),
        by=INTERVIEWS,
    ),
    Body(
        "card.asked",
        CardAsked,
        lambda event: {"finders": list(event.finders)},
        lambda fields: CardAsked(fields.texts("finders")),
        by=INTERVIEWS,
    ),
    Body(
        "interpreter.noted",
        InterpreterNoted,
        _interpreter_members,
        _read_interpreter,
        by=INTERVIEWS,
    ),
    Body(
        "interpreter.named",
        InterpreterNamed,
        lambda event: {"code": event.code, "name": event.name, "phone": event.phone},
        _read_name,
        by=INTERVIEWS,
    ),
)
