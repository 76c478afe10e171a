"""Bodies of `translation.recorded` and `name.kept_apart`: what stands beside a story."""

from typing import Final

from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.domain.translation_events import TranslationRecorded
from intake.ledger.body import INTERVIEWS, Body
from intake.ledger.fields import Fields

TRANSLATION: Final = "translation.recorded"
NAME: Final = "name.kept_apart"


def _translation(event: TranslationRecorded) -> dict[str, object]:
    return {"path": event.path, "lang": event.lang, "text": event.text, "by": event.by}


def _read_translation(fields: Fields) -> TranslationRecorded:
    return TranslationRecorded(
        fields.text("path"), fields.text("lang"), fields.text("text"), fields.text("by")
    )


def _name(event: NameKeptApart) -> dict[str, object]:
    return {"kind": event.token.kind.value, "number": event.token.number, "text": event.text}


def _read_name(fields: Fields) -> NameKeptApart:
    token = Token(TokenKind(fields.text("kind")), fields.integer("number"))
    return NameKeptApart(token, fields.text("text"))


BODIES: Final = (
    Body(TRANSLATION, TranslationRecorded, _translation, _read_translation, by=INTERVIEWS),
    Body(NAME, NameKeptApart, _name, _read_name, by=INTERVIEWS),
)
