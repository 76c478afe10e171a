"""The outbox: what was sealed here, how far it has come, and what receipts say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.domain.errors import IntakeError
from intake.domain.receipts import Alarm, Reason
from intake.i18n import N_, Words
from intake.i18n.post_words import alarm_text, numbers_text, stage_text
from intake.services.outbox import Outbox, OutboxRow, Stage
from intake.services.post import SentBundle
from intake.services.receipts import Receipts, TakenReceipt
from intake.ui.presenters.lane import Lane

MOST: Final = 40
"""Lines of the list: the newest. The command line lists all."""

_KINDS: Final = {
    Stage.MADE: "quiet",
    Stage.CARRIED: "info",
    Stage.ACCEPTED: "ok",
    Stage.REFUSED: "bad",
}
_REASONS: Final = {
    Reason.DAMAGED: N_("It arrived damaged: seal the interview again and carry it again."),
    Reason.CONFLICT: N_("It contradicts what came before: look for the cause together."),
}


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One bundle in words."""

    key: str
    station: str
    number: str
    stage: str
    kind: str
    """The colour of the stage: quiet, info, ok or bad."""
    dates: str
    """Every state that was reached, with its date."""
    why: str
    """Why it was refused, and what to do."""
    can_carry: bool


@dataclass(frozen=True, slots=True)
class OutboxState:
    """The card."""

    is_known: bool
    lines: tuple[OutboxLine, ...]
    more: str
    news: str
    alarms: tuple[str, ...]
    problem: str
    is_busy: bool


@dataclass(frozen=True, slots=True)
class OutboxTools:
    """What the presenter works with."""

    outbox: Outbox
    receipts: Receipts
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]


class OutboxPresenter:
    """Lists bundles by state, notes what was handed over, takes receipts in."""

    def __init__(
        self, tools: OutboxTools, words: Words, show: Callable[[OutboxState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._rows: tuple[OutboxRow, ...] | None = None
        self._taken: TakenReceipt | None = None
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask anew."""
        self._tools.writer.run(self._tools.outbox.rows, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def carried(self, key: str) -> None:
        """Note that a bundle was handed over."""
        self._begin()
        outbox = self._tools.outbox
        self._tools.writer.run(
            lambda: (outbox.carried(key), outbox.rows())[1], self._told, self._refused
        )

    def take_receipt(self, path: str) -> None:
        """Take in a receipt that was carried back."""
        self._begin()
        tools = self._tools

        def job() -> tuple[TakenReceipt, tuple[OutboxRow, ...]]:
            return tools.receipts.take_in(path), tools.outbox.rows()

        tools.writer.run(job, self._receipt_came, self._refused)
        self.refresh()

    def state(self) -> OutboxState:
        """Return the state of the card."""
        words, rows = self._words, self._rows or ()
        hidden = len(rows) - MOST
        more = words.ngettext(
            "{count} older bundle is not shown.", "{count} older bundles are not shown.", hidden
        )
        return OutboxState(
            is_known=self._rows is not None,
            lines=tuple(self._line(each) for each in rows[:MOST]),
            more=more if hidden > 0 else "",
            news=self._news(),
            alarms=tuple(alarm_text(words, each) for each in self._alarms()),
            problem=self._tools.sentence(self._error, words) if self._error else "",
            is_busy=self._is_busy,
        )

    def _line(self, row: OutboxRow) -> OutboxLine:
        words, sent = self._words, row.sent
        why = words.gettext(_REASONS[sent.reason]) if sent.reason else ""
        return OutboxLine(
            sent.bundle,
            row.station or words.gettext("a station without a card"),
            words.gettext("No. {number}", number=sent.number),
            stage_text(words, row.stage),
            _KINDS[row.stage],
            self._dates(sent),
            why,
            row.stage is Stage.MADE,
        )

    def _dates(self, sent: SentBundle) -> str:
        """Return each state that was reached, with its date."""
        words, moment = self._words, self._tools.moment
        reached = (
            (N_("made"), sent.made),
            (N_("carried"), sent.carried),
            (N_("received"), sent.received),
            (N_("receipt came"), sent.settled),
        )
        return " · ".join(
            f"{words.gettext(name)} {moment(at, words)}" for name, at in reached if at is not None
        )

    def _alarms(self) -> tuple[Alarm, ...]:
        return self._taken.alarms if self._taken else ()

    def _news(self) -> str:
        words, taken = self._words, self._taken
        if taken is None:
            return ""
        if taken.was_here:
            return words.gettext("This receipt was taken in before; nothing was changed.")
        parts = [
            words.gettext(
                "Receipt {number} of “{station}” was taken in.",
                number=taken.receipt.number,
                station=taken.sender.station,
            )
        ]
        missing = [gap for inbox in taken.receipt.inboxes for gap in inbox.missing]
        if missing:
            parts.append(
                words.gettext("Not there: bundles {numbers}.", numbers=numbers_text(tuple(missing)))
            )
        if taken.receipt.backup is None:
            parts.append(words.gettext("It names no backup: keep your own data for now."))
        return " ".join(parts)

    def _begin(self) -> None:
        self._is_busy, self._error, self._taken = True, None, None

    def _told(self, rows: tuple[OutboxRow, ...]) -> None:
        self._rows, self._is_busy = rows, False
        self.refresh()

    def _receipt_came(self, found: tuple[TakenReceipt, tuple[OutboxRow, ...]]) -> None:
        self._taken, rows = found
        self._told(rows)

    def _refused(self, error: IntakeError) -> None:
        self._error, self._is_busy = error, False
        self.refresh()
