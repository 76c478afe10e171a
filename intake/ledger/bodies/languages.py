"""Body of `language.recorded`: the languages and the interpreter from here on."""

from typing import Final

from intake.domain.consent import Languages, Mode
from intake.domain.events import LanguageRecorded
from intake.ledger.body import INTERVIEWS, Body
from intake.ledger.fields import Fields


def _members(event: LanguageRecorded) -> dict[str, object]:
    languages = event.languages
    return {
        "best": languages.best,
        "today": languages.today,
        "interpreter_needed": languages.interpreter_needed,
        "interpreter": languages.interpreter,
        "relay": languages.relay,
        "mode": languages.mode.value,
    }


def _read(fields: Fields) -> LanguageRecorded:
    return LanguageRecorded(
        Languages(
            fields.text("best"),
            fields.text("today"),
            interpreter_needed=fields.flag("interpreter_needed"),
            interpreter=fields.text("interpreter"),
            relay=fields.flag("relay"),
            mode=Mode(fields.text("mode")),
        )
    )


BODIES: Final = (Body("language.recorded", LanguageRecorded, _members, _read, by=INTERVIEWS),)
