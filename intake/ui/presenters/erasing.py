"""What waits to be erased, the two signatures, and what may still have what is gone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from intake.domain.case_codes import CaseCode, shown
from intake.domain.erasing import Step
from intake.domain.errors import IntakeError
from intake.domain.ids import NO_RECORD, InterviewId
from intake.i18n import N_, Words
from intake.i18n.erasing_words import STEPS, remainder
from intake.services.erasing import Erased, Erasing
from intake.services.erasing_ports import Listing, Ordered, PendingKey
from intake.ui.presenters.lane import Lane


class Doing(StrEnum):
    """What is signed with the passphrase."""

    ORDER = "order"
    APPROVE = "approve"
    KEYS = "keys"


TITLES = {
    Doing.ORDER: N_("Order that {case} is erased"),
    Doing.APPROVE: N_("Erase {case} for good"),
    Doing.KEYS: N_("New keys for the files"),
}
SAYS = {
    Doing.ORDER: N_(
        "You sign a list of all that is to go. Nothing goes yet: somebody else has to sign the "
        "same list."
    ),
    Doing.APPROVE: N_(
        "You are the second to sign. With your signature it is gone here at once, and nobody "
        "brings it back."
    ),
    Doing.KEYS: N_(
        "The files get new keys when the store is locked. Until then remains on the disk can be "
        "read with the keys of before."
    ),
}
SUBMITS = {
    Doing.ORDER: N_("Sign the order"),
    Doing.APPROVE: N_("Sign and erase"),
    Doing.KEYS: N_("Give new keys"),
}


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One record that waits, in words."""

    interview: InterviewId
    case: str
    step: str
    doing: Doing | None
    """What the person at the device can do; None: it waits for somebody else."""


@dataclass(frozen=True, slots=True)
class ErasingForm:
    """One act, as it is about to be signed."""

    doing: Doing
    title: str
    says: str
    goes: str
    submit: str


@dataclass(frozen=True, slots=True)
class ErasingState:
    """The dialog: the list, or a form over it. `is_known` is False until the store has answered."""

    is_known: bool
    lines: tuple[WaitingLine, ...]
    count: str
    """How many were erased so far."""
    pending: str
    """That files wait for new keys; empty where none does."""
    can_renew: bool
    done: tuple[str, ...]
    """What was just erased, and what may still have it."""
    form: ErasingForm | None
    is_busy: bool
    problem: str


@dataclass(frozen=True, slots=True)
class ErasingTools:
    """What the presenter works with."""

    desk: Erasing
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    is_steward: bool
    is_coordinator: bool


@dataclass(frozen=True, slots=True)
class _Found:
    waiting: tuple[Ordered, ...] = ()
    mine: frozenset[InterviewId] = frozenset()
    erased: int = 0
    pending: tuple[PendingKey, ...] = ()


@dataclass(frozen=True, slots=True)
class _Doing:
    doing: Doing
    interview: InterviewId = NO_RECORD
    case: str = ""
    listing: Listing | None = None


