"""What a page needs from whatever shows a part of it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from intake.ui.presenters.interview_state import Page, Part


class PartPanel(Protocol):
    """A widget that shows one part of a page."""

    @property
    def path(self) -> str:
        """The path of its first question."""

    @property
    def widget(self) -> QWidget:
        """What is put on the page."""

    def fits(self, part: Part) -> bool:
        """Tell whether it can show `part`."""

    def show_part(self, part: Part, languages: tuple[str, str]) -> None:
        """Show it as it stands."""

    def commit(self) -> None:
        """Give what stands half typed."""

    def holds(self, path: str) -> bool:
        """Tell whether the question is one of its own."""

    def focus_on(self, path: str) -> bool:
        """Put the focus on a question, or on the first (empty); False when it takes none."""

    def take_key(self, key: str) -> bool:
        """Let a number key choose."""


Make = Callable[[Page, Part], PartPanel]
"""Makes the panel of a part of a page."""
