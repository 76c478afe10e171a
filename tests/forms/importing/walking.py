"""Answering a whole form, question by question, as somebody in a hurry would."""

import itertools
from datetime import UTC, datetime

from intake.domain.answers import SkipReason
from intake.forms.model import QuestionKind
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings

ANSWERS = {
    QuestionKind.INTEGER: ("2", "1", "20", "0"),
    QuestionKind.DECIMAL: ("2.5", "1", "20"),
    QuestionKind.RANGE: ("2", "1"),
    QuestionKind.DATE: ("1990-05-17", "2026-01-02"),
    QuestionKind.TIME: ("09:30",),
    QuestionKind.DATETIME: ("2026-01-02T09:30:00.000Z",),
    QuestionKind.GEOPOINT: ("32.5 -117.0 0 0",),
    QuestionKind.ACKNOWLEDGE: ("OK",),
}


def surroundings() -> Surroundings:
    numbers = itertools.count(1)
    return Surroundings(
        now=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
        zone=UTC,
        randomness=lambda size: next(numbers).to_bytes(size, "big"),
    )


def walk(session: FormSession, most: int = 2_000) -> list[str]:
    """Answer, or else skip, what is asked until nothing is left; return the paths in order."""
    session.opening()
    asked: list[str] = []
    while session.unanswered() and len(asked) < most:
        path = session.unanswered()[0]
        asked.append(path)
        if not any(_is_taken(session, path, text) for text in _texts(session, path)):
            assert session.skip(path, SkipReason.NOT_KNOWN).problem is None, path
    return asked


def _texts(session: FormSession, path: str) -> list[str]:
    question = session.question(path).question
    if question.kind.is_choice:
        return [choice.code for choice in session.choices(path)][:3]
    return list(ANSWERS.get(question.kind, ("Ana", "0123456789")))


def _is_taken(session: FormSession, path: str, text: str) -> bool:
    return session.answer(path, text).problem is None
