"""How many stories still say what the identity compartment keeps: counted, and never shown."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from intake.domain.answers import Document
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.forms.model import FormDef, QuestionKind, generic
from intake.services.form_shelf import FormShelf
from intake.services.ports import ListQuery, Reading
from intake.services.testimony import StoryDesk

_TOLD: Final = frozenset({QuestionKind.TEXT, QuestionKind.MULTILINE})
_PAGE: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d(?:[\s().\-/]{0,3}\d){5,}")
_SHORTEST: Final = 3
_JOINING: Final = frozenset(
    {"con", "das", "del", "der", "des", "dos", "las", "les", "los", "por", "san", "santa", "the",
     "van", "von"}
)  # fmt: skip
"""Words that stand in names and in every other text."""


@dataclass(frozen=True, slots=True)
class UnmarkedCount:
    """Core narratives in which a known name or number stands without a mark."""

    interviews: int
    narratives: int


class UnmarkedNames:
    """Compares the stories of this store with what is kept apart of the same interview."""

    def __init__(self, reading: Reading, shelf: FormShelf, stories: StoryDesk) -> None:
        self._reading = reading
        self._shelf = shelf
        self._stories = stories

    def count(
        self, advance: Callable[[int, int], None] = lambda _done, _all: None
    ) -> UnmarkedCount | None:
        """Go through every interview; None for who has not the keys of both compartments.

        `advance` is told how many are done, of how many; it may raise CancelledError.
        """
        if not all(map(self._reading.can_read, (Compartment.CORE, Compartment.IDENTITY))):
            return None
        found = [self._in(each) for each in self._interviews(advance)]
        return UnmarkedCount(sum(1 for each in found if each), sum(found))

    def _interviews(self, advance: Callable[[int, int], None]) -> Iterator[InterviewId]:
        seen = 0
        while (page := self._reading.interviews(ListQuery(offset=seen, limit=_PAGE))).rows:
            for row in page.rows:
                advance(seen, page.count)
                yield row.id
                seen += 1

    def _in(self, id_: InterviewId) -> int:
        known = self._reading.document(id_, Compartment.IDENTITY)
        names = [each.text for each in self._stories.kept(id_)]
        if not known.values and not names:
            return 0
        interview = self._reading.interview(id_)
        told = _told(self._shelf.definition(interview.form))
        texts = _texts(self._reading.document(id_, Compartment.CORE), told)
        secrets = Secrets([*_texts(known, told), *names])
        return sum(1 for text in texts if secrets.stand_in(text))


class Secrets:
    """Words and numbers that are kept apart, alike however they are written."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._numbers: set[str] = set()
        for text in texts:
            self._words.update(map(_plain, _names(text)))
            self._numbers.update(_numbers(text))

    def stand_in(self, text: str) -> bool:
        """Tell whether a text says one of them, accents and capitals apart."""
        if not self._words.isdisjoint(map(_plain, _WORD.findall(text))):
            return True
        return any(
            number in said or number.endswith(said)  # with and without the code of its country
            for said in _numbers(text)
            for number in self._numbers
        )


def _names(text: str) -> Iterator[str]:
    """Yield the words that look like names: capitals, or all of a text that has none."""
    words = [each for each in _WORD.findall(text) if len(each) >= _SHORTEST]
    capitals = [each for each in words if each[0].isupper()]
    return (each for each in capitals or words if _plain(each) not in _JOINING)


def _numbers(text: str) -> list[str]:
    """Return numbers of six digits and more, as telephones and papers have, without what parts."""
    found = _NUMBER.findall(text)
    return ["".join(filter(str.isdigit, each)) for each in found]


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _told(form: FormDef) -> frozenset[str]:
    return frozenset(each.path for each in form.questions() if each.kind in _TOLD)


def _texts(document: Document, told: frozenset[str]) -> list[str]:
    return [value.v for path, value in document.values.items() if generic(path) in told and value.v]
