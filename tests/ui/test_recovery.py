from datetime import UTC, datetime

from intake.i18n import Words
from intake.ui.recovery import recovery_question

SAVED = datetime(2026, 11, 24, 16, 42, tzinfo=UTC)


def said(language: str, asked: str) -> str:
    sentence = recovery_question(("1KZQ4-0W7PV", SAVED, asked), UTC).sentence
    assert callable(sentence)
    return sentence(Words(language))


def test_the_question_names_the_interview_the_time_and_the_question() -> None:
    text = said("en", "What happened then?")
    assert "1KZQ4-0W7PV" in text
    assert "Nov 24, 2026, 4:42 PM" in text
    assert "What happened then?" in text


def test_without_an_open_question_none_is_named() -> None:
    text = said("es", "")
    assert "1KZQ4-0W7PV" in text
    assert "16:42" in text
    assert "«" not in text
