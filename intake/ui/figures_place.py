"""The way to the page of figures, which is loaded when somebody first goes there."""

from PySide6.QtWidgets import QWidget

from intake.services.application import Application
from intake.ui.surface import Surface, Threads


def figures_page(surface: Surface, application: Application, threads: Threads) -> QWidget:
    """Return the page; it ends with the window it stands in."""
    from intake.ui.figures_pages import FiguresPages

    return FiguresPages(surface, application, threads).view