class ErasingPresenter:
    """Lists what waits, and signs. Reads the list anew after each act."""

    def __init__(
        self, tools: ErasingTools, words: Words, show: Callable[[ErasingState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: _Found | None = None
        self._doing: _Doing | None = None
        self._done: Erased | None = None
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._came, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def begin(self, line: WaitingLine) -> None:
        """Ask what would go with a record, and then for the signature."""
        if line.doing is None or self._is_busy:
            return
        self._is_busy, self._error = True, None
        doing = _Doing(line.doing, line.interview, line.case)
        self._tools.reader.run(
            partial(self._tools.desk.listing, line.interview),
            partial(self._listed, doing),
            self._refused,
        )
        self.refresh()

    def begin_keys(self) -> None:
        """Ask for the signature that gives new keys."""
        self._doing, self._error = _Doing(Doing.KEYS), None
        self.refresh()

    def leave(self) -> None:
        """Go back to the list; nothing was signed."""
        self._doing, self._error = None, None
        self.refresh()

    def sign(self, passphrase: str) -> None:
        """Do what the form says, signed."""
        doing, desk = self._doing, self._tools.desk
        if doing is None or self._is_busy or not passphrase:
            return
        self._is_busy, self._error = True, None
        jobs: dict[Doing, Callable[[], object]] = {
            Doing.ORDER: partial(desk.order, doing.interview, passphrase),
            Doing.APPROVE: partial(desk.approve, doing.interview, passphrase),
            Doing.KEYS: partial(desk.change_keys, passphrase),
        }
        self._tools.writer.run(jobs[doing.doing], self._signed, self._refused)
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ErasingState:
        """Return the state of the dialog."""
        words, found = self._words, self._found or _Found()
        count = words.gettext("Erased so far: {count}", count=found.erased)
        return ErasingState(
            is_known=self._found is not None,
            lines=tuple(self._line(each, found) for each in found.waiting),
            count=count if found.erased else "",
            pending=words.gettext("New keys pending.") if found.pending else "",
            can_renew=bool(found.pending) and self._tools.is_coordinator,
            done=self._done_lines(),
            form=self._form(),
            is_busy=self._is_busy,
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _line(self, each: Ordered, found: _Found) -> WaitingLine:
        step = self._words.gettext(STEPS[each.step])
        return WaitingLine(each.interview, shown(each.case_code), step, self._doing_of(each, found))

    def _doing_of(self, each: Ordered, found: _Found) -> Doing | None:
        if each.step is not Step.ORDERED:
            return Doing.ORDER if self._tools.is_steward else None
        may_approve = self._tools.is_steward or self._tools.is_coordinator
        return Doing.APPROVE if may_approve and each.interview not in found.mine else None

    def _form(self) -> ErasingForm | None:
        doing, words = self._doing, self._words
        if doing is None:
            return None
        goes = "" if doing.listing is None else _goes(doing.listing, words)
        return ErasingForm(
            doing.doing,
            words.gettext(TITLES[doing.doing], case=doing.case),
            words.gettext(SAYS[doing.doing]),
            goes,
            words.gettext(SUBMITS[doing.doing]),
        )

    def _done_lines(self) -> tuple[str, ...]:
        done, words = self._done, self._words
        if done is None:
            return ()
        gone = words.gettext("{code} is gone here.", code=shown(CaseCode(done.case_code)))
        keys = bool(done.pending_keys)
        return (gone, *remainder(words, done.backups_until, is_key_pending=keys))

    def _read(self) -> _Found:
        desk = self._tools.desk
        waiting = desk.waiting()
        mine = frozenset(each.interview for each in waiting if desk.is_orderer(each))
        return _Found(waiting, mine, len(desk.erased()), desk.pending_keys())

    def _came(self, found: _Found) -> None:
        self._found, self._is_busy = found, False
        self.refresh()

    def _listed(self, doing: _Doing, listing: Listing) -> None:
        self._doing = _Doing(doing.doing, doing.interview, doing.case, listing)
        self._is_busy = False
        self.refresh()

    def _signed(self, result: object) -> None:
        self._doing, self._is_busy = None, False
        if isinstance(result, Erased):
            self._done = result
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._error = False, error
        self.refresh()


def _goes(listing: Listing, words: Words) -> str:
    """Return in counts what goes, and which judgements go or leave their codes."""
    entries = sum(count for _, count in listing.entries)
    told = [
        words.gettext(
            "Goes: entries: {entries}, drafts: {drafts}, attachments: {attachments}.",
            entries=entries,
            drafts=listing.drafts,
            attachments=listing.attachments,
        )
    ]
    if listing.judgements:
        told.append(words.gettext("Judgements erased with it: {count}", count=listing.judgements))
    if listing.kept:
        stay = "Judgements of which the codes stay, for statistics: {count}"
        told.append(words.gettext(stay, count=listing.kept))
    return "\n".join(told)
