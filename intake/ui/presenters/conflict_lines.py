"""Conflicts of one record as lines: each side with who, when, where, in which language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from intake.domain.answers import Path, Value
from intake.domain.compartments import Compartment
from intake.domain.conflicts import Said
from intake.domain.ids import PersonId
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.i18n.conflict_words import how_text
from intake.i18n.languages import language_name
from intake.services.conflicts import Conflicts, Found
from intake.ui.presenters import markup
from intake.ui.presenters.readback_lines import Reading, answer_text, read_languages

Moment = Callable[[datetime, Words], str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the answers that stand beside each other."""

    text: str
    who: str
    """Who noted it, when, at which station."""
    heard: str
    """The language it was said in, and through whom."""
    holds: bool
    """It is what the record says now."""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One question with its sides."""

    path: Path
    label: str
    is_identity: bool
    sides: tuple[Side, ...]
    settled: str
    """How, by whom and why; empty while nobody has settled it."""

    @property
    def is_open(self) -> bool:
        """Nobody has settled it."""
        return not self.settled


@dataclass(frozen=True, slots=True)
class Telling:
    """What makes lines of what was found."""

    session: FormSession
    conflicts: Conflicts
    moment: Moment
    words: Words

    def lines(self, found: tuple[Found, ...]) -> tuple[ConflictLine, ...]:
        """Return a line for each question, those that are open first."""
        return tuple(self._line(each) for each in found)

    def _line(self, found: Found) -> ConflictLine:
        path = found.conflict.path
        label = self.session.label(path, self._reading().tag)
        return ConflictLine(
            path,
            markup.plain(label.text) if label is not None else path,
            found.compartment is Compartment.IDENTITY,
            tuple(self._side(path, each, found.holds) for each in found.conflict.said),
            self._settled(found),
        )

    def _side(self, path: Path, said: Said, holds: Value | None) -> Side:
        return Side(
            self._answer(path, said.value),
            self._who(said.actor, said.wall, self._station(said)),
            self._heard(said),
            holds=said.value == holds,
        )

    def _settled(self, found: Found) -> str:
        done = found.conflict.settled
        if done is None:
            return ""
        parts = [how_text(done.how, self.words), self._who(done.actor, done.wall, "")]
        if done.value is not None:
            parts.insert(1, self._answer(found.conflict.path, done.value))
        return " · ".join([*parts, *([done.reason] if done.reason else [])])

    def _answer(self, path: Path, value: Value | None) -> str:
        if value is None:
            return self.words.gettext("The row was taken out")
        text = answer_text(self.session, self._reading(), path, value)
        return text or self.words.gettext("Nothing was written")

    def _who(self, actor: PersonId, wall: int, station: str) -> str:
        at = self.moment(datetime.fromtimestamp(wall / 1000, UTC), self.words)
        name = self.conflicts.who(actor)
        return " · ".join(each for each in (name, at, station) if each)

    def _station(self, said: Said) -> str:
        return self.conflicts.station(said.org) or self.words.gettext("this station")

    def _heard(self, said: Said) -> str:
        value = said.value
        lang = (value.lang if value is not None else "") or said.lang
        via = (value.via if value is not None else "") or said.via
        parts = [language_name(lang, self.words.language)] if lang else []
        if via:
            parts.append(self.words.gettext("through interpreter {code}", code=via))
        return " · ".join(parts)

    def _reading(self) -> Reading:
        tag = read_languages(self.session, self.words.language)[1]
        own = [e.tag for e in self.session.form.languages if e.tag == self.words.language]
        return Reading(own[0] if own else tag, self.words)
