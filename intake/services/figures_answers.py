"""Reading coded answers for figures: what is said, and nothing where nothing is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from intake.domain.answers import Document, Path
from intake.domain.figures.facts import NO, YES


@dataclass(frozen=True, slots=True)
class Answers:
    """The coded answers of one document, below one group or row."""

    document: Document
    within: Path = ""

    def one(self, path: Path) -> str:
        """Return one answer, or nothing."""
        value = self.document.values.get(self.within + path)
        return value.v if value is not None and value.rel else ""

    def many(self, path: Path) -> tuple[str, ...]:
        """Return every code that was chosen."""
        return tuple(self.one(path).split())

    def yes_no(self, path: Path) -> str:
        """Return "yes", "no" or nothing: not knowing and not answering are neither."""
        said = self.one(path)
        return said if said in {YES, NO} else ""

    def number(self, path: Path) -> int | None:
        """Return a whole number, or None."""
        said = self.one(path)
        return int(said) if said.isascii() and said.isdecimal() else None

    def rows(self, repeat: Path) -> Iterator["Answers"]:
        """Yield the rows of a repeat, in order."""
        whole = self.within + repeat
        for uid in self.document.rows.get(whole, ()):
            yield Answers(self.document, f"{whole}[{uid}]/")


def any_yes(answers: Iterable[str]) -> str:
    """Return "yes" where one is, "no" where all are; else nothing is known."""
    said = tuple(answers)
    if YES in said:
        return YES
    return NO if said and all(each == NO for each in said) else ""


def hours_between(first: date | None, then: date | None) -> int | None:
    """Return the hours between two days, or None where they are not in this order."""
    if first is None or then is None or then < first:
        return None
    return (then - first).days * 24
