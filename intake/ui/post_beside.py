"""What was sent and what arrives, on the page Send and export; comparing words, giving receipts."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.app.codes import code_rows
from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.services.application import Application
from intake.services.ports import Contact
from intake.services.receipts import IssuedReceipt
from intake.ui.dialogs import Question
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.contacts import ComparePresenter, CompareTools, give_receipt
from intake.ui.presenters.inbox import InboxPresenter, InboxTools
from intake.ui.presenters.notices import NoticesPresenter, NoticesTools
from intake.ui.presenters.outbox import OutboxPresenter, OutboxTools
from intake.ui.presenters.sending_many import ManyPresenter, ManyTools
from intake.ui.presenters.targets import TargetsPresenter, TargetTools
from intake.ui.surface import Surface, Threads
from intake.ui.views.card_dialog import CardDialog
from intake.ui.views.contacts_dialog import CompareDialog
from intake.ui.views.inbox_card import InboxCard
from intake.ui.views.many_card import ManyCard
from intake.ui.views.notices_card import NoticesCard
from intake.ui.views.outbox_card import OutboxCard
from intake.ui.views.sending_view import SendingView
from intake.ui.views.targets_card import TargetsCard


class PostBeside:
    """The two cards, and the dialogs over them."""

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        self._surface, self._application, self._threads = surface, application, threads
        self._changed: Callable[[], None] = lambda: None
        context, words = surface.context, surface.context.localizer.words
        self.outbox = OutboxCard(context, surface.dialogs)
        self._outbox = OutboxPresenter(self._outbox_tools(), words, self.outbox.display)
        self.inbox = InboxCard(context, surface.dialogs)
        tools = InboxTools(application.inbox, threads.workshop, sentence, self._came)
        self._inbox = InboxPresenter(tools, words, self.inbox.display)
        self.many = ManyCard(context, surface.dialogs)
        self._many = ManyPresenter(self._many_tools(), words, self.many.display)
        self.targets = TargetsCard(context, surface.dialogs)
        self._targets = TargetsPresenter(self._target_tools(), words, self.targets.display)
        self.notices = NoticesCard(context, surface.dialogs)
        self._notices = NoticesPresenter(self._notice_tools(), words, self.notices.display)
        context.localizer.changed.connect(self._speak)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """What stands on the page, from the top."""
        return self.inbox, self.many, self.outbox, self.notices, self.targets

    def serve(self, view: SendingView, changed: Callable[[], None]) -> None:
        """Attach the cards and answer the page; `changed` asks for the stations anew."""
        self._changed = changed
        view.compare_asked.connect(self._compare)
        view.receipt_asked.connect(self._give_receipt)
        view.cards_asked.connect(lambda: self._show_card(view))
        self.outbox.attach(self._outbox)
        self.inbox.attach(self._inbox)
        self.many.attach(self._many)
        self.notices.attach(self._notices)
        self.targets.attach(self._targets)

    def close(self) -> None:
        """Stop what runs, and follow the language no more."""
        for each in (self._inbox, self._many, self._targets):
            each.cancel()
        self._surface.context.localizer.changed.disconnect(self._speak)

    def _speak(self, _language: str) -> None:
        words = self._surface.context.localizer.words
        for each in (self._outbox, self._inbox, self._many, self._notices, self._targets):
            each.speak(words)

    def _came(self) -> None:
        for each in (self._outbox, self._many, self._notices, self._targets):
            each.open()
        self._changed()

    def _compare(self, recipient: str) -> None:
        surface = self._surface
        dialog = CompareDialog(surface.context, surface.window)
        words = surface.context.localizer.words
        show = dialog.until_closed(dialog.display)
        presenter = ComparePresenter(self._compare_tools(), recipient, words, show)

        def revoke() -> None:
            dialog.accept()
            surface.dialogs.ask(_REVOKE, presenter.revoke)

        dialog.revoke_asked.connect(revoke)
        dialog.attach(presenter)
        dialog.open()

    def _show_card(self, view: SendingView) -> None:
        """Show the own card, and take another one as text."""

        def show(card: bytes) -> None:
            dialog = CardDialog(
                self._surface.context, self._surface.window, code_rows(card.decode())
            )
            dialog.given.connect(view.card_given)
            dialog.open()

        def refused(error: IntakeError) -> None:
            self._surface.dialogs.tell_error(error)

        desk = self._application.handing_over
        self._threads.writer.run(desk.own_card, show, refused)

    def _give_receipt(self, recipient: str) -> None:
        handing_over, dialogs = self._application.handing_over, self._surface.dialogs

        def choose(contact: Contact) -> None:
            title = N_("Where to put the receipt")
            dialogs.choose_folder(title, "", lambda path: self._write_receipt(contact, path))

        def refused(error: IntakeError) -> None:
            dialogs.tell_error(error)

        self._threads.reader.run(lambda: handing_over.contact(recipient), choose, refused)

    def _write_receipt(self, contact: Contact, folder: str) -> None:
        dialogs = self._surface.dialogs

        def told(issued: tuple[IssuedReceipt, ...]) -> None:
            files = ", ".join(each.path for each in issued)
            dialogs.tell(
                N_("Give a receipt…"),
                lambda words: words.gettext("The receipt is in {file}", file=files),
            )

        def refused(error: IntakeError) -> None:
            dialogs.tell_error(error)

        give_receipt(self._compare_tools(), contact, folder, told, refused)

    def _compare_tools(self) -> CompareTools:
        application = self._application
        return CompareTools(
            application.contacts,
            application.receipts,
            self._threads.writer,
            sentence,
            self._changed,
        )

    def _many_tools(self) -> ManyTools:
        application, threads = self._application, self._threads
        return ManyTools(
            application.sending_many,
            application.handing_over.contacts,
            threads.reader,
            threads.workshop,
            sentence,
            self._outbox.open,
        )

    def _notice_tools(self) -> NoticesTools:
        application = self._application
        return NoticesTools(
            application.notices,
            application.received_notices,
            application.handing_over.contact,
            self._threads.writer,
            sentence,
            moment_here,
        )

    def _target_tools(self) -> TargetTools:
        application, threads = self._application, self._threads
        return TargetTools(
            application.targets,
            application.handing_over.contacts,
            threads.writer,
            threads.workshop,
            sentence,
            moment_here,
        )

    def _outbox_tools(self) -> OutboxTools:
        application, threads = self._application, self._threads
        return OutboxTools(
            application.outbox,
            application.receipts,
            threads.reader,
            threads.writer,
            sentence,
            moment_here,
        )


_REVOKE = Question(
    N_("Believe nothing more from this station?"),
    N_(
        "What it sends from now on is refused, and its card cannot be added again. What came "
        "before stays. It needs new keys, and a new card, to send here again."
    ),
    N_("Believe nothing more"),
    sign="triangle-alert",
)
