"""What the presenters of the day work with, and an option with its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.i18n.code_lists import code_list, code_text
from intake.services.day_desk import DayDesk
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class DayTools:
    """The services, the lanes to the store, and the words for what goes wrong."""

    desk: DayDesk
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen: a code and its words."""

    key: str
    text: str


def list_options(name: str, language: str) -> tuple[Option, ...]:
    """Return the codes of a list with their words."""
    return tuple(Option(code, code_text(name, code, language)) for code in code_list(name))


def with_none(options: Iterable[Option], text: str = "—") -> tuple[Option, ...]:
    """Put an option that says nothing before the others."""
    return (Option("", text), *options)
