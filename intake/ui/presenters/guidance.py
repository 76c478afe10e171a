"""Guidance and training: cards with their sources, the register, and instructions from above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from intake.domain.errors import IntakeError
from intake.domain.guidance import MADE_UP, Card, CardKind, Line, Section, Text
from intake.domain.training import PRACTICE, Currency, Training, TrainingPolicy
from intake.i18n import N_, Words
from intake.i18n.draw_words import CURRENCIES, DIRECTIONS, MODES
from intake.i18n.formats import date_text
from intake.services.guidance import Guidance
from intake.services.instructions import Followed, Instructions
from intake.services.training import RegisterLine, TrainingDesk, Untrained
from intake.ui.presenters.guidance_state import (
    CardShown,
    GuidanceState,
    InstructionShown,
    LineShown,
    RegisterRow,
    SectionShown,
)
from intake.ui.presenters.lane import Lane


@dataclass(frozen=True, slots=True)
class GuidanceTools:
    """The services, the lanes to the store, and the words for what goes wrong."""

    guidance: Guidance
    training: TrainingDesk
    instructions: Instructions
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of the store."""

    register: tuple[RegisterLine, ...] = ()
    policy: TrainingPolicy = field(default_factory=TrainingPolicy)
    missing: tuple[str, ...] = ()
    to_confirm: tuple[Training, ...] = ()
    share: Untrained = field(default_factory=lambda: Untrained(0, 0, 0))
    instructions: tuple[Followed, ...] = ()


class GuidancePresenter:
    """Shows the page, confirms one's own training, and notes a practice."""

    def __init__(
        self, tools: GuidanceTools, words: Words, show: Callable[[GuidanceState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._known = Known()
        self._error: IntakeError | None = None
        self._is_busy = False

    def open(self) -> None:
        """Ask anew what is known."""
        self._tools.reader.run(self._read, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def confirm(self) -> None:
        """Say that one had the training that others noted."""
        desk, mine = self._tools.training, self._known.to_confirm
        self._write(lambda: [desk.confirm(each.chain, each.seq) for each in mine])

    def practised(self) -> None:
        """Note that one walked the practice interview to its end."""
        self._write(self._tools.training.practised)

    def practice_card(self) -> CardShown:
        """Return the made-up case, for who plays it."""
        return card_shown(self._tools.guidance.card(PRACTICE), self._words)

    def state(self) -> GuidanceState:
        """Return the state of the page."""
        words, known = self._words, self._known
        cards = [each for each in self._tools.guidance.cards() if each.kind != CardKind.PRACTICE]
        return GuidanceState(
            tuple(card_shown(each, words) for each in cards),
            self._missing(),
            self._to_confirm(),
            words.gettext(MODES[known.policy.mode]),
            words.gettext(
                "Interviews by somebody without current training: {untrained} of {all}",
                untrained=known.share.untrained,
                all=known.share.interviews,
            ),
            tuple(self._row(each) for each in known.register),
            tuple(self._instruction(each) for each in known.instructions),
            self._tools.sentence(self._error, words) if self._error else "",
            self._is_busy,
        )

    def _read(self) -> Known:
        desk = self._tools.training
        return Known(
            desk.register(),
            desk.policy(),
            desk.missing(),
            desk.to_confirm(),
            desk.untrained(),
            self._tools.instructions.entered(),
        )

    def _missing(self) -> str:
        if not self._known.missing:
            return ""
        named = self._named(self._known.missing)
        return self._words.gettext("Your training is not current: {missing}", missing=named)

    def _to_confirm(self) -> str:
        mine = self._known.to_confirm
        if not mine:
            return ""
        named = self._named([each.card.guidance for each in mine])
        return self._words.gettext("Somebody noted that you were trained in: {what}", what=named)

    def _named(self, guidance: Sequence[str]) -> str:
        return titles_of(self._tools.guidance, guidance, self._words)

    def _row(self, line: RegisterLine) -> RegisterRow:
        training = line.training
        return RegisterRow(
            line.label,
            self._named([training.card.guidance]),
            date_text(date.fromisoformat(training.expires), self._words.language, "medium"),
            self._words.gettext(CURRENCIES[line.currency]),
            line.currency is Currency.CURRENT,
        )

    def _instruction(self, each: Followed) -> InstructionShown:
        words, said = self._words, each.known.said
        return InstructionShown(
            words.gettext(
                "Instruction {number}, {day}: {source}",
                number=each.known.number,
                day=date_text(date.fromisoformat(said.day), words.language),
                source=said.source,
            ),
            said.text,
            words.gettext("About: {what}", what=words.gettext(DIRECTIONS[said.direction])),
            words.ngettext(
                "{count} interview went to review by it",
                "{count} interviews went to review by it",
                len(each.records),
            ),
            said.direction.is_one_sided,
        )

    def _write(self, job: Callable[[], object]) -> None:
        self._is_busy, self._error = True, None
        self._tools.writer.run(job, lambda _done: self._written(), self._refused)
        self.refresh()

    def _written(self) -> None:
        self._is_busy = False
        self.open()

    def _told(self, known: Known) -> None:
        self._known = known
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._error = False, error
        self.refresh()


def titles_of(guidance: Guidance, named: Sequence[str], words: Words) -> str:
    """Return the titles of cards, or the id of one that this program does not have."""
    titles = {each.version.guidance: each.title for each in guidance.cards()}
    return " · ".join(_in(titles[each], words) if each in titles else each for each in named)


def card_shown(card: Card, words: Words) -> CardShown:
    """Return how a card is shown in one language."""
    first, last = (
        date_text(each, words.language) if each else "" for each in (card.first, card.last)
    )
    if card.kind is not CardKind.PROCEDURE:
        when = ""
    elif last:
        when = words.gettext("{first} to {last}", first=first, last=last)
    else:
        when = words.gettext("since {first}", first=first)
    return CardShown(
        card.version.guidance,
        _in(card.title, words),
        when,
        _in(card.note, words),
        tuple(_section(each, words) for each in card.sections),
    )


def _section(section: Section, words: Words) -> SectionShown:
    lines = tuple(LineShown(_in(each.text, words), _source(each, words)) for each in section.lines)
    return SectionShown(_in(section.head, words), lines)


def _source(line: Line, words: Words) -> str:
    """Return where a statement comes from; what is made up comes from nowhere."""
    if line.source == MADE_UP:
        return ""
    return line.source + (words.gettext(N_(" (to be checked)")) if line.is_to_check else "")


def _in(text: Text, words: Words) -> str:
    return text.get(words.language) or text["en"]
