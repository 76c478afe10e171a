"""The way to the page of guidance and training, loaded when somebody first goes there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.services.application import Application
from intake.ui.surface import Surface, Threads


def guidance_page(
    surface: Surface, application: Application, threads: Threads, preview: Callable[[str], None]
) -> QWidget:
    """Return the page; it ends with the window it stands in."""
    from intake.ui.guidance_pages import GuidancePages

    return GuidancePages(surface, application, threads, preview).view
