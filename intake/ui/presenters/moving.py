"""An unfinished interview goes on with the newest version of its form, once somebody has agreed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.forms.model import FormDef, generic
from intake.forms.versions import Loss
from intake.i18n import Words
from intake.services.form_shelf import FormShelf
from intake.services.moving import Move, Moving
from intake.ui.presenters.change_words import loss_text
from intake.ui.presenters.export import Subject
from intake.ui.presenters.lane import Lane

MOST: Final = 200
"""Lines on the screen."""


class MoveStage(StrEnum):
    """How far the dialog is."""

    READING = "reading"
    ASKING = "asking"
    MOVING = "moving"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LossLine:
    """One answer that would not go along; what was answered is not said."""

    question: str
    path: str
    fate: str
    is_lost: bool


@dataclass(frozen=True, slots=True)
class MoveState:
    """The dialog."""

    stage: MoveStage
    code: str
    versions: str
    counted: str
    lines: tuple[LossLine, ...]
    more: str
    do_text: str
    """What the button says: it names the loss."""
    can_move: bool
    done: str
    problem: str


@dataclass(frozen=True, slots=True)
class MoveTools:
    """What the presenter works with."""

    moving: Moving
    shelf: FormShelf
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moved: Callable[[], None]
    """Told once the interview stands with the other version."""


class MovePresenter:
    """Says what would be lost, asks, and moves."""

    def __init__(
        self,
        tools: MoveTools,
        subject: Subject,
        to: FormHash,
        words: Words,
        show: Callable[[MoveState], None],
    ) -> None:
        self._tools, self._subject, self._to = tools, subject, to
        self._words, self._show = words, show
        self._stage = MoveStage.READING
        self._move: Move | None = None
        self._former: FormDef | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Work out what would be lost."""
        tools, interview, to = self._tools, self._subject.id, self._to

        def job() -> tuple[Move, FormDef]:
            move = tools.moving.preview(interview, to)
            return move, tools.shelf.definition(move.interview.form)

        tools.reader.run(job, self._read, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> MoveState:
        """Return the state of the dialog."""
        words, move = self._words, self._move
        losses = move.losses if move is not None else ()
        more = len(losses) - MOST
        return MoveState(
            stage=self._stage,
            code=self._subject.code,
            versions=self._versions(),
            counted=self._counted(),
            lines=tuple(self._line(each) for each in islice(losses, MOST)),
            more=words.ngettext("and {count} more", "and {count} more", more) if more > 0 else "",
            do_text=words.gettext("Move it without these answers")
            if move is not None and move.answers_lost
            else words.gettext("Move it"),
            can_move=self._stage is MoveStage.ASKING and move is not None and move.is_needed,
            done=self._done(),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def move(self, reason: str) -> None:
        """Move; what was shown as lost is accepted with it."""
        if not self.state().can_move:
            return
        self._stage, self._error = MoveStage.MOVING, None
        moving, interview, to = self._tools.moving, self._subject.id, self._to
        self._tools.writer.run(
            lambda: moving.move(interview, to, reason.strip(), accept_loss=True),
            self._moved,
            self._refused,
        )
        self.refresh()

    def _versions(self) -> str:
        if self._move is None:
            return ""
        return self._words.gettext(
            "From version {old} to version {new}",
            old=self._move.interview.form_version,
            new=self._move.version,
        )

    def _counted(self) -> str:
        move, words = self._move, self._words
        if move is None or self._stage is MoveStage.DONE:
            return ""
        if not move.is_needed:
            return words.gettext("It stands with the newest version already.")
        if not move.answers_lost:
            return words.gettext("No answer would be lost.")
        return words.ngettext(
            "{count} answer would be left out. It stays in the ledger, and no list, paper or "
            "export shows it any more.",
            "{count} answers would be left out. They stay in the ledger, and no list, paper or "
            "export shows them any more.",
            move.answers_lost,
        )

    def _done(self) -> str:
        if self._stage is not MoveStage.DONE or self._move is None:
            return ""
        return self._words.gettext(
            "The interview goes on with version {version}.", version=self._move.version
        )

    def _line(self, loss: Loss) -> LossLine:
        words = self._words
        reason = loss_text(loss.reason, words)
        fate = words.gettext("left out: {reason}", reason=reason)
        if loss.is_kept:
            fate = words.gettext("kept without a label: {reason}", reason=reason)
        return LossLine(self._question(generic(loss.path)), loss.path, fate, loss.counts)

    def _question(self, path: str) -> str:
        node = self._former.node(path) if self._former is not None else None
        if node is None or node.label is None:
            return path
        languages = (self._words.language, *node.label.by_language)
        texts = (node.label.plain(each) for each in languages)
        return " ".join(next((text for text in texts if text), path).split())

    def _read(self, found: tuple[Move, FormDef]) -> None:
        self._move, self._former = found
        self._stage = MoveStage.ASKING
        self.refresh()

    def _moved(self, move: Move) -> None:
        self._move, self._stage = move, MoveStage.DONE
        self.refresh()
        self._tools.moved()

    def _refused(self, error: IntakeError) -> None:
        self._stage, self._error = MoveStage.ASKING, error
        self.refresh()
