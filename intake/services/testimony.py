"""What stands beside the stories of an interview: translations, and names that are kept apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from intake.domain.answers import Path
from intake.domain.compartments import Compartment
from intake.domain.errors import ConsentMissingError, NothingToTranslateError
from intake.domain.events import AnswerGiven, Event
from intake.domain.ids import InterviewId
from intake.domain.tokens import NameKeptApart, is_meant
from intake.domain.translation_events import TranslationRecorded
from intake.ledger import event_codec, header
from intake.ledger.bodies import testimony
from intake.services.day_ports import KnownName
from intake.services.form_shelf import FormShelf
from intake.services.ports import OpenRecords, Reading, Written

_NAMES: Final = frozenset({testimony.NAME})
_TEXTS: Final = frozenset({testimony.TRANSLATION, "answer.given"})


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation as it stands beside its original."""

    path: Path
    lang: str
    text: str
    by: str
    at: datetime
    is_of_earlier_words: bool = False
    """The answer was changed after it was translated."""


class StoryDesk:
    """The desk for what people told, beside their words."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        shelf: FormShelf,
        names: Callable[[], tuple[KnownName, ...]],
    ) -> None:
        self._open_records, self._names = open_records, names
        self._reading = reading
        self._shelf = shelf

    @property
    def is_open(self) -> bool:
        """This person may read and keep names."""
        return self._reading.can_read(Compartment.IDENTITY)

    def kept(self, interview: InterviewId) -> tuple[NameKeptApart, ...]:
        """Return the names that were kept apart, once each; none for who may not read them."""
        found = (event for _at, event in self._events(interview, _NAMES))
        return tuple(dict.fromkeys(each for each in found if isinstance(each, NameKeptApart)))

    def find(self, typed: str) -> tuple[KnownName, ...]:
        """Return the names that somebody looks for; raises NotGrantedError for who may not."""
        return tuple(each for each in self._names() if is_meant(typed, each.name.text))

    def keep(self, interview: InterviewId, name: NameKeptApart) -> Written:
        """Keep a name apart; raises NotGrantedError for who may not read it."""
        self._demand_consent(interview)
        with self._open_records(Compartment.IDENTITY) as records:
            return records.append(name, interview)

    def translate(
        self, interview: InterviewId, path: Path, text: str, *, lang: str, by: str
    ) -> Written:
        """Put a translation beside an answer; the answer itself stays as it is.

        Raises NothingToTranslateError where there is no answer, or no translation of it.
        """
        whole = self._reading.interview(interview)
        original = whole.document.values.get(path)
        if original is None or not original.v or not text.strip():
            raise NothingToTranslateError(path)
        self._demand_consent(interview)
        compartment = self._shelf.session(whole).compartment(path)
        with self._open_records(compartment) as records:
            return records.append(TranslationRecorded(path, lang, text, by), interview)

    def translations(self, interview: InterviewId) -> tuple[Translation, ...]:
        """Return the newest translation of each answer into each language."""
        found: dict[tuple[Path, str], Translation] = {}
        words: dict[Path, str] = {}
        for at, event in self._events(interview, _TEXTS):
            if isinstance(event, TranslationRecorded):
                made = Translation(event.path, event.lang, event.text, event.by, at)
                found[event.path, event.lang] = made
                continue
            now = _words_of(event)
            changed = {path for path, v in now.items() if words.get(path, v) != v}
            words |= now
            for key in [each for each in found if each[0] in changed]:
                found[key] = replace(found[key], is_of_earlier_words=True)
        return tuple(found.values())

    def _demand_consent(self, interview: InterviewId) -> None:
        with self._open_records(Compartment.CORE) as records:
            if not records.standing(interview).may_collect:
                raise ConsentMissingError(interview)

    def _events(
        self, interview: InterviewId, types: frozenset[str]
    ) -> Iterator[tuple[datetime, Event]]:
        """Yield the events of these types, in the order of time, with the time."""
        found: list[tuple[int, int, Event]] = []
        for each in self._reading.record_entries(interview):
            if each.header is not None and each.body is not None:
                head = header.decode(each.header)
                if head.type in types:
                    found.append((head.hlc, head.wall, event_codec.decode(head.type, each.body)))
        for _hlc, wall, event in sorted(found, key=lambda one: one[0]):
            yield datetime.fromtimestamp(wall / 1000, UTC), event


def _words_of(event: Event) -> dict[Path, str]:
    """Return the words of every answer that an event gives."""
    values = event.patch.values if isinstance(event, AnswerGiven) else ()
    return {path: value.v for path, value in values}
