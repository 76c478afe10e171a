"""Body of `language.recorded`: the languages and the interpreter from here on."""

from typing import Final

from intake.domain.consent import Languages, Mode, Preference
from intake.domain.events import LanguageRecorded
from intake.ledger.body import INTERVIEWS, Body, said
from intake.ledger.fields import Fields, row, text_of


def _members(event: LanguageRecorded) -> dict[str, object]:
    languages = event.languages
    return {
        "best": languages.best,
        "today": languages.today,
        "interpreter_needed": languages.interpreter_needed,
        "interpreter": languages.interpreter,
        "relay": languages.relay,
        "mode": languages.mode.value,
    } | said(
        mother_tongue=languages.mother_tongue,
        used=languages.used,
        pair=list(languages.pair) if languages.pair else None,
        relay_interpreter=languages.relay_interpreter,
        relay_through=languages.relay_through,
        promise=languages.promise,
        promised=languages.promised,
        knows_person=languages.knows_person,
        accepted=languages.is_accepted,
        preference=languages.preference.value if languages.preference else None,
    )


def _read(fields: Fields) -> LanguageRecorded:
    return LanguageRecorded(
        Languages(
            fields.text("best"),
            fields.text("today"),
            interpreter_needed=fields.flag("interpreter_needed"),
            interpreter=fields.text("interpreter"),
            relay=fields.flag("relay"),
            mode=Mode(fields.text("mode")),
            mother_tongue=fields.stated("mother_tongue"),
            used=fields.stated("used"),
            pair=_read_pair(fields.take("pair")) if fields.has("pair") else None,
            relay_interpreter=fields.stated("relay_interpreter"),
            relay_through=fields.stated("relay_through"),
            promise=fields.stated("promise"),
            promised=fields.stated_integer("promised"),
            knows_person=fields.stated_flag("knows_person"),
            is_accepted=fields.stated_flag("accepted"),
            preference=Preference(fields.text("preference")) if fields.has("preference") else None,
        )
    )


def _read_pair(value: object) -> tuple[str, str]:
    of, into = row(value, 2)
    return text_of(of), text_of(into)


BODIES: Final = (Body("language.recorded", LanguageRecorded, _members, _read, by=INTERVIEWS),)
