"""The roster of interpreters: who speaks what, asked for by language, variant and gender."""

from dataclasses import replace

from intake.domain.compartments import Compartment
from intake.domain.day_errors import DayRefusedError, NotNotedError
from intake.domain.day_interpreters import InterpreterGender, InterpreterNamed, InterpreterNoted
from intake.services.day_ports import Codes, DayReading, KnownInterpreter
from intake.services.ports import OpenRecords

TOPICS = "interptopic"
LANGUAGE_CODE = 3


class Interpreters:
    """Keeps the roster, in the session of one person."""

    def __init__(self, open_records: OpenRecords, reading: DayReading, codes: Codes) -> None:
        self._open_records, self._reading, self._codes = open_records, reading, codes

    def note(self, noted: InterpreterNoted) -> InterpreterNoted:
        """Note somebody, or change what is noted under the same code; without one it gets a code.

        Raises DayRefusedError where there is no language, or a topic that is not of the list.
        """
        if not noted.languages or not all(_is_language(e.language) for e in noted.languages):
            raise DayRefusedError("language")
        if not self._codes(TOPICS).issuperset(noted.worked_well_for):
            raise DayRefusedError("code")
        code = noted.code.strip() or self._next_code()
        if not code.isascii() or not code.isalnum():
            raise DayRefusedError("code")
        whole = replace(noted, code=code.upper())
        with self._open_records(Compartment.CORE) as records:
            records.append(whole)
        return whole

    def name(self, code: str, name: str, phone: str) -> None:
        """Note who somebody of the roster is, in the identity compartment and nowhere else."""
        found = self._known(code)
        with self._open_records(Compartment.IDENTITY) as records:
            records.append(InterpreterNamed(found.noted.code, name.strip(), phone.strip()))

    def retire(self, code: str) -> None:
        """Take somebody out of the roster; what they interpreted keeps their code."""
        self.note(replace(self._known(code).noted, is_active=False))

    def worked_well(self, code: str, topic: str) -> InterpreterNoted:
        """Note that it went well with somebody; once for each topic."""
        noted = self._known(code).noted
        topics = dict.fromkeys((*noted.worked_well_for, topic))
        return self.note(replace(noted, worked_well_for=tuple(topics)))

    def roster(
        self, language: str = "", variant: str = "", gender: InterpreterGender | None = None
    ) -> tuple[KnownInterpreter, ...]:
        """Return who can be asked: of this language, whose variant begins so, of this gender."""
        return tuple(
            each
            for each in self._reading.interpreters()
            if each.noted.is_active
            and gender in (None, each.noted.gender)
            and any(
                language in ("", spoken.language)
                and spoken.variant.casefold().startswith(variant.casefold())
                for spoken in each.noted.languages
            )
        )

    def _known(self, code: str) -> KnownInterpreter:
        for each in self._reading.interpreters():
            if each.noted.code == code.strip().upper():
                return each
        raise NotNotedError("interpreter")

    def _next_code(self) -> str:
        taken = {each.noted.code for each in self._reading.interpreters()}
        return next(code for n in range(1, len(taken) + 2) if (code := f"I{n:02}") not in taken)


def _is_language(code: str) -> bool:
    return len(code) == LANGUAGE_CODE and code.isascii() and code.isalpha() and code.islower()
