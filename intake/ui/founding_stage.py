"""The first start on the window: it founds a store, and asks before words of a sheet are lost."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.lanes import Workshop
from intake.ui.presenters.first_start import FirstStartPresenter, FirstStartTools
from intake.ui.views.first_start_view import FirstStartView
from intake.ui.views.sheet_page import LEAVING_SHEETS
from intake.ui.window_parts import WindowParts


class FoundingStage:
    """One first start, from the first page until a store is founded or the window closed."""

    def __init__(
        self, parts: WindowParts, window: QWidget, folder: str, founded: Callable[[str], None]
    ) -> None:
        """Begin; `founded` is told the folder of the new store."""
        context = parts.context
        self._founded = founded
        self._dialogs = Dialogs(context, window)
        self._workshop = Workshop(parts.crashed)
        self.view = FirstStartView(context, self._dialogs)
        tools = FirstStartTools(parts.doors, self._workshop, sentence, parts.choose)
        self.presenter = FirstStartPresenter(
            tools, context.localizer.words, self.view.display, self._done
        )
        self.view.attach(self.presenter)
        self.presenter.edit(folder=folder)
        self._may_leave = False

    def may_leave(self, leave: Callable[[], object]) -> bool:
        """Tell whether nothing is lost; else ask, and call `leave` when it may be lost."""
        if self._may_leave or not self.presenter.holds_unseen_words:
            return True

        def go() -> None:
            self._may_leave = True
            leave()

        self._dialogs.ask(LEAVING_SHEETS, go)
        return False

    def close(self) -> None:
        """End what is under way."""
        self._workshop.close()

    def _done(self, folder: str) -> None:
        self.close()
        self._founded(folder)
