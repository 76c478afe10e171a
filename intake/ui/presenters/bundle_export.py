"""An interview as a sealed bundle for one station; the work can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.i18n.formats import size_text
from intake.services.handing_over import SealedBundle
from intake.services.ports import Contact
from intake.ui.presenters.bundle_sharing import BundleSharing, BundleSharingState
from intake.ui.presenters.export import ExportTools, Stage, Subject
from intake.ui.presenters.stations import WhoseStation, joined
from intake.ui.presenters.work import Ticket


@dataclass(frozen=True, slots=True)
class StationRow:
    """One station that a bundle can be addressed to."""

    key: str
    name: str
    fingerprint: str
    is_verified: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class BundleState:
    """The dialog for a bundle."""

    stage: Stage
    code: str
    stations: tuple[StationRow, ...]
    asks_about: str
    """A new station: whose is it?"""
    warning: str
    """Said while the addressee's keys were not compared by voice."""
    sharing: BundleSharingState
    can_send: bool
    file_name: str
    share: float
    progress: str
    done: str
    path: str
    problem: str


class BundlePresenter:
    """Asks for whom and where, then has the bundle sealed by streaming; it can be stopped."""

    def __init__(
        self,
        tools: ExportTools,
        subject: Subject,
        words: Words,
        show: Callable[[BundleState], None],
    ) -> None:
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._stage = Stage.ASKING
        self._contacts: tuple[Contact, ...] = ()
        self._chosen = ""
        self._file_name = f"{tools.new_name()}.intake"
        self._progress = (0, 0)
        self._path = ""
        self._sealed: SealedBundle | None = None
        self._ticket: Ticket | None = None
        self._whose = WhoseStation(
            tools.handing_over, tools.workshop, self._remembered, self._refused
        )
        self._error: IntakeError | None = None
        self._sharing = BundleSharing(tools, subject, self.refresh, self._refused)
        self.choose_profile = self._sharing.choose

    def open(self) -> None:
        """Read the known stations."""
        desk = self._tools.handing_over
        self._tools.workshop.start(lambda _advance: desk.contacts(), self._listed, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> BundleState:
        """Return the state of the dialog."""
        words = self._words
        chosen = self._contact()
        done, total = self._progress
        sealed = self._sealed
        return BundleState(
            stage=self._stage,
            code=self._subject.code,
            stations=tuple(
                StationRow(
                    each.recipient,
                    each.station,
                    fingerprint(each.recipient),
                    each.verified,
                    each.recipient == self._chosen,
                )
                for each in self._contacts
            ),
            asks_about=self._whose.asked,
            warning=unverified(chosen.station, words) if chosen and not chosen.verified else "",
            sharing=(sharing := self._sharing.state(words)),
            can_send=bool(
                chosen
                and sharing.can_send
                and not self._whose.asked
                and self._stage is Stage.ASKING
            ),
            file_name=self._file_name,
            share=done / total if total else 0.0,
            progress=_counted(done, total, words),
            done=_sealed_text(sealed, words) if sealed else "",
            path=self._path,
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def choose(self, key: str) -> None:
        """Choose a station."""
        self._chosen = key
        self._sharing.look(self._contact())
        self.refresh()

    def add_names(self, *, is_wanted: bool) -> None:
        """Let names go with the bundle, or leave them out."""
        self._sharing.name(is_wanted=is_wanted)

    def take_card(self, path: str) -> None:
        """Remember the station of a contact card, and choose it."""
        tools, known = self._tools, self._contacts
        self._error = None
        tools.workshop.start(
            lambda _advance: self._whose.remember(tools.read_file(path), known),
            self._remembered,
            self._refused,
        )

    def send(self, path: str) -> None:
        """Seal into a file that the person has chosen."""
        contact = self._contact()
        if contact is None:
            return
        self._path, self._error, self._stage = path, None, Stage.WORKING
        self._progress = (0, 0)
        desk, subject, share = self._tools.handing_over, self._subject, self._sharing.share
        self._ticket = self._tools.workshop.start(
            lambda advance: desk.export((subject.id,), contact, path, advance, share),
            self._done,
            self._refused,
            self._advanced,
        )
        self.refresh()

    def tell_whose(self, is_ours: bool) -> None:  # noqa: FBT001 - one of two answers
        """Say whether the station that is asked about is of the own programme."""
        self._whose.answer(is_ours=is_ours)

    def cancel(self) -> None:
        """Stop sealing; nothing is left behind."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _contact(self) -> Contact | None:
        return next((each for each in self._contacts if each.recipient == self._chosen), None)

    def _listed(self, contacts: tuple[Contact, ...]) -> None:
        self._contacts = joined(self._contacts, contacts)
        if not self._chosen and len(self._contacts) == 1:
            self._chosen = self._contacts[0].recipient
        self._sharing.look(self._contact())
        self.refresh()

    def _remembered(self, contact: Contact) -> None:
        self._contacts = joined(self._contacts, (contact,))
        self._chosen = contact.recipient
        self._sharing.look(self._contact())
        self.refresh()

    def _advanced(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self.refresh()

    def _done(self, sealed: SealedBundle) -> None:
        self._ticket, self._sealed, self._stage = None, sealed, Stage.DONE
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._ticket, self._stage = None, Stage.ASKING
        self._error = None if isinstance(error, CancelledError) else error
        self.refresh()


def fingerprint(recipient: str) -> str:
    """Return the end of a key in groups of four, short enough to read out."""
    end = recipient[-16:]
    return " ".join(end[at : at + 4] for at in range(0, len(end), 4))


def unverified(station: str, words: Words) -> str:
    """Return the warning for a station whose keys nobody has compared."""
    return words.gettext(
        "Nobody has yet compared the keys of “{station}” by voice. Call them and compare the eight "
        "words, on the page “Send and export”, before you send anything that matters.",
        station=station,
    )


def _counted(done: int, total: int, words: Words) -> str:
    if not total:
        return words.gettext("Collecting what is to be sealed")
    return words.gettext(
        "{done} of {total} encrypted",
        done=size_text(done, words.language),
        total=size_text(total, words.language),
    )


def _sealed_text(sealed: SealedBundle, words: Words) -> str:
    return words.gettext(
        "The bundle is in {file} ({size}). Only the station chosen can open it.",
        file=sealed.path,
        size=size_text(sealed.size, words.language),
    )
