"""The roster of interpreters: codes and languages here, names and telephones kept apart."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event


class InterpreterGender(StrEnum):
    """The list "intpref" without "either": what a person may ask for."""

    WOMAN = "woman"
    MAN = "man"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language, ISO 639-3, and where its variant is from."""

    language: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class InterpreterNoted(Event):
    """What the core knows of somebody who interprets; the same code again changes it."""

    code: str
    languages: tuple[Spoken, ...]
    gender: InterpreterGender = InterpreterGender.NOT_SAID
    by_phone: bool = False
    hours: str = ""
    """When they can be asked, as it is said: "Mon–Fri 8–14"."""
    worked_well_for: tuple[str, ...] = ()
    """Topics, as codes of the list "interptopic"; never a case, never a person."""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class InterpreterNamed(Event):
    """Who that is: this entry stands in the identity compartment alone."""

    code: str
    name: str
    phone: str
