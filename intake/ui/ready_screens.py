"""The first screen of a store, built in short steps while somebody types the passphrase."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from intake.ui.kit.context import Context

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.ui.shell import Shell
    from intake.ui.views.cases_view import CasesView


class ReadyScreens:
    """The list, and the frame that it stands in; what is not built yet is built when asked for.

    They are children of the stack from the first: a style sheet is looked at again for every
    widget of a screen that gets another parent.
    """

    def __init__(self, context: Context, stack: QStackedWidget) -> None:
        self._context, self._stack = context, stack
        self._cases: CasesView | None = None
        self._shell: Shell | None = None

    def build(self) -> Iterator[None]:
        """Build one thing after the other; each step takes a turn of the event loop."""
        self.cases()
        yield
        self.shell()
        yield

    def cases(self) -> "CasesView":
        """Return the list."""
        from intake.ui.views.cases_view import CasesView

        if self._cases is None:
            self._cases = CasesView(self._context)
        return self._cases

    def shell(self) -> "Shell":
        """Return the frame with the list in it, hidden in the stack."""
        from intake.ui.shell import Shell

        if self._shell is None:
            self._shell = Shell(self._context, self.cases())
            self._stack.addWidget(self._shell)
            self._shell.ensurePolished()
        return self._shell
