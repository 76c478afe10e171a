"""The file of answers that `intake interview add` reads (docs/manual/answers-file.md)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from intake.cli.terminal import read_bytes
from intake.domain.answers import SkipReason
from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Purpose,
)
from intake.domain.errors import UnreadableFileError
from intake.services.recording_at_once import Answers, answers_from

FORM: Final = "intake_f2"
"""The form of a file that names none: the short intake."""

Code = TypeVar("Code", Decision, ConsentSource, ConsentForm, Mode, SkipReason)


@dataclass(frozen=True, slots=True)
class InterviewFile:
    """What the file says."""

    form: str
    consent: Consent
    languages: Languages
    answers: Answers
    skip_rest: SkipReason | None


def read_interview_file(file: str) -> InterviewFile:
    """Read a file of answers, or raise UnreadableFileError with the rule that it breaks."""
    try:
        data = json.loads(read_bytes(file))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(file, "json") from error
    if not isinstance(data, dict):
        raise UnreadableFileError(file, "answers_shape")
    whole = _Said(data, file)
    skip_rest = whole.text("skip_rest", "")
    return InterviewFile(
        whole.text("form", FORM),
        _consent(whole.part("consent")),
        _languages(whole.part("languages")),
        answers_from(data.get("answers", {}), file),
        whole.code(SkipReason, "skip_rest", "") if skip_rest else None,
    )


class _Said:
    """One object of the file: its members by name, each of the type it must have."""

    def __init__(self, data: Mapping[str, object], file: str) -> None:
        self._data, self._file = data, file

    def part(self, name: str) -> "_Said":
        part = self._data.get(name, {})
        if not isinstance(part, dict):
            raise UnreadableFileError(self._file, "answers_shape")
        return _Said(part, self._file)

    def text(self, name: str, otherwise: str) -> str:
        said = self._data.get(name)
        if said is None:
            return otherwise
        if not isinstance(said, str):
            raise UnreadableFileError(self._file, "answers_shape")
        return said

    def yes(self, name: str) -> bool:
        said = self._data.get(name, False)
        if not isinstance(said, bool):
            raise UnreadableFileError(self._file, "answers_shape")
        return said

    def code(self, kind: type[Code], name: str, otherwise: str) -> Code:
        try:
            return kind(self.text(name, otherwise))
        except ValueError as error:
            raise UnreadableFileError(self._file, "unknown_code") from error


def _consent(said: _Said) -> Consent:
    return Consent(
        Purpose.COLLECT,
        said.code(Decision, "decision", "refused"),
        source=said.code(ConsentSource, "source", "self"),
        form=said.code(ConsentForm, "form", "oral_witnessed"),
        text_version=said.text("text_version", ""),
        lang=said.text("lang", "es"),
        witness=said.text("witness", ""),
    )


def _languages(said: _Said) -> Languages:
    today = said.text("today", "spa")
    return Languages(
        best=said.text("best", today),
        today=today,
        interpreter_needed=said.yes("interpreter_needed"),
        interpreter=said.text("interpreter", ""),
        promise=said.text("promise", ""),
        relay=said.yes("relay"),
        mode=said.code(Mode, "mode", "in_person"),
    )
